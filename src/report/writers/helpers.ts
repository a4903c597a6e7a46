import { numberText } from "../../core/count-text.js";
import type { Share } from "../model/share.js";
import { shareText } from "../wording/counts.js";
import { dateText, rangeText } from "../wording/dates.js";

/** Helpers of every format. They give plain text, which the format then escapes. */
export const formatHelpers = {
  share: (share: Share) => shareText(share),
  number: (value: number) => numberText(value),
  date: (date: string) => dateText(date),
  range: (first: string | null, last: string | null) => rangeText(first, last),
  join: (items: readonly string[], separator: string) => items.join(separator),
  /** The first of a list, to stand as its example. */
  first: (items: readonly unknown[]) => items[0],
};

/** Whether two values are the same, for `{{#if (eq a b)}}`. */
export const eq = (a: unknown, b: unknown) => a === b;

/** The paragraphs of a text, parted by blank lines; empty ones are dropped. */
export function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}
