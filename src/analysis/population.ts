import type { Id } from "../core/records.js";
import { pickCodings } from "./pick-codings.js";
import type { Admission } from "./query/admission.js";
import { type CountingInput, turnsTouched } from "./study-columns.js";

/** The turns, sources and participants that a filter admits. */
export interface Population {
  /** By source, by turn: 1 where it is admitted. A source that is left out has none. */
  readonly turns: readonly Uint8Array[];
  /** By source. */
  readonly sources: readonly boolean[];
  readonly participants: ReadonlySet<Id>;
}

type Spoken = Pick<CountingInput, "sources" | "participants">;

/**
 * Who and what is counted under a filter (null: all) in some sources (undefined: all).
 *
 * A source is admitted if any of its participants' turns is; one without such turns if anything in it is. A participant
 * with turns is admitted by these alone, one without by who they are.
 */
export function populationOf(
  { sources, participants }: Spoken,
  filter: Admission | null,
  only?: readonly Id[] | undefined,
): Population {
  const wanted = only === undefined ? null : new Set(only);
  const admitted = sources.map(({ source, turns: count, participant }, at) => {
    const turns = new Uint8Array(count);
    if (wanted !== null && !wanted.has(source)) return { turns, is: false };
    for (let turn = 0; turn < count; turn++) turns[turn] = filter === null || filter.turn(at, turn) ? 1 : 0;
    if (count === 0) return { turns, is: filter === null || filter.source(at) };
    const spoken = participant.some((id) => id !== 0);
    return { turns, is: turns.some((one, turn) => one === 1 && (!spoken || participant[turn] !== 0)) };
  });
  const heard = new Set<Id>();
  const met = new Set<Id>();
  sources.forEach(({ participant }, at) => {
    participant.forEach((id, turn) => {
      heard.add(id);
      if (admitted[at]?.turns[turn] === 1) met.add(id);
    });
  });
  const fits = (person: Spoken["participants"][number]) =>
    filter === null || filter.speaker({ name: "", names: [], role: "participant", participant: person });
  return {
    turns: admitted.map(({ turns }) => turns),
    sources: admitted.map(({ is }) => is),
    participants: new Set(
      participants
        .filter((person) => (heard.has(person.id) ? met.has(person.id) : fits(person)))
        .map(({ id }) => id),
    ),
  };
}

/**
 * A study with only this population: other sources and participants are not there, other turns are nobody's, and
 * codings that touch only these are left out. Whatever counts in it has the population's N and units.
 */
export function onlyPopulation<T extends Spoken & Partial<Pick<CountingInput, "codings">>>(
  study: T,
  { turns, sources, participants }: Population,
): T {
  const kept = study.sources.flatMap((source, at) => {
    if (sources[at] !== true) return [];
    const admitted = turns[at]!;
    return [{ columns: source, admitted }];
  });
  const { codings } = study;
  const place = new Map(kept.map(({ columns }, at) => [columns.revision, at]));
  const touches = (i: number): boolean => {
    if (codings === undefined) return false;
    const at = place.get(codings.revision[i]!);
    const source = at === undefined ? undefined : kept[at];
    if (source === undefined) return false;
    let any = false;
    for (const turn of turnsTouched(source.columns, {
      start: codings.start[i]!,
      end: codings.end[i]!,
    })) {
      if (source.admitted[turn] === 1) return true;
      any = true;
    }
    return !any;
  };
  return {
    ...study,
    sources: kept.map(({ columns, admitted }) => ({
      ...columns,
      participant: columns.participant.map((id, turn) => (admitted[turn] === 1 ? id : 0)),
    })),
    participants: study.participants.filter(({ id }) => participants.has(id)),
    ...(codings !== undefined && {
      codings: pickCodings(codings, Array.from({ length: codings.count }, (_, i) => i).filter(touches)),
    }),
  };
}
