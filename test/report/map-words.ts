import { lineWidth } from "../../src/report/map/letters.js";
import { type Graph, themeGraph } from "../../src/report/map/theme-graph.js";
import { code, theme } from "./sample-model.js";

interface Words {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every line of words of a drawing with the box it takes. */
export function wordsOf(svg: string): Words[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", raw = ""]) => {
    const value = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = raw
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    const size = Number(value("font-size"));
    const width = lineWidth(text, size, value("font-weight") === "bold");
    const x = Number(value("x")) - (value("text-anchor") === "middle" ? width / 2 : 0);
    const y = Number(value("y"));
    return { text, size, left: x, right: x + width, top: y - size * 0.75, bottom: y + size * 0.22 };
  });
}

export function overlapsIn(words: readonly Words[]): string[] {
  return words.flatMap((a, i) =>
    words
      .slice(i + 1)
      .filter(
        (b) =>
          a.left < b.right - 0.2 &&
          b.left < a.right - 0.2 &&
          a.top < b.bottom - 0.2 &&
          b.top < a.bottom - 0.2,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}

/** Themes with subthemes and codes under long and short names, and relations between any two of them. */
export function graphOf(
  tops: number,
  subs: number,
  codes: number,
  relations: readonly [number, number][],
  counts = true,
): Graph {
  const themes = [
    ...Array.from({ length: tops }, (_, i) =>
      theme(i + 1, null, `A claim that says what number ${i + 1} is about`),
    ),
    ...Array.from({ length: subs }, (_, i) =>
      theme(tops + i + 1, (i % tops) + 1, `A smaller claim, ${i}, below it`),
    ),
  ];
  const all = themes.length;
  const names = [
    "kept small promises",
    "time",
    "disagreements that are left to sit",
    "a word said in passing",
    "daring to ask",
  ];
  const list = Array.from({ length: codes }, (_, i) => code(i + 1, `${names[i % names.length]} ${i}`));
  return themeGraph(
    themes,
    list,
    {
      codes: list.map(({ id }, i) => ({ themeId: (i % all) + 1, codeId: id })),
      relations: relations
        .map(([a, b]) => ({ fromId: (a % all) + 1, toId: (b % all) + 1, relation: "makes room for" }))
        .filter(({ fromId, toId }) => fromId !== toId),
    },
    counts
      ? {
          themes: new Map(themes.map(({ id }, i) => [id, (i * 7) % 12])),
          codes: new Map(list.map(({ id }, i) => [id, (i * 5) % 9])),
        }
      : null,
  );
}

export const related: [number, number][] = [
  [0, 1],
  [1, 4],
  [2, 0],
  [5, 2],
  [3, 7],
  [6, 9],
  [4, 3],
];
