import type { Id } from "../core/records.js";
import { currentSources } from "./study-sources.js";
import type { Work } from "./work.js";

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
  /** Turns of participants that belong to it, and their words. */
  readonly turns: number;
  readonly words: number;
}

/** The interview guide in its order, with how often each question was asked, and the number of all sources. */
export async function showGuide(work: Work): Promise<{ questions: ShownQuestion[]; sources: number }> {
  const questions = await work.store.current("question");
  const sources = await currentSources(work.store);
  const counts = new Map<Id, { sources: number; asked: number; turns: number; words: number }>(
    questions.map(({ id }) => [id, { sources: 0, asked: 0, turns: 0, words: 0 }]),
  );
  for (const { turns, speakers } of sources) {
    const roles = new Map(speakers.map(({ speaker }) => [speaker.id, speaker.role]));
    const here = new Set<Id>();
    for (const [i, question] of turns.columns.question.entries()) {
      const count = counts.get(question);
      if (count === undefined) continue;
      here.add(question);
      if (roles.get(turns.columns.speaker[i] ?? 0) === "interviewer") count.asked++;
      else {
        count.turns++;
        count.words += turns.columns.words[i] ?? 0;
      }
    }
    for (const question of here) {
      const count = counts.get(question);
      if (count !== undefined) count.sources++;
    }
  }
  return {
    sources: sources.length,
    questions: [...questions]
      .sort((a, b) => a.position - b.position)
      .map(({ id, uid, name, wording, alternatives }) => ({
        id: uid,
        name,
        wording,
        alternatives,
        ...(counts.get(id) ?? { sources: 0, asked: 0, turns: 0, words: 0 }),
      })),
  };
}
