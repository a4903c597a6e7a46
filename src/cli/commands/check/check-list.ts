import type { Checklist, ItemResult } from "../../../checklist/item.js";
import { type ChecklistId, type ChecklistResult, runChecklist } from "../../../checklist/run-checklist.js";
import { readOwnChecklist } from "../../../workflow/checks/own-checklist.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import { writeTable } from "../../terminal/table-output.js";
import { findingLine, studyForChecks, verdict } from "./check-answers.js";
import { checklistSheet, evidenceText, statusNames } from "./check-sheet.js";
import { checklistWord } from "./check-word.js";
import type * as declared from "./declare-check.js";

type Declared = InputOf<(typeof declared.checklists)[number]>;

interface Input extends Omit<Declared, "list"> {
  /** A checklist of ours, or a file with one. */
  readonly list: Declared["list"] | { readonly file: string };
}

const colors = {
  reported: "green",
  partly: "yellow",
  missing: "red",
  "not-applicable": "dim",
  "addressed-by-alternative": "green",
} as const;
/** The same for a narrow column. */
const short = { "not-applicable": "n/a", "addressed-by-alternative": "alternative" } as const;

/** Fills in a checklist from the study; 1 on a finding of level error, with --strict also on missing items and warnings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const checklist: ChecklistId | Checklist =
    typeof input.list === "string"
      ? input.list
      : readOwnChecklist(await readInputText(context, input.list.file), input.list.file);
  const { evidence, answers } = await studyForChecks(await context.reading());
  const filled = runChecklist(checklist, evidence, answers);
  const result =
    input.paper === undefined
      ? filled
      : (await import("./paper-file.js")).locatedIn(
          filled,
          await (await import("./paper-file.js")).readPaperFile(context, input.paper),
        );
  const findings = [...result.items.flatMap(({ findings: own }) => own), ...result.findings];
  const answer = await writeTable(context, input, {
    schema: typeof checklist === "string" ? `check-${checklist}` : "check-list",
    json: result,
    sheet: checklistSheet(result),
    word: (date) => checklistWord(result, evidence.settings.title ?? "", date),
    empty: "No items.",
    hint: "Answer the items only you can with 'themata check answer' or 'themata study edit'.",
  });
  return {
    ...answer,
    text:
      input.output === undefined && input.format === undefined
        ? [
            input.full ? cards(result) : shortTable(result, input.paper !== undefined),
            "",
            closing(result),
          ].join("\n")
        : answer.text,
    plain: {
      header: ["number", "item", "status", "filledBy", "answer", "location"],
      rows: result.items.map((i) => [
        numberOf(result, i),
        i.item,
        i.status,
        i.filledBy,
        i.answer,
        i.location,
      ]),
    },
    exitCode: verdict(findings, input.strict, result.summary.missing > 0),
  };
}

/** The number where the list is known by numbers, else the item's id: R03, 3a. */
const numberOf = (result: ChecklistResult, { id, number }: ItemResult): string | number =>
  id.toLowerCase().startsWith(result.id) ? number : id;

function statusOf(result: ChecklistResult, item: ItemResult): string {
  const { status } = item;
  const name = status in short ? short[status as keyof typeof short] : statusNames[result.kind][status];
  return paint(colors[status], name);
}

/** With a paper the last column says where it reports the item, else it shows the answer. */
function shortTable(result: ChecklistResult, inPaper: boolean): string {
  return table(
    [
      { title: "no.", align: "right" },
      { title: "item", max: 40 },
      { title: "status" },
      { title: "by" },
      { title: inPaper ? "where in the paper" : "answer", max: 60 },
    ],
    result.items.map((item) => [
      numberOf(result, item),
      item.item,
      statusOf(result, item),
      item.filledBy ?? "",
      (inPaper ? item.location : item.answer) ?? "",
    ]),
  );
}

/** Every item in full: what it asks, the answer, what the study shows, where the paper says it, what to look at. */
function cards(result: ChecklistResult): string {
  return result.items
    .map((item) =>
      [
        `${paint("bold", `${numberOf(result, item)}. ${item.item}`)}  ${statusOf(result, item)}`,
        paint("dim", item.guide),
        item.answer ?? "",
        item.location === null ? "" : `Where: ${item.location}`,
        ...item.evidence.map((note) => paint("dim", `- ${evidenceText(note)}`)),
        item.answerEvent === null
          ? ""
          : paint("dim", `- answered by the researcher (event ${item.answerEvent})`),
        ...item.findings.map(({ level, message }) => findingLine(level, message)),
      ]
        .filter((line) => line !== "")
        .join("\n"),
    )
    .join("\n\n");
}

function closing(result: ChecklistResult): string {
  const names = statusNames[result.kind];
  const shown = result.items.flatMap((item) =>
    item.findings
      .filter(({ level }) => level !== "hint")
      .map(({ level, message }) => findingLine(level, message, String(numberOf(result, item)))),
  );
  return [
    (Object.keys(result.summary) as (keyof typeof names)[])
      .map((status) => `${result.summary[status]} ${names[status]}`)
      .join(", "),
    ...shown,
    ...result.findings.map(({ level, message }) => findingLine(level, message)),
    ...(result.id === "coreq" ? [] : [paint("dim", result.source)]),
  ].join("\n");
}
