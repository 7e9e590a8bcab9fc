/** Completion of prefixes, classes, properties, things, variables and keywords. */
import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { ID } from "../iri";
import { placeOf, type Place } from "./place";
import { fetchSuggestions, type Suggestion, type Term, type Terms } from "./terms";
import { declared, tokens } from "./tokens";

const KEYWORDS =
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND AS GROUP BY ORDER DESC ASC HAVING LIMIT OFFSET CONSTRUCT ASK DESCRIBE PREFIX COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG YEAR MONTH REGEX CONTAINS LCASE STRSTARTS COALESCE IF BOUND EXISTS NOT IN".split(
    " ",
  );
const MOST = 60;

type Rank = { rank: number; count: number; completion: Completion };

/** A source of completions; `vocabulary` gives what the server has told by now. */
export function completionsFrom(vocabulary: () => Terms | null): CompletionSource {
  return async (context) => {
    const terms = vocabulary();
    const text = context.state.doc.toString();
    const place = placeOf(text.slice(0, context.pos), text);
    if (!terms || place.role === "nothing" || !(place.typed || context.explicit)) return null;
    if (/^[?$]/.test(place.typed)) return result(place, variables(text, place), context);
    const local = place.typed.startsWith("<")
      ? []
      : [...prefixes(place, terms), ...vocabularyAt(place, terms, text)];
    const things = await thingsAt(place, context);
    return result(place, [...ordered(local), ...things, ...keywords(place)], context);
  };
}

function result(place: Place, options: Completion[], context: CompletionContext): CompletionResult | null {
  if (context.aborted || !options.length) return null;
  return { from: place.from, options: options.slice(0, MOST), filter: false };
}

function ordered(found: Rank[]): Completion[] {
  return found.sort((a, b) => a.rank - b.rank || b.count - a.count).map((each) => each.completion);
}

function variables(text: string, place: Place): Completion[] {
  const names = new Set(
    tokens(text)
      .filter((t) => /^[?$]\w/.test(t.text) && t.to !== place.from + place.typed.length)
      .map((t) => t.text),
  );
  return [...names]
    .filter((name) => name.startsWith(place.typed))
    .map((label) => ({ label, type: "variable" }));
}

function keywords(place: Place): Completion[] {
  const typed = place.typed.toUpperCase();
  if (!typed || place.role === "class" || place.role === "object") return [];
  return KEYWORDS.filter((word) => word.startsWith(typed)).map((label) => ({ label, type: "keyword" }));
}

function prefixes(place: Place, terms: Terms): Rank[] {
  if (place.role === "word" || !place.typed || place.typed.includes(":")) return [];
  const fitting = Object.entries(terms.prefixes).filter(([name]) => name.startsWith(place.typed));
  return fitting.map(([name, iri]) => ({
    rank: 2,
    count: 0,
    completion: { label: `${name}:`, type: "namespace", detail: iri, apply: put(`${name}:`, terms) },
  }));
}

function vocabularyAt(place: Place, terms: Terms, text: string): Rank[] {
  if (place.role === "property") {
    const used = terms.used[expanded(place.subjectClass, terms, text)] ?? {};
    return matching(place, terms.properties, terms, "property", used);
  }
  if (place.role === "class") return matching(place, terms.classes, terms, "class", {});
  if (!place.typed.includes(":")) return [];
  return [
    ...matching(place, terms.classes, terms, "class", {}),
    ...matching(place, terms.properties, terms, "property", {}),
  ];
}

function matching(
  place: Place,
  of: Term[],
  terms: Terms,
  type: string,
  used: Record<string, number>,
): Rank[] {
  const typed = place.typed.toLowerCase();
  return of.flatMap((term) => {
    const name = prefixed(term.iri, terms);
    const rank = fit(name.toLowerCase(), term.label.toLowerCase(), typed);
    if (rank === null) return [];
    const count = used[term.iri] ?? 0;
    const detail = `${term.label && term.label !== name ? `${term.label} · ` : ""}${term.count.toLocaleString("en")}`;
    const completion: Completion = { label: name, type, detail, apply: put(name, terms) };
    if (term.comment) completion.info = term.comment;
    return [{ rank: rank + (count ? 0 : 10), count: count || term.count / 1e9, completion }];
  });
}

/** How well a name fits: 0 it begins so, 1 its words do, 2 it has it in it; else null. */
function fit(name: string, label: string, typed: string): number | null {
  const local = name.slice(name.indexOf(":") + 1);
  if (name.startsWith(typed) || local.startsWith(typed)) return 0;
  if (` ${label}`.includes(` ${typed}`)) return 1;
  return name.includes(typed) || label.includes(typed) ? 2 : null;
}

async function thingsAt(place: Place, context: CompletionContext): Promise<Completion[]> {
  const typed = place.typed.replace(/^</, "").replace(ID, "");
  if (place.role === "word" || place.role === "property" || place.role === "class" || typed.includes(":"))
    return [];
  if (typed.length < 2) return [];
  const abort = new AbortController();
  context.addEventListener("abort", () => abort.abort());
  const found = await fetchSuggestions(typed, abort.signal).catch(() => []);
  return found.map((thing) => ({
    label: thing.name,
    type: "thing",
    detail: detail(thing),
    apply: `<${ID}${thing.id}>`,
  }));
}

function detail(thing: Suggestion): string {
  const other = thing.fitting.toLowerCase() !== thing.name.toLowerCase() ? ` · “${thing.fitting}”` : "";
  return thing.kind + other;
}

/** An IRI by a prefix of ours. */
export function prefixed(iri: string, terms: Terms): string {
  for (const [name, base] of Object.entries(terms.prefixes)) {
    if (iri.startsWith(base) && /^[\w-]*$/.test(iri.slice(base.length)))
      return `${name}:${iri.slice(base.length)}`;
  }
  return `<${iri}>`;
}

function expanded(name: string | null, terms: Terms, text: string): string {
  if (!name) return "";
  if (name.startsWith("<")) return name.slice(1, -1);
  const [prefix = "", local = ""] = name.split(":", 2);
  return (declared(text).prefixes.get(prefix) ?? terms.prefixes[prefix] ?? "") + local;
}

/** Put a name in, and declare its prefix where the query does not. */
function put(name: string, terms: Terms): Completion["apply"] {
  return (view: EditorView, _: Completion, from: number, to: number) => {
    const line = declaration(name, view.state.doc.toString(), terms);
    view.dispatch({
      changes: [{ from, to, insert: name }, ...(line ? [line] : [])],
      selection: { anchor: from + name.length + (line?.insert.length ?? 0) },
      userEvent: "input.complete",
    });
  };
}

/** The line that a query lacks to use a name, and where to put it. */
export function declaration(
  name: string,
  text: string,
  terms: Terms,
): { from: number; insert: string } | null {
  const prefix = name.slice(0, name.indexOf(":"));
  const { prefixes, end } = declared(text);
  const iri = terms.prefixes[prefix];
  if (name.startsWith("<") || prefixes.has(prefix) || !iri) return null;
  const line = `PREFIX ${prefix}: <${iri}>`;
  return end ? { from: end, insert: `\n${line}` } : { from: 0, insert: `${line}\n` };
}
