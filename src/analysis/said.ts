import type { Id } from "../core/records.js";
import { selectSources } from "./selection.js";
import type { CountingInput, StudyParticipant } from "./study-columns.js";

/** What a participant of any status says: turns, and the words of their bodies. */
export interface Said {
  readonly sources: Id[];
  turns: number;
  words: number;
}

/** What each participant says, by id; who has no turn is absent. */
export function saidByParticipant({ sources }: Pick<CountingInput, "sources">): ReadonlyMap<Id, Said> {
  const said = new Map<Id, Said>();
  for (const { source, turns, participant, words } of sources)
    for (let turn = 0; turn < turns; turn++) {
      const id = participant[turn]!;
      if (id === 0) continue;
      const own = said.get(id) ?? { sources: [], turns: 0, words: 0 };
      said.set(id, own);
      if (own.sources.at(-1) !== source) own.sources.push(source);
      own.turns++;
      own.words += words[turn]!;
    }
  return said;
}

/** The data of a study: what its active participants say. */
export interface StudyData {
  /** Active participants with a turn: N. */
  readonly participants: readonly StudyParticipant[];
  /** Active participants without one. */
  readonly silent: readonly StudyParticipant[];
  /** Sources in which one of them has a turn. */
  readonly sources: readonly Id[];
  readonly words: number;
}

/** Who gave data, in which sources, and how many words: asked here by whatever tells it. */
export function studyData(input: Pick<CountingInput, "sources" | "participants">): StudyData {
  const { people, present, sources, speaker } = selectSources(input);
  let words = 0;
  sources.forEach((source, at) => {
    speaker[at]?.forEach((person, turn) => {
      if (person >= 0) words += source.words[turn]!;
    });
  });
  return {
    participants: people.filter((_, place) => present[place] === 1),
    silent: people.filter((_, place) => present[place] === 0),
    sources: sources.flatMap(({ source }, at) => (speaker[at]?.some((person) => person >= 0) ? source : [])),
    words,
  };
}
