/** Bars of numbers, one below the other, so that labels can be read; series stand one after the other in a bar. */
import { svg } from "../dom";
import { seriesOf, type Point } from "./data";
import { clipped, colour, frame, legend, round, rule, WIDTH, write } from "./paint";
import { linear, ticks, told } from "./scale";

export const MOST_BARS = 60;
const ROW = 24;
const LETTER = 7;
const LONGEST = 44;

export function bars(found: Point[], title: string): SVGSVGElement {
  const series = [...seriesOf(found).keys()];
  const totals = new Map<string, number>();
  for (const { label, y } of found) totals.set(label, (totals.get(label) ?? 0) + y);
  const labels = [...totals.keys()].slice(0, MOST_BARS);
  const longest = Math.max(...labels.map((label) => clipped(label, LONGEST).length));
  const left = Math.min(longest * LETTER + 12, WIDTH * 0.42);
  const marks = ticks(Math.min(0, ...totals.values()), Math.max(0, ...totals.values()));
  const x = linear(marks[0] ?? 0, marks.at(-1) ?? 1, left, WIDTH - 60);
  const names = legend(series);
  const top = names.height + 20;
  const drawing = frame(top + labels.length * ROW + 6, title);
  drawing.append(names.drawn);
  for (const mark of marks) {
    drawing.append(
      rule(x(mark), top - 4, x(mark), top + labels.length * ROW),
      write(x(mark), top - 8, told(mark), "middle", true),
    );
  }
  labels.forEach((label, i) => {
    const y = top + i * ROW;
    drawing.append(write(left - 8, y + 16, clipped(label, LONGEST), "end"));
    let sum = 0;
    for (const point of found.filter((each) => each.label === label)) {
      const [from, to] = [x(sum), x((sum += point.y))];
      const place = series.includes(point.series) ? series.indexOf(point.series) : series.length - 1;
      const words = [label, point.series, told(point.y)].filter(Boolean).join(", ");
      drawing.append(bar(Math.min(from, to), y + 3, Math.abs(to - from), colour(place), words));
    }
    drawing.append(write(x(Math.max(sum, 0)) + 5, y + 16, told(sum)));
  });
  return drawing;
}

function bar(x: number, y: number, width: number, fill: string, words: string): SVGRectElement {
  return svg(
    "rect",
    { x: round(x), y, width: round(Math.max(width, 0.5)), height: ROW - 6, fill },
    svg("title", {}, words),
  );
}
