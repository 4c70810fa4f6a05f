// Keys of the verifying queue: V verifies, R goes to the reason and then returns, N takes the next report.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key.toLowerCase();
    const reason = document.getElementById("reason");
    if (key === "v") document.getElementById("do-verify")?.click();
    else if (key === "n") document.getElementById("next")?.click();
    else if (key === "r" && reason) {
      event.preventDefault();
      if (reason.value.trim()) document.getElementById("do-return").click();
      else reason.focus();
    }
  });
})();
