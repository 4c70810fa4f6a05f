// Writing a report: saved while one types, files sent one by one with their progress. Without it the form still works.
"use strict";

const form = document.getElementById("report");
const saved = document.getElementById("saved");
const base = form.getAttribute("action").replace(/\/report$/, "");
const picker = document.getElementById("evidence");
const box = document.getElementById("files");
const kept = document.getElementById("kept");
const PAUSE = 1000;
const AGAIN = 5000;

let timer = 0;
let isDirty = false;
let isSending = false;
let isLeaving = false;
let changes = 0;

function tell(words, isFault) {
  saved.textContent = words;
  saved.classList.toggle("is-fault", Boolean(isFault));
}

// What was typed, without the files: they travel by themselves.
function typed() {
  const data = new FormData(form);
  data.delete("evidence");
  return data;
}

async function save() {
  if (isSending || isLeaving) return;
  isSending = true;
  const seen = changes;
  try {
    const answer = await fetch(`${base}/draft`, {
      method: "POST",
      body: typed(),
      headers: { "X-CSRF-Token": document.body.dataset.csrf, Accept: "application/json" },
      keepalive: document.visibilityState === "hidden",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    isDirty = changes !== seen;
    const isSame = String(told.revision) === form.elements.version.value;
    tell(isSame ? told.words : saved.dataset.changed, !isSame);
  } catch {
    tell(saved.dataset.failed, true);
    later(AGAIN);
  }
  isSending = false;
  if (isDirty) later(PAUSE);
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

form.addEventListener("input", (event) => {
  if (event.target === picker) return;
  changes += 1;
  isDirty = true;
  tell(saved.dataset.waiting);
  later(PAUSE);
});
window.addEventListener("online", () => { if (isDirty) save(); });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && isDirty) save();
});
form.addEventListener("submit", () => { isLeaving = true; clearTimeout(timer); });
window.addEventListener("pageshow", () => { isLeaving = false; });

// Files.
function size(bytes) {
  const lang = document.documentElement.lang;
  const mega = bytes / 1048576;
  return mega >= 0.1
    ? `${mega.toLocaleString(lang, { maximumFractionDigits: 1 })} MB`
    : `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(lang)} KB`;
}

function line(file) {
  const entry = document.createElement("li");
  const words = document.createElement("span");
  words.className = "work-file";
  words.textContent = `${file.name} (${size(file.size)})`;
  entry.append(words);
  kept.append(entry);
  return entry;
}

function refuse(entry, file, why) {
  entry.querySelector("progress")?.remove();
  entry.classList.add("fault");
  entry.querySelector(".work-file").textContent = why;
  entry.append(removal(file.name, () => entry.remove()));
}

function removal(name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = box.dataset.remove;
  button.setAttribute("aria-label", `${box.dataset.remove}: ${name}`);
  button.addEventListener("click", act);
  return button;
}

function keep(entry, told) {
  entry.querySelector("progress").remove();
  for (const other of kept.querySelectorAll("[data-file]")) if (other.dataset.file === told.id) other.remove();
  entry.dataset.file = told.id;
  entry.querySelector(".work-file").textContent = `✓ ${told.name} (${size(told.size)})`;
  entry.append(removal(told.name, () => letGo(entry)));
}

async function letGo(entry) {
  const answer = await fetch(`${base}/files/${entry.dataset.file}/remove`, {
    method: "POST",
    body: typed(),
    headers: { "X-CSRF-Token": document.body.dataset.csrf, Accept: "application/json" },
  }).catch(() => null);
  if (answer && answer.ok) entry.remove();
  else tell(box.dataset.failed, true);
}

function upload(file) {
  const entry = line(file);
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  entry.append(bar);
  if (file.size > box.dataset.limitMb * 1048576) return refuse(entry, file, `${file.name}: ${box.dataset.tooLarge}`);
  if (file.size === 0) return refuse(entry, file, `${file.name}: ${box.dataset.empty}`);
  const data = new FormData();
  data.append("csrf", document.body.dataset.csrf);
  data.append("evidence", file);
  const request = new XMLHttpRequest();
  waiting += 1;
  request.open("POST", `${base}/files`);
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    const told = request.response || {};
    if (request.status === 200) keep(entry, told);
    else refuse(entry, file, told.fault || `${file.name}: ${box.dataset.failed}`);
  });
  request.addEventListener("error", () => refuse(entry, file, `${file.name}: ${box.dataset.failed}`));
  request.addEventListener("loadend", () => { waiting -= 1; });
  request.send(data);
  return undefined;
}

let waiting = 0;

function take(files) {
  for (const file of files) upload(file);
  picker.value = "";
}

picker.addEventListener("change", () => take([...picker.files]));
for (const kind of ["dragover", "dragleave", "drop"]) {
  box.addEventListener(kind, (event) => {
    event.preventDefault();
    box.classList.toggle("is-over", kind === "dragover");
    if (kind === "drop") take([...event.dataTransfer.files]);
  });
}

// Those kept before: taken away without leaving the page.
kept.addEventListener("click", (event) => {
  const button = event.target.closest("[data-removes]");
  if (!button) return;
  event.preventDefault();
  letGo(button.closest("li"));
});

// Nothing is handed in while a file is still under way.
form.addEventListener("submit", (event) => {
  if (!waiting) return;
  event.preventDefault();
  isLeaving = false;
  tell(saved.dataset.waiting, true);
});
