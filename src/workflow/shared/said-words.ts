import { grouping } from "../../analysis/grouping.js";
import { selectSources } from "../../analysis/selection.js";
import { type Unplaced, unplacedTurns } from "../../analysis/unplaced.js";
import { type WordsTable, WordTally } from "../../analysis/words-table.js";
import { usageError } from "../../core/errors.js";
import { isStopWord } from "../../nlp/stop-words.js";
import { writtenWords } from "../../nlp/tokens.js";
import { foldWord } from "../../text/fold.js";
import { wordsIn } from "../../text/words.js";
import { ShownTexts } from "./shown/shown-text.js";
import { type Counting, loadCountedSpeech } from "./where.js";
import type { Work } from "./work.js";

export interface WordsQuestion extends Pick<Counting, "where" | "sources"> {
  readonly by: string;
  /** Count stop words, too. */
  readonly all: boolean;
}

/** Words that active participants say, by group; what stands in square brackets is nobody's word. */
export async function countSaidWords(
  work: Work,
  question: WordsQuestion,
): Promise<WordsTable & { readonly unplaced: Unplaced | null }> {
  const { store } = work;
  const { columns } = await loadCountedSpeech(work, question);
  const selection = selectSources(columns);
  if (question.by === "coder")
    throw usageError("unknown-group", "Words are said by participants, not by coders.");
  const groups = grouping(selection, question.by, columns.questions);
  const tally = new WordTally(groups.keys);
  const counted = new CountedWords(question.all);
  const texts = new ShownTexts(store, "counted");
  for (const [at, source] of selection.sources.entries()) {
    const speaker = selection.speaker[at];
    if (!speaker?.some((person) => person >= 0)) continue;
    const text = await texts.of(source.revision);
    speaker.forEach((person, turn) => {
      if (person < 0) return;
      const group = groups.groupOf(person, at, turn);
      if (group < 0) return;
      const start = source.bodyStart[turn]!;
      const said = text.slice({ start, end: source.bodyEnd[turn]! }).replace(marks, " ");
      for (const run of wordsIn(said)) {
        const words = counted.of(run);
        if (typeof words === "number") tally.add(words, group, person);
        else for (const word of words) tally.add(word, group, person);
      }
    });
  }
  return {
    ...tally.table(counted.words),
    unplaced: question.by === "question" ? unplacedTurns(selection, columns.questions) : null,
  };
}

/** Words as they are counted, numbered as they come: "Trust" and "trust" are one. */
class CountedWords {
  readonly words: string[] = [];
  readonly #all: boolean;
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<string, number | readonly number[]>();

  constructor(all: boolean) {
    this.#all = all;
  }

  /** The word (or words, or none) of a run of letters as it is written. Few different ones make up a text. */
  of(run: string): number | readonly number[] {
    let found = this.#known.get(run);
    if (found === undefined) {
      const words = writtenWords(run).flatMap((word) => this.#number(word) ?? []);
      found = words.length === 1 ? words[0]! : words;
      this.#known.set(run, found);
    }
    return found;
  }

  #number(word: string): number | null {
    const key = foldWord(word);
    if (!this.#all && isPassedOver(key)) return null;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.words.push(key) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** What the transcriber put in: [laughs], [pause]. */
const marks = /\[[^\][\n]{0,60}\]/g;

/** Stop words, their short forms (it's, don't) and bare numbers. */
function isPassedOver(word: string): boolean {
  if (isStopWord(word) || word.endsWith("n't") || !/\p{L}/u.test(word)) return true;
  const [stem = "", ...rest] = word.split("'");
  return rest.length > 0 && isStopWord(stem);
}
