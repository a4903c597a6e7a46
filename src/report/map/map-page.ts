import { createHash } from "node:crypto";
import { escapeHtml } from "../../core/escape-html.js";
import { drawMap } from "./draw-map.js";
import { type MapOutline, mapAlt, mapOutline, type OutlineLine } from "./outline.js";
import type { Graph } from "./theme-graph.js";

/** What stands around the picture. */
export interface MapPageWords {
  /** The study's title; may be empty. */
  readonly study: string;
  /** n, whose codings, as of when. */
  readonly caption: string;
}

/**
 * A map as one page that needs nothing else: the list of themes, codes and relations beside the drawing.
 * An entry of the list, by mouse or keyboard, shows its place in the drawing; Escape shows all again. The
 * page's policy lets nothing be loaded and nothing run but its own few lines, by their hash.
 */
export function mapPage(graph: Graph, words: MapPageWords): string {
  const { svg } = drawMap(graph);
  const outline = mapOutline(graph);
  const title = escapeHtml(graph.name);
  const study = words.study.trim() === "" ? "" : ` <span class="f">${escapeHtml(words.study)}</span>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(css)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'">
<title>${title}${words.study.trim() === "" ? "" : ` – ${escapeHtml(words.study)}`}</title>
<style>${css}</style>
</head>
<body>
<header><h1>${title}${study}</h1><p>${escapeHtml(words.caption)}</p></header>
<main>
<nav aria-label="Themes and codes">
<p class="f" id="how">Choose an entry to see its place on the map; choose it again, or press Escape, to see all.</p>
${listOf(graph, outline.lines)}
${relationsOf(graph, outline)}
</nav>
<figure aria-describedby="alt">
<div class="drawing">${svg.trim()}</div>
<figcaption id="alt">${escapeHtml(mapAlt(graph).replace(/ The list below .*$/, ""))}</figcaption>
</figure>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** The nested list; what an entry shows are the nodes below it and the relations at its ends. */
function listOf(graph: Graph, lines: readonly OutlineLine[]): string {
  let html = "";
  let depth = -1;
  for (const line of lines) {
    if (line.depth > depth) html += "<ul>".repeat(line.depth - depth);
    else html += `</li>${"</ul></li>".repeat(depth - line.depth)}`;
    depth = line.depth;
    const people = line.participants === null ? "" : ` <span class="f">${line.participants}</span>`;
    html += `<li class="${line.kind}"><button type="button" aria-pressed="false" value="${shownBy(graph, line.id)}">${escapeHtml(line.label)}${people}</button>`;
  }
  return lines.length === 0 ? "<p>The map is empty.</p>" : `${html}</li>${"</ul></li>".repeat(depth)}</ul>`;
}

function shownBy(graph: Graph, id: string): string {
  const shown = new Set([id]);
  for (const node of shown)
    for (const edge of graph.edges) if (edge.kind !== "relation" && edge.from === node) shown.add(edge.to);
  relationsIn(graph).forEach((edge, i) => {
    if (shown.has(edge.from) || shown.has(edge.to)) shown.add(`r${i}`);
  });
  return [...shown].join(" ");
}

const relationsIn = (graph: Graph) => graph.edges.filter(({ kind }) => kind === "relation");

function relationsOf(graph: Graph, { relations }: MapOutline): string {
  if (relations.length === 0) return "";
  const entries = relationsIn(graph).map((edge, i) => {
    const { from, relation, to } = relations[i] ?? { from: "", relation: "", to: "" };
    return `<li><button type="button" aria-pressed="false" value="r${i} ${edge.from} ${edge.to}">${escapeHtml(from)} <em>${escapeHtml(relation)}</em> ${escapeHtml(to)}</button></li>`;
  });
  return `<h2>Relations</h2><ul>${entries.join("")}</ul>`;
}

const hash = (text: string) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;

const script = `
"use strict";
const buttons = [...document.querySelectorAll("nav button")];
const drawing = document.querySelector(".drawing svg");
const show = (chosen) => {
  const ids = chosen === null ? [] : chosen.value.split(" ");
  for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
  for (const part of drawing.querySelectorAll(".on")) part.classList.remove("on");
  for (const id of ids) for (const part of drawing.querySelectorAll("." + id)) part.classList.add("on");
  drawing.classList.toggle("some", chosen !== null);
};
for (const button of buttons)
  button.addEventListener("click", () => show(button.getAttribute("aria-pressed") === "true" ? null : button));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") show(null); });
`;

const css = `
body{font:16px/1.45 system-ui,Helvetica,Arial,sans-serif;margin:0;color:#222;background:#fff}
header{padding:1rem 1.2rem 0}h1{font-size:1.3rem;margin:0}header p{color:#555;margin:.2rem 0 0}h2{font-size:1rem;margin:1rem 0 .2rem}
main{display:grid;grid-template-columns:minmax(15rem,22rem) minmax(0,1fr);gap:1.2rem;padding:1rem 1.2rem}
nav{max-height:calc(100vh - 8rem);overflow:auto}ul{list-style:none;margin:0;padding:0 0 0 .9rem}nav>ul{padding:0}
button{font:inherit;text-align:left;background:none;border:0;border-radius:4px;padding:.12rem .4rem;color:inherit;cursor:pointer}
button:hover{background:#0000000f}button:focus-visible{outline:2px solid #1a5fb4}button[aria-pressed=true]{background:#1a5fb4;color:#fff}
button[aria-pressed=true] .f{color:#fff}.theme>button{font-weight:bold}.code>button{font-size:.92rem}.f{color:#595959;font-weight:normal;font-size:.85rem}
figure{margin:0}figcaption{color:#555;font-size:.85rem}.drawing svg{display:block;width:100%;height:auto;max-height:calc(100vh - 8rem)}
.some .node,.some .relation{opacity:.18}.some .on{opacity:1}
@media (max-width:50rem){main{grid-template-columns:minmax(0,1fr)}nav{max-height:none}.drawing{overflow:auto}.drawing svg{min-width:34rem;max-height:none}}
@media print{nav{display:none}main{display:block}}
`;
