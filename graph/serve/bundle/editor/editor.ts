/** The editor of queries, in a shadow tree: there it may bring its own styles under a policy that allows no others. */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { completionsFrom } from "./complete";
import { mistakes, unmark } from "./mistakes";
import type { Terms } from "./terms";
import { colours, look } from "./look";

interface Options {
  text: string;
  label: string;
  vocabulary: () => Terms | null;
  run: () => void;
}

/** An editor inside `host`. */
export function makeEditor(host: HTMLElement, { text, label, vocabulary, run }: Options): EditorView {
  const root = host.attachShadow({ mode: "open" });
  const ask = { key: "Mod-Enter", preventDefault: true, run: () => (run(), true) };
  const state = EditorState.create({
    doc: text,
    extensions: [
      keymap.of([
        ask,
        { key: "Tab", run: acceptCompletion },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...completionKeymap,
        ...lintKeymap,
      ]),
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      lintGutter(),
      autocompletion({ override: [completionsFrom(vocabulary)], maxRenderedOptions: 60, icons: true }),
      mistakes(vocabulary),
      StreamLanguage.define(sparql),
      syntaxHighlighting(colours),
      look,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label }),
    ],
  });
  return new EditorView({ state, parent: root, root });
}

/** Put another text in place of all. */
export function replace(view: EditorView, text: string): void {
  unmark(view);
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
}
