import type { ParagraphChild } from "docx";
import type { CodedTurn } from "../model/coded-transcript.js";
import { type Look, words } from "./runs.js";

/** First and last turn of each coding, by its number. */
export type Extents = ReadonlyMap<number, { readonly first: number; readonly last: number }>;

export function extentsOf(turns: readonly CodedTurn[]): Extents {
  const extents = new Map<number, { first: number; last: number }>();
  for (const { number: turn, pieces } of turns)
    for (const { codings } of pieces)
      for (const coding of codings)
        extents.set(coding, { first: extents.get(coding)?.first ?? turn, last: turn });
  return extents;
}

/**
 * What was said in a turn, its coded passages in brackets that bear the codings' numbers: `1[so it
 * 2[was]2]1`, with `…` where a coding comes from the turn before or goes on in the next. Shading deepens
 * with every coding over a passage and the underline has the colour of the innermost, but the brackets
 * alone say everything: they are there in grey and where passages overlap.
 */
export function codedWords(
  { number: turn, pieces }: CodedTurn,
  extents: Extents,
  look: Look = {},
): ParagraphChild[] {
  return pieces.flatMap(({ text, codings, color }, i) => {
    const before = new Set(pieces[i - 1]?.codings);
    const after = new Set(pieces[i + 1]?.codings);
    const opened = codings.filter((coding) => !before.has(coding));
    const closed = codings.filter((coding) => !after.has(coding));
    return [
      ...mark(
        opened,
        (coding) => `${(extents.get(coding)?.first ?? turn) < turn ? "…" : ""}${coding}`,
        (list) => `${list}[`,
      ),
      ...words(text, codings.length === 0 ? look : { ...look, ...coded(codings.length, color) }),
      // The passage begun last is closed first.
      ...mark(
        closed.reverse(),
        (coding) => `${coding}${(extents.get(coding)?.last ?? turn) > turn ? "…" : ""}`,
        (list) => `]${list}`,
      ),
    ];
  });
}

function mark(
  codings: readonly number[],
  describe: (coding: number) => string,
  bracket: (list: string) => string,
): ParagraphChild[] {
  return codings.length === 0 ? [] : words(bracket(codings.map(describe).join(",")), { style: "CodingMark" });
}

const depths = ["EFF1F3", "DDE1E5", "CBD1D7"];

const coded = (depth: number, color: string): Look => ({
  shade: depths[Math.min(depth, depths.length) - 1] ?? "",
  underline: color.slice(1).toUpperCase(),
});
