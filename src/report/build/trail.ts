import type { DataTable } from "../model/section.js";
import type { AuditTrail } from "../model/trail.js";
import { countText } from "../wording/counts.js";
import type { ReportFacts } from "./facts.js";
import { flatTable } from "./table.js";

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The history in short: what was done how often and when, and the head of the chain. */
export function auditTrail(facts: ReportFacts): AuditTrail {
  const byCommand = new Map<string, number[]>();
  for (const { command, at } of facts.events) {
    const times = byCommand.get(command);
    if (times === undefined) byCommand.set(command, [at]);
    else times.push(at);
  }
  const dates = facts.events.map(({ at }) => day(at)).sort();
  return {
    events: facts.head.seq,
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
    commands: [...byCommand].map(([command, times]) => {
      const days = times.map(day).sort();
      return { command, events: times.length, first: days[0] ?? "", last: days.at(-1) ?? "" };
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
