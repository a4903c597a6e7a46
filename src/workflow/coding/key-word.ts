import { nobody, notActive, selectSources } from "../../analysis/selection.js";
import { usageError } from "../../core/errors.js";
import { groupBy } from "../../core/group-by.js";
import { firstTurn } from "../../text/passage-words.js";
import { inOneTurn, WordSearch } from "../../text/word-search.js";
import { words } from "../../text/words.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { type Counting, loadCountedSpeech } from "../shared/where.js";
import type { Work } from "../shared/work.js";

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
  const search = WordSearch.of(question.term);
  if (search === null) throw usageError("no-term", "Say which word, such as: themata find --kwic trust");
  const { columns, admitted } = await loadCountedSpeech(work, question);
  const selection = selectSources(columns);
  const found: Concordance[] = [];
  const texts = new ShownTexts(store);
  for (const [at, source] of selection.sources.entries()) {
    const text = await texts.of(source.revision);
    const hits = [...search.find(text.string, inOneTurn(source, text))];
    for (const [turn, own] of groupBy(hits, ([start]) => firstTurn(source, text.toCodePoint(start)))) {
      const speaker = selection.speaker[at]?.[turn] ?? nobody;
      const person = selection.people[speaker];
      if (speaker === notActive) continue;
      if (person === undefined && !question.everyone) continue;
      if (admitted.get(source.revision)?.[turn] !== 1) continue;
      const from = text.toUtf16(source.bodyStart[turn]!);
      const body = text.string.slice(from, text.toUtf16(source.bodyEnd[turn]!));
      const places = own.map(([start, end]) => [start - from, end - from] as const);
      for (const { begin, end, left, right } of withNeighbours(body, places, question.window)) {
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

/** Places in a turn with so many words on either side, as UTF-16 places in it. */
function* withNeighbours(body: string, places: readonly (readonly [number, number])[], window: number) {
  const said = [...words(body)];
  const endOf = (word: number) => (said[word]?.index ?? 0) + (said[word]?.word.length ?? 0);
  for (const [begin, end] of places) {
    const first = said.findIndex((_, word) => endOf(word) > begin);
    const behind = said.findIndex(({ index }) => index >= end);
    const after = behind < 0 ? said.length : behind;
    const before = first < 0 ? after : first;
    const left = Math.min(begin, said[Math.max(0, before - window)]?.index ?? begin);
    yield { begin, end, left, right: Math.max(end, endOf(Math.min(said.length, after + window) - 1)) };
  }
}
