/** Mistakes at their places: those that the server tells, and prefixes that are used before it is asked. */
import { forceLinting, linter, type Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type Extension, type Text } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import { declaration } from "./complete";
import type { Terms } from "./terms";
import { undeclared } from "./tokens";

const TOLD = /^SPARQL (\d+):(\d+): ([^\n]*)/;
const PREFIX = /no PREFIX line declares (\S*:)/;

const tell = StateEffect.define<Diagnostic | null>();

/** What the server has told of the query as it stands. */
const told = StateField.define<Diagnostic | null>({
  create: () => null,
  update: (value, transaction) => {
    const news = transaction.effects.find((effect) => effect.is(tell));
    if (news) return news.value as Diagnostic | null;
    return transaction.docChanged ? null : value;
  },
});

/** Marks for what the server tells, and for prefixes that the query does not declare. */
export function mistakes(vocabulary: () => Terms | null): Extension {
  const marks = (view: EditorView) => {
    const found = undeclaredPrefixes(view.state.doc.toString(), vocabulary());
    const server = view.state.field(told);
    return server && !found.some(({ from }) => from === server.from) ? [server, ...found] : found;
  };
  const needsRefresh = (update: ViewUpdate) => update.startState.field(told) !== update.state.field(told);
  return [told, linter(marks, { needsRefresh })];
}

/** Mark what the server says about a query; false where it names no place. */
export function mark(view: EditorView, reason: string): boolean {
  const match = TOLD.exec(reason);
  if (!match) return false;
  const message = match[3] ?? "";
  const { doc } = view.state;
  const { from, to } = prefixPlace(doc, message) ?? wordAt(doc, Number(match[1]), Number(match[2]));
  const effects = tell.of({ from, to, severity: "error", message });
  view.dispatch({ effects, selection: { anchor: from }, scrollIntoView: true });
  forceLinting(view);
  return true;
}

/** Forget what the server has said. */
export function unmark(view: EditorView): void {
  view.dispatch({ effects: tell.of(null) });
  forceLinting(view);
}

function prefixPlace(doc: Text, message: string): { from: number; to: number } | null {
  const prefix = PREFIX.exec(message)?.[1];
  return (prefix && undeclared(doc.toString()).find((token) => token.text.startsWith(prefix))) || null;
}

/** The word at a line and column of the server's, both from 1; at the end of a line the word before. */
function wordAt(doc: Text, number: number, column: number): { from: number; to: number } {
  const line = doc.line(Math.min(number, doc.lines));
  const at = Math.min(column - 1, line.length);
  const next = /^[\w:?$-]+|^\S/.exec(line.text.slice(at))?.[0] ?? "";
  const before = next ? "" : (/[\w:?$-]+\s*$|\S?\s*$/.exec(line.text)?.[0] ?? "");
  return { from: line.from + at - before.length, to: line.from + at + next.length };
}

function undeclaredPrefixes(text: string, terms: Terms | null): Diagnostic[] {
  return undeclared(text).map(({ from, to, text: name }) => {
    const prefix = name.slice(0, name.indexOf(":") + 1);
    const line = terms && declaration(name, text, terms);
    const action = {
      name: `Declare ${prefix}`,
      apply: (view: EditorView) => line && view.dispatch({ changes: line }),
    };
    return {
      from,
      to,
      severity: "error",
      message: `no PREFIX line declares ${prefix}`,
      actions: line ? [action] : [],
    };
  });
}
