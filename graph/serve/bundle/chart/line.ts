/** Numbers over time, a line for each series, which is named where it ends. */
import { svg } from "../dom";
import { seriesOf, type Point } from "./data";
import { clipped, colour, dot, frame, round, rule, WIDTH, write } from "./paint";
import { linear, ticks, told } from "./scale";

const [TOP, HEIGHT, LEFT, BOTTOM] = [16, 380, 64, 30];

export function lines(found: Point[], title: string): SVGSVGElement {
  const series = seriesOf(found);
  const right = series.size > 1 ? 190 : 40;
  const xs = found.map((point) => point.x);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const marks = ticks(
    Math.min(0, ...found.map((point) => point.y)),
    Math.max(0, ...found.map((point) => point.y)),
  );
  const y = linear(marks[0] ?? 0, marks.at(-1) ?? 1, TOP + HEIGHT, TOP);
  const x = linear(first, last, LEFT, WIDTH - right);
  const drawing = frame(TOP + HEIGHT + BOTTOM, title);
  for (const mark of marks) {
    drawing.append(
      rule(LEFT - 6, y(mark), WIDTH - right, y(mark)),
      write(LEFT - 10, y(mark) + 4, told(mark), "end", true),
    );
  }
  drawing.append(
    ...years(first, last).map((each) => write(x(each), TOP + HEIGHT + 20, String(each), "middle", true)),
  );
  const ends: { name: string; at: number; fill: string }[] = [];
  [...series].forEach(([name, of], i) => {
    const sorted = [...of].sort((a, b) => a.x - b.x);
    const path = sorted
      .map((point, n) => `${n ? "L" : "M"}${round(x(point.x))} ${round(y(point.y))}`)
      .join("");
    drawing.append(
      svg("path", {
        d: path,
        fill: "none",
        stroke: colour(i),
        "stroke-width": 2.5,
        "stroke-linejoin": "round",
      }),
    );
    for (const point of sorted) {
      const words = [name, point.label, told(point.y)].filter(Boolean).join(", ");
      drawing.append(dot(x(point.x), y(point.y), 3.5, colour(i), words));
    }
    ends.push({ name, at: y(sorted.at(-1)?.y ?? 0), fill: colour(i) });
  });
  if (series.size > 1) drawing.append(...named(ends, WIDTH - right + 12));
  return drawing;
}

/** Whole years to write below an axis, about a dozen at most. */
export function years(first: number, last: number): number[] {
  const step = Math.ceil((last - first + 1) / 12);
  const from = Math.ceil(first);
  return Array.from({ length: Math.max(0, Math.floor((last - from) / step) + 1) }, (_, i) => from + i * step);
}

/** Names at the ends of lines, moved apart where they would cover each other. */
function named(ends: { name: string; at: number; fill: string }[], x: number): SVGTextElement[] {
  let lowest = -Infinity;
  return [...ends]
    .sort((a, b) => a.at - b.at)
    .map(({ name, at, fill }) => {
      lowest = Math.max(at + 4, lowest + 16);
      const text = write(x, lowest, clipped(name || "(none)", 26));
      text.style.fill = fill;
      text.setAttribute("font-weight", "600");
      return text;
    });
}
