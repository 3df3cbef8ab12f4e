// Proposals by keyboard alone: j and k go on and back, a accepts, r asks for the reason and Enter rejects.
"use strict";

const offers = () => [...document.querySelectorAll(".offer")];

function go(step) {
  const all = offers();
  const at = all.indexOf(document.activeElement?.closest(".offer"));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, select, textarea");
  const offer = event.target.closest(".offer");
  if (field) {
    if (offer?.dataset.deed === "reject" && event.key === "Enter" && field.name === "reason") {
      event.preventDefault();
      offer.querySelector("button.no").click();
    } else if (event.key === "Escape") {
      offer?.focus();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "a") offer?.querySelector("button.yes").click();
  else if (event.key === "r" && offer) {
    event.preventDefault();
    offer.dataset.deed = "reject";
    offer.querySelector("[name=reason]").focus();
  }
});

// What was decided leaves a line; the next one is at hand.
let after = 0;
document.addEventListener("htmx:beforeSwap", (event) => {
  after = offers().indexOf(event.detail.target.closest(".offer"));
});
document.addEventListener("htmx:afterSwap", () => offers()[after]?.focus());

// Whoever signs one signs the others too.
document.addEventListener("change", (event) => {
  if (event.target.name !== "who") return;
  for (const field of document.querySelectorAll(".offer [name=who]")) field.value = event.target.value;
});
