import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import type { Work } from "../shared/work.js";
import { type MapDifference, type MapRecords, mapDifference } from "./map-difference.js";
import { asOf, findState, type MapState } from "./map-states.js";
import { themeDescent } from "./theme-descent.js";
import { findMap } from "./theme-graph-data.js";

export interface ComparedMaps {
  readonly map: string | null;
  readonly from: MapState;
  readonly to: MapState;
  readonly difference: MapDifference;
}

/** What changed on the thematic map (or on a named one) from one state to another. */
export async function compareMaps(
  work: Work,
  from: string,
  to: string,
  map: string | undefined,
): Promise<ComparedMaps> {
  const { store } = work;
  return store.snapshot(async () => {
    const named = map === undefined ? null : findMap(await store.current("theme_map"), map);
    const states = [
      await findState(store, from, named?.id ?? null),
      await findState(store, to, named?.id ?? null),
    ] as const;
    if ((states[0].event ?? Infinity) > (states[1].event ?? Infinity))
      throw usageError(
        "wrong-order",
        `"${states[0].name}" is later than "${states[1].name}": name the earlier state first.`,
      );
    const [a, b] = [
      await recordsOf(store, states[0], named?.id ?? null),
      await recordsOf(store, states[1], named?.id ?? null),
    ];
    const descent = await themeDescent(store, states[1].event);
    return {
      map: named?.name ?? null,
      from: states[0],
      to: states[1],
      difference: mapDifference(a, b, descent),
    };
  });
}

async function recordsOf(store: StudyStore, state: MapState, mapId: Id | null): Promise<MapRecords> {
  const at = asOf(state);
  const map = (await store.current("theme_map", {}, at)).find(({ id }) => id === mapId);
  return {
    themes: await store.current("theme", {}, at),
    codes: await store.current("code", {}, at),
    themeCodes: await store.current("theme_code", {}, at),
    links: await store.current("theme_link", {}, at),
    shown: mapId === null ? null : new Set(map?.themeIds ?? []),
  };
}
