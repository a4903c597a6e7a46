import type { Id, Seq, StoredRecord } from "../../core/records.js";
import type { LedgerEvent, StudyStore } from "../../store/port.js";
import type { Descent } from "./map-difference.js";

/**
 * What became of themes by merging and splitting, up to a state (null: now). It is read from the
 * history: the event that dropped a theme says what it was merged into, the event that made one what
 * it was split from.
 */
export async function themeDescent(store: StudyStore, until: Seq | null): Promise<Descent> {
  const themes = await store.current("theme", {}, until === null ? {} : { asOf: until });
  const mergedInto = new Map<Id, Id>();
  const splitFrom = new Map<Id, Id>();
  for (const theme of themes) {
    const versions = (await store.versions("theme", theme.id)).filter(
      ({ fromSeq }) => until === null || fromSeq <= until,
    );
    const made = await actOf(store, versions[0]?.fromSeq);
    const parent = made?.command === "theme.split" ? await named(store, made, "theme") : undefined;
    if (parent !== undefined && parent !== theme.id) splitFrom.set(theme.id, parent);
    if (theme.status !== "dropped") continue;
    const dropped = await actOf(store, lastDrop(versions));
    const target = dropped?.command === "theme.merge" ? await named(store, dropped, "into") : undefined;
    if (target !== undefined && target !== theme.id) mergedInto.set(theme.id, target);
  }
  return { mergedInto, splitFrom };
}

/** The event at which a theme was last dropped. */
function lastDrop(versions: readonly StoredRecord<"theme">[]): Seq | undefined {
  let seq: Seq | undefined;
  versions.forEach((version, i) => {
    if (version.status === "dropped" && versions[i - 1]?.status !== "dropped") seq = version.fromSeq;
  });
  return seq;
}

/** The act behind an event: itself, or for a redo the act that is done again. */
async function actOf(store: StudyStore, seq: Seq | undefined): Promise<LedgerEvent | null> {
  let event = seq === undefined ? null : await store.event(seq);
  while (event !== null && event.undoes !== null) event = await store.event(event.undoes);
  return event;
}

/** The theme an act names, by the name it had just before. */
async function named(store: StudyStore, act: LedgerEvent, key: string): Promise<Id | undefined> {
  const name = act.args?.[key];
  const themes = await store.current("theme", {}, { asOf: act.seq - 1 });
  return themes.find((theme) => theme.status !== "dropped" && theme.name === name)?.id;
}
