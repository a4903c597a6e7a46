import { countText } from "../../core/count-text.js";
import { type EventCommand, phaseNames } from "../../core/event-command.js";
import type { PhaseEntry } from "../model/phases.js";
import { actWords } from "../wording/act-words.js";
import type { TrailEvent } from "./facts.js";

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
  const counts = new Map<EventCommand, number>();
  for (const { command } of events) counts.set(command, (counts.get(command) ?? 0) + 1);
  return [...counts].map(([command, count]) => {
    return countText(count, ...actWords[command]);
  });
}
