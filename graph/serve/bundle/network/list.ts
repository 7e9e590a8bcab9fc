/** All that is drawn as a list: by kind, each of which can be hidden; and what is known of the thing that is chosen. */
import { h } from "../dom";
import { seen } from "../iri";
import type { Kind, Network, Thing, Tie } from "./data";
import type { State } from "./drawing";
import { SQUARE } from "./model";

interface Hands {
  choose: (node: string | null) => void;
  expand: (node: string) => void;
  only: (node: string) => void;
  toggle: (kind: string) => void;
}

/** The list; `colour` is how a kind is drawn. */
export function listed(
  network: Network,
  state: State,
  colour: (kind: string) => string,
  hands: Hands,
): HTMLElement {
  const sorted = [...network.nodes].sort((a, b) => a.label.localeCompare(b.label, "en"));
  const groups = network.kinds.map((kind) => {
    const things = sorted.filter(
      (thing) => thing.kind === kind.kind && (!state.found || state.found.has(thing.id)),
    );
    const shown = state.hidden.has(kind.kind) ? [] : things;
    return h(
      "section",
      { class: "kind" },
      head(kind, things.length, state, colour, hands),
      h("ul", {}, ...shown.map((thing) => item(thing, state, hands))),
    );
  });
  return h("div", { class: "scroll" }, ...groups);
}

function head(
  kind: Kind,
  count: number,
  state: State,
  colour: (kind: string) => string,
  hands: Hands,
): HTMLElement {
  const key = h("span", { class: SQUARE.has(kind.kind) ? "key square" : "key", "aria-hidden": "true" });
  key.style.background = colour(kind.kind);
  const box = h("input", {
    type: "checkbox",
    checked: !state.hidden.has(kind.kind),
    change: () => hands.toggle(kind.kind),
  });
  return h(
    "h3",
    {},
    h("label", {}, box, " ", key, " ", kind.word, " ", h("span", { class: "n" }, String(count))),
  );
}

function item(thing: Thing, state: State, hands: Hands): HTMLElement {
  const attributes = {
    type: "button",
    class: "pick",
    "data-id": thing.id,
    "aria-pressed": String(state.chosen === thing.id),
    click: () => hands.choose(thing.id),
  };
  return h(
    "li",
    {},
    h(
      "button",
      attributes,
      h("bdi", {}, seen(thing.label)),
      thing.when ? h("span", { class: "note" }, thing.when) : null,
    ),
  );
}

/** What is known of one thing: its ties in words, with the words behind them. */
export function told(thing: Thing, network: Network, word: string, hands: Hands): HTMLElement {
  const expanded = network.centres.includes(thing.id);
  const beyond = network.beyond[thing.id];
  const button = (text: string, click: () => void) =>
    h("button", { type: "button", class: "quiet", click }, text);
  return h(
    "section",
    { class: "chosen", "aria-label": "Chosen" },
    h("h2", {}, h("a", { href: thing.href }, h("bdi", {}, seen(thing.label)))),
    h("p", { class: "told" }, [word, thing.when].filter(Boolean).join(", ")),
    h(
      "p",
      { class: "group" },
      expanded ? null : button("Show its neighbours", () => hands.expand(thing.id)),
      network.centres.length === 1 && expanded
        ? null
        : button("Only what is around it", () => hands.only(thing.id)),
    ),
    beyond
      ? h(
          "p",
          { class: "told" },
          `${beyond.toLocaleString("en")} more neighbours are not shown: its page has them.`,
        )
      : null,
    h("ul", {}, ...tiesOf(thing, network).map(({ says, other, tie }) => line(says, other, tie, hands))),
  );
}

function tiesOf(thing: Thing, network: Network): { says: string; other: Thing; tie: Tie }[] {
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  const found = network.ties.flatMap((tie) => {
    const other = byId.get(tie.source === thing.id ? tie.target : tie.source);
    if (!other || (tie.source !== thing.id && tie.target !== thing.id)) return [];
    return [{ says: tie.source === thing.id ? tie.label : tie.back, other, tie }];
  });
  return found.sort(
    (a, b) =>
      b.tie.weight - a.tie.weight ||
      a.says.localeCompare(b.says) ||
      a.other.label.localeCompare(b.other.label),
  );
}

function line(says: string, other: Thing, tie: Tie, hands: Hands): HTMLElement {
  const name = h(
    "button",
    { type: "button", class: "name", click: () => hands.choose(other.id) },
    h("bdi", {}, seen(other.label)),
  );
  return h("li", {}, `${says} `, name, tie.words ? h("a", { class: "why", href: tie.words }, "words") : null);
}
