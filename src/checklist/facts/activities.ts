import type { Activity } from "../../core/records.js";
import type { Evidence } from "../evidence.js";
import { plain } from "../phrase.js";

/** Activities whose kind matches, however it is spelt ("Member check", "member-checking"). */
export const activitiesOf = (evidence: Evidence, kind: RegExp): readonly Activity[] =>
  evidence.activities.filter((activity) => kind.test(plain(activity.kind)));

/** "on 2023-11-02 (Mentor 1, Mentor 2): two corrections". */
export function activityPhrase(activity: Activity): string {
  const date = activity.date.trim() === "" ? "date not recorded" : `on ${activity.date}`;
  const people = activity.people.trim() === "" ? "" : ` (${activity.people.trim()})`;
  const note = activity.note.trim() === "" ? "" : `: ${activity.note.trim()}`;
  return `${date}${people}${note}`;
}

/** Statements that say no: "Transcripts were not returned". */
export const deniesPractice = (statement: string): boolean =>
  /^\s*(no|none|not|never)\b|\b(not|never|no one|nobody|neither|without|did ?n[o'’]t|were ?n[o'’]t)\b/iu.test(
    statement,
  );
