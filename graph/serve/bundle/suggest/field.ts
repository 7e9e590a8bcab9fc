/** Suggestions below a field: a combobox as the ARIA practices have it. */
import { h, later } from "../dom";
import { fetchSuggestions, type Suggestion } from "../editor/terms";
import { seen } from "../iri";

let fields = 0;

/** Suggest things by name while somebody types; `take` is told the one that is chosen. */
export function suggesting(input: HTMLInputElement, take: (thing: Suggestion) => void): void {
  const id = `suggestions-${++fields}`;
  const list = h("ul", {
    id,
    class: "suggestions",
    role: "listbox",
    "aria-label": "Names that fit",
    hidden: true,
  });
  const told = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-autocomplete": "list",
  };
  for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
  input.after(list);
  let found: Suggestion[] = [];
  let chosen = -1;
  let asked = 0;

  const choose = (index: number) => {
    chosen = index;
    Array.from(list.children).forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const item = list.children[index];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (things: Suggestion[]) => {
    found = things;
    list.replaceChildren(...things.map((thing, i) => option(thing, `${id}-${i}`, take)));
    choose(-1);
    list.hidden = !things.length;
    input.setAttribute("aria-expanded", String(things.length > 0));
  };
  const ask = later(async () => {
    const mine = ++asked;
    const things = input.value.trim() ? await fetchSuggestions(input.value).catch(() => []) : [];
    if (mine === asked && document.activeElement === input) show(things);
  }, 120);

  input.addEventListener("input", () => void ask());
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    const thing = found[chosen];
    if (list.hidden) return;
    if (event.key === "Escape") show([]);
    else if (event.key === "ArrowDown") choose((chosen + 1) % found.length);
    else if (event.key === "ArrowUp") choose((chosen <= 0 ? found.length : chosen) - 1);
    else if (event.key === "Enter" && thing) take(thing);
    else return;
    event.preventDefault();
  });
}

function option(thing: Suggestion, id: string, take: (thing: Suggestion) => void): HTMLElement {
  const pressed = (event: Event) => {
    event.preventDefault(); // the field keeps its focus, and with it the list its place
    take(thing);
  };
  const words = [h("bdi", {}, seen(thing.name)), h("span", { class: "kind" }, thing.kind)];
  return h("li", { id, role: "option", "aria-selected": "false", pointerdown: pressed }, ...words);
}
