/** From a table to what can be drawn: a label or time, a number, and perhaps a series. */
import type { Kind, Table } from "../answer/answer";
import { plain } from "../answer/cells";
import { year } from "./scale";

export type Form = "bar" | "line" | "timeline";

export interface Choice {
  form: Form;
  x: string;
  y: string;
  series: string;
}

export interface Point {
  label: string;
  x: number;
  y: number;
  series: string;
}

/** Series that are told apart by colour; the others are one. */
export const MOST_SERIES = 6;
const OTHERS = "others";

/** What suits a table, or null where nothing of it can be drawn. */
export function suitable(table: Table): Choice | null {
  const first = (kind: Kind) => table.columns.find((_, i) => table.kinds[i] === kind) ?? "";
  const texts = table.columns.filter((_, i) => table.kinds[i] === "text");
  const time =
    first("date") || table.columns.find((name, i) => table.kinds[i] === "number" && /year/i.test(name)) || "";
  const numbers = table.columns.filter((name, i) => table.kinds[i] === "number" && name !== time);
  const label = texts.find((name) => /label|name|title/i.test(name)) ?? texts[0] ?? "";
  if (!table.rows.length) return null;
  if (time && numbers[0])
    return { form: "line", x: time, y: numbers[0], series: texts.length === 1 ? (texts[0] ?? "") : "" };
  if (numbers[0] && label) return { form: "bar", x: label, y: numbers[0], series: "" };
  return time && label ? { form: "timeline", x: time, y: label, series: "" } : null;
}

/** Columns that can stand at a place of a chart. */
export function columnsFor(table: Table, form: Form, place: "x" | "y" | "series"): string[] {
  const kinds: Record<Form, Record<string, Kind[]>> = {
    bar: { x: ["text", "date", "number"], y: ["number"], series: ["text"] },
    line: { x: ["date", "number"], y: ["number"], series: ["text"] },
    timeline: { x: ["date", "number"], y: ["text"], series: ["text"] },
  };
  return table.columns.filter((_, i) => kinds[form][place]?.includes(table.kinds[i] ?? "text"));
}

/** The rows as points, without those that lack a value. */
export function points(table: Table, choice: Choice, prefixes: Record<string, string>): Point[] {
  const at = (name: string) => table.columns.indexOf(name);
  const [x, y, series] = [at(choice.x), at(choice.y), at(choice.series)];
  const numeric = table.kinds[x] === "number";
  return table.rows.flatMap((row) => {
    const [first, second, third] = [row[x], row[y], row[series]];
    if (!first || !second) return [];
    const place = choice.form === "bar" ? 0 : numeric ? Number(first.value) : year(first.value);
    const height = choice.form === "timeline" ? 0 : Number(second.value);
    if (place === null || Number.isNaN(place) || Number.isNaN(height)) return [];
    const label =
      choice.form === "timeline" ? `${plain(second, prefixes)}, ${first.value}` : plain(first, prefixes);
    return [{ label, x: place, y: height, series: third ? plain(third, prefixes) : "" }];
  });
}

/** The series of points, those with most points first, and the rest as one. */
export function seriesOf(found: Point[]): Map<string, Point[]> {
  const counts = new Map<string, number>();
  for (const { series } of found) counts.set(series, (counts.get(series) ?? 0) + 1);
  const named = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const kept = new Set(named.length > MOST_SERIES ? named.slice(0, MOST_SERIES - 1) : named);
  const grouped = new Map<string, Point[]>();
  for (const point of found) {
    const name = kept.has(point.series) ? point.series : OTHERS;
    grouped.set(name, [...(grouped.get(name) ?? []), point]);
  }
  return new Map([...grouped].sort(([a], [b]) => Number(a === OTHERS) - Number(b === OTHERS)));
}
