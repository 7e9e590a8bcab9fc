/** Suggestions below the search field of every page; the plain form stays what it is without them. */
import { h, later } from "../dom";
import { fetchSuggestions, type Suggestion } from "../editor/terms";
import { seen } from "../iri";

const field = document.querySelector<HTMLInputElement>(".find input[name=q]");
if (field) enhance(field);

function enhance(input: HTMLInputElement): void {
  const list = h("ul", { id: "suggestions", class: "suggestions", role: "listbox", "aria-label": "Names that fit", hidden: true });
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "suggestions", "aria-autocomplete": "list" }))
    input.setAttribute(name, value);
  let chosen = -1;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const choose = (index: number) => {
    chosen = index;
    Array.from(list.children).forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const item = list.children[index];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (found: Suggestion[]) => {
    list.replaceChildren(...found.map(option));
    choose(-1);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };
  const ask = later(async () => {
    const mine = ++asked;
    const found = input.value.trim() ? await fetchSuggestions(input.value).catch(() => []) : [];
    if (mine === asked && document.activeElement === input) show(found);
  }, 120);

  input.addEventListener("input", () => void ask());
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "ArrowDown" && !list.hidden) choose((chosen + 1) % count);
    else if (event.key === "ArrowUp" && !list.hidden) choose((chosen + count - (chosen < 0 ? 0 : 1)) % count);
    else if (event.key === "Enter" && chosen >= 0 && !list.hidden) list.children[chosen]?.querySelector("a")?.click();
    else return;
    event.preventDefault();
  });
}

function option(thing: Suggestion, index: number): HTMLElement {
  const link = h("a", { href: thing.href, tabindex: -1 }, h("bdi", {}, seen(thing.name)), h("span", { class: "kind" }, thing.kind));
  return h("li", { id: `suggestion-${index}`, role: "option", "aria-selected": "false" }, link);
}
