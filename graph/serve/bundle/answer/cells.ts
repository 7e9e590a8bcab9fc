/** Cells of a table as elements. */
import { h } from "../dom";
import { address, seen, short } from "../iri";
import type { Cell } from "./answer";

/** A value as it is shown: things as links, text with its language or type in a title. */
export function shown(cell: Cell | undefined, prefixes: Record<string, string>): HTMLElement | null {
  if (!cell) return null;
  const text = plain(cell, prefixes);
  if (cell.type !== "uri") return h("bdi", { title: cell["xml:lang"] ?? null }, text);
  const href = address(cell.value);
  if (!href) return h("bdi", {}, text);
  return h(
    "a",
    { href, title: seen(cell.value), rel: href.startsWith("/") ? null : "noreferrer" },
    h("bdi", {}, text),
  );
}

/** The same as text. */
export function plain(cell: Cell, prefixes: Record<string, string>): string {
  if (cell.type === "uri") return seen(short(cell.value, prefixes));
  return cell.type === "bnode" ? `_:${cell.value}` : seen(cell.value);
}
