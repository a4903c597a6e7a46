import type { LedgerEvent, StudyStore } from "../../store/port.js";

/**
 * The phase of each act: as the researcher said, else the one it usually belongs to, where a memo goes with what it is
 * about: one on a code or a coding is work on codes, one on a theme work on themes.
 */
export async function actPhases(store: StudyStore): Promise<(event: LedgerEvent) => number | null> {
  const codes = new Set((await store.current("code")).map(({ id }) => id));
  const themes = new Set((await store.current("theme")).map(({ id }) => id));
  const byEvent = new Map<number, number>();
  for (const { targetId, madeSeq } of await store.current("memo")) {
    if (targetId === null) continue;
    if (themes.has(targetId)) byEvent.set(madeSeq, 3);
    else if (codes.has(targetId) || (await store.byId("coding", targetId)) !== null) byEvent.set(madeSeq, 2);
  }
  return ({ seq, command, phaseGiven, phaseInferred }) =>
    phaseGiven ?? (command === "memo.add" ? byEvent.get(seq) : undefined) ?? phaseInferred;
}
