import { checklistItem, runChecklist } from "../../checklist/run-checklist.js";
import type { ChecklistDocument } from "../../report/model/checklist-document.js";
import { collectEvidence } from "../../workflow/collect-evidence.js";
import type { Context } from "../context.js";
import { type ExhibitOptions, exhibit } from "../exhibit.js";
import { paint } from "../paint.js";
import type { Result } from "../result.js";
import { table } from "../table.js";
import { themataVersion } from "../version.js";

export interface Input extends ExhibitOptions {
  readonly strict?: boolean | undefined;
  readonly full?: boolean | undefined;
}

const marks = {
  reported: ["green", "reported"],
  partly: ["yellow", "partly"],
  missing: ["red", "missing"],
  "not-applicable": ["dim", "n/a"],
  "addressed-by-alternative": ["green", "otherwise"],
} as const;

/** Fills in COREQ from the study; 1 on a finding of level error, with --strict also on missing items and warnings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { store } = await context.reading();
  const { result, study } = await store.snapshot(async () => {
    const { evidence } = await collectEvidence(store, { name: "themata", version: themataVersion });
    return {
      result: runChecklist("coreq", evidence, await store.current("answer")),
      study: evidence.settings.title ?? "",
    };
  });
  const findings = result.items.flatMap(({ number, findings: own }) => own.map((f) => ({ number, ...f })));
  const errors = findings.some(({ level }) => level === "error");
  const wanting = result.summary.missing > 0 || findings.some(({ level }) => level === "warning");
  const rows = result.items.map((item) => [
    item.number,
    item.item,
    paint(marks[item.status][0], marks[item.status][1]),
    item.filledBy ?? "",
    item.answer ?? "",
  ]);
  const shown = findings.filter(({ level }) => level !== "hint");
  const document: Omit<ChecklistDocument, "date"> = {
    name: result.checklist,
    title: "COREQ: consolidated criteria for reporting qualitative research",
    source:
      "Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007;19(6):349-357. What an item asks is in our own words.",
    kind: "reporting",
    study,
    items: result.items.map((item) => ({
      ...item,
      number: String(item.number),
      guide: checklistItem("coreq", String(item.number))?.guide ?? "",
    })),
  };
  const header = ["number", "item", "status", "filledBy", "answer", "location"];
  const plain = result.items.map((i) => [i.number, i.item, i.status, i.filledBy, i.answer, i.location]);
  const made = await exhibit(context, input, {
    schema: "check-coreq",
    json: result,
    sheet: {
      title: document.title,
      columns: header.map((title) => ({ title })),
      rows: plain,
      notes: [document.source],
    },
    empty: "No items.",
    word: async (date) =>
      (await import("../../report/docx/checklist.js")).checklistDocx({ ...document, date }),
    hint: "What only you know is answered with 'themata study edit'.",
  });
  return {
    ...made,
    text:
      input.output !== undefined || input.format !== undefined
        ? made.text
        : [
            table(
              [
                { title: "no.", align: "right" },
                { title: "item", max: 40 },
                { title: "status" },
                { title: "by" },
                input.full ? { title: "answer" } : { title: "answer", max: 60 },
              ],
              rows,
            ),
            "",
            Object.entries(result.summary)
              .map(([status, count]) => `${count} ${status}`)
              .join(", "),
            ...shown.map(
              ({ level, number, message }) =>
                `${paint(level === "error" ? "red" : "yellow", level)} ${number}: ${message}`,
            ),
          ].join("\n"),
    plain: { header, rows: plain },
    exitCode: errors || (input.strict && wanting) ? 1 : 0,
  };
}
