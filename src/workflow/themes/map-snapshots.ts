import { checkWord } from "../../core/check-word.js";
import { usageError } from "../../core/errors.js";
import type { Id, MapSnapshot, Seq, StoredRecord } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { studyDays } from "../shared/study-zone.js";
import { act, type Work } from "../shared/work.js";
import { findMap } from "./theme-graph-data.js";

export const mapStages = ["initial", "developed", "final"] as const satisfies readonly MapSnapshot["stage"][];

export interface SnapshotOptions {
  /** A named map; all themes where absent. */
  readonly map?: string | undefined;
  readonly note?: string | undefined;
  /** Take a stage anew that was taken before. */
  readonly replace?: boolean | undefined;
}

export interface TakenSnapshot {
  readonly event: Seq | null;
  readonly stage: MapSnapshot["stage"];
  readonly map: string | null;
  /** The event whose state the snapshot keeps. */
  readonly names: Seq;
  readonly themes: number;
}

/**
 * Keeps the thematic map as it stands as its initial, developed or final form. A snapshot names the
 * newest event, as a milestone does: the map is read as it stood right after it, so nothing is copied.
 */
export async function takeSnapshot(
  work: Work,
  wanted: string,
  options: SnapshotOptions,
): Promise<TakenSnapshot> {
  const { store } = work;
  const stage = checkWord("A snapshot's stage", wanted, mapStages);
  const args = { stage, ...(options.map !== undefined && { map: options.map }) };
  const { seq, result } = await store.record(act(work, "map.snapshot", args), async (draft) => {
    const map = options.map === undefined ? null : findMap(await store.current("theme_map"), options.map);
    const shown = new Set(map?.themeIds ?? []);
    const themes = (await store.current("theme")).filter(
      ({ id, status }) => status !== "dropped" && (map === null || shown.has(id)),
    );
    if (themes.length === 0)
      throw usageError("no-themes", "There are no themes to keep yet.", "Add one: themata theme add NAME");
    const { seq: names } = await store.head();
    const content = JSON.stringify({ event: names, note: options.note?.trim() ?? "" });
    const [there] = await store.current("map_snapshot", { stage, mapId: map?.id ?? null });
    if (there !== undefined && !options.replace)
      throw usageError(
        "snapshot-exists",
        `There is a snapshot "${stage}"${map === null ? "" : ` of "${map.name}"`} already, of event ${readContent(there.content).event}.`,
        "Replace it with --replace; the old one stays in the history.",
      );
    if (there === undefined) draft.add("map_snapshot", { mapId: map?.id ?? null, stage, content });
    else draft.change("map_snapshot", there.id, { content });
    return { stage, map: map?.name ?? null, names, themes: themes.length };
  });
  return { event: seq, ...result };
}

export interface ListedSnapshot {
  readonly id: string;
  readonly stage: MapSnapshot["stage"];
  readonly mapId: Id | null;
  readonly map: string | null;
  /** The event whose state it keeps. */
  readonly event: Seq;
  /** When that event was written, ISO 8601. */
  readonly at: string;
  /** The study's day of it, YYYY-MM-DD. */
  readonly date: string;
  readonly note: string;
}

/** The snapshots taken: those of all themes first, then map by map, in the order of the stages. */
export async function listSnapshots(store: StudyStore): Promise<readonly ListedSnapshot[]> {
  const maps = new Map((await store.current("theme_map")).map(({ id, name }) => [id, name]));
  const dayOf = await studyDays(store);
  const listed: ListedSnapshot[] = [];
  for (const { uid, stage, mapId, content } of await store.current("map_snapshot")) {
    const { event: seq, note } = readContent(content);
    const event = await store.event(seq);
    const at = event === null ? "" : new Date(event.at).toISOString();
    listed.push({
      id: uid,
      stage,
      mapId,
      map: mapId === null ? null : (maps.get(mapId) ?? null),
      event: seq,
      at,
      date: event === null ? "" : dayOf(event.at),
      note,
    });
  }
  const rank = (stage: MapSnapshot["stage"]) => mapStages.indexOf(stage);
  return listed.sort((a, b) => (a.mapId ?? 0) - (b.mapId ?? 0) || rank(a.stage) - rank(b.stage));
}

/** What is kept with a snapshot. A content that was erased leaves event 0. */
function readContent(content: StoredRecord<"map_snapshot">["content"]): { event: Seq; note: string } {
  try {
    const { event, note } = JSON.parse(content) as { event?: unknown; note?: unknown };
    return { event: typeof event === "number" ? event : 0, note: typeof note === "string" ? note : "" };
  } catch {
    return { event: 0, note: "" };
  }
}
