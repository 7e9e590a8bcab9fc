/** Events as dots along the years, a lane for each series; those of one month stand on each other. */
import { seriesOf, type Point } from "./data";
import { years } from "./line";
import { clipped, colour, dot, frame, rule, WIDTH, write } from "./paint";
import { linear } from "./scale";

const [RADIUS, GAP, TOP] = [5, 11, 8];

export function timeline(found: Point[], title: string): SVGSVGElement {
  const series = [...seriesOf(found)];
  const xs = found.map((point) => point.x);
  const [first, last] = [Math.floor(Math.min(...xs)), Math.ceil(Math.max(...xs) + 0.01)];
  const left = series.length > 1 ? 190 : 16;
  const x = linear(first, last, left, WIDTH - 16);
  const lanes = series.map(([name, points]) => ({ name, stacks: stacked(points, x) }));
  const heights = lanes.map(
    ({ stacks }) => Math.max(...[...stacks.values()].map((stack) => stack.length)) * GAP + 16,
  );
  const bottom = TOP + heights.reduce((sum, height) => sum + height, 0);
  const drawing = frame(bottom + 28, title);
  for (const each of years(first, last))
    drawing.append(
      rule(x(each), TOP, x(each), bottom),
      write(x(each), bottom + 18, String(each), "middle", true),
    );
  let y = TOP;
  lanes.forEach(({ name, stacks }, i) => {
    y += heights[i] ?? 0;
    drawing.append(rule(left, y, WIDTH - 16, y));
    if (series.length > 1) drawing.append(write(0, y - 6, clipped(name || "(none)", 26)));
    for (const [at, stack] of stacks)
      stack.forEach((point, n) => drawing.append(dot(at, y - 8 - n * GAP, RADIUS, colour(i), point.label)));
  });
  return drawing;
}

function stacked(points: Point[], x: (value: number) => number): Map<number, Point[]> {
  const stacks = new Map<number, Point[]>();
  for (const point of [...points].sort((a, b) => a.x - b.x)) {
    const at = Math.round(x(point.x) / GAP) * GAP;
    stacks.set(at, [...(stacks.get(at) ?? []), point]);
  }
  return stacks;
}
