import { attributes, label } from "./dot-syntax.js";
import type { Graph, GraphEdge } from "./theme-graph.js";

// The name of a relation is a node between two lines, never the label of an edge: labels of edges inside
// one rank lie on other lines, and after drawing them the Graphviz in use (16.1.0) fails on its next drawing.

const line = { class: "relation", color: "#444444", penwidth: "1.3" };
const arrow = { ...line, arrowhead: "vee", arrowsize: "0.65" };

/**
 * Keeps top themes in order, one below the other: Graphviz holds the ends of an edge inside one rank in
 * that order. Between two neighbours stands the name of their relation, or an invisible gap.
 */
export function columnOf(graph: Graph): readonly string[] {
  const tops = topsOf(graph);
  if (tops.length < 2) return [];
  const between = neighbours(graph);
  const lines: string[] = [];
  const links: string[] = [];
  tops.slice(1).forEach((below, i) => {
    const above = tops[i] ?? "";
    const gap = `g${i}`;
    const relation = between.get(i);
    if (relation === undefined) {
      lines.push(`  ${gap} [${attributes({ style: "invis", label: "", width: "0.1", height: "0.2" })}]`);
      links.push(`    ${above} -> ${gap} -> ${below} [${attributes({ style: "invis", weight: "4" })}]`);
      return;
    }
    const down = relation.from === above;
    lines.push(`  ${gap} [${attributes(nameStyle(relation))}]`);
    links.push(`    ${above} -> ${gap} [${attributes({ ...(down ? line : backwards), weight: "4" })}]`);
    links.push(`    ${gap} -> ${below} [${attributes({ ...(down ? arrow : line), weight: "4" })}]`);
  });
  return [...lines, `  { rank="same"`, ...links, "  }"];
}

/** The other relations: their names stand in a column of their own, left of the themes. */
export function relationsOf(graph: Graph): readonly string[] {
  const inColumn = new Set(neighbours(graph).values());
  const place = new Map(graph.nodes.map((node, i) => [node.id, i]));
  return graph.edges
    .filter((edge) => edge.kind === "relation" && !inColumn.has(edge))
    .flatMap((edge, i) => {
      const ends = [
        `  r${i} -> ${edge.from} [${attributes(line)}]`,
        `  r${i} -> ${edge.to} [${attributes(arrow)}]`,
      ];
      if ((place.get(edge.from) ?? 0) > (place.get(edge.to) ?? 0)) ends.reverse();
      return [`  r${i} [${attributes(nameStyle(edge))}]`, ...ends];
    });
}

const backwards = { ...arrow, dir: "back", arrowtail: "vee" };

function nameStyle(relation: GraphEdge): Readonly<Record<string, string>> {
  const own = { class: "relation", fontsize: "10.5", fontcolor: "#444444", shape: "none" };
  return { ...own, label: label(relation.label, 16, "\\n"), width: "0", height: "0", margin: "0.05,0.05" };
}

/** The first relation between each two top themes that follow one another, by the place of the upper one. */
function neighbours(graph: Graph): ReadonlyMap<number, GraphEdge> {
  const place = new Map(topsOf(graph).map((id, i) => [id, i]));
  const found = new Map<number, GraphEdge>();
  for (const edge of graph.edges) {
    const from = place.get(edge.from);
    const to = place.get(edge.to);
    if (edge.kind !== "relation" || from === undefined || to === undefined || Math.abs(from - to) !== 1)
      continue;
    const upper = Math.min(from, to);
    if (!found.has(upper)) found.set(upper, edge);
  }
  return found;
}

function topsOf(graph: Graph): readonly string[] {
  return graph.nodes.filter((node) => node.kind === "theme").map((node) => node.id);
}
