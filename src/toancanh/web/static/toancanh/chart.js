// Draws each chart with Vega, without eval: its expressions are interpreted. Without it the page has a picture.
import { expressionInterpreter } from "../vega/vega-interpreter.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const drawn = new Map(); // each place with its view, with null until that is there

const box = document.createElement("div");
box.className = "pointed";
box.hidden = true;
document.body.append(box);

function pointedAt(_handler, event, item, value) {
  box.hidden = !value || !item;
  if (box.hidden) return;
  box.textContent = value;
  const room = document.documentElement.clientWidth - box.offsetWidth - 8;
  box.style.left = `${Math.max(8, Math.min(event.clientX + 14, room))}px`;
  box.style.top = `${Math.max(8, event.clientY - box.offsetHeight - 10)}px`;
}

async function draw(place) {
  if (!drawn.has(place)) drawn.set(place, null);
  const address = place.dataset.chart + (dark.matches ? "&nen=toi" : "");
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const { vega: spec, numbers } = await answer.json();
  const options = numbers ? { locale: { number: numbers } } : {};
  const view = new vega.View(vega.parse(spec, null, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "svg",
    container: place,
    hover: true,
    tooltip: pointedAt,
    ...options,
  });
  drawn.get(place)?.finalize();
  drawn.set(place, view);
  await view.runAsync();
}

function drawAll() {
  box.hidden = true;
  for (const [place, view] of drawn) {
    if (!place.isConnected) {
      view?.finalize();
      drawn.delete(place);
    }
  }
  for (const place of document.querySelectorAll("[data-chart]")) {
    if (!drawn.has(place)) draw(place);
  }
}

drawAll();
document.addEventListener("htmx:afterSettle", drawAll);
dark.addEventListener("change", () => {
  for (const place of drawn.keys()) draw(place);
});
