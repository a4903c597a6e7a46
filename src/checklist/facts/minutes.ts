import type { Gathering } from "./gatherings.js";

const MS_PER_MINUTE = 60_000;
const positive = (minutes: number | null): number | null =>
  minutes !== null && minutes > 0 ? minutes : null;

/**
 * Length by the transcripts, in minutes: the latest time stamp of the only transcript, else the lengths
 * the files state, added up. Null where neither is known (the time stamps of two parts may run on or
 * start again, so they are not added up).
 */
export function transcriptMinutes(gathering: Gathering): number | null {
  const [first, ...rest] = gathering.sources;
  if (first === undefined) return null;
  if (rest.length === 0 && first.lastTimeMs !== null) return positive(first.lastTimeMs / MS_PER_MINUTE);
  const lengths = gathering.sources.map((source) => source.durationMs);
  if (lengths.includes(null)) return null;
  return positive(lengths.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) / MS_PER_MINUTE);
}

/** Length in minutes: as recorded for the session, else as the file states, else by the last time stamp. */
export function minutesOf(gathering: Gathering): number | null {
  const recorded = positive(gathering.session?.minutes ?? null);
  if (recorded !== null) return recorded;
  const [first, ...rest] = gathering.sources;
  if (first !== undefined && rest.length === 0 && first.durationMs !== null)
    return positive(first.durationMs / MS_PER_MINUTE);
  return transcriptMinutes(gathering);
}
