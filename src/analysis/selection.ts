import type { SourceColumns } from "../core/columns.js";
import { usageError } from "../core/errors.js";
import { isCounted } from "../core/held-back.js";
import type { Id } from "../core/records.js";
import type { ValueOrders } from "../core/value-orders.js";
import type { CountingInput, StudyParticipant } from "./study-columns.js";

/** In `Selection.speaker`: an interviewer or another who is never counted. */
export const nobody = -1;
/** In `Selection.speaker`: a participant who has withdrawn, or whom the study does not list. */
export const notActive = -2;

const noOrders: ValueOrders = new Map();

/** The sources that are counted and the people who speak in them. */
export interface Selection {
  readonly sources: readonly SourceColumns[];
  /** Place in `sources` of each revision selected. */
  readonly sourceOf: ReadonlyMap<Id, number>;
  /** Revisions that the study has, but that are not selected. */
  readonly leftOut: ReadonlySet<Id>;
  /** The active participants, with or without a turn. */
  readonly people: readonly StudyParticipant[];
  /** For each source, for each turn: the place in `people` of who speaks, else `nobody` or `notActive`. */
  readonly speaker: readonly Int32Array[];
  /** For each of `people`, 1 if they have a turn in the sources selected. */
  readonly present: Uint8Array;
  /** Participants with a turn whom the study does not list. */
  readonly unlisted: ReadonlySet<Id>;
  /** The order of values of attributes, where the study declares one. */
  readonly valueOrders: ValueOrders;
}

/**
 * Selects sources (all where `sources` is undefined) and finds who speaks in them.
 * @throws usage error `unknown-source` for an id that is not a source of the study.
 */
export function selectSources(
  input: Pick<CountingInput, "sources" | "participants" | "valueOrders">,
  sources?: readonly Id[],
): Selection {
  const wanted = sources === undefined ? null : new Set(sources);
  const known = new Set(input.sources.map((source) => source.source));
  for (const id of wanted ?? [])
    if (!known.has(id)) throw usageError("unknown-source", `There is no source with the id ${id}.`);
  const selected = input.sources.filter((source) => wanted === null || wanted.has(source.source));
  const sourceOf = new Map(selected.map((source, index) => [source.revision, index]));
  const leftOut = new Set(input.sources.map((source) => source.revision));
  for (const revision of sourceOf.keys()) leftOut.delete(revision);

  const people = input.participants.filter(isCounted);
  const placeOf = new Map<Id, number>(input.participants.map((participant) => [participant.id, notActive]));
  people.forEach((participant, place) => {
    placeOf.set(participant.id, place);
  });
  const present = new Uint8Array(people.length);
  const unlisted = new Set<Id>();
  const speaker = selected.map((source) =>
    Int32Array.from({ length: source.turns }, (_, turn) => {
      const id = source.participant[turn]!;
      if (id === 0) return nobody;
      const place = placeOf.get(id);
      if (place === undefined) unlisted.add(id);
      else if (place >= 0) present[place] = 1;
      return place ?? notActive;
    }),
  );
  return {
    sources: selected,
    sourceOf,
    leftOut,
    people,
    speaker,
    present,
    unlisted,
    valueOrders: input.valueOrders ?? noOrders,
  };
}
