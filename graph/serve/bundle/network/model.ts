/** The network that is drawn: what the server tells, at places that stay when more is shown. */
import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { clipped } from "../chart/paint";
import { seen } from "../iri";
import type { Network, Thing, Tie } from "./data";

export interface Look {
  x: number;
  y: number;
  size: number;
  label: string;
  type: "circle" | "square";
  thing: Thing;
  fixed?: boolean;
}

export interface Line {
  size: number;
  tie: Tie;
}

export type Drawn = MultiDirectedGraph<Look, Line>;

/** Kinds that are drawn as squares: what was published. */
export const SQUARE = new Set([
  "PublicationPage",
  "PressRelease",
  "NewsArticle",
  "Report",
  "Letter",
  "Response",
  "Document",
]);
const LONGEST = 42;
const NEAR = 60;
const ROUNDS = 200;

/** Make the graph what the network is: what stays keeps its place, what is new is placed beside its neighbours. */
export function update(graph: Drawn, network: Network): void {
  const wanted = new Map(network.nodes.map((thing) => [thing.id, thing]));
  graph.forEachNode((node) => wanted.has(node) || graph.dropNode(node));
  const stayed = new Set(graph.nodes());
  for (const thing of network.nodes) {
    if (stayed.has(thing.id)) graph.mergeNodeAttributes(thing.id, { thing });
    else graph.addNode(thing.id, look(thing));
  }
  graph.clearEdges();
  for (const tie of network.ties) graph.addEdge(tie.source, tie.target, { size: 1, tie });
  measure(graph, new Set(network.centres));
  if (stayed.size) settle(graph, stayed);
  else if (!network.laid) spread(graph, ROUNDS);
}

/** Put everything where the server would. */
export function layAnew(graph: Drawn, network: Network): void {
  for (const { id, x, y } of network.nodes) graph.mergeNodeAttributes(id, { x, y });
  if (!network.laid) spread(graph, ROUNDS);
}

function look(thing: Thing): Look {
  const type = SQUARE.has(thing.kind) ? "square" : "circle";
  return { x: thing.x, y: thing.y, size: 4, label: clipped(seen(thing.label), LONGEST), type, thing };
}

/** Things as large as their ties are many, ties as wide as their weight. */
function measure(graph: Drawn, centres: Set<string>): void {
  const heaviest = Math.max(1, ...graph.mapEdges((_, line) => line.tie.weight));
  graph.forEachNode((node) => {
    const size = Math.min(3.5 + Math.sqrt(graph.degree(node)) * 1.1, 15);
    graph.setNodeAttribute(node, "size", centres.has(node) ? Math.max(size, 11) : size);
  });
  graph.forEachEdge((edge, line) =>
    graph.setEdgeAttribute(edge, "size", 0.8 + 5 * ((line.tie.weight - 1) / heaviest)),
  );
}

/** New things start beside a neighbour that has its place, and find theirs while all others stay. */
function settle(graph: Drawn, stayed: Set<string>): void {
  const added = graph.filterNodes((node) => !stayed.has(node));
  if (!added.length) return;
  added.forEach((node, i) => {
    const neighbour = graph.neighbors(node).find((other) => stayed.has(other));
    const [x, y] = neighbour
      ? [graph.getNodeAttribute(neighbour, "x"), graph.getNodeAttribute(neighbour, "y")]
      : [0, 0];
    const turn = i * 2.4; // the golden angle: no two new things in one direction
    const far = NEAR * (1 + Math.sqrt(i) / 2);
    graph.mergeNodeAttributes(node, { x: x + far * Math.cos(turn), y: y + far * Math.sin(turn) });
  });
  stayed.forEach((node) => graph.setNodeAttribute(node, "fixed", true));
  spread(graph, 80);
  stayed.forEach((node) => graph.removeNodeAttribute(node, "fixed"));
}

function spread(graph: Drawn, iterations: number): void {
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    adjustSizes: false,
    gravity: 0.6,
    scalingRatio: 60,
    slowDown: 8,
  };
  forceAtlas2.assign(graph, { iterations, settings });
}
