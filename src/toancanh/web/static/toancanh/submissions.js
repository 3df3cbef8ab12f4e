// Files are sent one request each, two at a time; each has its line until the server tells of it itself.
// Without this script the form sends all of them at once.
"use strict";

const form = document.getElementById("nop");
const list = document.getElementById("dang-gui");
const live = document.getElementById("lan-nop");
const draft = document.getElementById("dong-gui");
const AT_ONCE = 2;
const HIDDEN = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;
const waiting = [];
let sending = 0;
let batch = "";
let address = "";

const units = ["kilobyte", "megabyte"];
function size(bytes) {
  const large = bytes >= 1e6;
  const style = { style: "unit", unit: units[+large], maximumFractionDigits: large ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / (large ? 1e6 : 1e3));
}

function line(file) {
  const li = draft.content.firstElementChild.cloneNode(true);
  li.querySelector(".file").textContent = file.name;
  li.querySelector(".size").textContent = size(file.size);
  li.querySelector(".state").textContent = form.dataset.waiting;
  li.querySelector(".again").addEventListener("click", () => {
    waiting.push({ file, li });
    start();
  });
  list.append(li);
  return li;
}

function refuse(li, words, again = false) {
  li.classList.add("refused");
  li.querySelector(".state").textContent = words;
  li.querySelector("progress").hidden = true;
  li.querySelector(".again").hidden = !again;
}

function add(files) {
  for (const file of files) {
    if (HIDDEN.test(file.name)) continue;
    const li = line(file);
    if (file.size > form.dataset.largest * 1e6) refuse(li, form.dataset.heavy);
    else waiting.push({ file, li });
  }
  if (waiting.length && form.reportValidity()) start();
}

function start() {
  // The first answer names the batch that the others belong to.
  while (waiting.length && sending < (batch ? AT_ONCE : 1)) send(waiting.shift());
}

function send({ file, li }) {
  sending += 1;
  li.classList.remove("refused");
  const bar = li.querySelector("progress");
  const state = li.querySelector(".state");
  bar.hidden = false;
  li.querySelector(".again").hidden = true;
  state.textContent = form.dataset.sending;
  const body = new FormData();
  for (const field of form.querySelectorAll("input:not([type=file]), select")) body.append(field.name, field.value);
  body.append("lan", batch);
  body.append("tep", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.addEventListener("loadend", () => {
    sending -= 1;
    const told = request.status === 200 ? request.response : null;
    if (!told) refuse(li, form.dataset.cut, true);
    else received(told, li);
    start();
  });
  request.send(body);
}

function received(told, li) {
  if (told.lan) {
    batch = told.lan;
    address = told.trang;
  }
  if (told.loi.length) refuse(li, told.loi.join(" "));
  else li.remove();
  // A page of its own from now on: it can be loaded again and passed on.
  if (address && form.dataset.stay === undefined) history.replaceState(null, "", address);
  if (address && !live.querySelector("[hx-trigger]")) {
    htmx.ajax("GET", address, { target: live, swap: "innerHTML" });
  }
}

async function inside(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader();
  const found = [];
  // A folder gives its entries in portions, an empty one at the end.
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const it of some) if (!HIDDEN.test(it.name)) found.push(...(await inside(it)));
  }
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((it) => it.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(inside))).flat();
}

let depth = 0;
const over = (on) => form.classList.toggle("over", on);
const carries = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragenter", (event) => {
  if (carries(event)) over((depth += 1) > 0);
});
document.addEventListener("dragleave", (event) => {
  if (carries(event)) over((depth = Math.max(0, depth - 1)) > 0);
});
document.addEventListener("dragover", (event) => {
  if (carries(event)) event.preventDefault();
});
document.addEventListener("drop", async (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  over((depth = 0) > 0);
  add(await dropped(event.dataTransfer));
});

for (const field of form.querySelectorAll("input[type=file]")) {
  field.addEventListener("change", () => {
    add([...field.files]);
    field.value = "";
  });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (waiting.length) start();
  else form.querySelector("input[type=file]").click();
});
window.addEventListener("beforeunload", (event) => {
  if (sending || waiting.length) event.preventDefault();
});
