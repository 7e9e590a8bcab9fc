/** What all charts share: their frame, colours that colour-blind readers can tell apart, and lines of text. */
import { svg } from "../dom";

export const WIDTH = 860;
export const COLOURS = ["#2f6db5", "#c2500f", "#3d8c6a", "#8a5fb0", "#a88a12", "#75787b"];
/** Of lines behind the data and of small words: readable on light and on dark paper. */
const QUIET = "#7d8085";

export function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? QUIET;
}

/** An empty drawing; what is set here holds in a file of its own, a style sheet may override it on a page. */
export function frame(height: number, title: string): SVGSVGElement {
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${Math.round(height)}`,
      width: WIDTH,
      height: Math.round(height),
      role: "img",
      "aria-label": title,
      color: "#1b1b1a",
      "font-family": "Helvetica Neue, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif",
      "font-size": 13,
    },
    svg("title", {}, title),
  );
}

export function write(x: number, y: number, text: string, anchor = "start", quiet = false): SVGTextElement {
  return svg(
    "text",
    { x: round(x), y: round(y), "text-anchor": anchor, fill: quiet ? QUIET : "currentColor" },
    text,
  );
}

export function rule(x1: number, y1: number, x2: number, y2: number): SVGLineElement {
  return svg("line", {
    x1: round(x1),
    y1: round(y1),
    x2: round(x2),
    y2: round(y2),
    stroke: QUIET,
    "stroke-opacity": 0.45,
  });
}

/** A mark that tells its words when pointed at; its colour is a style, which goes before those of style sheets. */
export function dot(cx: number, cy: number, r: number, fill: string, words: string): SVGCircleElement {
  const made = svg("circle", { cx: round(cx), cy: round(cy), r }, svg("title", {}, words));
  Object.assign(made.style, { fill, stroke: "none" });
  return made;
}

/** The names of series with their colours, in rows from the top; and the height that they take. */
export function legend(names: string[]): { drawn: SVGGElement; height: number } {
  const drawn = svg("g");
  if (names.length < 2) return { drawn, height: 0 };
  let [x, y] = [0, 12];
  names.forEach((name, i) => {
    const text = clipped(name || "(none)", 34);
    const width = 26 + text.length * 7.2;
    if (x + width > WIDTH) [x, y] = [0, y + 20];
    drawn.append(
      svg("rect", { x, y: y - 10, width: 12, height: 12, fill: colour(i) }),
      write(x + 17, y, text),
    );
    x += width;
  });
  return { drawn, height: y + 14 };
}

export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
