// A sign of the map opens its panel beside the map; without this script it leads to its record.
document.addEventListener("click", (event) => {
  const sign = event.target.closest?.("a.pin[data-panel]");
  if (!sign || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  htmx.ajax("GET", sign.dataset.panel, { target: "#muc-chon", swap: "innerHTML" }).then(() => {
    document.querySelector("#muc-chon-ten")?.focus({ preventScroll: window.innerWidth > 900 });
  });
});
