/** The drawing on a canvas by WebGL; the list beside it holds the same for those who cannot see or use it. */
import { NodeSquareProgram } from "@sigma/node-square";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Drawn, Line, Look } from "./model";
import { namesOf, write } from "./names";
import { quiet, tone, type Theme } from "./theme";

/** What is shown how: kinds that are hidden, what is chosen, and what a search has found (null without one). */
export interface State {
  hidden: Set<string>;
  chosen: string | null;
  found: Set<string> | null;
}

type Pointed = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

interface Hands {
  choose: (node: string | null) => void;
  expand: (node: string) => void;
}

/** Whether this browser can draw at all. */
export function canDraw(): boolean {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

export function drawingOf(
  graph: Drawn,
  host: HTMLElement,
  state: State,
  colours: Map<string, string>,
  theme: Theme,
  hands: Hands,
): Sigma<Look, Line> {
  const settings: Partial<Settings<Look, Line>> = {
    nodeProgramClasses: { square: NodeSquareProgram },
    defaultEdgeType: "line",
    renderLabels: false,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    stagePadding: 50,
    zIndex: true,
    defaultDrawNodeHover: (context, data) => ring(context, data, theme),
    nodeReducer: (node, data) => nodeLook(graph, node, data, state, colours, theme),
    edgeReducer: (edge, data) => edgeLook(graph, edge, data, state, theme),
  };
  const sigma = new Sigma<Look, Line>(graph, host, settings);
  sigma.on("clickNode", ({ node }) => hands.choose(node));
  sigma.on("clickStage", () => hands.choose(null));
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    hands.expand(node);
  });
  draggable(sigma, graph);
  sigma.on("afterRender", () => {
    const context = sigma.getCanvases()["labels"]?.getContext("2d");
    if (context) write(namesOf(sigma, graph, context, theme.font), context, theme);
  });
  sigma.refresh();
  return sigma;
}

function nodeLook(
  graph: Drawn,
  node: string,
  data: Look,
  state: State,
  colours: Map<string, string>,
  theme: Theme,
) {
  const { kind } = data.thing;
  const color = tone(colours.get(kind) ?? "#888888", theme);
  if (state.hidden.has(kind)) return { ...data, hidden: true };
  const isChosen = node === state.chosen;
  const isNear =
    state.chosen !== null && graph.hasNode(state.chosen) && graph.areNeighbors(node, state.chosen);
  const isBright = isChosen || (state.found ? state.found.has(node) : isNear || state.chosen === null);
  if (!isBright) return { ...data, color: quiet(theme), label: "", zIndex: 0 };
  const forceLabel = isChosen || Boolean(state.found && state.found.size < 30);
  return {
    ...data,
    color,
    zIndex: 1,
    highlighted: isChosen,
    forceLabel: forceLabel || (isNear && graph.degree(state.chosen) < 30),
  };
}

function edgeLook(graph: Drawn, edge: string, data: Line, state: State, theme: Theme) {
  const ends = graph.extremities(edge);
  if (ends.some((node) => state.hidden.has(graph.getNodeAttribute(node, "thing").kind)))
    return { ...data, hidden: true };
  const isLit = state.chosen !== null && ends.includes(state.chosen);
  const isFaint = state.chosen !== null && !isLit;
  return {
    ...data,
    color: isLit ? theme.lit : isFaint ? theme.faint : theme.line,
    zIndex: isLit ? 1 : 0,
    size: isLit ? Math.max(data.size, 1.6) : data.size,
  };
}

/** What is pointed at or chosen, and its name where there was no room for it. */
function ring(context: CanvasRenderingContext2D, { x, y, size, label }: Pointed, theme: Theme): void {
  context.lineWidth = 2.5;
  context.strokeStyle = theme.ink;
  context.beginPath();
  context.arc(x, y, size + 2.5, 0, 2 * Math.PI);
  context.stroke();
  if (label) write([{ text: label, x: x + size + 6, y: y + 4, strong: true }], context, theme);
}

/** Things can be moved by the pointer. */
function draggable(sigma: Sigma<Look, Line>, graph: Drawn): void {
  let dragged: string | null = null;
  sigma.on("downNode", ({ node }) => {
    dragged = node;
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on("moveBody", ({ event }) => {
    if (!dragged) return;
    graph.mergeNodeAttributes(dragged, sigma.viewportToGraph(event));
    event.preventSigmaDefault();
    event.original.preventDefault();
  });
  const drop = () => (dragged = null);
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
}
