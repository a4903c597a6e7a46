import { countText } from "../../core/count-text.js";
import type { Graph, GraphNode } from "./theme-graph.js";

/** A thematic map in words: what a picture shows, for those who cannot see it and for Markdown. */
export interface MapOutline {
  readonly lines: readonly OutlineLine[];
  /** "A enables B", in the order of the map. */
  readonly relations: readonly MapRelation[];
}

/** One entry of the nested list; `depth` counts from 0. */
export interface OutlineLine {
  readonly depth: number;
  readonly kind: GraphNode["kind"];
  readonly label: string;
  /** The node's name in the drawing, and participants behind it where the map counts them. */
  readonly id: string;
  readonly participants: number | null;
}

export interface MapRelation {
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}

/** The map as a nested list; a code of several themes stands under each of them. */
export function mapOutline(graph: Graph): MapOutline {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const labelOf = (id: string) => nodes.get(id)?.label ?? "";
  const lines: OutlineLine[] = [];
  const walk = (node: GraphNode, depth: number) => {
    lines.push({
      depth,
      kind: node.kind,
      label: node.label,
      id: node.id,
      participants: node.participants,
    });
    const below = graph.edges.filter((edge) => edge.from === node.id && edge.kind !== "relation");
    for (const kind of ["code", "subtheme"] as const) {
      for (const edge of below) {
        const child = nodes.get(edge.to);
        if (edge.kind === kind && child !== undefined) walk(child, depth + 1);
      }
    }
  };
  for (const node of graph.nodes) if (node.kind === "theme") walk(node, 0);
  const relations = graph.edges
    .filter((edge) => edge.kind === "relation")
    .map((edge) => ({ from: labelOf(edge.from), relation: edge.label, to: labelOf(edge.to) }));
  return { lines, relations };
}

/** A sentence for the picture's text alternative: what kind of picture, and how much is on it. */
export function mapAlt(graph: Graph): string {
  const count = (kind: GraphNode["kind"]) => graph.nodes.filter((node) => node.kind === kind).length;
  const relations = graph.edges.filter((edge) => edge.kind === "relation").length;
  const parts = [
    countText(count("theme"), "theme"),
    ...(count("subtheme") > 0 ? [countText(count("subtheme"), "subtheme")] : []),
    countText(count("code"), "code"),
    ...(relations > 0 ? [countText(relations, "named relation")] : []),
  ];
  const last = parts.pop() ?? "";
  return `Diagram of ${parts.join(", ")} and ${last}. The list below the figure says the same in words.`;
}
