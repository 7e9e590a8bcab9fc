/** Mistakes at their places: those that the server tells, and prefixes that are used before it is asked. */
import { linter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { declaration } from "./complete";
import type { Terms } from "./terms";
import { undeclared } from "./tokens";

const TOLD = /^SPARQL (\d+):(\d+): ([^\n]*)/;
const PREFIX = /no PREFIX line declares (\S*:)/;

/** Mark what the server says about a query; false where it names no place. */
export function mark(view: EditorView, reason: string): boolean {
  const match = TOLD.exec(reason);
  if (!match) return false;
  const message = match[3] ?? "";
  const place = prefixPlace(view.state.doc, message) ?? wordAt(view.state.doc, Number(match[1]), Number(match[2]));
  view.dispatch(setDiagnostics(view.state, [{ ...place, severity: "error", message }]));
  view.dispatch({ selection: { anchor: place.from }, scrollIntoView: true });
  return true;
}

/** Take all marks away. */
export function unmark(view: EditorView): void {
  view.dispatch(setDiagnostics(view.state, []));
}

function prefixPlace(doc: Text, message: string): { from: number; to: number } | null {
  const prefix = PREFIX.exec(message)?.[1];
  const name = prefix && undeclared(doc.toString()).find((token) => token.text.startsWith(prefix));
  return name || null;
}

/** The word at a line and column of the server's, both from 1; at the end of a line the sign before. */
function wordAt(doc: Text, number: number, column: number): { from: number; to: number } {
  const line = doc.line(Math.min(number, doc.lines));
  const from = Math.min(line.from + column - 1, line.to);
  const word = /^[\w:?$-]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 1;
  return from < line.to ? { from, to: Math.min(from + word, line.to) } : { from: Math.max(line.to - 1, line.from), to: line.to };
}

/** Names whose prefix is not declared, each with the line that declares it where we know it. */
export function undeclaredPrefixes(vocabulary: () => Terms | null) {
  return linter((view): Diagnostic[] => {
    const text = view.state.doc.toString();
    return undeclared(text).map(({ from, to, text: name }) => {
      const prefix = name.slice(0, name.indexOf(":") + 1);
      const terms = vocabulary();
      const line = terms && declaration(name, text, terms);
      const action = { name: `Declare ${prefix}`, apply: (editor: EditorView) => line && editor.dispatch({ changes: line }) };
      return { from, to, severity: "error", message: `no PREFIX line declares ${prefix}`, actions: line ? [action] : [] };
    });
  });
}
