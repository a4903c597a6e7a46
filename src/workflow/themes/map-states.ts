import { dataError, usageError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import { listSnapshots } from "./map-snapshots.js";

/** A state of the study that a map is drawn from. */
export interface MapState {
  /** For headings: "initial", "now", "event 40", or a milestone's name. */
  readonly name: string;
  /** Right after which event; null now. */
  readonly event: Seq | null;
}

export const now: MapState = { name: "now", event: null };

export const asOf = ({ event }: MapState): AsOf => (event === null ? {} : { asOf: event });

/**
 * The state meant by a snapshot's stage, a milestone's name, an event's number or "now". A map of its
 * own has its own snapshots; where it has none of a stage, that of all themes is meant.
 */
export async function findState(
  store: StudyStore,
  wanted: string,
  mapId: Id | null = null,
): Promise<MapState> {
  const key = fold(wanted);
  if (key === "now") return now;
  const snapshots = await listSnapshots(store);
  const ofStage = snapshots.filter(({ stage }) => stage === key);
  const snapshot =
    ofStage.find((taken) => taken.mapId === mapId) ?? ofStage.find((taken) => taken.mapId === null);
  if (snapshot?.event === 0)
    throw dataError("snapshot-erased", `The snapshot "${snapshot.stage}" was erased.`);
  if (snapshot !== undefined) return { name: snapshot.stage, event: snapshot.event };
  if (/^\d{1,9}$/.test(key)) {
    const head = await store.head();
    if (Number(key) >= 1 && Number(key) <= head.seq)
      return { name: `event ${Number(key)}`, event: Number(key) };
    throw usageError("no-such-event", `There is no event ${key}; the history ends with ${head.seq}.`);
  }
  const milestones = await store.current("milestone");
  const milestone = milestones.find(({ name }) => fold(name) === key);
  if (milestone !== undefined) return { name: milestone.name, event: milestone.eventSeq };
  const known = [
    ...new Set(
      snapshots.filter((taken) => taken.mapId === null || taken.mapId === mapId).map((t) => t.stage),
    ),
    ...milestones.map(({ name }) => name),
  ];
  throw usageError(
    "unknown-state",
    `There is no snapshot, milestone or event "${wanted}".`,
    known.length > 0
      ? `There are: ${known.join(", ")}, now, or an event's number.`
      : "Take a snapshot with 'themata map snapshot initial'.",
  );
}
