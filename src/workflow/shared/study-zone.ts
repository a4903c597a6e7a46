import { dayIn, timeZone } from "../../core/days.js";
import type { StudyStore } from "../../store/port.js";
import type { Work } from "./work.js";

/** The time zone of this machine, or that of the environment variable TZ where it names one. */
export const machineZone = (tz?: string): string =>
  (tz === undefined ? null : timeZone(tz)) ??
  timeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ??
  "UTC";

/** The time zone whose days are the study's: the one it is set to, else this machine's. */
export async function studyZone(store: StudyStore): Promise<string> {
  const [set] = await store.current("setting", { key: "timezone" });
  return (set && timeZone(set.value)) ?? machineZone();
}

/** Tells the study's day, YYYY-MM-DD, of a moment. */
export async function studyDays(store: StudyStore): Promise<(at: number) => string> {
  const zone = await studyZone(store);
  return (at) => dayIn(at, zone);
}

/** The study's day now. */
export const today = async (work: Pick<Work, "store" | "now">): Promise<string> =>
  (await studyDays(work.store))(work.now());
