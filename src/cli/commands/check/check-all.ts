import { checklistIds, checklists } from "../../../checklist/checklists.js";
import { runCoherence } from "../../../checklist/coherence/run-coherence.js";
import type { Checklist } from "../../../checklist/item.js";
import { runQuality } from "../../../checklist/quality/run-quality.js";
import { runChecklist } from "../../../checklist/run-checklist.js";
import type { Level } from "../../../core/message.js";
import { checkDisclosure } from "../../../workflow/checks/check-disclosure.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { studyForChecks, verdict } from "./check-answers.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.checkAll>;

/** What one check came to. */
interface Summed {
  readonly check: string;
  readonly title: string;
  /** Items answered, of all; null for a check without items. */
  readonly answered: number | null;
  readonly items: number | null;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

/** Every check, one line each; 1 where one of them would end so. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.reading();
  const { evidence, answers } = await studyForChecks(work);
  const rows: Summed[] = checklistIds.map((id) => {
    const { items, findings, summary, title } = runChecklist(id, evidence, answers);
    const list: Checklist = checklists[id];
    return {
      check: id,
      title,
      answered: items.length - summary.missing - (list.kind === "quality" ? summary.partly : 0),
      items: items.length,
      ...levels([...items.flatMap((item) => item.findings), ...findings]),
    };
  });
  const coherence = runCoherence(evidence, answers);
  const quality = runQuality(evidence);
  const disclosure = await work.store.snapshot(() =>
    checkDisclosure(work.store, evidence, { transcripts: false }),
  );
  const plain = (check: string, title: string, findings: readonly { readonly level: Level }[]) =>
    rows.push({ check, title, answered: null, items: null, ...levels(findings) });
  plain("quality", "Quality", quality.findings);
  plain(
    "coherence",
    "Coherence",
    coherence.rules.filter(({ status }) => status === "found"),
  );
  plain(
    "disclosure",
    "Disclosure",
    disclosure.findings.filter(({ decision }) => decision !== "dismissed"),
  );
  const found = rows.flatMap(({ errors, warnings }): { level: Level }[] => [
    ...(errors > 0 ? [{ level: "error" as const }] : []),
    ...(warnings > 0 ? [{ level: "warning" as const }] : []),
  ]);
  const wanting = rows.some(({ answered, items }) => answered !== null && items !== null && answered < items);
  const answer = await writeTable(context, input, {
    schema: "check-all",
    json: { checks: rows },
    sheet: {
      title: "All checks",
      columns: [
        { title: "check" },
        { title: "answered", align: "right" },
        { title: "errors", align: "right" },
        { title: "warnings", align: "right" },
        { title: "hints", align: "right" },
      ],
      rows: rows.map(({ check, answered, items, errors, warnings, hints }) => [
        check,
        items === null ? "" : `${answered} of ${items}`,
        errors,
        warnings,
        hints,
      ]),
      notes: [
        "Answered: items with an answer; of the lists of quality, items that a person answered. See each with 'themata check NAME'.",
      ],
    },
    empty: "No checks.",
  });
  return { ...answer, exitCode: verdict(found, input.strict, wanting) };
}

function levels(
  findings: readonly { readonly level: Level }[],
): Pick<Summed, "errors" | "warnings" | "hints"> {
  const count = (wanted: Level) => findings.filter(({ level }) => level === wanted).length;
  return { errors: count("error"), warnings: count("warning"), hints: count("hint") };
}
