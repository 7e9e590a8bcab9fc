/** Names beside what is drawn, the most important first, as many as do not cover one another. */
import type Sigma from "sigma";
import type { Drawn, Line, Look } from "./model";
import type { Theme } from "./theme";

/** A name at its place on the screen: the left end of its base line. */
export interface Name {
  text: string;
  x: number;
  y: number;
  strong: boolean;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const [HEIGHT, GAP, MOST] = [13, 4, 400];
/** Statements are many, and their names are sentences: these are written where they are asked for. */
const WORDY = new Set([
  "Finding",
  "CauseOfConcern",
  "AcceleratedCauseOfConcern",
  "AreaForImprovement",
  "InnovativePractice",
  "Recommendation",
  "Reaction",
]);

/** Where names fit, on a context that has the font to measure them with. */
export function namesOf(
  sigma: Sigma<Look, Line>,
  graph: Drawn,
  context: CanvasRenderingContext2D,
  font: string,
): Name[] {
  const shown = graph.nodes().flatMap((node) => {
    const data = sigma.getNodeDisplayData(node);
    if (!data || data.hidden) return [];
    const at = sigma.graphToViewport(graph.getNodeAttributes(node));
    return [
      {
        node,
        data,
        ...at,
        size: sigma.scaleSize(data.size),
        wordy: WORDY.has(graph.getNodeAttribute(node, "thing").kind),
      },
    ];
  });
  const { width, height } = sigma.getDimensions();
  const taken: Box[] = shown.map(({ x, y, size }) => ({
    left: x - size,
    top: y - size,
    right: x + size,
    bottom: y + size,
  }));
  const wanted = shown.filter(
    ({ data, wordy, x, y }) =>
      data.label &&
      (data.forceLabel || data.highlighted || !wordy) &&
      x > 0 &&
      y > 0 &&
      x < width &&
      y < height,
  );
  wanted.sort((a, b) => rank(b.data) - rank(a.data) || b.size - a.size);
  return wanted.slice(0, MOST).flatMap(({ data, x, y, size }): Name[] => {
    const strong = Boolean(data.highlighted);
    context.font = fontOf(strong, font);
    const text = data.label ?? "";
    const long = context.measureText(text).width;
    for (const [left, base] of spots(x, y, size, long)) {
      const box = { left: left - 2, top: base - HEIGHT + 2, right: left + long + 2, bottom: base + 3 };
      const fits = box.left > 0 && box.right < width && box.top > 0 && box.bottom < height;
      if (!strong && (!fits || taken.some((other) => meet(box, other)))) continue;
      taken.push(box);
      return [{ text, x: left, y: base, strong }];
    }
    return [];
  });
}

/** Write names with the paper's colour around them, so that lines do not cross their letters. */
export function write(names: Name[], context: CanvasRenderingContext2D, theme: Theme): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = theme.paper;
  context.fillStyle = theme.ink;
  for (const { text, x, y, strong } of names) {
    context.font = fontOf(strong, theme.font);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

function fontOf(strong: boolean, font: string): string {
  return `${strong ? "600 13px" : "12px"} ${font}`;
}

function rank(data: { highlighted?: boolean; forceLabel?: boolean }): number {
  return data.highlighted ? 2 : data.forceLabel ? 1 : 0;
}

/** To the right, to the left, below, above. */
function spots(x: number, y: number, size: number, long: number): [number, number][] {
  const [far, middle] = [size + GAP, y + GAP];
  return [
    [x + far, middle],
    [x - far - long, middle],
    [x - long / 2, y + far + HEIGHT - 3],
    [x - long / 2, y - far],
  ];
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
