// Files dropped on the form are chosen in it; while they are sent, the bar says how far that is. Bound to the document,
// because the form is drawn anew when something in it was wrong.
const formOf = (event) => event.target.closest?.("form[data-upload]");

document.addEventListener("change", (event) => {
  const chosen = event.target.matches('input[type="file"]') && formOf(event)?.querySelector("[data-chosen]");
  if (chosen) chosen.textContent = [...event.target.files].map((file) => file.name).join(", ");
});

for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.target.closest?.("[data-drop]")?.classList.toggle("over", kind === "dragenter" || kind === "dragover");
  });
}

const sending = (form, isSending) => {
  form.querySelector("button").disabled = isSending;
  form.querySelector("[data-upload-progress]").hidden = !isSending;
};

document.addEventListener("htmx:beforeRequest", (event) => formOf(event) && sending(formOf(event), true));
document.addEventListener("htmx:responseError", (event) => formOf(event) && sending(formOf(event), false));
document.addEventListener("htmx:sendError", (event) => formOf(event) && sending(formOf(event), false));
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.detail.lengthComputable && formOf(event)?.querySelector("progress");
  if (bar) bar.value = (100 * event.detail.loaded) / event.detail.total;
});
