/** Answers of the endpoint, and what their columns hold. */

export interface Cell {
  type: "uri" | "bnode" | "literal";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export type Row = (Cell | undefined)[];

export type Kind = "number" | "date" | "text";

export interface Table {
  columns: string[];
  /** Of each column, what nearly all its cells are. */
  kinds: Kind[];
  rows: Row[];
}

/** A table, or a yes or no, or RDF as text. */
export type Answer = { table: Table } | { boolean: boolean } | { turtle: string };

/** What the server says instead of an answer. */
export class Refusal extends Error {}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long"].map((name) => XSD + name));
const DATES = new Set(["date", "gYear", "gYearMonth", "dateTime"].map((name) => XSD + name));

/** Ask the endpoint. */
export async function ask(query: string, accept: string, signal?: AbortSignal): Promise<Response> {
  const headers = { accept, "content-type": "application/sparql-query" };
  const reply = await fetch("/sparql", {
    method: "POST",
    body: query,
    headers,
    ...(signal ? { signal } : {}),
  });
  if (!reply.ok) throw new Refusal((await reply.text()).trim());
  return reply;
}

/** The answer of a query; raises `Refusal` with the server's words. */
export async function answerOf(query: string, signal: AbortSignal): Promise<Answer> {
  const reply = await ask(query, "application/sparql-results+json, text/turtle;q=0.9", signal);
  if (reply.headers.get("content-type")?.startsWith("text/turtle")) return { turtle: await reply.text() };
  const told = await reply.json();
  if ("boolean" in told) return { boolean: told.boolean as boolean };
  return { table: table(told.head.vars as string[], told.results.bindings as Record<string, Cell>[]) };
}

function table(columns: string[], bindings: Record<string, Cell>[]): Table {
  const rows = bindings.map((binding) => columns.map((column) => binding[column]));
  return { columns, rows, kinds: columns.map((_, i) => kindOf(rows, i)) };
}

function kindOf(rows: Row[], column: number): Kind {
  const types = new Set(rows.flatMap((row) => (row[column] ? [row[column].datatype ?? ""] : [])));
  if (types.size && [...types].every((type) => NUMBERS.has(type))) return "number";
  if (types.size && [...types].every((type) => DATES.has(type))) return "date";
  return "text";
}

/** How two cells of a column stand: empty ones last. */
export function compare(kind: Kind): (a: Cell | undefined, b: Cell | undefined) => number {
  const collator = new Intl.Collator("en", { numeric: true });
  return (a, b) => {
    if (!a || !b) return a === b ? 0 : a ? -1 : 1;
    if (kind === "number") return Number(a.value) - Number(b.value);
    return collator.compare(a.value, b.value);
  };
}
