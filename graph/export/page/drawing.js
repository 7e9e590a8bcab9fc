// The drawing: a canvas that can be moved and zoomed by pointer, wheel, touch and keys.
const canvas = document.getElementById("canvas");
const context = canvas.getContext("2d");
const view = { x: 0, y: 0, scale: 1 };
const tip = document.getElementById("tip");
const MARGIN = 40;
const LABELS = 70;

function fit(shown = nodes.filter((node) => node.visible)) {
  if (!shown.length) return;
  const xs = shown.map((node) => node.x);
  const ys = shown.map((node) => node.y);
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  const width = Math.max(canvas.clientWidth - 2 * MARGIN, 50);
  const height = Math.max(canvas.clientHeight - 2 * MARGIN, 50);
  view.scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), 2);
  view.x = (left + right) / 2;
  view.y = (top + bottom) / 2;
  draw();
}

const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
const across = (node) => (node.x - view.x) * view.scale + canvas.clientWidth / 2;
const down = (node) => (node.y - view.y) * view.scale + canvas.clientHeight / 2;
const size = (node) => node.radius * Math.min(Math.max(Math.sqrt(view.scale), 0.35), 1.6);

let waiting = false;
function draw() {
  if (waiting || !context) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; paint(); });
}

function paint() {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const near = selected ? new Set(selected.ties.filter((t) => t.visible).map((t) => other(t, selected))) : null;
  const bright = (node) => !near || node === selected || near.has(node);
  for (const tie of ties) {
    if (!tie.visible) continue;
    const lit = !selected || tie.source === selected || tie.target === selected;
    context.strokeStyle = lit && selected ? "rgba(31,78,140,.75)" : lit ? "rgba(90,95,100,.28)" : "rgba(90,95,100,.07)";
    context.lineWidth = 0.7 + 4 * ((tie.weight - 1) / strongest);
    context.beginPath();
    context.moveTo(across(tie.source), down(tie.source));
    context.lineTo(across(tie.target), down(tie.target));
    context.stroke();
  }
  const shown = nodes.filter((node) => node.visible);
  for (const node of shown) {
    context.globalAlpha = bright(node) ? 1 : 0.18;
    context.fillStyle = node.kind.colour;
    outline(context, node.kind.shape, across(node), down(node), size(node));
    context.fill();
    context.strokeStyle = node === selected ? "#000" : "#fff";
    context.lineWidth = node === selected ? 3 : 1;
    context.stroke();
  }
  context.globalAlpha = 1;
  write(shown, near);
}

function outline(on, shape, x, y, r) {
  on.beginPath();
  if (shape === "circle") on.arc(x, y, r, 0, 2 * Math.PI);
  else {
    const corners = { square: [4, 0.25], diamond: [4, 0], triangle: [3, -0.5], hexagon: [6, 0] }[shape];
    for (let i = 0; i < corners[0]; i++) {
      const angle = (2 * Math.PI * i) / corners[0] + corners[1] * Math.PI;
      on.lineTo(x + 1.15 * r * Math.cos(angle), y + 1.15 * r * Math.sin(angle));
    }
    on.closePath();
  }
}

// The names of what is selected and of what has most ties, as far as they do not cover one another.
function write(shown, near) {
  const order = (node) => (node === selected ? 1e9 : near && near.has(node) ? 1e6 : 0) + node.ties.length;
  const boxes = [];
  context.font = "12px system-ui, 'DejaVu Sans', sans-serif";
  context.textBaseline = "middle";
  const wanted = shown.filter((node) => !near || node === selected || near.has(node)).sort((a, b) => order(b) - order(a));
  for (const node of wanted.slice(0, 4 * LABELS)) {
    const label = node.label.length > 46 ? node.label.slice(0, 45) + "…" : node.label;
    const width = context.measureText(label).width;
    const right = across(node) + size(node) + 3;
    const x = right + width < canvas.clientWidth ? right : across(node) - size(node) - 3 - width;
    const y = down(node);
    const box = [x, y - 8, x + width, y + 8];
    if (box[2] < 0 || x > canvas.clientWidth || y < 0 || y > canvas.clientHeight || boxes.length > LABELS) continue;
    if (boxes.some((b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1])) continue;
    boxes.push(box);
    context.lineWidth = 3;
    context.strokeStyle = "rgba(255,255,255,.9)";
    context.strokeText(label, x, y);
    context.fillStyle = "#1a1a1a";
    context.fillText(label, x, y);
  }
}

function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
  const scale = Math.min(Math.max(view.scale * factor, 0.005), 20);
  view.x += (x - canvas.clientWidth / 2) * (1 / view.scale - 1 / scale);
  view.y += (y - canvas.clientHeight / 2) * (1 / view.scale - 1 / scale);
  view.scale = scale;
  draw();
}

function at(x, y) {
  let best = null;
  let reach = Infinity;
  for (const node of nodes) {
    if (!node.visible) continue;
    const distance = Math.hypot(across(node) - x, down(node) - y);
    if (distance < size(node) + 6 && distance < reach) [best, reach] = [node, distance];
  }
  return best;
}

const held = new Map();
let moved = 0;
canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  held.set(event.pointerId, event);
  moved = 0;
});
canvas.addEventListener("pointermove", (event) => {
  const before = held.get(event.pointerId);
  if (!before) return hover(event);
  const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
  const [one, two] = [...held.values()];
  if (two) {
    const resting = one.pointerId === event.pointerId ? two : one;
    const apart = (e) => Math.hypot(e.clientX - resting.clientX, e.clientY - resting.clientY);
    zoom(apart(event) / Math.max(apart(before), 1));
  } else {
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    draw();
  }
  moved += Math.hypot(dx, dy);
  held.set(event.pointerId, event);
});
canvas.addEventListener("pointerup", (event) => {
  held.delete(event.pointerId);
  if (moved < 5) select(at(event.offsetX, event.offsetY));
});
canvas.addEventListener("pointercancel", (event) => held.delete(event.pointerId));
canvas.addEventListener("pointerleave", () => { tip.hidden = true; });
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY / 500), event.offsetX, event.offsetY);
}, { passive: false });
canvas.addEventListener("keydown", (event) => {
  const step = 60 / view.scale;
  const keys = {
    ArrowLeft: () => (view.x -= step), ArrowRight: () => (view.x += step),
    ArrowUp: () => (view.y -= step), ArrowDown: () => (view.y += step),
    "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(), Escape: () => select(null),
  };
  if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  keys[event.key]();
  draw();
});

function hover(event) {
  const node = at(event.offsetX, event.offsetY);
  tip.hidden = !node;
  canvas.style.cursor = node ? "pointer" : "grab";
  if (!node) return;
  tip.textContent = `${node.label} (${node.kind.word})`;
  tip.style.left = `${Math.min(event.offsetX + 12, canvas.clientWidth - 200)}px`;
  tip.style.top = `${event.offsetY + 14}px`;
}
