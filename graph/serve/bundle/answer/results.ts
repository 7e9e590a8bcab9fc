/** What an answer is shown in: a table and a chart, or words, with ways to take it along. */
import { chartOf } from "../chart/chart";
import type { Choice } from "../chart/data";
import { h } from "../dom";
import { seen } from "../iri";
import type { Answer, Table } from "./answer";
import { downloads } from "./downloads";
import { Grid } from "./table";

/** Letters of RDF that are shown; a download has them all. */
const MOST_LETTERS = 200_000;

/** How an answer is looked at: kept in the address of the page. */
export interface View extends Partial<Choice> {
  chart: boolean;
}

interface Options {
  query: string;
  prefixes: Record<string, string>;
  view: View;
  changed: (view: View) => void;
  failed: (reason: string) => void;
}

/** An answer as an element. */
export function results(answer: Answer, options: Options): HTMLElement {
  const bar = h("div", { class: "strip" });
  const shown = h("div");
  if ("table" in answer) tabs(answer.table, options, bar, shown);
  else if ("boolean" in answer) shown.append(h("p", { class: "verdict" }, answer.boolean ? "Yes" : "No"));
  else shown.append(...rdf(answer.turtle));
  if (!("boolean" in answer)) bar.append(downloads(options.query, "turtle" in answer, options.failed));
  return h("section", { "aria-label": "Answer" }, bar, shown);
}

function tabs(
  table: Table,
  { prefixes, view, changed }: Options,
  bar: HTMLElement,
  shown: HTMLElement,
): void {
  let state = view;
  const tell = (part: Partial<View>) => changed((state = { ...state, ...part }));
  const grid = new Grid(table, prefixes);
  const chart = chartOf(table, prefixes, view, (choice) => tell(choice));
  shown.replaceChildren(grid.element);
  if (!chart) return;
  const show = (isChart: boolean) => {
    shown.replaceChildren(isChart ? chart : grid.element);
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(isChart === (i === 1))));
  };
  const buttons = ["Table", "Chart"].map((word, i) =>
    h(
      "button",
      { type: "button", class: "tab", click: () => (show(i === 1), tell({ chart: i === 1 })) },
      word,
    ),
  );
  bar.append(h("span", { class: "tabs", role: "group", "aria-label": "Shown as" }, ...buttons));
  show(view.chart);
}

function rdf(turtle: string): HTMLElement[] {
  const cut = turtle.length > MOST_LETTERS;
  const note = cut ? h("p", { class: "told" }, "The beginning; a download has all of it.") : null;
  const text = seen(turtle.slice(0, MOST_LETTERS));
  return [...(note ? [note] : []), h("pre", { class: "rdf", tabindex: 0, "aria-label": "Turtle" }, text)];
}
