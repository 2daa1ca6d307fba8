// A value leads to the page that says why. Here that page's card opens beside the value instead; without this
// script, or with a modifier key, the link is simply followed.
const card = document.getElementById("why");
const PATIENCE = 300;
const GAP = 6;
const NARROW = matchMedia("(max-width: 760px)");
let opener = null;

const place = () => {
  card.style.removeProperty("left");
  card.style.removeProperty("top");
  if (NARROW.matches || !opener) return;
  const value = opener.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const left = document.dir === "rtl" ? value.right - size.width : value.left;
  const below = value.bottom + GAP;
  const fits = below + size.height <= innerHeight - GAP;
  const top = fits ? below : Math.max(GAP, value.top - GAP - size.height);
  card.style.left = `${Math.max(GAP, Math.min(left - 16, innerWidth - size.width - GAP))}px`;
  card.style.top = `${top}px`;
};

// The value may have been drawn anew while its card was open.
const sameLink = (link) =>
  [...document.querySelectorAll("a[data-why]")].find((one) => one.href === link.href);

const open = () => {
  if (!card.matches(":popover-open")) card.showPopover();
  place();
};

const ask = async (link) => {
  opener?.removeAttribute("aria-expanded");
  opener = link;
  const waiting = setTimeout(() => {
    card.replaceChildren(document.getElementById("why-waiting").content.cloneNode(true));
    open();
  }, PATIENCE);
  try {
    await htmx.ajax("GET", link.href, { source: link, target: "#why" });
  } finally {
    clearTimeout(waiting);
  }
  if (opener !== link) return;
  if (!card.querySelector(".why")) {
    card.hidePopover();
    return;
  }
  link.setAttribute("aria-expanded", "true");
  open();
  const field = card.querySelector("[autofocus]");
  (field ?? card).focus({ preventScroll: true });
  field?.select();
};

// Something was said of a value: the page shows what is believed now, and the focus stays where it was.
const showAnew = async () => {
  const links = () => [...document.querySelectorAll("main a[data-why]")];
  const at = Math.max(links().indexOf(document.activeElement), links().indexOf(opener));
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = document.querySelector("main");
  main.replaceChildren(...page.querySelector("main").childNodes);
  htmx.process(main);
  if (at >= 0) links()[Math.min(at, links().length - 1)]?.focus({ preventScroll: true });
};

if (card && "popover" in HTMLElement.prototype) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-why]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || !globalThis.htmx) return;
    event.preventDefault();
    ask(link);
  });
  card.addEventListener(
    "toggle",
    (event) => event.target.matches?.("details") && event.target.open && event.target.querySelector(".input")?.select(),
    true,
  );
  card.addEventListener("toggle", (event) => {
    if (event.target !== card) return;
    if (event.newState !== "closed" || !opener) return;
    const here = opener.isConnected ? opener : sameLink(opener);
    here?.removeAttribute("aria-expanded");
    if (card.contains(document.activeElement) || document.activeElement === document.body) {
      here?.focus({ preventScroll: true });
    }
    opener = null;
    card.replaceChildren(); // its keys must not work any more
  });
  document.addEventListener("why-close", () => card.hidePopover());
  document.addEventListener("said", showAnew);
  addEventListener("resize", place);
  addEventListener("scroll", place, { passive: true });
}
