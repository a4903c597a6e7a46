import { countText } from "../../core/count-text.js";
import { phaseNames } from "../../core/event-command.js";
import type { PhaseEntry } from "../model/phases.js";
import type { TrailEvent } from "./facts.js";

const phrases: Readonly<Record<string, readonly [one: string, many: string]>> = {
  "source.import": ["import of transcripts", "imports of transcripts"],
  "source.set": ["note on a session", "notes on sessions"],
  "participant.import": ["list of participants read", "lists of participants read"],
  "participant.set": ["change to a participant's particulars", "changes to participants' particulars"],
  "participant.link": ["tie between participants", "ties between participants"],
  "memo.add": ["memo", "memos"],
  "memo.edit": ["memo revised", "memos revised"],
  "codebook.import": ["codebook read", "codebooks read"],
  "codebook.edit": ["revision of the codebook", "revisions of the codebook"],
  "codebook.starter": ["starter codebook taken over", "starter codebooks taken over"],
  "code.add": ["code added", "codes added"],
  "code.rename": ["code renamed", "codes renamed"],
  "code.move": ["code moved", "codes moved"],
  "code.edit": ["definition revised", "definitions revised"],
  "code.merge": ["merge of codes", "merges of codes"],
  "code.split": ["split of a code", "splits of codes"],
  "code.retire": ["code retired", "codes retired"],
  "coding.add": ["coding act", "coding acts"],
  "coding.apply": ["batch of codings applied", "batches of codings applied"],
  "coding.accept": ["suggestion accepted", "suggestions accepted"],
  "coding.remove": ["removal of codings", "removals of codings"],
  "coding.recode": ["recoding", "recodings"],
  "coding.adjudicate": ["adjudication", "adjudications"],
  "pass.start": ["transcript begun", "transcripts begun"],
  "pass.finish": ["pass finished", "passes finished"],
  "theme.add": ["theme added", "themes added"],
  "theme.assign": ["assignment of codes to a theme", "assignments of codes to themes"],
  "theme.unassign": ["removal of codes from a theme", "removals of codes from themes"],
  "theme.link": ["relation between themes", "relations between themes"],
  "theme.evidence": ["note of evidence", "notes of evidence"],
  "theme.support": ["decision on a theme's support", "decisions on themes' support"],
  "theme.merge": ["merge of themes", "merges of themes"],
  "theme.split": ["split of a theme", "splits of themes"],
  "theme.drop": ["theme dropped", "themes dropped"],
  "theme.status": ["theme moved on", "themes moved on"],
  "theme.edit": ["theme refined", "themes refined"],
  "map.set": ["thematic map", "thematic maps"],
  "map.snapshot": ["snapshot of a map", "snapshots of maps"],
  "quote.set": ["choice of quotations", "choices of quotations"],
  "answer.set": ["checklist answer", "checklist answers"],
};

/** What was done in each of the six phases, from the history itself. */
export function phaseEntries(events: readonly TrailEvent[]): PhaseEntry[] {
  return phaseNames.map((name, place) => {
    const own = events.filter(({ phase }) => phase === place + 1);
    const dates = own.map(({ date }) => date).sort();
    return {
      number: place + 1,
      name,
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      events: own.length,
      done: done(own),
    };
  });
}

function done(events: readonly TrailEvent[]): string[] {
  const counts = new Map<string, number>();
  for (const { command } of events) counts.set(command, (counts.get(command) ?? 0) + 1);
  return [...counts].map(([command, count]) => {
    const [one, many] = phrases[command] ?? [command, command];
    return countText(count, one, many);
  });
}
