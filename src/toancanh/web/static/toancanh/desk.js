// A desk worked by keyboard alone: the items of a page ([data-item]), and in them what a key stands for
// ([data-key]): a button is pressed, a field is gone to (Enter there presses the button that data-enter
// names), what is folded is opened. j and k go on and back, Escape leaves a field, ? tells the keys.
"use strict";

const items = () => [...document.querySelectorAll("[data-item]")];
const itemOf = (element) => element?.closest?.("[data-item]") ?? null;

function show(item) {
  const mark = document.getElementById(item.dataset.shows ?? "")?.closest(".cluster");
  for (const other of document.querySelectorAll(".cluster.now")) other.classList.remove("now");
  mark?.classList.add("now");
  item.scrollIntoView({ block: "nearest" });
  mark?.scrollIntoView({ block: "center" });
}

function go(step) {
  const all = items();
  const at = all.indexOf(itemOf(document.activeElement));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
  next?.focus();
}

// What a part of an item that is still on its way will be asked for.
let pending = null;

function press(item, key) {
  const meant = item.querySelector(`[data-key="${key}"]`);
  pending = meant ? null : { item, key };
  if (meant instanceof HTMLDetailsElement) {
    meant.open = true;
    meant.querySelector("input:not([type=hidden])").focus();
  } else if (meant instanceof HTMLInputElement) meant.focus();
  else meant?.click();
  if (item.dataset.shows) show(item);
}

function help() {
  const keys = document.getElementById("phim");
  if (!keys) return;
  keys.open = !keys.open;
  if (keys.open) keys.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, select, textarea");
  const item = itemOf(event.target);
  if (event.key === "Escape") item?.focus();
  else if (field) {
    if (event.key === "Enter" && field.dataset.enter) {
      event.preventDefault();
      field.closest("form").querySelector(field.dataset.enter).click();
    }
  } else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "?") help();
  else if (item && /^[areu]$/.test(event.key)) {
    event.preventDefault();
    press(item, event.key);
  }
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-item]")) show(event.target);
});

// An answer takes the place of a part of an item, or of an item. It is told, and work goes on at the next one.
let after = 0;
document.addEventListener("htmx:beforeSwap", (event) => {
  after = items().indexOf(itemOf(event.detail.target));
});
document.addEventListener("htmx:afterSettle", () => {
  const item = items()[after];
  const told = item?.querySelector("[data-said]");
  const live = document.getElementById("loa");
  if (live && told) live.textContent = told.textContent.trim();
  if (pending && pending.item === item) press(item, pending.key);
  else if (item?.querySelector("[role=alert]")) item.querySelector("[name=who], [name=reason]")?.focus();
  else if (item && (document.activeElement === item || !item.contains(document.activeElement))) {
    item.focus();
    if (told?.dataset.said === "done" && items()[after + 1]) go(1);
  }
});

// Whoever signs one signs the others too.
document.addEventListener("change", (event) => {
  if (event.target.name !== "who") return;
  for (const field of document.querySelectorAll("[data-item] [name=who]")) field.value = event.target.value;
});
