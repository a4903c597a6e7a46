import { pluralOf } from "../../core/count-text.js";
import type { Id } from "../../core/records.js";
import { sentencesOf } from "../claims.js";
import { hint, warning } from "../draft.js";
import type { Evidence } from "../evidence.js";
import type { ItemFinding } from "../item.js";
import { ofWhole, plain } from "../phrase.js";
import { sampleOf } from "./people.js";
import { liveThemes } from "./themes.js";

/** From which share of a group a word is used. Ours; printed wherever it is applied. */
export const claimMap = Object.freeze([
  { word: "all", from: 1 },
  { word: "most", from: 0.75 },
  { word: "many", from: 0.5 },
  { word: "some", from: 0.25 },
  { word: "a few", from: 0 },
] as const);

/** The map in words, for the line under a table. */
export const claimMapText =
  "all 100%, most from 75%, many from 50%, some from 25%, a few under 25% and at least two people";

/** A word that says how many, in a text on a theme, with the count it can be held against. */
export interface ClaimWord {
  readonly where: string;
  readonly sentence: string;
  readonly event: number | null;
  /** The word of the map; what was written may differ ("every"). */
  readonly word: (typeof claimMap)[number]["word"];
  readonly written: string;
  /** The group meant: "participants" or a role. */
  readonly group: string;
  /** People of the group in the theme, of all of the group; null where the text is not on one theme. */
  readonly n: number | null;
  readonly N: number;
  /** What the map would call n of N; null where n is 0 or not known. */
  readonly fits: string | null;
  readonly verdict: "fits" | "too-much" | "too-little" | "unknown";
}

const spelt: Readonly<Record<string, ClaimWord["word"]>> = {
  all: "all",
  every: "all",
  each: "all",
  most: "most",
  many: "many",
  some: "some",
  few: "a few",
  "a few": "a few",
};

/** The word for a share, by the map. */
function wordFor(n: number, N: number): string | null {
  if (n === 0 || N === 0) return null;
  if (n === 1 && N > 1) return "one";
  return claimMap.find(({ from }) => n / N >= from)?.word ?? null;
}

/**
 * Words such as "most mentees" in what the researchers wrote. Only a text on one theme can be held against a count,
 * and only roughly: that a person is in a theme need not mean that the sentence is true of them.
 */
export function claimWords(evidence: Evidence): readonly ClaimWord[] {
  const sample = sampleOf(evidence);
  const roles = [...new Set(sample.map(({ role }) => role.trim()).filter((role) => role !== ""))];
  const nouns = new Map<string, string>([
    ...[
      "participants",
      "people",
      "interviewees",
      "respondents",
      "informants",
      "speakers",
      "participant",
      "person",
    ].map((noun) => [noun, "participants"] as const),
    ...roles.flatMap((role) => [role, pluralOf(role)].map((noun) => [noun.toLowerCase(), role] as const)),
  ]);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?<!\\b(?:how|not|so|too|as|at|nearly|almost)\\s)(all|every|each|most|many|some|(?:a )?few)\\s+(?:of\\s+)?(?:the\\s+|our\\s+)?(?:\\w+\\s+)?(${[
      ...nouns.keys(),
    ]
      .sort((a, b) => b.length - a.length)
      .map(literally)
      .join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return evidence.conduct.texts.flatMap(({ where, text, event }) =>
    sentencesOf(text).flatMap((sentence) =>
      [...sentence.matchAll(pattern)].map((match): ClaimWord => {
        const written = match[1]?.toLowerCase() ?? "";
        const word = spelt[written] ?? "some";
        const group = nouns.get(match[2]?.toLowerCase() ?? "") ?? "participants";
        const people = group === "participants" ? sample : sample.filter(({ role }) => role.trim() === group);
        const theme = themeOf(evidence, where);
        const inTheme = theme === null ? null : peopleIn(evidence, theme);
        const n = inTheme === null ? null : people.filter(({ id }) => inTheme.has(id)).length;
        const N = people.length;
        const fits = n === null ? null : wordFor(n, N);
        return { where, sentence, event, word, written, group, n, N, fits, verdict: verdict(word, n, N) };
      }),
    ),
  );
}

function verdict(word: ClaimWord["word"], n: number | null, N: number): ClaimWord["verdict"] {
  if (n === null || N === 0) return "unknown";
  const place = claimMap.findIndex((step) => step.word === word);
  const from = claimMap[place]?.from ?? 0;
  if (n / N < from || n === 0 || (word === "a few" && n < 2)) return "too-much";
  const above = claimMap[place - 1]?.from ?? Number.POSITIVE_INFINITY;
  return n / N >= above ? "too-little" : "fits";
}

export function claimFindings(words: readonly ClaimWord[]): readonly ItemFinding[] {
  return words.flatMap(({ verdict, where, written, group, n, N, fits, sentence }) => {
    const who = group === "participants" ? "participants" : `people of the role “${group}”`;
    const called = fits === null ? "" : `, which the map calls “${fits}”`;
    const message = `“${written}” in ${where}, while the theme is found in ${ofWhole(n ?? 0, N)} ${who}${called}: ${quoted(sentence)}`;
    if (verdict === "too-much") return [warning("claim-word-too-large", message)];
    if (verdict === "too-little") return [hint("claim-word-too-small", message)];
    return [];
  });
}

const quoted = (sentence: string) => `“${sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence}”`;
const literally = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** The theme a text is about: texts on themes are called `theme “NAME”: concept`. */
function themeOf(evidence: Evidence, where: string): Id | null {
  const name = /^theme “(.*)”: (concept|boundaries)$/su.exec(where)?.[1];
  return liveThemes(evidence).all.find((theme) => plain(theme.name) === plain(name ?? ""))?.id ?? null;
}

const peopleIn = (evidence: Evidence, theme: Id): ReadonlySet<Id> =>
  new Set(
    evidence.conduct.support.find((row) => row.theme === theme)?.people.map(({ participant }) => participant),
  );
