import { countText } from "../../core/count-text.js";
import { addTo } from "../../core/group-by.js";
import type { DataTable } from "../model/section.js";
import type { AuditTrail } from "../model/trail.js";
import { actWords } from "../wording/act-words.js";
import type { ReportFacts } from "./facts.js";
import { flatTable } from "./table.js";

/** The history in short: what was done how often and when, and the head of the chain. */
export function auditTrail(facts: ReportFacts): AuditTrail {
  const byCommand = new Map<string, string[]>();
  const words = new Map<string, readonly [one: string, many: string]>();
  for (const { command, date } of facts.events) {
    const act = actWords[command];
    words.set(act[0], act);
    addTo(byCommand, act[0], date);
  }
  const dates = facts.events.map(({ date }) => date).sort();
  return {
    events: facts.head.seq,
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
    commands: [...byCommand].map(([command, unsorted]) => {
      const days = unsorted.sort();
      const done = countText(days.length, ...(words.get(command) ?? ["act", "acts"]));
      return { command, done, events: days.length, first: days[0] ?? "", last: days.at(-1) ?? "" };
    }),
    milestones: facts.milestones.map(({ name, eventSeq, note }) => ({
      name,
      event: eventSeq,
      date: facts.dateOfEvent.get(eventSeq) ?? "",
      note,
    })),
    themes: themeHistory(facts),
    head: facts.head.seq === 0 ? "" : facts.head.hash,
  };
}

/** How the themes came to be, in the order of the acts. */
function themeHistory({ themeHistory: changes }: ReportFacts): DataTable | null {
  if (changes.length === 0) return null;
  return flatTable(
    `How the themes came to be (${countText(changes.length, "change")})`,
    ["Theme", "Date", "Who", "What"],
    changes.map(({ theme, date, coder, what }) => [theme, date, coder, what.join("; ")]),
  );
}
