import type { SourceColumns, WordCounter } from "../core/columns.js";

/** Longest gap, in code points, over which two passages may lie in one and the same word. */
const longestGap = 64;

/**
 * Counts the words that passages cover inside the bodies of turns. A word counts once, even where
 * passages cut it in two: a run of passages without a gap is counted as one, and where two runs have
 * together more words than the stretch from the first to the end of the second, they share a word.
 * Whole turns are read from the source's columns; the counter is asked only about turns that are cut through.
 */
export class WordRuns {
  readonly #countWords: WordCounter;
  readonly #credit: (turn: number, words: number) => void;
  #source: SourceColumns | null = null;
  #turn = -1;
  #start = 0;
  #end = 0;
  /** The run before the open one, in the same turn; none where `#beforeWords` is 0. */
  #beforeStart = 0;
  #beforeEnd = 0;
  #beforeWords = 0;

  /** `credit` is told of the words found in a turn (by index); it may be told of a turn several times. */
  constructor(countWords: WordCounter, credit: (turn: number, words: number) => void) {
    this.#countWords = countWords;
    this.#credit = credit;
  }

  /** Turns to a source. Its passages are then added in order; they do not overlap. */
  open(source: SourceColumns): void {
    this.#source = source;
    this.#turn = -1;
    this.#start = this.#end;
  }

  /** Adds the part of a passage that lies in the body of a turn. */
  add(turn: number, start: number, end: number): void {
    if (turn === this.#turn && start === this.#end) {
      this.#end = end;
      return;
    }
    this.close();
    if (turn !== this.#turn) this.#beforeWords = 0;
    this.#turn = turn;
    this.#start = start;
    this.#end = end;
  }

  /** Counts the last run. To be called when the passages of a source are at an end. */
  close(): void {
    if (this.#start === this.#end) return;
    const words = this.#wordsOf(this.#start, this.#end);
    if (words > 0) {
      this.#credit(this.#turn, this.#sharesWord(words) ? words - 1 : words);
      this.#beforeStart = this.#start;
      this.#beforeEnd = this.#end;
      this.#beforeWords = words;
    }
    this.#start = this.#end;
  }

  #sharesWord(words: number): boolean {
    if (this.#beforeWords === 0 || this.#start - this.#beforeEnd > longestGap) return false;
    return this.#beforeWords + words > this.#wordsOf(this.#beforeStart, this.#end);
  }

  #wordsOf(start: number, end: number): number {
    const source = this.#source;
    if (source === null) return 0;
    const whole = start <= source.bodyStart[this.#turn]! && end >= source.bodyEnd[this.#turn]!;
    return whole ? source.words[this.#turn]! : this.#countWords(source.revision, start, end);
  }
}
