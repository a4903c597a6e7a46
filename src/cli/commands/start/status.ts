import { countText, numberText } from "../../../core/count-text.js";
import { codesText } from "../../../core/headings.js";
import { percentOf, percentText } from "../../../core/share.js";
import { type StudyStatus, studyStatus } from "../../../workflow/study/study-status.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";

/** Where the study stands, and what is next. */
export async function run(_input: object, context: Context): Promise<Result> {
  const work = await context.reading();
  const status = await work.store.snapshot(() => studyStatus(work));
  return { schema: "status", json: status, text: statusText(status) };
}

/** The study's summary for people. */
export function statusText(s: StudyStatus): string {
  const share =
    s.words === 0
      ? ""
      : s.wordsCoded === 0
        ? ", none coded yet"
        : ` (${percentOf(s.wordsCoded, s.words)} of participants' words coded)`;
  const roles = Object.entries(s.byRole).map(([role, n]) =>
    role === "role not stated" ? `${n} without a role` : `${n} ${role}`,
  );
  const line = (label: string, text: string) => `${paint("dim", label.padEnd(14))}${text}`;
  return [
    paint("bold", s.title === "" ? "Untitled study" : s.title),
    line("approach", s.approach),
    line("data", `${countText(s.sources, "source")}, ${numberText(s.words)} words of participants${share}`),
    ...coverageLines(s).map((summary) => line("", summary)),
    line("participants", `${s.participants} with data${roles.length > 0 ? `: ${roles.join(", ")}` : ""}`),
    ...(s.withoutData.length > 0 ? [line("", `without data: ${s.withoutData.join(", ")}`)] : []),
    ...s.coders.map((coder, i) =>
      line(
        i === 0 ? "coders" : "",
        `${coder.name}${coder.lead ? " (lead)" : ""}: ${countText(coder.codings, "coding")}${coder.proposed > 0 ? ` (and ${coder.proposed} proposed)` : ""} in ${countText(coder.sourcesCoded, "source")}${s.sources === 0 ? "" : `, ${coder.sourcesFinished} of ${s.sources} finished`}`,
      ),
    ),
    line(
      "codebook",
      `${codesText(s.codes.active, s.codes.headings)}, ${s.codes.used} used, ${s.codes.inNoTheme} used in no theme`,
    ),
    line("themes", `${countText(s.themes.standing, "theme")}, ${s.themes.defined} defined`),
    line("memos", String(s.memos)),
    ...s.phases
      .filter(({ events }) => events > 0)
      .map(({ phase, name, events }, i) =>
        line(i === 0 ? "phases" : "", `${phase} ${name}: ${countText(events, "event")}`),
      ),
    line("history", `${countText(s.head.seq, "event")}, head ${s.head.hash.slice(0, 16)}`),
    line("counted", s.counted),
    ...s.next.map((step, i) => line(i === 0 ? "next" : "", step)),
  ].join("\n");
}

function coverageLines({ coverage, sources, wordsCoded }: StudyStatus): string[] {
  if (coverage === null || sources < 2) return [];
  const { least, most, uncoded } = coverage;
  return [
    ...(wordsCoded > 0
      ? [
          `from ${percentText(least.percent)} of ${least.source} to ${percentText(most.percent)} of ${most.source}`,
        ]
      : []),
    ...(uncoded.length > 0
      ? [
          `${countText(uncoded.length, "source")} without codings: ${uncoded.slice(0, 6).join(", ")}${uncoded.length > 6 ? " …" : ""}`,
        ]
      : []),
  ];
}
