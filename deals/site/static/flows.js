/* Draws the table of flows as a graph. Without this script the table says the same. */
const SVG = "http://www.w3.org/2000/svg";
// room of the shape that the style sheet gives the graph
const [WIDTH, HEIGHT] = window.matchMedia("(max-width: 640px)").matches ? [680, 907] : [1000, 625];

function read() {
  const nodes = new Map(), edges = new Map();
  const node = (id, link) => {
    if (!nodes.has(id)) nodes.set(id, { id, name: link.textContent, href: link.href, usd: 0, links: 0 });
    return nodes.get(id);
  };
  for (const row of document.querySelectorAll("#money tbody tr")) {
    const [from, to] = row.querySelectorAll("td a");
    const usd = Number(row.dataset.usd), key = `${row.dataset.from}\n${row.dataset.to}`;
    const a = node(row.dataset.from, from), b = node(row.dataset.to, to);
    const edge = edges.get(key) || { a, b, usd: 0, circular: false };
    edge.usd += usd;
    edge.circular ||= "circular" in row.dataset;
    for (const end of [a, b]) { end.usd += usd; end.links += 1; end.circular ||= edge.circular; }
    edges.set(key, edge);
  }
  // what comes back is a leg of some deal and no row of the table
  for (const { dataset } of document.querySelectorAll(".circles li[data-from]")) {
    const a = nodes.get(dataset.from), b = nodes.get(dataset.to), key = `${dataset.from}\n${dataset.to}`;
    if (a && b && !edges.has(key)) edges.set(key, { a, b, usd: 0, circular: true, back: true });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/* Springs along the lines, repulsion between all, a pull to the middle; always the same picture. */
function layOut({ nodes, edges }) {
  const most = Math.max(...nodes.map((n) => n.usd), 1);
  for (const n of nodes) n.r = 4 + 18 * Math.sqrt(n.usd / most);
  nodes.forEach((n, i) => {
    const turn = i * 2.399963, far = 18 * Math.sqrt(i + 1);
    n.x = WIDTH / 2 + far * Math.cos(turn) * 0.8125 * (WIDTH / HEIGHT);
    n.y = HEIGHT / 2 + far * Math.sin(turn);
  });
  const room = Math.sqrt((WIDTH * HEIGHT) / Math.max(nodes.length, 1)) * 0.95;
  for (let step = 0; step < 320; step += 1) {
    const heat = 24 * (1 - step / 320) + 0.5;
    for (const n of nodes) { n.dx = (WIDTH / 2 - n.x) * (50 / WIDTH); n.dy = (HEIGHT / 2 - n.y) * (56.25 / HEIGHT); }
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) {
        const a = nodes[i], b = nodes[j];
        let x = a.x - b.x, y = a.y - b.y;
        const square = Math.max(x * x + y * y, 1);
        if (square > room * room * 9) continue; // far ones do not push, so that nothing drifts off
        const push = (room * room) / square;
        const weight = push * (1 + (a.r + b.r) / 12); // large ones need room
        x *= weight; y *= weight;
        a.dx += x; a.dy += y; b.dx -= x; b.dy -= y;
      }
    }
    for (const { a, b, back } of edges) {
      if (back) continue; // the way there holds the two together
      const x = a.x - b.x, y = a.y - b.y, pull = Math.hypot(x, y) / room * 0.35;
      a.dx -= x * pull; a.dy -= y * pull; b.dx += x * pull; b.dy += y * pull;
    }
    for (const n of nodes) {
      const far = Math.hypot(n.dx, n.dy) || 1;
      n.x += (n.dx / far) * Math.min(far, heat);
      n.y += (n.dy / far) * Math.min(far, heat);
    }
  }
}

function make(name, attributes, inside = []) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function draw({ nodes, edges }) {
  const widest = Math.max(...edges.map((e) => e.usd), 1);
  const tip = make("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 5,
    markerHeight: 5, orient: "auto-start-reverse", markerUnits: "userSpaceOnUse" },
    [make("path", { d: "M0 0l8 4-8 4z", class: "tip" })]);
  const lines = edges.map((edge) => {
    const { a, b } = edge, far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const bend = 0.12, x = (a.x + b.x) / 2 + (b.y - a.y) * bend, y = (a.y + b.y) / 2 - (b.x - a.x) * bend;
    const end = 1 - (b.r + 2) / far;
    edge.line = make("path", {
      d: `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${(a.x + (b.x - a.x) * end).toFixed(1)} ${(a.y + (b.y - a.y) * end).toFixed(1)}`,
      class: edge.circular ? "edge circular" : "edge", "stroke-width": (1 + 6 * Math.sqrt(edge.usd / widest)).toFixed(1),
      "marker-end": "url(#tip)",
    });
    return edge.line;
  });
  const dots = nodes.map((n) => {
    const dot = make("circle", { cx: n.x.toFixed(1), cy: n.y.toFixed(1), r: n.r.toFixed(1), class: n.circular ? "node circular" : "node" });
    n.label = make("text", { "text-anchor": "middle" }, [n.name]);
    n.group = make("a", { href: n.href, "aria-label": n.name }, [make("title", {}, [n.name]), dot]);
    for (const [kind, on] of [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]]) {
      n.group.addEventListener(kind, () => n.label.classList.toggle("pointed", on));
    }
    return n.group;
  });
  return make("svg", { class: "graph", role: "group", "aria-label": "Graph of the flows; the table below says the same" },
    [make("defs", {}, [tip]), ...lines, ...dots, make("g", { "aria-hidden": "true" }, nodes.map((n) => n.label))]);
}

