// The editor of a report: figures put in by name, and whether what is typed is saved. Without it both go by hand.
(() => {
  "use strict";
  const form = document.querySelector("[data-words]");
  if (!form) return;
  const area = form.querySelector("textarea");
  const saved = document.getElementById("saved");
  const first = area.value;
  let isLeaving = false;
  document.querySelector(".tabs a[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  function mark() {
    if (area.value === first) return;
    const said = document.createElement("span");
    said.className = "state is-working";
    said.textContent = `◐ ${saved.dataset.unsaved}`;
    saved.replaceChildren(said);
  }

  area.addEventListener("input", mark);
  form.addEventListener("submit", () => { isLeaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && area.value !== first) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    area.setRangeText(button.dataset.insert, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  });
})();
