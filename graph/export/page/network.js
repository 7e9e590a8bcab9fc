// What the page knows: nodes and ties as Python wrote them, and which of them the filters let through.
const given = JSON.parse(document.getElementById("data").textContent);
const kinds = given.kinds.map(([name, word, colour, shape]) => ({ name, word, colour, shape, shown: true }));
const nodes = given.nodes.map(([id, label, kind, x, y, start, end], number) => ({
  id, label, kind: kinds[kind], x, y, start, end, number, ties: [], visible: true,
}));
const ties = given.ties.map(([source, target, relation, label, weight, start, end, quotes]) => ({
  source: nodes[source], target: nodes[target], relation: given.relations[relation],
  label, weight, start, end, quotes, visible: true,
}));
for (const tie of ties) {
  tie.source.ties.push(tie);
  if (tie.source !== tie.target) tie.target.ties.push(tie);
}
const other = (tie, node) => (tie.source === node ? tie.target : tie.source);
const strongest = ties.reduce((most, tie) => Math.max(most, tie.weight), 1);
let selected = null;
for (const node of nodes) node.radius = 5 + 1.6 * Math.sqrt(node.ties.length);

const filter = { theme: null, since: given.years[0], until: given.years[1], undated: true };
const allTimes = () => filter.since <= given.years[0] && filter.until >= given.years[1] && filter.undated;
const happens = (node) => given.dated.includes(node.kind.name); // others, such as forces and themes, last

function fitsTime(thing) {
  if (!thing.start && !thing.end) return filter.undated;
  return (thing.start || thing.end) < filter.until + 1 && (thing.end || thing.start) >= filter.since;
}

// What a theme is tied to, and, where that is a statement, what the statement is tied to.
function aboutTheme(theme) {
  const kept = new Set([theme]);
  for (const near of theme.ties.map((tie) => other(tie, theme))) {
    kept.add(near);
    if (!given.events.includes(near.kind.name)) continue;
    for (const next of near.ties.map((tie) => other(tie, near))) if (next.kind !== theme.kind) kept.add(next);
  }
  return kept;
}

function applyFilters() {
  const kept = filter.theme ? aboutTheme(filter.theme) : null;
  const always = allTimes();
  for (const node of nodes) {
    node.visible = node.kind.shown && (!kept || kept.has(node)) && (always || !happens(node) || fitsTime(node));
  }
  for (const tie of ties) {
    const timed = tie.start || tie.end || given.counted;
    tie.visible = tie.source.visible && tie.target.visible && (always || !timed || fitsTime(tie));
  }
  if (always && !kept) return;
  for (const node of nodes) {
    if (!happens(node) && node !== filter.theme) node.visible &&= node.ties.some((tie) => tie.visible);
  }
}
