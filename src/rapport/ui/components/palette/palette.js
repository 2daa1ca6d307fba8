// The command palette. What it offers of its own lies in the page, so it opens at once; people and organizations are asked
// for while somebody types. The field keeps the focus, the marked option is told by aria-activedescendant.
const palette = document.getElementById("palette");
const PAUSE = 70;

if (palette) {
  const input = palette.querySelector("input");
  const list = palette.querySelector('[role="listbox"]');
  const found = list.querySelector("[data-palette-found]");
  const none = palette.querySelector("[data-palette-none]");
  const failed = palette.querySelector("[data-palette-failed]");
  const status = palette.querySelector("[data-palette-status]");
  const own = [...list.querySelectorAll('[role="option"]')];
  let asking = null;
  let timer = 0;
  let isPending = false;
  let isWanted = false;
  let hasMoved = false;
  let marked = null;

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => folded(text).split(/[^\p{L}\p{N}@.+-]+/u).filter(Boolean);
  const vocabulary = new Map(own.map((one) => [one, wordsOf(`${one.textContent} ${one.dataset.words ?? ""}`)]));
  const fits = (one, words) => words.every((word) => vocabulary.get(one).some((known) => known.startsWith(word)));
  const isThere = (one) => !one.dataset.press || document.querySelector(`[data-command="${one.dataset.press}"]`) !== null;
  const shown = () => [...list.querySelectorAll('[role="option"]')].filter((one) => !one.hidden);

  const mark = (option) => {
    marked?.setAttribute("aria-selected", "false");
    marked = option ?? null;
    if (!marked) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    marked.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", marked.id);
    if (shown()[0] === marked) list.scrollTop = 0;
    else marked.scrollIntoView({ block: "nearest" });
  };

  const sift = (words) => {
    for (const one of own) one.hidden = !isThere(one) || (words.length > 0 && !fits(one, words));
    for (const group of list.querySelectorAll("[data-group]")) {
      group.hidden = [...group.querySelectorAll('[role="option"]')].every((one) => one.hidden);
    }
  };

  const tell = () => {
    const count = shown().length;
    list.hidden = count === 0;
    none.hidden = count > 0 || isPending || !failed.hidden;
    status.textContent = !none.hidden ? none.textContent : !failed.hidden ? failed.textContent : "";
    input.setAttribute("aria-expanded", String(count > 0));
  };

  const enter = () => {
    if (!marked) return;
    const press = marked.dataset.press;
    palette.close();
    if (press) document.querySelector(`[data-command="${press}"]`)?.click();
    else location.assign(marked.href);
  };

  const receive = (text) => {
    const answer = new DOMParser().parseFromString(text, "text/html");
    const before = hasMoved && marked ? marked.href : null;
    found.replaceChildren(...answer.body.childNodes);
    const here = new Set(own.filter((one) => !one.hidden).map((one) => one.href));
    for (const one of found.querySelectorAll('[role="option"]')) one.hidden = here.has(one.href);
    for (const group of found.querySelectorAll('[role="group"]')) {
      group.hidden = [...group.querySelectorAll('[role="option"]')].every((one) => one.hidden);
    }
    mark((before && shown().find((one) => one.href === before)) ?? shown()[0]);
  };

  const ask = async (text) => {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const url = `${palette.dataset.found}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(url, { signal: mine.signal, headers: { "HX-Request": "true" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const markup = await answer.text();
      if (asking !== mine) return; // somebody typed on
      failed.hidden = true;
      receive(markup);
    } catch {
      if (asking !== mine) return;
      found.replaceChildren();
      failed.hidden = false;
      mark(shown()[0]);
    }
    isPending = false;
    tell();
    if (isWanted) enter();
  };

  const look = () => {
    const text = input.value.trim();
    clearTimeout(timer);
    asking?.abort();
    asking = null;
    isWanted = false;
    hasMoved = false;
    failed.hidden = true;
    sift(wordsOf(text));
    isPending = text !== "";
    if (isPending) timer = setTimeout(() => ask(text), PAUSE);
    else found.replaceChildren();
    mark(shown()[0]);
    tell();
  };

  const open = () => {
    if (palette.open) return;
    for (const one of document.querySelectorAll("[popover]:popover-open")) one.hidePopover();
    input.value = "";
    palette.showModal();
    look();
    list.scrollTop = 0;
  };

  const move = (step) => {
    const options = shown();
    if (options.length === 0) return;
    hasMoved = true;
    const at = options.indexOf(marked);
    mark(options[(at + step + options.length) % options.length]);
  };

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-palette-open]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!opener || !isPlain) return;
    event.preventDefault();
    open();
  });

  document.addEventListener("keydown", (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isCommand || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (palette.open) palette.close();
    else open();
  });

  input.addEventListener("input", look);

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Tab") {
      event.preventDefault(); // there is nowhere else to go
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        if (marked?.href) window.open(marked.href, "_blank", "noopener");
      } else if (isPending && !own.includes(marked)) {
        isWanted = true; // what was found for less than this was not meant
      } else {
        enter();
      }
    }
  });

  palette.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  list.addEventListener("pointermove", (event) => {
    const option = event.target.closest('[role="option"]');
    if (!option || option === marked) return;
    hasMoved = true;
    mark(option);
  });

  palette.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option?.dataset.press) {
      mark(option);
      enter();
    } else if (event.target === palette || event.target.closest("[data-palette-close]")) {
      palette.close();
    }
  });

  palette.addEventListener("close", () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
    isWanted = false;
  });

  addEventListener("pagehide", () => palette.close()); // coming back finds the page, not the palette
}
