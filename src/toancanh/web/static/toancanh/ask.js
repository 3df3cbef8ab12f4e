// "/" leads to the question, wherever one reads.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const field = document.getElementById("hoi");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
