import type { Id } from "../core/records.js";
import { fold } from "../core/similar.js";
import type { NamedCode } from "../workflow/shared/resolve.js";

const folded = new WeakMap<
  NamedCode,
  { readonly name: string; readonly path: string; readonly words: string }
>();

function wordsOf(code: NamedCode) {
  let words = folded.get(code);
  if (words === undefined) {
    words = {
      name: fold(code.name),
      path: fold(code.path),
      words: ` ${fold(`${code.short} ${code.definition} ${code.include}`)}`,
    };
    folded.set(code, words);
  }
  return words;
}

/**
 * The codes in use that fit what was typed, best first: by name, by path, by definition. Every word
 * typed must be found; with nothing typed the codes used last come first.
 */
export function filterCodes(codes: Iterable<NamedCode>, typed: string, recent: readonly Id[]): NamedCode[] {
  const wanted = fold(typed)
    .split(" ")
    .filter((word) => word !== "");
  const order = new Map(recent.map((id, i) => [id, i]));
  const scored: { code: NamedCode; score: number }[] = [];
  for (const code of codes) {
    if (code.status !== "active") continue;
    const score = wanted.length === 0 ? 0 : scoreOf(code, wanted);
    if (score < 0) continue;
    scored.push({ code, score });
  }
  const late = recent.length;
  return scored
    .sort(
      (a, b) =>
        b.score - a.score ||
        (order.get(a.code.id) ?? late) - (order.get(b.code.id) ?? late) ||
        (a.code.path < b.code.path ? -1 : 1),
    )
    .map(({ code }) => code);
}

function scoreOf(code: NamedCode, wanted: readonly string[]): number {
  const { name, path, words } = wordsOf(code);
  let score = 0;
  for (const word of wanted) {
    const at = name.indexOf(word);
    if (name === word) score += 8;
    else if (at === 0) score += 6;
    else if (at > 0 && name.charAt(at - 1) === " ") score += 5;
    else if (at > 0) score += 4;
    else if (path.includes(word)) score += 3;
    else if (initials(name).startsWith(word)) score += 3;
    else if (words.includes(` ${word}`)) score += 1;
    else return -1;
  }
  return score;
}

const initials = (name: string): string =>
  name
    .split(/[ -]/)
    .map((word) => word.charAt(0))
    .join("");
