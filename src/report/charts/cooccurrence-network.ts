import { label } from "../map/dot-syntax.js";

export interface Network {
  readonly title: string;
  readonly caption: readonly string[];
  readonly nodes: readonly { readonly id: number; readonly name: string; readonly participants: number }[];
  readonly edges: readonly { readonly a: number; readonly b: number; readonly count: number }[];
}

/** The co-occurrence network as DOT: a node a code with its participants, a line as strong as they meet often. */
export function cooccurrenceNetwork({ title, caption, nodes, edges }: Network): string {
  const most = Math.max(1, ...edges.map(({ count }) => count));
  const linked = new Set(edges.flatMap(({ a, b }) => [a, b]));
  return [
    "graph cooccurrence {",
    `  layout=neato; overlap=false; splines=true; sep="+10"; start=1; outputorder=edgesfirst; labelloc=b; labeljust=l; fontsize=11; label="${[title, ...caption].map((line) => label(line, 110, "\\l")).join("")}";`,
    '  fontname="Helvetica"; node [shape=box, style="rounded,filled", fillcolor="#e2ecf7", color="#004488", fontname="Helvetica", fontsize=12];',
    '  edge [color="#8c8c8c", len=2.2, fontname="Helvetica", fontsize=11];',
    ...nodes
      .filter(({ id }) => linked.has(id))
      .map(
        ({ id, name, participants }) => `  n${id} [label="${label(name, 22, "\\n")}\\nn = ${participants}"];`,
      ),
    ...edges.map(
      ({ a, b, count }) =>
        `  n${a} -- n${b} [label="${count}", penwidth=${(0.8 + (4 * count) / most).toFixed(2)}];`,
    ),
    "}",
    "",
  ].join("\n");
}
