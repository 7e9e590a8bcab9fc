// The lists beside the drawing: search, dossier, kinds, theme and time. All text goes in as text.
const FOUND = 40;
const FIRST = 12;
const find = (id) => document.getElementById(id);

function make(tag, text, ...children) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

function pressable(node) {
  const button = make("button", node.label);
  button.type = "button";
  button.addEventListener("click", () => { select(node, true); });
  return button;
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const names = nodes.map((node) => plain(node.label));

function search() {
  const words = plain(find("search").value).split(/\s+/).filter(Boolean);
  const found = nodes.filter((node) => node.visible && words.every((word) => names[node.number].includes(word)));
  found.sort((a, b) => b.ties.length - a.ties.length || a.number - b.number);
  const items = found.slice(0, FOUND).map((node) => {
    const kind = make("span", node.kind.word);
    kind.className = "kind";
    return make("li", "", pressable(node), kind);
  });
  find("found").replaceChildren(...items);
  const shown = nodes.filter((node) => node.visible).length;
  find("status").textContent = words.length
    ? `${found.length} of ${shown} shown things` + (found.length > FOUND ? `, the first ${FOUND} listed` : "")
    : `${shown} of ${nodes.length} things shown, those with most ties first`;
  return found;
}

function select(node, moveFocus = false) {
  selected = node;
  const box = find("dossier");
  box.hidden = !node;
  box.replaceChildren();
  if (node) {
    fill(box, node);
    if (moveFocus) {
      box.focus();
      Object.assign(view, { x: node.x, y: node.y });
    }
  }
  draw();
}

function fill(box, node) {
  const when = given.times[node.number] || "";
  const head = make("p", [node.kind.word, when, node.id].filter(Boolean).join(" · "));
  head.className = "kind";
  const close = make("button", "Close");
  close.type = "button";
  close.addEventListener("click", () => { select(null); find("search").focus(); });
  box.append(make("h2", node.label), head, close);
  const groups = new Map();
  for (const tie of node.ties) {
    const words = tie.source === node ? tie.relation[0] : tie.relation[1];
    groups.set(words, [...(groups.get(words) || []), tie]);
  }
  for (const [words, own] of groups) group(box, words, own.sort((a, b) => b.weight - a.weight), node);
}

function group(box, words, own, node) {
  box.append(make("h3", `${words} (${own.length})`));
  const list = make("ul");
  const add = (some) => list.append(...some.map((tie) => entry(tie, node)));
  add(own.slice(0, FIRST));
  box.append(list);
  if (own.length <= FIRST) return;
  const more = make("button", `Show all ${own.length}`);
  more.type = "button";
  more.addEventListener("click", () => { add(own.slice(FIRST)); more.remove(); });
  box.append(more);
}

function entry(tie, node) {
  const item = make("li", "", pressable(other(tie, node)));
  item.className = "tie";
  if (tie.label) {
    const label = make("span", tie.label);
    label.className = "kind";
    item.append(label);
  }
  for (const quote of tie.quotes.slice(0, 3)) item.append(quoted(quote));
  if (tie.quotes.length > 3) {
    const more = make("details", "", make("summary", `${tie.quotes.length - 3} more sentences`));
    more.append(...tie.quotes.slice(3).map(quoted));
    item.append(more);
  }
  return item;
}

function quoted(number) {
  const [words, title, issued] = given.quotes[number];
  return make("blockquote", `“${words}”`, make("cite", issued ? `${title}, ${issued}` : title));
}

function legend() {
  for (const [id, shown] of [["every-kind", true], ["no-kind", false]]) {
    find(id).addEventListener("click", () => {
      for (const kind of kinds) kind.box.checked = kind.shown = shown;
      refresh();
    });
  }
  for (const kind of kinds) {
    const count = nodes.filter((node) => node.kind === kind).length;
    const box = kind.box = Object.assign(make("input"), { type: "checkbox", checked: true });
    box.addEventListener("change", () => { kind.shown = box.checked; refresh(); });
    const sample = Object.assign(make("canvas"), { width: 36, height: 36 });
    Object.assign(sample.style, { width: "18px", height: "18px" });
    sample.setAttribute("aria-hidden", "true");
    const on = sample.getContext("2d");
    if (on) {
      on.fillStyle = kind.colour;
      outline(on, kind.shape, 18, 18, 12);
      on.fill();
    }
    find("kinds").append(make("label", "", box, sample, make("span", `${kind.word} (${count})`)));
  }
}

function controls() {
  const themes = nodes.filter((node) => node.kind.name === "Concept").sort((a, b) => (a.label < b.label ? -1 : 1));
  find("theme").append(...themes.map((node) => Object.assign(make("option", node.label), { value: String(node.number) })));
  find("theme").addEventListener("change", (event) => {
    filter.theme = event.target.value ? nodes[Number(event.target.value)] : null;
    refresh();
    fit();
  });
  for (const end of ["since", "until"]) {
    const range = Object.assign(find(end), { min: given.years[0], max: given.years[1], value: filter[end] });
    find(`${end}-year`).textContent = range.value;
    range.addEventListener("input", () => {
      filter[end] = Number(range.value);
      find(`${end}-year`).textContent = range.value;
      refresh();
    });
  }
  find("times").hidden = given.years[0] === given.years[1];
  find("filters").hidden = !themes.length && find("times").hidden;
  find("undated").addEventListener("change", (event) => { filter.undated = event.target.checked; refresh(); });
}

function refresh() {
  applyFilters();
  if (selected && !selected.visible) select(null);
  search();
  draw();
}

find("search").addEventListener("input", search);
find("search").addEventListener("keydown", (event) => {
  const first = event.key === "Enter" && search()[0];
  if (first) select(first, true);
});
find("nearer").addEventListener("click", () => zoom(1.3));
find("farther").addEventListener("click", () => zoom(1 / 1.3));
find("whole").addEventListener("click", () => fit());
new ResizeObserver(draw).observe(canvas);
find("main").hidden = false;
legend();
controls();
refresh();
fit();
if (!context) find("drawing").append(make("p", "This browser draws no canvas: the lists hold everything."));
