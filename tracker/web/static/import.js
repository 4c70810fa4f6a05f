// Importing: a file is sent as soon as it is chosen or dropped, with its progress. Without it the form still works.
"use strict";

(() => {
  const form = document.getElementById("import");
  if (!form) return;
  const picker = form.querySelector("input[type=file]");
  const panel = form.querySelector(".sending");
  const words = panel.querySelector("p");
  const bar = panel.querySelector("progress");
  let request = null;

  function show(isSending, text) {
    panel.hidden = !isSending && !text;
    bar.hidden = !isSending;
    panel.querySelector("[data-stop]").hidden = !isSending;
    form.querySelector(".drop").hidden = isSending;
    form.querySelector(".buttons").hidden = isSending;
    words.textContent = text || "";
    words.classList.toggle("fault", !isSending && Boolean(text));
  }

  function told() {
    try {
      return JSON.parse(request.responseText).to;
    } catch {
      return "";
    }
  }

  function send() {
    if (request || !picker.files.length || !form.checkValidity()) return;
    request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      bar.value = (event.loaded / event.total) * 100;
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      words.textContent = words.dataset.reading;
    });
    request.addEventListener("load", () => {
      const to = told();
      request = null;
      if (to) location.assign(to);
      else { picker.value = ""; show(false, words.dataset.failed); }
    });
    request.addEventListener("error", () => { request = null; picker.value = ""; show(false, words.dataset.failed); });
    request.addEventListener("abort", () => { request = null; picker.value = ""; show(false, ""); });
    show(true, words.dataset.sending);
    request.send(new FormData(form));
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  picker.addEventListener("change", send);
  document.addEventListener("drop", (event) => {
    if (event.target.closest && event.target.closest("[data-drop]")) send();
  });
  panel.querySelector("[data-stop]").addEventListener("click", () => { if (request) request.abort(); });
})();
