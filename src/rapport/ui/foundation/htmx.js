// A list that grows keeps the reader's place: where "more" had the focus, the first new line takes it.
const stops = () => [...document.querySelectorAll("main [data-step]")];
let place = -1;

document.addEventListener("htmx:beforeSwap", (event) => {
  const more = event.detail.target;
  const hasFocus = more?.matches?.(".more") && more.contains(document.activeElement);
  place = hasFocus ? stops().indexOf(document.activeElement) : -1;
});

document.addEventListener("htmx:afterSettle", () => {
  if (place >= 0) stops()[place]?.focus();
  place = -1;
});
