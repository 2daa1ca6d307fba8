// A list that is drawn anew keeps the reader's place: where "more" had the focus, the first new line takes it; where a line
// was dealt with and went, the one that came into its place.
const stops = (within = document.querySelector("main")) => [...(within?.querySelectorAll("[data-step]") ?? [])];
let place = -1;
let keeper = "";

document.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  const here = document.activeElement;
  place = -1;
  keeper = "";
  if (!target?.contains(here)) return;
  if (target.matches(".more")) {
    place = stops().indexOf(here);
  } else if (target.matches("[data-keeps-place]")) {
    place = stops(target).indexOf(here.closest("[data-row]")?.querySelector("[data-step]") ?? here);
    keeper = target.id;
  }
});

document.addEventListener("htmx:afterSettle", () => {
  if (place < 0) return;
  const now = keeper ? stops(document.getElementById(keeper)) : stops();
  now[Math.min(place, now.length - 1)]?.focus();
  place = -1;
});
