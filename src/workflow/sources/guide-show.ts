import { selectSources } from "../../analysis/selection.js";
import { type Unplaced, unplacedTurns } from "../../analysis/unplaced.js";
import { isCounted } from "../../core/held-back.js";
import type { Id } from "../../core/records.js";
import { loadSpoken } from "../shared/study-columns.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";
import { guideQuestions } from "./guide-question.js";

/** A question of the study's guide, with what the sources hold of it. */
export interface ShownQuestion {
  readonly id: string;
  readonly name: string;
  readonly wording: string;
  readonly alternatives: readonly string[];
  /** Sources in which it was asked or answered. */
  readonly sources: number;
  /** Turns of interviewers that ask it. */
  readonly asked: number;
  /** Turns of active participants that belong to it, and their words. */
  readonly turns: number;
  readonly words: number;
  /** Turns that a person put under it. */
  readonly byHand: number;
}

/** A turn of an active participant under no question of the guide. */
export interface UnplacedTurn {
  readonly source: string;
  /** From 1. */
  readonly turn: number;
}

export interface ShownGuide {
  readonly questions: ShownQuestion[];
  /** All sources of the study. */
  readonly sources: number;
  /** In the order of the sources; none where there is no guide. */
  readonly unplaced: UnplacedTurn[];
  readonly share: Unplaced;
}

/** The interview guide in its order, with how often each question was asked, and what stands under none. */
export async function showGuide(work: Work): Promise<ShownGuide> {
  const questions = await guideQuestions(work);
  const spoken = await loadSpoken(work.store);
  const sources = await currentSources(work.store);
  const counts = new Map(questions.map(({ id }) => [id, noCount()]));
  for (const source of sources) countSource(source, counts);
  const selection = selectSources(spoken);
  const unplaced = selection.sources.flatMap(({ name, question }, place) =>
    [...(selection.speaker[place] ?? [])].flatMap((person, turn) =>
      person >= 0 && !counts.has(question[turn] ?? 0) ? [{ source: name, turn: turn + 1 }] : [],
    ),
  );
  return {
    sources: sources.length,
    questions: questions.map(({ id, uid, name, wording, alternatives }) => ({
      id: uid,
      name,
      wording,
      alternatives,
      ...(counts.get(id) ?? noCount()),
    })),
    unplaced: questions.length === 0 ? [] : unplaced,
    share: unplacedTurns(selection, questions),
  };
}

const noCount = () => ({ sources: 0, asked: 0, turns: 0, words: 0, byHand: 0 });

function countSource(
  { turns: { columns }, speakers }: CurrentSource,
  counts: ReadonlyMap<Id, ReturnType<typeof noCount>>,
): void {
  const people = new Map(speakers.map((one) => [one.speaker.id, one]));
  const here = new Set<Id>();
  for (const [i, question] of columns.question.entries()) {
    const count = counts.get(question);
    if (count === undefined) continue;
    const person = people.get(columns.speaker[i] ?? 0);
    if (person?.speaker.role === "interviewer") count.asked++;
    else if (person?.participant && isCounted(person.participant)) {
      count.turns++;
      count.words += columns.words[i] ?? 0;
    } else continue;
    here.add(question);
    count.byHand += columns.byHand?.[i] ?? 0;
  }
  for (const question of here) {
    const count = counts.get(question);
    if (count !== undefined) count.sources++;
  }
}
