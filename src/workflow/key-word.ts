import { nobody, notActive, selectSources } from "../analysis/selection.js";
import { usageError } from "../core/errors.js";
import { fold } from "../core/similar.js";
import { SourceText } from "../text/source-text.js";
import { words, wordsIn } from "../text/words.js";
import { type Counting, loadCountedSpeech } from "./where.js";
import type { Work } from "./work.js";

/** A place where a word is said, with the words around it. */
export interface Concordance {
  readonly source: string;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  readonly participant: string | null;
  readonly role: string | null;
}

export interface KwicQuestion extends Pick<Counting, "where" | "sources"> {
  /** A word or words; `*` at either end stands for any letters. */
  readonly term: string;
  /** Words on either side. */
  readonly window: number;
  /** Interviewers' words, too. */
  readonly everyone: boolean;
}

/** Key word in context: every place where words are said, in the order of the sources. */
export async function keyWordInContext(work: Work, question: KwicQuestion): Promise<Concordance[]> {
  const { store } = work;
  const wanted = question.term
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "*")
    .map(wordTest);
  if (wanted.length === 0) throw usageError("no-term", "Say which word, such as: themata kwic trust");
  // A text without the letters need not be cut into words, nor a turn.
  const letters = fold(/[\p{L}\p{N}]+/u.exec(question.term)?.[0] ?? "");
  const mayHold = (text: string) => text.normalize("NFKC").toLowerCase().includes(letters);
  const { columns, admitted } = await loadCountedSpeech(work, question);
  const selection = selectSources(columns);
  const found: Concordance[] = [];
  for (const [at, source] of selection.sources.entries()) {
    const text = new SourceText(await store.text(source.revision));
    if (!mayHold(text.string)) continue;
    for (let turn = 0; turn < source.turns; turn++) {
      const speaker = selection.speaker[at]?.[turn] ?? nobody;
      const person = selection.people[speaker];
      if (speaker === notActive) continue;
      if (person === undefined && !question.everyone) continue;
      if (admitted.get(source.revision)?.[turn] !== 1) continue;
      const from = text.toUtf16(source.bodyStart[turn] as number);
      const body = text.string.slice(from, text.toUtf16(source.bodyEnd[turn] as number));
      if (!mayHold(body)) continue;
      const places = placesOf(wanted, wordsIn(body));
      if (places.length === 0) continue;
      for (const { begin, end, left, right } of stretches(body, places, wanted.length, question.window)) {
        const span = text.span(from + begin, from + end);
        found.push({
          source: source.name,
          turn: turn + 1,
          start: span.start,
          end: span.end,
          left: body.slice(left, begin),
          hit: body.slice(begin, end),
          right: body.slice(end, right),
          participant: person?.label ?? null,
          role: person?.role || null,
        });
      }
    }
  }
  return found;
}

type WordTest = (word: string) => boolean;

/** Where, counted in words, the words that are looked for begin. */
function placesOf(wanted: readonly WordTest[], said: readonly string[]): number[] {
  const [first] = wanted;
  const places: number[] = [];
  for (let i = 0; i + wanted.length <= said.length; i++)
    if (first?.(said[i] as string) && wanted.every((fits, k) => fits(said[i + k] as string))) places.push(i);
  return places;
}

/** The hits in a turn with so many words on either side, as UTF-16 places in it. */
function* stretches(body: string, places: readonly number[], length: number, window: number) {
  const said = [...words(body)];
  const endOf = (place: number) => (said[place]?.index ?? 0) + (said[place]?.word.length ?? 0);
  for (const i of places) {
    const begin = said[i]?.index ?? 0;
    const end = endOf(i + length - 1);
    const left = Math.min(begin, said[Math.max(0, i - window)]?.index ?? begin);
    yield { begin, end, left, right: Math.max(end, endOf(Math.min(said.length, i + length + window) - 1)) };
  }
}

/** Whether a word is the one of a pattern; the answer for each way of writing is kept. */
function wordTest(pattern: string): WordTest {
  const key = (word: string) => fold(word).replaceAll("’", "'");
  const core = key(pattern.replace(/^\*|\*$/g, ""));
  const [open, close] = [pattern.startsWith("*"), pattern.endsWith("*")];
  const known = new Map<string, boolean>();
  const fits = (said: string) => {
    if (open && close) return said.includes(core);
    if (open) return said.endsWith(core);
    return close ? said.startsWith(core) : said === core;
  };
  return (word) => {
    let answer = known.get(word);
    if (answer === undefined) {
      answer = fits(key(word));
      known.set(word, answer);
    }
    return answer;
  };
}
