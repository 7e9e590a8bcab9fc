/** The panel in which an answer is drawn, with choices of what is drawn how. */
import type { Table } from "../answer/answer";
import { h, save } from "../dom";
import { bars, MOST_BARS } from "./bar";
import { columnsFor, points, suitable, type Choice, type Form, type Point } from "./data";
import { lines } from "./line";
import { timeline } from "./timeline";

const FORMS: Record<Form, { word: string; draw: (found: Point[], title: string) => SVGSVGElement }> = {
  bar: { word: "Bars", draw: bars },
  line: { word: "Line", draw: lines },
  timeline: { word: "Timeline", draw: timeline },
};
const WORDS = {
  bar: ["label", "number", "colour"],
  line: ["time", "number", "line"],
  timeline: ["time", "event", "lane"],
};

/** A drawing of a table; `changed` is told each choice, for the address of the page. Null where nothing suits. */
export function chartOf(
  table: Table,
  prefixes: Record<string, string>,
  wanted: Partial<Choice>,
  changed: (choice: Choice) => void,
): HTMLElement | null {
  const usual = suitable(table);
  if (!usual) return null;
  let choice = valid(table, { ...usual, ...wanted }) ? { ...usual, ...wanted } : usual;
  const element = h("div", { class: "chart" });
  const choose = (part: Partial<Choice>) => {
    choice = settled(table, { ...choice, ...part });
    changed(choice);
    draw();
  };
  function draw(): void {
    const found = points(table, choice, prefixes);
    const title = `${choice.y} by ${choice.x}${choice.series ? `, ${choice.series}` : ""}`;
    const drawing = found.length ? FORMS[choice.form].draw(found, title) : null;
    element.replaceChildren(
      choices(table, choice, choose, drawing),
      note(found, table, choice),
      drawing
        ? h(
            "div",
            {
              class: "wide",
              tabindex: 0,
              role: "region",
              "aria-label": "Chart, which may be wider than the screen",
            },
            drawing,
          )
        : h("p", {}, "No row has both values."),
    );
  }
  draw();
  return element;
}

function choices(
  table: Table,
  choice: Choice,
  choose: (part: Partial<Choice>) => void,
  drawing: SVGSVGElement | null,
): HTMLElement {
  const forms = (Object.keys(FORMS) as Form[]).filter(
    (form) => columnsFor(table, form, "x").length && columnsFor(table, form, "y").length,
  );
  const columns = (["x", "y", "series"] as const).map((place, i) => {
    const names = columnsFor(table, choice.form, place).map((name) => [name, name] as const);
    return select(
      WORDS[choice.form][i] ?? place,
      place === "series" ? [["", "none"], ...names] : names,
      choice[place],
      (value) => choose({ [place]: value }),
    );
  });
  const form = select(
    "chart",
    forms.map((each) => [each, FORMS[each].word]),
    choice.form,
    (value) => choose({ form: value as Form }),
  );
  const keep = () =>
    drawing && save("chart.svg", new XMLSerializer().serializeToString(drawing), "image/svg+xml");
  return h(
    "div",
    { class: "strip" },
    form,
    ...columns,
    h("button", { type: "button", class: "quiet", click: keep }, "Save as SVG"),
  );
}

function select(
  word: string,
  options: (readonly [string, string])[],
  chosen: string,
  choose: (value: string) => void,
): HTMLElement {
  const made = options.map(([value, text]) => h("option", { value, selected: value === chosen }, text));
  return h(
    "label",
    {},
    `${word} `,
    h("select", { change: (event) => choose((event.target as HTMLSelectElement).value) }, ...made),
  );
}

function note(found: Point[], table: Table, choice: Choice): HTMLElement {
  const labels = new Set(found.map((point) => point.label)).size;
  const missing = table.rows.length - found.length;
  const cut =
    choice.form === "bar" && labels > MOST_BARS ? `The first ${MOST_BARS} of ${labels} labels. ` : "";
  return h(
    "p",
    { class: "told" },
    cut + (missing ? `${missing.toLocaleString("en")} rows lack a value and are not drawn.` : ""),
  );
}

function valid(table: Table, { form, x, y, series }: Choice): boolean {
  return (
    form in FORMS &&
    columnsFor(table, form, "x").includes(x) &&
    columnsFor(table, form, "y").includes(y) &&
    (!series || columnsFor(table, form, "series").includes(series))
  );
}

/** A choice whose columns fit its form: those that do not are replaced by the first that do. */
function settled(table: Table, choice: Choice): Choice {
  const fitting = (place: "x" | "y") => {
    const names = columnsFor(table, choice.form, place);
    return names.includes(choice[place])
      ? choice[place]
      : (names.find((name) => name !== choice.x) ?? names[0] ?? "");
  };
  const x = fitting("x");
  const series = columnsFor(table, choice.form, "series").includes(choice.series) ? choice.series : "";
  return { form: choice.form, x, y: fitting("y"), series };
}
