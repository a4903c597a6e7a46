import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { phaseEntries } from "../../../report/compose/phases.js";
import { type PhaseJournal, phaseJournal } from "../../../workflow/study/phase-journal.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut } from "../../terminal/table.js";
import type * as declared from "./declare-maps.js";

type Input = InputOf<typeof declared.phase>;

type Phase = ReturnType<typeof phasesOf>[number];

/** The journal of the six phases, or of one of them, from the history itself. */
export async function run(input: Input, context: Context): Promise<Result> {
  const only = input.phase === undefined ? null : Number(input.phase);
  if (only !== null && !(Number.isInteger(only) && only >= 1 && only <= 6))
    throw usageError("bad-phase", `A phase is 1 to 6, not "${input.phase}".`);
  const journal = await phaseJournal(await context.reading());
  const phases = phasesOf(journal).filter(({ phase }) => only === null || phase === only);
  const without = journal.acts.filter(({ phase }) => phase === null).length;
  const width = context.io.stdout.columns ?? 100;
  return {
    schema: "phase",
    json: { approach: journal.approach, phases, withoutPhase: without, overlaps: overlapsOf(phases) },
    text: [
      ...phases.flatMap((phase) => [...phaseLines(phase, only !== null, width), ""]),
      ...(only === null
        ? [
            overlapsOf(phases).length > 0
              ? "Phases overlap: analysis moves back and forth between them, as it should."
              : "Phases are labels for what was done, not an order to be followed.",
            `${countText(without, "act")} (settings, people, milestones …) ${without === 1 ? "belongs" : "belong"} to no phase. An act counts in its usual phase unless --phase said another.`,
          ]
        : []),
    ]
      .join("\n")
      .trimEnd(),
    plain: {
      header: ["phase", "name", "first", "last", "acts", "notes"],
      rows: phases.map((p) => [p.phase, p.name, p.first, p.last, p.acts, p.notes.length]),
    },
  };
}

function phasesOf({ acts, notes }: PhaseJournal) {
  return phaseEntries(acts).map(({ number, name, first, last, events, done }) => {
    const own = acts.filter(({ phase }) => phase === number);
    return {
      phase: number,
      name,
      first,
      last,
      firstEvent: own[0]?.seq ?? null,
      lastEvent: own.at(-1)?.seq ?? null,
      acts: events,
      given: own.filter(({ given }) => given).length,
      coders: [...new Set(own.map(({ coder }) => coder))],
      done,
      notes: notes.filter(({ phase }) => phase === number).map(({ phase: _, ...note }) => note),
    };
  });
}

/** Pairs of phases that share a stretch of the history. */
function overlapsOf(phases: readonly Phase[]): [number, number][] {
  return phases.flatMap((a, i) =>
    phases
      .slice(i + 1)
      .filter(
        (b) =>
          a.firstEvent !== null &&
          b.firstEvent !== null &&
          a.firstEvent <= (b.lastEvent ?? 0) &&
          b.firstEvent <= (a.lastEvent ?? 0),
      )
      .map((b): [number, number] => [a.phase, b.phase]),
  );
}

function phaseLines(phase: Phase, whole: boolean, width: number): string[] {
  const heading = paint("bold", `${phase.phase} ${phase.name}`);
  if (phase.acts === 0 && phase.notes.length === 0) return [heading, "  Nothing is recorded here yet."];
  const dates = phase.first === phase.last ? phase.first : `${phase.first} to ${phase.last}`;
  const events = `events ${phase.firstEvent} to ${phase.lastEvent}`;
  const notes = phase.notes.map(({ title, body, kind, date }) => {
    const words = (title === "" ? body : `${title}: ${body}`).replace(/\s+/g, " ");
    return `  ${paint("dim", `${date} ${kind}`)}  ${whole ? words : cut(words, Math.max(40, width - 26))}`;
  });
  const shown = whole ? notes : notes.slice(0, 2);
  return [
    heading,
    ...(phase.acts === 0
      ? []
      : [`  ${dates}, ${events}, by ${phase.coders.join(", ")}`, `  ${phase.done.join(", ")}`]),
    ...shown,
    ...(notes.length > shown.length
      ? [`  … and ${countText(notes.length - shown.length, "more note")}: themata phase ${phase.phase}`]
      : []),
  ];
}
