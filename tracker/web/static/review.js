// The review: what belongs together lights up, keys, the place kept over a change, bodies proposed while one types.
"use strict";

(() => {
  const byItem = new Map();
  const byFinding = new Map();
  let lit = [];
  let current = "";
  let scrolled = 0;
  let pending = "";

  const root = () => document.getElementById("review");
  const source = () => document.getElementById("source");
  const isTyping = (element) => Boolean(element && element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog"));

  function put(map, key, element) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(element);
  }

  // Once for each state of the page; afterwards every look-up is of one key.
  function learn() {
    byItem.clear();
    byFinding.clear();
    if (!root()) return;
    for (const element of root().querySelectorAll("[data-n]")) put(byItem, element.dataset.n, element);
    for (const element of root().querySelectorAll("[data-f]")) {
      for (const number of element.dataset.f.split(" ")) put(byFinding, number, element);
    }
  }

  function light(element) {
    const finding = element && element.closest("[data-f]");
    const item = element && element.closest("[data-n]");
    const wanted = [...(item ? byItem.get(item.dataset.n) || [] : [])];
    if (finding) for (const number of finding.dataset.f.split(" ")) wanted.push(...(byFinding.get(number) || []));
    for (const one of lit) if (!wanted.includes(one)) one.classList.remove("is-lit");
    for (const one of wanted) one.classList.add("is-lit");
    lit = wanted;
  }

  // The place in the source comes into sight within its own frame; the page stays where it is.
  function showSource(element) {
    const frame = [document.getElementById("pictures"), source()].find((one) => one && one.offsetParent);
    if (!frame || frame.scrollHeight <= frame.clientHeight) return;
    const finding = element.closest("[data-f]");
    const item = element.closest("[data-n]");
    const places = [...(finding ? byFinding.get(finding.dataset.f.split(" ")[0]) || [] : []), ...(item ? byItem.get(item.dataset.n) || [] : [])];
    const place = places.find((one) => frame.contains(one));
    if (!place) return;
    const box = place.getBoundingClientRect();
    const seen = frame.getBoundingClientRect();
    if (box.top >= seen.top && box.bottom <= seen.bottom) return;
    frame.scrollTop += box.top - seen.top - seen.height / 4;
  }

  document.addEventListener("mouseover", (event) => { if (root() && root().contains(event.target)) light(event.target); });
  document.addEventListener("focusin", (event) => {
    if (!root() || !root().contains(event.target)) return;
    light(event.target);
    const card = event.target.closest(".r-item[data-path]");
    if (card) current = card.dataset.path;
    if (event.target.closest("#items")) showSource(event.target);
  });
  document.addEventListener("click", (event) => {
    const place = event.target.closest("#source [data-n], #pictures [data-n]");
    if (!place || !getSelection().isCollapsed) return;
    const card = (byItem.get(place.dataset.n) || []).find((one) => one.classList.contains("r-item"));
    if (!card) return;
    const items = document.getElementById("side-items");
    if (items && !card.offsetParent) items.checked = true;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  });

  // Keys.
  const cards = () => [...document.querySelectorAll("#items .r-item[data-path]")];
  const here = () => cards().find((card) => card.dataset.path === current);

  function goTo(element) {
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.path === current);
    goTo(at < 0 ? all[0] : all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  function nextFinding() {
    const all = [...document.querySelectorAll("#items .finding")];
    const focused = document.activeElement;
    goTo(all.find((one) => focused.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && !one.contains(focused)) || all[0]);
  }

  function press(key) {
    const active = document.activeElement && document.activeElement.closest(".finding, .r-item");
    const scope = key === "a" ? active || here() : (document.activeElement.closest && document.activeElement.closest(".r-item")) || here();
    const escaped = CSS.escape(key);
    const target = (scope && scope.querySelector(`[data-key="${escaped}"]`)) || document.querySelector(`.review-bar [data-key="${escaped}"]`);
    if (!target || target.disabled) return false;
    target.click();
    return true;
  }

  // Whoever speaks to the machine, or types by mistake, turns them off.
  const switcher = document.getElementById("keys-on");
  if (switcher) {
    switcher.checked = localStorage.getItem("review-keys") !== "off";
    switcher.addEventListener("change", () => localStorage.setItem("review-keys", switcher.checked ? "on" : "off"));
  }

  const moves = { j: () => step(1), k: () => step(-1), n: nextFinding };
  document.addEventListener("keydown", (event) => {
    if (!root() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && !event.defaultPrevented && press("Escape")) { event.preventDefault(); return; }
    if (isTyping(event.target) || (switcher && !switcher.checked)) return;
    const move = moves[event.key];
    if (move) { event.preventDefault(); move(); return; }
    if ("aemsduri?".includes(event.key) && press(event.key)) event.preventDefault();
  });

  // Before a change the place is noted, afterwards it is found again.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!root()) return;
    scrolled = source() ? source().scrollTop : 0;
    pending = current;
    if (event.detail.target.id === "review") pending = neighbour() || current;
  });

  // The item that the hand is on goes away with a merge or a drop: the one before takes its place.
  function neighbour() {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.path === current);
    return at > 0 ? `${current}\n${all[at - 1].dataset.path}` : current;
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    if (!root()) return;
    learn();
    light(null);
    if (source()) source().scrollTop = scrolled;
    const wanted = pending.split("\n");
    const card = wanted.map((path) => cards().find((one) => one.dataset.path === path)).find(Boolean);
    if (card) current = card.dataset.path;
    const field = card && event.detail.target.id !== "review" && card.querySelector(".r-fields input[type=text], .r-split input[type=radio]");
    if (field) field.focus();
    else if (card) card.focus({ preventScroll: !outOfSight(card) });
    const said = root().querySelector("[role=alert], [data-said]");
    document.getElementById("review-live").textContent = said ? said.textContent : "";
  });

  function outOfSight(card) {
    const box = card.getBoundingClientRect();
    return box.bottom < 80 || box.top > innerHeight;
  }

  // Words selected in the source: split there, or make an item of them.
  const chosen = () => document.getElementById("selected");

  function placeOf(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest && element.closest("#source [data-at]");
    if (!piece) return null;
    const before = node.nodeType === Node.TEXT_NODE ? Array.from(node.data.slice(0, offset)).length : 0;
    return { at: Number(piece.dataset.at) + before, item: piece.closest(".t-item").dataset.n || "" };
  }

  function selection() {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed) return null;
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    return start && end && end.at > start.at ? { start, end } : null;
  }

  document.addEventListener("selectionchange", () => {
    const form = chosen();
    if (!form) return;
    const found = selection();
    form.hidden = !found;
    if (!found) return;
    form.querySelector("[data-selected=split]").disabled = !found.start.item;
    form.querySelector("[data-selected=add]").disabled = Boolean(found.start.item || found.end.item);
  });
  document.addEventListener("mousedown", (event) => { if (event.target.closest(".selected-bar")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-selected]");
    const found = button && selection();
    if (!found) return;
    const form = chosen();
    const card = (byItem.get(found.start.item) || []).find((one) => one.classList.contains("r-item"));
    const said = button.dataset.selected === "split"
      ? { verb: "split", path: card.dataset.path, at: found.start.at - Number(card.dataset.at) }
      : { verb: "add", span: `${found.start.at}:${found.end.at}`, ...behind(found.start.at) };
    form.elements.version.value = root().dataset.version;
    form.elements.edit.value = new URLSearchParams(said).toString();
    getSelection().removeAllRanges();
    form.requestSubmit();
  });

  function behind(at) {
    const before = cards().filter((card) => card.dataset.at !== "" && Number(card.dataset.at) < at).pop();
    return before ? { after: before.dataset.path } : {};
  }

  // Bodies proposed while one types.
  let asking = 0;

  function close(box) {
    const list = box.querySelector("[role=listbox]");
    list.hidden = true;
    list.replaceChildren();
    const input = box.querySelector("[role=combobox]");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(box, option) {
    const input = box.querySelector("[role=combobox]");
    if ("several" in box.dataset) {
      addChip(box, option.dataset.code, option.dataset.words);
      input.value = "";
    } else {
      input.value = option.dataset.words;
      box.querySelector("input[type=hidden]").value = option.dataset.code;
    }
    close(box);
  }

  function addChip(box, code, words) {
    const chips = box.parentElement.querySelector("[data-chips]");
    const known = [...chips.querySelectorAll("input")].find((one) => one.value === code);
    if (known) { known.checked = true; return; }
    const entry = document.createElement("li");
    const label = document.createElement("label");
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: box.dataset.name, value: code, checked: true });
    label.append(tick, " " + words);
    entry.append(label);
    chips.append(entry);
  }

  function propose(box, found) {
    const list = box.querySelector("[role=listbox]");
    const input = box.querySelector("[role=combobox]");
    list.replaceChildren(...found.map((one, number) => {
      const option = document.createElement("li");
      option.id = `${input.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      Object.assign(option.dataset, { code: one.code, words: one.name });
      option.textContent = one.name;
      if (one.also) {
        const also = document.createElement("small");
        also.textContent = ` (${one.also})`;
        option.append(also);
      }
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
  }

  document.addEventListener("input", async (event) => {
    const box = event.target.closest("[data-combobox]");
    if (!box || event.target.getAttribute("role") !== "combobox") return;
    box.querySelector("input[type=hidden]").value = "";
    const mine = ++asking;
    const words = event.target.value.trim();
    if (!words) { close(box); return; }
    await new Promise((done) => setTimeout(done, 120));
    if (mine !== asking) return;
    try {
      const answer = await fetch(`${box.dataset.combobox}?${new URLSearchParams({ q: words })}`, { headers: { Accept: "application/json" } });
      if (mine === asking && answer.ok) propose(box, await answer.json());
    } catch {
      close(box);
    }
  });

  document.addEventListener("keydown", (event) => {
    const box = event.target.closest && event.target.closest("[data-combobox]");
    const list = box && box.querySelector("[role=listbox]");
    if (!list || list.hidden) return;
    const options = [...list.children];
    const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const next = options[(at + by + options.length) % options.length] || options[0];
      for (const one of options) one.setAttribute("aria-selected", String(one === next));
      event.target.setAttribute("aria-activedescendant", next.id);
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(box, options[Math.max(at, 0)]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopImmediatePropagation();
      close(box);
    }
  }, true);
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) { event.preventDefault(); choose(option.closest("[data-combobox]"), option); }
  });
  document.addEventListener("focusout", (event) => {
    const box = event.target.closest && event.target.closest("[data-combobox]");
    if (box) close(box);
  });

  learn();
})();
