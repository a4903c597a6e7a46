import {
  type CoherenceOutcome,
  type CoherenceResult,
  runCoherence,
} from "../../../checklist/coherence/run-coherence.js";
import type { Evidence } from "../../../checklist/evidence.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { writeTable } from "../../terminal/table-output.js";
import { findingLine, studyForChecks, verdict } from "./check-answers.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.checkCoherence>;

/** Sentences of one rule that are shown before it is said how many more there are. */
const shown = 3;

/** Holds the approach against what was done and written; 1 on an error that is not argued for, with --strict on any finding. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { evidence, answers } = await studyForChecks(await context.reading());
  const result = runCoherence(
    input.paper === undefined ? evidence : await withPaper(evidence, context, input.paper),
    answers,
  );
  const answer = await writeTable(context, input, {
    schema: "check-coherence",
    json: result,
    sheet: {
      title: `Coherence of approach (${result.approach ?? "none declared"}) and conduct`,
      columns: ["Rule", "About", "Status", "Found", "Why it matters", "What to do", "Rationale"].map(
        (title) => ({ title }),
      ),
      rows: result.rules.map((rule) => [
        rule.id,
        rule.title,
        rule.status,
        rule.unknown ?? rule.triggers.map(({ where, text }) => `${where}: ${text}`).join("\n"),
        rule.why,
        rule.message,
        rule.rationale ?? "",
      ]),
      notes: [
        "Rules and thresholds are themata's own; each finding asks for a look, and a written rationale answers it.",
      ],
    },
    empty: "No rules.",
    hint:
      result.summary.found === 0
        ? undefined
        : 'Answer a rule that you have reason to set aside with: themata check answer coherence COH-03 --rationale "…". The reason is kept and printed.',
  });
  const open = result.rules.filter(({ status }) => status === "found");
  return {
    ...answer,
    text: input.output === undefined && input.format === undefined ? coherenceText(result) : answer.text,
    plain: {
      header: ["rule", "level", "status", "where", "found", "rationale"],
      rows: result.rules.flatMap((rule) =>
        rule.triggers.length === 0
          ? [[rule.id, rule.level, rule.status, "", rule.unknown ?? "", rule.rationale]]
          : rule.triggers.map(({ where, text }) => [
              rule.id,
              rule.level,
              rule.status,
              where,
              text,
              rule.rationale,
            ]),
      ),
    },
    exitCode: verdict(open, input.strict),
  };
}

async function withPaper(evidence: Evidence, context: Context, file: string): Promise<Evidence> {
  const { paperTexts, readPaperFile } = await import("./paper-file.js");
  const texts = [...evidence.conduct.texts, ...paperTexts(await readPaperFile(context, file))];
  return { ...evidence, conduct: { ...evidence.conduct, texts } };
}

function coherenceText(result: CoherenceResult): string {
  const { clean, found, argued, unknown } = result.summary;
  return [
    `Approach: ${result.approach ?? "none declared"}`,
    ...result.rules.filter(({ status }) => status !== "clean").map((rule) => `\n${ruleText(rule)}`),
    "",
    `${result.rules.length} rules: ${clean} found nothing, ${found} to look at, ${argued} argued, ${unknown} not known`,
  ].join("\n");
}

function ruleText(rule: CoherenceOutcome): string {
  const more = rule.triggers.length - shown;
  const head = `${rule.id}, ${rule.title}`;
  if (rule.unknown !== null) return `${paint("dim", "unknown")} ${head}\n  ${rule.unknown}`;
  return [
    rule.status === "argued"
      ? `${paint("green", "argued")} ${head}`
      : findingLine(rule.level, rule.message, head),
    ...rule.triggers
      .slice(0, shown)
      .map(
        ({ where, text, event }) =>
          `  ${where}: ${text}${event === null ? "" : paint("dim", ` (event ${event})`)}`,
      ),
    ...(more > 0 ? [`  and ${more} more: --json`] : []),
    rule.status === "argued" ? `  Rationale: ${rule.rationale}` : paint("dim", `  Why: ${rule.why}`),
  ].join("\n");
}
