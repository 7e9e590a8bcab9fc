/** Numbers and dates as places on an axis. */

/** Round numbers from at most 0 to at least the most, about `count` of them. */
export function ticks(least: number, most: number, count = 5): number[] {
  const span = most - least || Math.abs(most) || 1;
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => span / n <= count) ?? 10 * power;
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** A place for each number of a span. */
export function linear(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => start + ((value - from) / (to - from || 1)) * (end - start);
}

/** A date, as precise as it is told, as a year with a fraction; null for what is none. */
export function year(date: string): number | null {
  const match = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(date);
  if (!match) return null;
  const [of, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (!month) return of + 0.5;
  return of + (month - 1) / 12 + (day ? (day - 1) / 366 : 1 / 24);
}

/** A number as people read it. */
export function told(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}
