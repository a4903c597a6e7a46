import { columnOf, relationsOf } from "./dot-relations.js";
import { attributes, escaped, font, label } from "./dot-syntax.js";
import { inkOn, subthemeShade, themeShade } from "./palette.js";
import type { Graph, GraphNode } from "./theme-graph.js";
import { wrapLabel } from "./wrap.js";

/**
 * The map as a Graphviz document, read from left to right: themes as rounded filled boxes in the
 * researcher's order, subthemes paler, codes as plain text, named relations as labelled arrows.
 * Where counts are shown, lettering grows with the number of participants. Every label is quoted and
 * escaped, and no name becomes an identifier; the same graph gives the same bytes.
 */
export function toDot(graph: Graph): string {
  const most = Math.max(1, ...graph.nodes.map((node) => node.participants ?? 0));
  return [
    `digraph "${escaped(wrapLabel(graph.name, 80).join(" "))}" {`,
    `  graph [${attributes(page)}]`,
    `  node [${attributes({ fontname: font, penwidth: "1.2" })}]`,
    `  edge [${attributes({ arrowhead: "none" })}]`,
    ...graph.nodes.map((node) => `  ${node.id} [${attributes(nodeStyle(node, most))}]`),
    ...columnOf(graph),
    ...branchesOf(graph),
    ...relationsOf(graph),
    "}",
    "",
  ].join("\n");
}

const page = {
  layout: "dot",
  rankdir: "LR",
  ordering: "out",
  nodesep: "0.1",
  ranksep: "0.55",
  bgcolor: "#ffffff",
  fontname: font,
  charset: "UTF-8",
  pad: "0.1",
};

function shadeOf(node: GraphNode) {
  if (node.kind === "code") return { fill: "#ffffff", line: "#8a8a8a" };
  return (node.kind === "theme" ? themeShade : subthemeShade)(node.family ?? 0, node.color);
}

function nodeStyle(node: GraphNode, most: number): Readonly<Record<string, string>> {
  const share = node.participants === null ? 0.4 : node.participants / most;
  const size = node.kind === "theme" ? 13 + 4 * share : 10.5 + 3 * share;
  const own = { class: node.kind, fontsize: size.toFixed(1) };
  if (node.kind === "code") {
    // One width and lines set flush left, so that codes stand in a column.
    const width = "2.35";
    return {
      ...own,
      label: label(node.label, 28, "\\l"),
      shape: "none",
      width,
      height: "0",
      margin: "0.06,0.02",
    };
  }
  const shade = shadeOf(node);
  return {
    ...own,
    label: label(node.label, 20, "\\n"),
    shape: "box",
    style: node.candidate ? "rounded,filled,dashed" : "rounded,filled",
    width: node.kind === "theme" ? "2.1" : "1.7",
    margin: "0.16,0.1",
    fillcolor: shade.fill,
    color: shade.line,
    fontcolor: inkOn(shade.fill),
  };
}

/**
 * Lines from themes to subthemes and codes. The first line to a code places it; a further theme's line
 * to the same code is dashed and moves nothing. Those come first, since the code already stands higher
 * up and Graphviz keeps the ends of a node's lines in the order of the lines.
 */
function branchesOf(graph: Graph): string[] {
  const color = new Map(graph.nodes.map((node) => [node.id, shadeOf(node).line]));
  const met = new Set<string>();
  const firsts: string[] = [];
  const further: string[] = [];
  for (const edge of graph.edges) {
    if (edge.kind === "relation") continue;
    const penwidth = edge.kind === "subtheme" ? "1.6" : "0.9";
    const style = {
      class: edge.kind,
      color: color.get(edge.from) ?? "",
      penwidth,
      tailport: "e",
      headport: "w",
    };
    const draw = (more: object) => `  ${edge.from} -> ${edge.to} [${attributes({ ...style, ...more })}]`;
    if (met.has(edge.to)) further.push(draw({ style: "dashed", constraint: "false" }));
    else firsts.push(draw({}));
    met.add(edge.to);
  }
  return [...further, ...firsts];
}
