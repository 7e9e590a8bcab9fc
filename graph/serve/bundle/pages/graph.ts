/** The page of the graph: a drawing and a list that hold the same, and an address that says what both show. */
import { MultiDirectedGraph } from "graphology";
import type Sigma from "sigma";
import { byId, h } from "../dom";
import { fetchNetwork, type Network } from "../network/data";
import { canDraw, drawingOf, type State } from "../network/drawing";
import { savePng, saveSvg } from "../network/files";
import { listed, told } from "../network/list";
import { hashOf, stateOf } from "../network/link";
import { layAnew, update, type Drawn, type Line, type Look } from "../network/model";
import { themeOf, tone } from "../network/theme";
import { yearsOf } from "../network/years";
import { suggesting } from "../suggest/field";

const graph: Drawn = new MultiDirectedGraph();
const state: State = stateOf(location.hash);
const host = byId("drawing");
const beside = byId("around");
const note = byId("note");
const list = h("div");
const controls = h("div", { class: "controls group", role: "group", "aria-label": "Drawing" });
const detail = h("div", { "aria-live": "polite" });
const colours = new Map<string, string>();
let asked = new URLSearchParams(location.search);
let theme = themeOf(document.body);
let network: Network;
let sigma: Sigma<Look, Line> | null = null;

const hands = { choose, expand, only, toggle };
const form = byId<HTMLFormElement>("choose");
const field = form.querySelector<HTMLInputElement>("[name=of]");
if (field) suggesting(field, (thing) => location.assign(`/graph?${new URLSearchParams({ of: thing.id })}`));
void start();

addEventListener("popstate", () => {
  asked = new URLSearchParams(location.search);
  Object.assign(state, stateOf(location.hash));
  void ask();
});

async function start(): Promise<void> {
  try {
    network = await fetchNetwork(asked);
  } catch (error) {
    note.textContent = reason(error);
    return;
  }
  const search = h("input", {
    type: "search",
    autocomplete: "off",
    placeholder: "Search what is drawn",
    "aria-label": "Search what is drawn",
  });
  search.addEventListener("input", () => find(search.value));
  beside.replaceChildren(detail, search, list);
  host.hidden = false;
  host.after(controls);
  const years = yearsOf(
    network.years,
    asked.get("from") ?? "",
    asked.get("to") ?? "",
    (from, to) => void reload({ from, to }),
  );
  if (years) {
    controls.after(years);
    form.querySelectorAll("label:has([name=from], [name=to])").forEach((label) => label.remove());
  }
  accept(network);
  if (!canDraw())
    host.append(
      h("p", { class: "note" }, "This browser has no WebGL, so nothing is drawn. The list holds the same."),
    );
  else draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    theme = themeOf(document.body);
    if (sigma) draw();
    show();
  });
}

function draw(): void {
  sigma?.kill();
  host.replaceChildren();
  sigma = drawingOf(graph, host, state, colours, theme, hands);
  const button = (text: string, click: () => void) =>
    h("button", { type: "button", class: "quiet", click }, text);
  const camera = sigma.getCamera();
  controls.replaceChildren(
    button("+", () => void camera.animatedZoom()),
    button("−", () => void camera.animatedUnzoom()),
    button("Whole", () => void camera.animatedReset()),
    button("Lay out anew", () => (layAnew(graph, network), sigma?.setCustomBBox(null), sigma?.refresh())),
    button("PNG", () => sigma && void savePng(sigma, graph, theme)),
    button("SVG", () => sigma && saveSvg(sigma, graph, theme)),
  );
}

/** Show what the server has told. */
function accept(given: Network): void {
  network = given;
  network.kinds.forEach(({ kind, colour }) => colours.set(kind, colour));
  update(graph, network);
  if (state.chosen && !graph.hasNode(state.chosen)) state.chosen = null;
  byId("title").textContent = network.title;
  document.title = `${network.title} – peelgraph`;
  const beyond = Object.values(network.beyond).reduce((sum, count) => sum + count, 0);
  const more = beyond ? ` ${beyond.toLocaleString("en")} more neighbours are not shown.` : "";
  note.textContent = `${network.nodes.length.toLocaleString("en")} things, ${network.ties.length.toLocaleString("en")} ties. ${network.note}${more}`;
  byId("downloads")
    .querySelectorAll("a")
    .forEach((link) => {
      const format = new URLSearchParams(link.search);
      const wanted = new URLSearchParams(asked);
      for (const name of ["format", "table"]) if (format.has(name)) wanted.set(name, format.get(name) ?? "");
      link.search = wanted.toString();
    });
  show();
}

function show(): void {
  const held =
    document.activeElement instanceof HTMLElement && list.contains(document.activeElement)
      ? document.activeElement.dataset["id"]
      : null;
  const top = list.querySelector(".scroll")?.scrollTop ?? 0;
  const colour = (kind: string) => tone(colours.get(kind) ?? "#888888", theme);
  list.replaceChildren(listed(network, state, colour, hands));
  list.querySelector(".scroll")?.scrollTo({ top });
  if (held)
    list.querySelector<HTMLElement>(`[data-id="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  const thing = network.nodes.find((node) => node.id === state.chosen);
  const word = network.kinds.find((kind) => kind.kind === thing?.kind)?.word ?? "";
  detail.replaceChildren(
    thing
      ? told(thing, network, word, hands)
      : h(
          "p",
          { class: "note" },
          "Choose a thing in the drawing or the list. A double click shows its neighbours too.",
        ),
  );
  sigma?.refresh();
}

function choose(node: string | null): void {
  state.chosen = node;
  history.replaceState(null, "", hashOf(state) || location.pathname + location.search);
  show();
}

function toggle(kind: string): void {
  if (!state.hidden.delete(kind)) state.hidden.add(kind);
  history.replaceState(null, "", hashOf(state) || location.pathname + location.search);
  show();
}

function find(typed: string): void {
  const wanted = typed.trim().toLowerCase();
  const fits = network.nodes.filter((node) => node.label.toLowerCase().includes(wanted));
  state.found = wanted ? new Set(fits.map((node) => node.id)) : null;
  show();
}

function expand(node: string): void {
  if (network.centres.includes(node)) return;
  state.chosen = node;
  void reload({ of: [...network.centres, node] });
}

function only(node: string): void {
  state.chosen = node;
  void reload({ of: [node] });
}

/** Ask for something else, and put it into the address. */
async function reload(changes: { of?: string[]; from?: string | null; to?: string | null }): Promise<void> {
  if (changes.of) {
    asked.delete("projection");
    asked.delete("of");
    changes.of.forEach((node) => asked.append("of", node));
  }
  for (const end of ["from", "to"] as const) {
    const value = changes[end];
    if (value) asked.set(end, value);
    else if (value === null) asked.delete(end);
  }
  history.pushState(null, "", `/graph?${asked}${hashOf(state)}`);
  await ask();
}

async function ask(): Promise<void> {
  note.textContent = "Asking …";
  try {
    accept(await fetchNetwork(asked));
  } catch (error) {
    note.textContent = reason(error);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