/* Names of one size on the screen however near the graph is, above, below or right of their dots;
   where one would meet another, that of the organization on a circle, or with more money, stays.
   Small ones stay off large dots, and none is cut off by the sides of the whole. */
function write(nodes, scale, [left, , width]) {
  const size = 12 * scale, taken = [];
  for (const n of nodes.filter((n) => n.r > 5 * scale)) taken.push([n.x - n.r, n.y - n.r, n.x + n.r, n.y + n.r, n]);
  for (const [rank, n] of [...nodes].sort((a, b) => (b.circular || 0) - (a.circular || 0) || b.usd - a.usd).entries()) {
    const half = n.name.length * size * 0.3 + 6 * scale;
    const places = [[n.x, n.y - n.r - 0.3 * size], [n.x, n.y + n.r + 1.2 * size], [n.x + n.r + half, n.y + 0.4 * size]];
    const boxes = places.map(([middle, line]) => {
      const x = Math.max(left + half, Math.min(middle, left + width - half));
      return [x - half, line - size * 1.3, x + half, line];
    });
    // the largest are always named, unless their names meet
    const box = boxes.find((b) => taken.every((t) => t[4] === n || (rank < 12 && t[4]) || b[2] < t[0] || t[2] < b[0] || b[3] < t[1] || t[3] < b[1]));
    if (box) taken.push(box);
    const [start, , end, line] = box || boxes[0];
    n.label.setAttribute("x", ((start + end) / 2).toFixed(1));
    n.label.setAttribute("y", line.toFixed(1));
    n.label.setAttribute("font-size", size.toFixed(1));
    n.label.setAttribute("stroke-width", (size / 4).toFixed(1));
    n.label.classList.toggle("minor", !box);
  }
}

function fit(nodes) {
  const xs = nodes.map((n) => n.x), ys = nodes.map((n) => n.y), edge = 50;
  const left = Math.min(...xs) - edge, top = Math.min(...ys) - edge;
  return [left, top, Math.max(...xs) + edge - left, Math.max(...ys) + edge - top];
}

const data = read();
if (data.nodes.length > 1) {
  layOut(data);
  const svg = draw(data), whole = fit(data.nodes), said = document.querySelector("#graph-said");
  let view = [...whole];
  let written = 0;
  const show = () => {
    if (!svg.clientWidth || !svg.clientHeight) return; // no room to draw in, as in a hidden frame
    svg.setAttribute("viewBox", view.map((v) => v.toFixed(1)).join(" "));
    const scale = Math.max(view[2] / svg.clientWidth, view[3] / svg.clientHeight) || 1;
    if (scale !== written) write(data.nodes, scale, whole);
    written = scale;
  };
  const holder = document.querySelector("#graph");
  holder.append(svg);
  holder.hidden = false;
  show();
  window.addEventListener("resize", show);
  for (const button of holder.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const by = Number(button.dataset.zoom);
      const [x, y, w, h] = view;
      view = by ? [x + (w - w / by) / 2, y + (h - h / by) / 2, w / by, h / by] : [...whole];
      show();
    });
  }
  let held = null;
  svg.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY, ...view]; });
  window.addEventListener("pointerup", () => { held = null; });
  svg.addEventListener("pointermove", (event) => {
    if (!held || event.pointerType === "touch") return;
    const scale = view[2] / svg.clientWidth;
    view = [held[2] - (event.clientX - held[0]) * scale, held[3] - (event.clientY - held[1]) * scale, view[2], view[3]];
    show();
  });
  let chosen = null;
  for (const n of data.nodes) {
    n.group.addEventListener("click", (event) => {
      if (chosen === n) return; // a second click follows the link
      event.preventDefault();
      chosen = n;
      const near = new Set([n]);
      for (const e of data.edges) {
        const mine = e.a === n || e.b === n;
        if (mine) { near.add(e.a); near.add(e.b); }
        e.line.classList.toggle("dimmed", !mine);
      }
      for (const other of data.nodes) {
        other.group.classList.toggle("dimmed", !near.has(other));
        other.label.classList.toggle("dimmed", !near.has(other));
        other.label.classList.toggle("near", near.has(other));
      }
      svg.classList.add("focused");
      const link = document.createElement("a");
      link.href = n.href;
      link.textContent = n.name;
      said.replaceChildren(link, ` with ${near.size - 1} others. Choose it again for its page.`);
    });
  }
  svg.addEventListener("click", (event) => {
    if (event.target !== svg) return;
    chosen = null;
    svg.classList.remove("focused");
  });
}
