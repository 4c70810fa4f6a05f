// What the pages do beyond forms and links. Without it everything still works; nothing here decides anything.
"use strict";

document.documentElement.classList.add("has-script");

const banner = () => document.getElementById("network");

function showNetwork(isAway) {
  const box = banner();
  if (!box) return;
  box.textContent = isAway ? document.body.dataset.noNetwork : "";
  box.hidden = !isAway;
}

window.addEventListener("offline", () => showNetwork(true));
window.addEventListener("online", () => showNetwork(false));
document.addEventListener("htmx:sendError", () => showNetwork(true));
document.addEventListener("htmx:timeout", () => showNetwork(true));
document.addEventListener("htmx:afterOnLoad", () => showNetwork(false));

// After the main part was replaced, whoever listens to the page has to be told where they are.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "main") document.getElementById("main").focus({ preventScroll: false });
});

// Dialogs.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  const closer = event.target.closest("[data-closes]");
  if (closer) document.getElementById(closer.dataset.closes).close();
});

// A form is sent once, however often one clicks.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("method") !== "post" || event.defaultPrevented) return;
  if (form.dataset.isSent) { event.preventDefault(); return; }
  form.dataset.isSent = "yes";
  setTimeout(() => { delete form.dataset.isSent; }, 4000);
});

// Files by dragging, with their names and sizes.
function size(bytes) {
  const lang = document.documentElement.lang;
  const mega = bytes / 1048576;
  return mega >= 0.1
    ? mega.toLocaleString(lang, { maximumFractionDigits: 1 }) + " MB"
    : Math.max(1, Math.round(bytes / 1024)).toLocaleString(lang) + " KB";
}

function showFiles(box) {
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector(".files");
  list.replaceChildren();
  let fault = "";
  for (const file of input.files) {
    const isTooLarge = file.size > box.dataset.limitMb * 1048576;
    if (isTooLarge) fault = box.dataset.tooLarge;
    const entry = document.createElement("li");
    entry.textContent = `${file.name} (${size(file.size)})${isTooLarge ? " – " + box.dataset.tooLarge : ""}`;
    entry.classList.toggle("fault", isTooLarge);
    list.append(entry);
  }
  input.setCustomValidity(fault);
}

document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-drop]");
  if (box && event.target.type === "file") showFiles(box);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const box = event.target.closest ? event.target.closest("[data-drop]") : null;
    if (!box) return;
    event.preventDefault();
    box.classList.toggle("is-over", kind === "dragover");
    if (kind === "drop") {
      box.querySelector("input[type=file]").files = event.dataTransfer.files;
      showFiles(box);
    }
  });
}

// The menu is open where there is room for it, folded on a phone.
const menu = document.getElementById("menu");
if (menu) {
  const wide = matchMedia("(min-width: 60rem)");
  const fit = () => { menu.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
}
