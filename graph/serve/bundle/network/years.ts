/** Two sliders for the first and last year of what is shown. */
import { h } from "../dom";

/** `moved` is told the span when a slider is let go; null at an end means: no bound there. */
export function yearsOf(
  range: number[],
  from: string,
  to: string,
  moved: (from: string | null, to: string | null) => void,
): HTMLElement | null {
  const [first, last] = range;
  if (first === undefined || last === undefined || first === last) return null;
  const start = slider("From year", first, last, year(from, first));
  const end = slider("To year", first, last, year(to, last));
  const told = h("output", {});
  const tell = () =>
    (told.textContent = start.value === end.value ? start.value : `${start.value} to ${end.value}`);
  const settle = (moving: HTMLInputElement) => {
    if (Number(start.value) > Number(end.value)) (moving === start ? end : start).value = moving.value;
    tell();
  };
  const done = () =>
    moved(Number(start.value) > first ? start.value : null, Number(end.value) < last ? end.value : null);
  for (const each of [start, end]) {
    each.addEventListener("input", () => settle(each));
    each.addEventListener("change", done);
  }
  tell();
  return h(
    "div",
    { class: "years", role: "group", "aria-label": "Time" },
    h("span", { class: "n" }, String(first)),
    start,
    end,
    h("span", { class: "n" }, String(last)),
    told,
  );
}

function slider(name: string, min: number, max: number, value: number): HTMLInputElement {
  const made = h("input", { type: "range", min, max, step: 1, "aria-label": name });
  made.value = String(value);
  return made;
}

function year(given: string, otherwise: number): number {
  return Number.parseInt(given, 10) || otherwise;
}
