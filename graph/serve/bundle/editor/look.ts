/** Colours of the editor, from the variables of the page's style sheet. */
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--accent)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--variable)" },
  { tag: [tags.atom, tags.number, tags.bool], color: "var(--accent)" },
]);

export const look = EditorView.theme({
  "&": {
    color: "var(--ink)",
    backgroundColor: "var(--paper)",
    fontSize: ".92rem",
    border: "1px solid var(--mixed)",
    borderRadius: "2px",
  },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", maxHeight: "65vh" },
  ".cm-content": { caretColor: "var(--ink)", minHeight: "16.5rem", padding: ".5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--faint)", color: "var(--soft)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--faint)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selected)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selected)" },
  ".cm-tooltip": {
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--mixed)",
    boxShadow: "0 3px 12px #0003",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    maxHeight: "18rem",
    maxWidth: "min(44rem, 94vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".15rem .6rem .15rem .2rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--link)", color: "var(--paper)" },
  ".cm-completionDetail": {
    fontFamily: "var(--sans)",
    fontStyle: "normal",
    fontSize: ".85em",
    color: "var(--soft)",
  },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionIcon": {
    opacity: "1",
    fontFamily: "var(--sans)",
    fontSize: ".72em",
    width: "1.6em",
    color: "var(--soft)",
  },
  "li[aria-selected] .cm-completionIcon": { color: "inherit" },
  ".cm-completionIcon-thing::after": { content: "'●'" },
  ".cm-tooltip.cm-completionInfo": {
    fontFamily: "var(--sans)",
    fontSize: ".88rem",
    maxWidth: "22rem",
    padding: ".5rem .7rem",
  },
  ".cm-diagnostic": { fontFamily: "var(--sans)", padding: ".4rem .7rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--concern)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--ink)", color: "var(--paper)", borderRadius: "2px" },
});
