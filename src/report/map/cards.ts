import { linesOf, lineWidth } from "./letters.js";
import { inkOn, subthemeShade, themeShade } from "./palette.js";
import type { Graph, GraphNode } from "./theme-graph.js";

/** Space inside a card's frame, in the drawing's units. */
const inset = 7;
/** The smallest lettering on a map, in the drawing's units. */
export const smallest = 10.5;

/** A line of a card: a theme or subtheme in its box, or a code as words. Places are within the card. */
export interface CardRow {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string | null;
  readonly line: string;
  readonly ink: string;
  /** A code that stands under several themes. */
  readonly shared: boolean;
}

/** A top theme with all that stands under it. */
export interface Card {
  readonly id: string;
  readonly rows: readonly CardRow[];
  readonly height: number;
  readonly line: string;
}

/**
 * Each top theme as a card of a width: its box, its codes below (a line each, or side by side where
 * they `flow`), then its subthemes with theirs.
 */
export function cardsOf(graph: Graph, cardWidth: number, flow: boolean): readonly Card[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const most = Math.max(1, ...graph.nodes.map((node) => node.participants ?? 0));
  const owners = new Map<string, number>();
  for (const edge of graph.edges)
    if (edge.kind === "code") owners.set(edge.to, (owners.get(edge.to) ?? 0) + 1);
  return graph.nodes
    .filter((node) => node.kind === "theme")
    .map((top) => {
      const rows: CardRow[] = [];
      const seen = new Set<string>();
      let y = inset;
      const walk = (node: GraphNode, depth: number) => {
        if (seen.has(node.id)) return;
        seen.add(node.id);
        const box = boxRow(node, depth, y, most, cardWidth);
        rows.push(box);
        y += box.height + 5;
        const below = graph.edges.filter((edge) => edge.from === node.id && edge.kind !== "relation");
        const codes = below.flatMap(({ kind, to }) => (kind === "code" ? (nodes.get(to) ?? []) : []));
        const placed = codes.map((code) =>
          codeRow(code, { depth, most, cardWidth, line: box.line, shared: (owners.get(code.id) ?? 0) > 1 }),
        );
        for (const row of flow ? sideBySide(placed, y, cardWidth) : stacked(placed, y)) {
          rows.push(row);
          y = Math.max(y, row.y + row.height);
        }
        for (const edge of below.filter(({ kind }) => kind === "subtheme")) {
          const child = nodes.get(edge.to);
          if (child === undefined) continue;
          y += 4;
          walk(child, depth + 1);
        }
      };
      walk(top, 0);
      return { id: top.id, rows, height: y + inset, line: rows[0]?.line ?? "#8a8a8a" };
    });
}

/** Deep trees are not drawn off the card. */
const indentOf = (depth: number) => Math.min(depth, 6) * 11;

function boxRow(node: GraphNode, depth: number, y: number, most: number, cardWidth: number): CardRow {
  const top = node.kind === "theme";
  const share = node.participants === null ? 0.4 : node.participants / most;
  const size = round(top ? 12.5 + 3 * share : 10.5 + 2.5 * share);
  const shade = (top ? themeShade : subthemeShade)(node.family ?? 0, node.color);
  const x = inset + indentOf(depth);
  const width = cardWidth - inset - x;
  const lines = linesOf(node.label, width - 16, size, top);
  return {
    node,
    lines,
    size,
    x,
    y,
    width,
    height: lines.length * size * 1.2 + 9,
    fill: shade.fill,
    line: shade.line,
    ink: inkOn(shade.fill),
    shared: false,
  };
}

interface CodeRowPlace {
  readonly depth: number;
  /** Participants of the code that has most. */
  readonly most: number;
  readonly cardWidth: number;
  readonly line: string;
  /** Whether it stands on other cards too. */
  readonly shared: boolean;
}

function codeRow(node: GraphNode, { depth, most, cardWidth, line, shared }: CodeRowPlace): CardRow {
  const share = node.participants === null ? 0.2 : node.participants / most;
  const size = round(smallest + 2.5 * share);
  const x = inset + indentOf(depth) + 12;
  const width = cardWidth - inset - x;
  const lines = linesOf(node.label, width - 2, size);
  const height = lines.length * size * 1.18 + 2.5;
  return { node, lines, size, x, y: 0, width, height, fill: null, line, ink: "#1a1a1a", shared };
}

/** Codes one below the other. */
function stacked(rows: readonly CardRow[], top: number): CardRow[] {
  let y = top;
  return rows.map((row) => {
    const placed = { ...row, y };
    y += row.height;
    return placed;
  });
}

/** Codes one after the other, as words in a paragraph, with a dot before each. */
function sideBySide(rows: readonly CardRow[], top: number, cardWidth: number): CardRow[] {
  const right = cardWidth - inset;
  let [x, y, height] = [0, top, 0];
  return rows.map((row) => {
    const width = Math.max(...row.lines.map((line) => lineWidth(line, row.size)));
    if (height > 0 && x + width > right) {
      y += height;
      height = 0;
    }
    if (height === 0) x = row.x;
    const placed = { ...row, x, y, width };
    x += width + 19;
    height = Math.max(height, row.height);
    return placed;
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
