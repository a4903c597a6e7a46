import { ThemataError } from "../../../core/errors.js";
import { addTo } from "../../../core/group-by.js";
import { type HeldBack, heldBack, type WordsUse } from "../../../core/held-back.js";
import type { Id } from "../../../core/records.js";
import type { StudyStore } from "../../../store/port.js";
import { foldWord } from "../../../text/fold.js";
import type { SourceText } from "../../../text/source-text.js";
import { wordsIn } from "../../../text/words.js";
import { currentSources } from "../study-sources.js";
import { wholeText } from "./shown-text.js";

/**
 * So many words in a row that somebody said are theirs, and so is a shorter example that is nothing else; what others say as
 * well in the same sources is nobody's.
 */
const inARow = 6;

/**
 * Tells which examples of codes are words of people who are held back, so that what a codebook quotes is treated as what a report
 * quotes. Only the texts in which somebody is held back are read.
 */
export class ShownExamples {
  readonly #held: readonly { readonly mark: HeldBack; readonly said: string }[];
  readonly #others: string;

  private constructor(held: readonly { readonly mark: HeldBack; readonly said: string }[], others: string) {
    this.#held = held;
    this.#others = others;
  }

  static async read(store: StudyStore, use: WordsUse): Promise<ShownExamples> {
    const people = await store.current("participant");
    if (people.every((person) => heldBack(person, use) === null)) return new ShownExamples([], "");
    const held = new Map<HeldBack, string[]>();
    const others: string[] = [];
    for (const { revision, turns, speakers } of await currentSources(store)) {
      const markOf = new Map(
        speakers.map(({ speaker, participant }) => [
          speaker.id,
          participant === null || speaker.role !== "participant" ? null : heldBack(participant, use),
        ]),
      );
      if ([...markOf.values()].every((mark) => mark === null)) continue;
      const text = await textIfThere(store, revision.id);
      if (text === null) continue;
      const { speaker, bodyStart, bodyEnd } = turns.columns;
      speaker.forEach((id, turn) => {
        const mark = markOf.get(id) ?? null;
        const said = folded(text.slice({ start: bodyStart[turn] ?? 0, end: bodyEnd[turn] ?? 0 }));
        if (mark === null) others.push(said);
        else addTo(held, mark, said);
      });
    }
    return new ShownExamples(
      [...held].map(([mark, said]) => ({ mark, said: said.join("|") })),
      others.join("|"),
    );
  }

  /** The examples of a code with a mark for each that is not shown. */
  of(examples: readonly string[]): readonly string[] {
    return this.#held.length === 0 ? examples : examples.map((example) => this.#markOf(example) ?? example);
  }

  /** The same for examples as a change of a code has them, in one line. */
  ofLine(line: string): string {
    return this.of(line.split(" | ")).join(" | ");
  }

  /** Those of some examples that are not shown. */
  heldOf(examples: readonly string[]): string[] {
    return this.#held.length === 0 ? [] : examples.filter((example) => this.#markOf(example) !== null);
  }

  #markOf(example: string): HeldBack | null {
    const runs = example.split(/\[?(?:\.\.\.|…)\]?|\s\/\s/u).flatMap(runsOf);
    return this.#held.find(({ said }) => runs.some((run) => this.#isOf(said, run)))?.mark ?? null;
  }

  #isOf(said: string, run: string): boolean {
    return said.includes(run) && !this.#others.includes(run);
  }
}

/** A text; null where it was erased, so that nothing can be known again by it. */
async function textIfThere(store: StudyStore, revisionId: Id): Promise<SourceText | null> {
  try {
    return await wholeText(store, revisionId);
  } catch (error) {
    if (error instanceof ThemataError && error.code === "text-erased") return null;
    throw error;
  }
}

/** A text as its words, each between two spaces. */
const folded = (text: string): string => ` ${wordsIn(text).map(foldWord).join(" ")} `;

/** The runs of words by which a text is known again. */
function runsOf(text: string): string[] {
  const words = wordsIn(text).map(foldWord);
  if (words.length === 0) return [];
  const last = Math.max(0, words.length - inARow);
  return Array.from({ length: last + 1 }, (_, at) => ` ${words.slice(at, at + inARow).join(" ")} `);
}
