// Toasts go by themselves, unless somebody is on them or they offer a way back; failed requests are told in one.
const region = document.getElementById("toasts");
const STAY = 7000;
const STAY_WITH_UNDO = 20000;

const watch = (toast) => {
  const stay = toast.querySelector("form") ? STAY_WITH_UNDO : STAY;
  let timer = setTimeout(() => toast.remove(), stay);
  const hold = () => clearTimeout(timer);
  const release = () => {
    clearTimeout(timer);
    timer = setTimeout(() => toast.remove(), stay);
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
    event.target.closest("[data-toast-close]")?.closest("[data-toast-shown]").remove();
  });
  region.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) event.target.closest("[data-toast-shown]")?.remove(); // taken back
  });
  document.addEventListener("htmx:sendError", () => tell("unreachable"));
  document.addEventListener("htmx:responseError", () => tell("refused"));
}
