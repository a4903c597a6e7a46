import { institutions, notNames, particles, titles, wordNames } from "./not-names.js";
import { isCountry } from "./place-levels.js";

/** A word or words that may name a person or a place. Positions are UTF-16, end-exclusive, in the text given. */
export interface NameCandidate {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Why it was taken for one. */
  readonly because: "title" | "institution" | "capital";
}

/** What is known of the words of a study: which are written small somewhere. */
export interface Vocabulary {
  readonly small: ReadonlySet<string>;
  /** Words that are no names here: roles, labels. In lower case. */
  readonly known: ReadonlySet<string>;
}

const token = /\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const between = new RegExp(`^(?:\\s+|\\s+(?:${particles})\\s+|\\.?\\s+)$`, "u");
const titleBefore = new RegExp(
  `(?:^|[^\\p{L}])(?:(?:${titles})\\s+|(?:Dr|Prof|Mr|Mrs|Ms|Mx|Rev)\\.\\s*)$`,
  "u",
);
const titleItself = new RegExp(`^(?:${titles})$`, "u");
/** Titles that take a full stop. */
const abbreviated = /^(?:Dr|Prof|Mr|Mrs|Ms|Mx|Rev|St)$/;
const institution = new RegExp(`^(?:${institutions})$`, "u");
const smallWord = /\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu;

/** The words of texts that are written small. */
export function smallWords(texts: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const text of texts)
    for (const match of text.matchAll(smallWord)) {
      const before = text[match.index - 1];
      if (before === undefined || !/[\p{L}\p{N}]/u.test(before)) found.add(bare(match[0]));
    }
  return found;
}

/**
 * Words in a text that may be names, by their capitals: after a title; before a word such as Hospital; or inside a
 * sentence, where no small spelling of them is known. At the beginning of a sentence only the first two count. What stands in
 * [square brackets] is a mask and is passed over. Scripts without capitals cannot be searched so.
 */
export function findNames(text: string, { small, known }: Vocabulary): NameCandidate[] {
  const open = text.replace(/\[[^\][]{0,80}\]/g, (mask) => " ".repeat(mask.length));
  const tokens = [...open.matchAll(token)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: NameCandidate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const group = [tokens[i]!];
    while (i + group.length < tokens.length) {
      const last = group.at(-1) as (typeof tokens)[number];
      const next = tokens[i + group.length]!;
      const gap = open.slice(last.end, next.start);
      if (!between.test(gap) || (gap.includes(".") && !abbreviated.test(last.word))) break;
      group.push(next);
    }
    const candidate = judge(open, group, { small, known });
    if (candidate !== null) found.push(candidate);
    i += group.length;
  }
  return found;
}

type Token = { readonly word: string; readonly start: number; readonly end: number };

function judge(text: string, group: readonly Token[], { small, known }: Vocabulary): NameCandidate | null {
  const titled = group.length > 1 && titleItself.test(group[0]?.word ?? "");
  const own = titled ? group.slice(1) : group;
  const start = sentenceStart(text, group[0]?.start ?? 0);
  const proper = own.filter(
    ({ word }, i) => isProper(word, { small, known }) && !(start && !titled && i === 0 && own.length === 1),
  );
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = {
    name: text.slice(first.start, last.end).replace(/\s+/g, " "),
    start: first.start,
    end: last.end,
  };
  if (
    (titled || titleBefore.test(before(text, first.start))) &&
    own.some(({ word }) => !known.has(bare(word)))
  )
    return /\d/.test(text.slice(last.end, last.end + 3)) ? null : { ...span, because: "title" };
  if (group.length > 1 && institution.test(last.word)) return { ...span, because: "institution" };
  if (proper.length === 0) return null;
  const [from, to] = [proper[0], proper.at(-1)];
  if (from === undefined || to === undefined) return null;
  return {
    name: text.slice(from.start, to.end).replace(/\s+/g, " "),
    start: from.start,
    end: to.end,
    because: "capital",
  };
}

/** A capitalised word that is not known to be an ordinary one. Words all in capitals are taken for acronyms. */
function isProper(word: string, { small, known }: Vocabulary): boolean {
  const key = bare(word);
  const plural = key.endsWith("s") ? key.slice(0, -1) : key;
  if (key.length < 2 || known.has(key) || [key, plural].some((one) => notNames.has(one) || isCountry(one)))
    return false;
  if (word.length > 1 && word === word.toUpperCase()) return false;
  return !isOrdinary(key, small) || wordNames.has(key);
}

/** Written small somewhere, whole or before its apostrophe (those'll) or behind its hyphens (hands-on). */
function isOrdinary(key: string, small: ReadonlySet<string>): boolean {
  if (small.has(key)) return true;
  const [stem = "", ...ending] = key.split("'");
  if (ending.length > 0 && stem.length > 1 && small.has(stem)) return true;
  const parts = key.split("-");
  return parts.length > 1 && parts.slice(1).every((part) => small.has(part));
}

/** Without an ending 's. */
const bare = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replaceAll("’", "'");

/** What stands right before a place: enough to see a title or the end of a sentence. */
const before = (text: string, at: number): string => text.slice(Math.max(0, at - 40), at);

function sentenceStart(text: string, at: number): boolean {
  const open = before(text, at);
  const said = open.trimEnd();
  return said === "" || /[.!?:;…"“”‘’«»(\-–—\]]$/u.test(said) || open.slice(said.length).includes("\n");
}

/** Whether a text is written in a script without capitals, so that names cannot be told by them. */
export const withoutCapitals = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const caseless = text.match(/\p{Lo}/gu)?.length ?? 0;
  return letters > 0 && caseless > letters / 2;
};
