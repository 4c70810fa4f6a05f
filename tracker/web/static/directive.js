// The crossing of items and bodies by arrow keys; the rest of the page needs no script.
"use strict";

document.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = by && event.target.closest(".matrix td");
  if (!cell) return;
  const rows = [...cell.closest("tbody").rows];
  let row = rows.indexOf(cell.parentElement);
  let column = cell.cellIndex;
  let found = null;
  while (!found) {
    row += by[0];
    column += by[1];
    if (!rows[row] || !rows[row].cells[column] || column < 1) return;
    found = rows[row].cells[column].querySelector("a");
  }
  event.preventDefault();
  found.focus();
});
