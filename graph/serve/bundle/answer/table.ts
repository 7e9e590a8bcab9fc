/** A table that can be sorted and filtered; of many rows only those in sight are elements. */
import { h, later } from "../dom";
import { compare, type Row, type Table } from "./answer";
import { plain, shown } from "./cells";

/** Rows up to which all are drawn whole, so that the browser's own search finds them. */
const WHOLE = 400;
/** Height of a row where not all are drawn, as in the style sheet. */
const HEIGHT = 32;
const SPARE = 12;
const SAMPLE = 200;

type Order = { column: number; down: boolean } | null;

/** Shows a table inside an element that scrolls. */
export class Grid {
  readonly element: HTMLElement;
  private readonly body = h("tbody");
  private readonly scroller: HTMLElement;
  private readonly told = h("p", { class: "told", role: "status" });
  private readonly heads: HTMLTableCellElement[];
  private rows: Row[];
  private order: Order = null;
  private first = -1;

  constructor(
    private readonly table: Table,
    private readonly prefixes: Record<string, string>,
  ) {
    this.rows = table.rows;
    this.heads = table.columns.map((name, i) => this.head(name, i));
    const filter = h("input", {
      type: "search",
      autocomplete: "off",
      placeholder: "Filter rows",
      "aria-label": "Filter rows",
    });
    filter.addEventListener(
      "input",
      later(() => this.filter(filter.value), 150),
    );
    const rowCount = table.rows.length + 1;
    const drawn = h(
      "table",
      { class: "answer", "aria-rowcount": rowCount },
      this.columns(),
      h("thead", {}, h("tr", {}, ...this.heads)),
      this.body,
    );
    this.scroller = h(
      "div",
      { class: "grid", tabindex: 0, role: "region", "aria-label": "Rows of the answer" },
      drawn,
    );
    this.scroller.addEventListener("scroll", () => this.draw(), { passive: true });
    this.element = h(
      "div",
      {},
      h("div", { class: "strip" }, table.rows.length > 10 ? filter : null, this.told),
      this.scroller,
    );
    this.show();
  }

  /** Columns as wide as a sample of their cells, where the rows in sight must not change them. */
  private columns(): HTMLElement | null {
    if (this.table.rows.length <= WHOLE) return null;
    const sample = this.table.rows.slice(0, SAMPLE);
    return h(
      "colgroup",
      {},
      ...this.table.columns.map((name, i) => {
        const lengths = sample.map((row) => (row[i] ? plain(row[i], this.prefixes).length : 0));
        const col = h("col");
        col.style.width = `${Math.min(Math.max(name.length + 3, 6, ...lengths), 60) * 0.58 + 2}rem`;
        return col;
      }),
    );
  }

  private head(name: string, column: number): HTMLTableCellElement {
    const button = h("button", { type: "button", click: () => this.sort(column) }, name);
    const number = this.table.kinds[column] === "number" ? "number" : null;
    return h("th", { scope: "col", "aria-sort": "none", class: number }, button);
  }

  private sort(column: number): void {
    const down = this.order?.column === column && !this.order.down;
    this.order = { column, down };
    this.heads.forEach((head, i) =>
      head.setAttribute("aria-sort", i !== column ? "none" : down ? "descending" : "ascending"),
    );
    this.arrange();
    this.show();
  }

  private arrange(): void {
    if (!this.order) return;
    const { column, down } = this.order;
    const by = compare(this.table.kinds[column] ?? "text");
    const turned = down ? -1 : 1;
    this.rows = [...this.rows].sort(
      (a, b) => (a[column] && b[column] ? turned : 1) * by(a[column], b[column]),
    );
  }

  private filter(typed: string): void {
    const wanted = typed.toLowerCase();
    const fits = (row: Row) =>
      row.some((cell) => cell && plain(cell, this.prefixes).toLowerCase().includes(wanted));
    this.rows = wanted ? this.table.rows.filter(fits) : this.table.rows;
    this.arrange();
    this.show();
  }

  private show(): void {
    const [all, some] = [this.table.rows.length, this.rows.length];
    const rows = all === 1 ? "row" : "rows";
    this.told.textContent =
      some === all
        ? `${all.toLocaleString("en")} ${rows}`
        : `${some.toLocaleString("en")} of ${all.toLocaleString("en")} ${rows}`;
    this.scroller.scrollTop = 0;
    this.scroller.classList.toggle("many", all > WHOLE);
    this.first = -1;
    this.draw();
  }

  private draw(): void {
    if (this.table.rows.length <= WHOLE) {
      if (this.first < 0) this.body.replaceChildren(...this.rows.map((row, i) => this.line(row, i)));
      this.first = 0;
      return;
    }
    const height = this.scroller.clientHeight || 600;
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / HEIGHT) - SPARE);
    if (this.first >= 0 && Math.abs(first - this.first) < SPARE / 2) return;
    this.first = first;
    const last = Math.min(this.rows.length, first + Math.ceil(height / HEIGHT) + 2 * SPARE);
    const lines = this.rows.slice(first, last).map((row, i) => this.line(row, first + i));
    this.body.replaceChildren(this.space(first), ...lines, this.space(this.rows.length - last));
  }

  private line(row: Row, index: number): HTMLTableRowElement {
    const cells = row.map((cell, i) =>
      h("td", { class: this.table.kinds[i] === "number" ? "number" : null }, shown(cell, this.prefixes)),
    );
    return h("tr", { "aria-rowindex": index + 2 }, ...cells);
  }

  /** Stands for so many rows that are out of sight. */
  private space(rows: number): HTMLTableRowElement {
    const cell = h("td", { colspan: this.table.columns.length, class: "space" });
    cell.style.height = `${rows * HEIGHT}px`;
    return h("tr", { "aria-hidden": "true", hidden: rows === 0 }, cell);
  }
}
