// The keyboard. Markup says what a key does: data-keys="g p" on a link, a button or a field presses, or enters, it;
// data-step marks the stops of j and k; w asks why about the value in focus. Focus itself is the cursor. Where a key stands
// in every row (data-row), that of the row in focus is meant, or of the first one; elsewhere the newest.
const OFF = "keys-off";
const SEQUENCE_PAUSE = 1200;
const WRITABLE = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';
let pending = "";
let timer = 0;

const isOff = () => localStorage.getItem(OFF) === "1";
const isShown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;

const target = (sequence) => {
  const all = [...document.querySelectorAll("[data-keys]")].filter((one) => one.dataset.keys === sequence);
  const shown = all.filter(isShown);
  if (shown.length > 1 && shown.every((one) => one.closest("[data-row]"))) {
    const row = document.activeElement?.closest("[data-row]");
    return shown.find((one) => row?.contains(one)) ?? shown[0];
  }
  return shown.at(-1) ?? all.filter((one) => one.matches("a, [popovertarget]")).at(-1);
};

const begins = (key) => document.querySelector(`[data-keys^="${CSS.escape(key)} "]`) !== null;

const press = (element) => {
  if (element.matches(WRITABLE)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
};

const step = (direction) => {
  const stops = [...document.querySelectorAll("main [data-step]")].filter(isShown);
  if (stops.length === 0) return;
  const here = document.activeElement?.closest("[data-step]") ?? document.activeElement;
  const at = stops.indexOf(here);
  const next = at < 0 ? (direction > 0 ? 0 : stops.length - 1) : at + direction;
  const stop = stops[Math.max(0, Math.min(stops.length - 1, next))];
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
};

const askWhy = () => {
  const here = document.activeElement;
  const near = here?.closest("a[data-why]") ?? here?.closest("[data-row]")?.querySelector("a[data-why]");
  const value = near ?? document.querySelector("main a[data-why]");
  if (!value) return;
  value.focus({ preventScroll: true });
  value.scrollIntoView({ block: "nearest" });
  value.click();
};

const OWN = { j: () => step(1), k: () => step(-1), w: askWhy };

const perform = (sequence) => {
  const element = target(sequence);
  if (element) {
    press(element);
    return true;
  }
  if (!OWN[sequence]) return false;
  OWN[sequence]();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return; // it has the keyboard to itself
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches?.(WRITABLE)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (isOff() || event.key.length !== 1) return;
  const sequence = pending ? `${pending} ${event.key}` : event.key;
  clearTimeout(timer);
  if (!pending && begins(event.key)) {
    pending = event.key;
    timer = setTimeout(() => (pending = ""), SEQUENCE_PAUSE);
    return;
  }
  pending = "";
  if (perform(sequence)) event.preventDefault();
});

for (const box of document.querySelectorAll("[data-keys-switch]")) {
  box.checked = !isOff();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
}
