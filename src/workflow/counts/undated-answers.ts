import type { Id } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";

/** How many of some sources are written answers (of a survey) without a date: no order in which they came is known. */
export async function undatedAnswers(store: StudyStore, among: readonly Id[]): Promise<number> {
  const dates = new Map((await store.current("session")).map(({ id, date }) => [id, date.trim()]));
  const chosen = new Set(among);
  return (await store.current("source")).filter(
    ({ id, kind, sessionId }) =>
      chosen.has(id) && kind === "survey" && (sessionId === null || (dates.get(sessionId) ?? "") === ""),
  ).length;
}
