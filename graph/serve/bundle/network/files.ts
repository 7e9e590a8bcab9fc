/** The drawing as a file: shapes that a graphics program can change, or these as a picture for print. */
import type Sigma from "sigma";
import { round } from "../chart/paint";
import { save, svg } from "../dom";
import { namesOf } from "./names";
import type { Drawn, Line, Look } from "./model";
import type { Theme } from "./theme";

const TIMES = 3;

/** What is in sight, as SVG. */
export function saveSvg(sigma: Sigma<Look, Line>, graph: Drawn, theme: Theme): void {
  save("graph.svg", new XMLSerializer().serializeToString(shapes(sigma, graph, theme)), "image/svg+xml");
}

/** The same as PNG, three times as fine as on the screen. */
export async function savePng(sigma: Sigma<Look, Line>, graph: Drawn, theme: Theme): Promise<void> {
  const { width, height } = sigma.getDimensions();
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(shapes(sigma, graph, theme)))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * TIMES, height * TIMES];
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save("graph.png", blob, "image/png"), "image/png");
}

function shapes(sigma: Sigma<Look, Line>, graph: Drawn, theme: Theme): SVGSVGElement {
  const { width, height } = sigma.getDimensions();
  const font = { "font-family": theme.font, "font-size": 12 };
  const drawing = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    ...font,
  });
  drawing.append(
    svg("rect", { width, height, fill: theme.paper }),
    svg("g", {}, ...lines(sigma, graph)),
    svg("g", {}, ...marks(sigma, graph)),
    svg("g", {}, ...names(sigma, graph, theme)),
  );
  return drawing;
}

function place(sigma: Sigma<Look, Line>, graph: Drawn, node: string): { x: number; y: number } {
  const { x, y } = sigma.graphToViewport(graph.getNodeAttributes(node));
  return { x: round(x), y: round(y) };
}

function lines(sigma: Sigma<Look, Line>, graph: Drawn): SVGElement[] {
  return graph.edges().flatMap((edge) => {
    const shown = sigma.getEdgeDisplayData(edge);
    const [from, to] = graph.extremities(edge).map((node) => place(sigma, graph, node));
    if (!shown || shown.hidden || !from || !to) return [];
    const width = round(sigma.scaleSize(shown.size));
    return [
      svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: shown.color, "stroke-width": width }),
    ];
  });
}

function marks(sigma: Sigma<Look, Line>, graph: Drawn): SVGElement[] {
  return graph.nodes().flatMap((node): SVGElement[] => {
    const shown = sigma.getNodeDisplayData(node);
    if (!shown || shown.hidden) return [];
    const { x, y } = place(sigma, graph, node);
    const r = round(sigma.scaleSize(shown.size));
    const title = svg("title", {}, graph.getNodeAttribute(node, "thing").label);
    if (shown.type === "square")
      return [svg("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, fill: shown.color }, title)];
    return [svg("circle", { cx: x, cy: y, r, fill: shown.color }, title)];
  });
}

function names(sigma: Sigma<Look, Line>, graph: Drawn, theme: Theme): SVGElement[] {
  const context = document.createElement("canvas").getContext("2d");
  const found = context ? namesOf(sigma, graph, context, theme.font) : [];
  const around = {
    fill: theme.ink,
    stroke: theme.paper,
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  return found.map(({ text, x, y, strong }) =>
    svg("text", { x: round(x), y: round(y), "font-weight": strong ? 600 : null, ...around }, text),
  );
}
