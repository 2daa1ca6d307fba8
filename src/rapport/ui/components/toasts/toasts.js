// Toasts go by themselves, unless somebody is on them or they offer a way back; failed requests are told in one.
const region = document.getElementById("toasts");
const STAY = 7000;
const STAY_WITH_UNDO = 20000;

// Who stood on a toast that goes stands on the page again, not nowhere.
const dismiss = (toast) => {
  const hadFocus = toast.contains(document.activeElement);
  toast.remove();
  if (hadFocus) (region.querySelector("[data-toast-shown] button") ?? document.getElementById("main"))?.focus();
};

const watch = (toast) => {
  const stay = toast.querySelector("form") ? STAY_WITH_UNDO : STAY;
  let timer = setTimeout(() => dismiss(toast), stay);
  const hold = () => clearTimeout(timer);
  const release = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dismiss(toast), stay);
  };
  toast.addEventListener("pointerenter", hold);
  toast.addEventListener("pointerleave", release);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("focusout", release);
};

const tell = (kind) => {
  const template = region.querySelector(`template[data-toast="${kind}"]`);
  region.append(template.content.cloneNode(true));
};

if (region) {
  region.querySelectorAll("[data-toast-shown]").forEach(watch);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node instanceof Element && node.matches("[data-toast-shown]")) watch(node);
      }
    }
  }).observe(region, { childList: true });
  region.addEventListener("click", (event) => {
    const toast = event.target.closest("[data-toast-close]")?.closest("[data-toast-shown]");
    if (toast) dismiss(toast);
  });
  region.addEventListener("htmx:afterRequest", (event) => {
    const toast = event.detail.successful && event.target.closest("[data-toast-shown]");
    if (toast) dismiss(toast); // taken back
  });
  document.addEventListener("htmx:sendError", () => tell("unreachable"));
  document.addEventListener("htmx:responseError", () => tell("refused"));
}
