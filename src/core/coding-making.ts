import { codingOrigins } from "./columns.js";
import type { CodingOrigin } from "./records.js";

/**
 * How codings come about, told apart wherever human coding is meant. `imported` is human coding done elsewhere, or
 * brought in from a table; `agreed` was settled between coders; `suggested` was accepted from a suggestion, and
 * `autocoded` found by a rule.
 */
export const codingMakings = ["byHand", "imported", "agreed", "suggested", "autocoded"] as const;
export type CodingMaking = (typeof codingMakings)[number];

const makings: Readonly<Record<CodingOrigin, CodingMaking>> = {
  manual: "byHand",
  "in-vivo": "byHand",
  script: "imported",
  imported: "imported",
  consensus: "agreed",
  suggested: "suggested",
  autocode: "autocoded",
};

/** How the coding with an origin (an index into `codingOrigins`) came about. */
export const makingOf = (origin: number | undefined): CodingMaking =>
  makings[codingOrigins[origin ?? 0] ?? "manual"];

/** Whether a person chose the code without being offered it: no suggestion, no rule. */
export const isHumanCoding = (origin: number | undefined): boolean => {
  const making = makingOf(origin);
  return making !== "suggested" && making !== "autocoded";
};

/** How many codings came about how. */
export type Makings = Readonly<Record<CodingMaking, number>>;

/** Counts of codings by how they came about, to be added up. */
export const noMakings = (): Record<CodingMaking, number> => ({
  byHand: 0,
  imported: 0,
  agreed: 0,
  suggested: 0,
  autocoded: 0,
});

const words: Readonly<Record<CodingMaking, string>> = {
  byHand: "by hand",
  imported: "imported",
  agreed: "agreed between coders",
  suggested: "accepted from suggestions",
  autocoded: "autocoded",
};

/** "12 by hand, 3 autocoded"; empty where there are none. */
export const makingsPhrase = (made: Makings): string =>
  codingMakings
    .filter((making) => made[making] > 0)
    .map((making) => `${made[making].toLocaleString("en")} ${words[making]}`)
    .join(", ");
