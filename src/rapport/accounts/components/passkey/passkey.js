// Passkeys (W3C WebAuthn). A button with data-passkey asks the browser for a credential and sends it with the form around it:
// "create" makes one, "get" proves one, both by the options in the page's element js_data; "sign-in" fetches the options first.
const bytesOf = (text) => {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, "=")), (letter) => letter.charCodeAt(0));
};

const textOf = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));

const optionsFor = (asked, isAlone) => {
  const key = { ...asked.publicKey, challenge: bytesOf(asked.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: bytesOf(key.user.id) };
  if (key.excludeCredentials) key.excludeCredentials = named(key.excludeCredentials);
  if (key.allowCredentials) key.allowCredentials = named(key.allowCredentials);
  if (isAlone !== null) {
    const wish = isAlone ? "required" : "discouraged";
    key.authenticatorSelection = { ...key.authenticatorSelection, residentKey: wish, requireResidentKey: isAlone };
    if (isAlone) key.authenticatorSelection.userVerification = "required";
  }
  return { publicKey: key };
};

const sayable = (credential) => {
  const said = { type: credential.type, id: credential.id, rawId: textOf(credential.rawId), response: {} };
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) said.response[name] = textOf(credential.response[name]);
  }
  if (credential.response.getTransports) said.response.transports = credential.response.getTransports();
  said.clientExtensionResults = credential.getClientExtensionResults();
  return said;
};

const askedIn = async (form, does) => {
  if (does !== "sign-in") return JSON.parse(document.getElementById("js_data").textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-passkey]");
  const form = button?.form;
  if (!form) return;
  event.preventDefault();
  const does = button.dataset.passkey;
  const error = button.parentElement.querySelector("[data-passkey-error]");
  error.hidden = true;
  button.disabled = true;
  try {
    const asked = await askedIn(form, does);
    const credential =
      does === "create"
        ? await navigator.credentials.create(optionsFor(asked.creation_options, form.elements.passwordless?.checked ?? true))
        : await navigator.credentials.get(optionsFor(asked.request_options, null));
    form.elements.credential.value = JSON.stringify(sayable(credential));
    form.submit();
  } catch {
    error.hidden = false; // said no, waited too long, or there is no such device: the browser does not tell which
    button.disabled = false;
  }
});
