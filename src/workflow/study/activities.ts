import type { Activity, Seq } from "../../core/records.js";
import { checkDate, checkName } from "../shared/check-fields.js";
import { act, type Work } from "../shared/work.js";

/** Records something the team did. */
export async function addActivity(
  work: Work,
  kind: string,
  input: {
    readonly date?: string | undefined;
    readonly people?: string | undefined;
    readonly note?: string | undefined;
  },
): Promise<{ event: Seq | null; activity: Activity }> {
  const activity: Activity = {
    kind: checkName("An activity's kind", kind),
    date: checkDate("--date", input.date ?? ""),
    people: input.people?.trim() ?? "",
    note: input.note?.trim() ?? "",
  };
  const { seq } = await work.store.record(act(work, "activity.add", { ...activity }), (draft) => {
    draft.add("activity", activity);
  });
  return { event: seq, activity };
}

/** What the team did, in order of date. */
export async function listActivities({ store }: Work): Promise<(Activity & { readonly id: string })[]> {
  return (await store.current("activity"))
    .map(({ uid, kind, date, people, note }) => ({ id: uid, kind, date, people, note }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
