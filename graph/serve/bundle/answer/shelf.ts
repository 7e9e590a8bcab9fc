/** Beside the editor: questions of the library, and what was asked before. */
import { h } from "../dom";
import type { Question } from "../editor/terms";
import { asked, forget } from "./history";

type Take = (query: string) => void;

/** The questions by topic, with a field that filters them. */
export function examples(questions: Question[], take: Take): HTMLElement {
  const filter = h("input", {
    type: "search",
    autocomplete: "off",
    placeholder: "Filter questions",
    "aria-label": "Filter questions",
  });
  const list = h("div", { class: "scroll" });
  const show = () => list.replaceChildren(...topics(questions, filter.value.toLowerCase(), take));
  filter.addEventListener("input", show);
  show();
  return h("div", {}, filter, list);
}

function topics(questions: Question[], wanted: string, take: Take): HTMLElement[] {
  const fitting = questions.filter(({ name, summary, topic }) =>
    `${name} ${summary} ${topic}`.toLowerCase().includes(wanted),
  );
  if (!fitting.length) return [h("p", { class: "told" }, "No question has these words.")];
  return [...new Set(fitting.map((each) => each.topic))].flatMap((topic) => [
    h("h3", {}, topic),
    h(
      "ul",
      {},
      ...fitting
        .filter((each) => each.topic === topic)
        .map(({ summary, query }) => item(summary, "", query, take)),
    ),
  ]);
}

/** What was asked in this browser. */
export function past(take: Take): HTMLElement {
  const all = asked();
  if (!all.length) return h("p", { class: "told" }, "What you ask is listed here. It stays in this browser.");
  const element = h("div");
  const clear = () => (forget(), element.replaceChildren(past(take)));
  const items = all.map(({ query, when, told }) =>
    item(headline(query), `${when.slice(0, 16).replace("T", " ")}, ${told}`, query, take),
  );
  element.append(
    h("ul", {}, ...items),
    h("button", { type: "button", class: "quiet", click: clear }, "Forget all"),
  );
  return element;
}

function item(text: string, note: string, query: string, take: Take): HTMLElement {
  const words = note ? h("span", { class: "note" }, note) : null;
  return h("li", {}, h("button", { type: "button", class: "pick", click: () => take(query) }, text, words));
}

/** The part of a query that tells it from others. */
function headline(query: string): string {
  const told =
    /^#\+? ?(?:summary: )?(.+)$/m.exec(query)?.[1] ??
    query
      .replace(/^\s*(?:PREFIX|BASE)\b.*$/gim, "")
      .replace(/\s+/g, " ")
      .trim();
  return told.length > 90 ? `${told.slice(0, 90)}…` : told;
}
