import { countText } from "../../../core/count-text.js";
import {
  checkDisclosure,
  type DisclosureResult,
  type JudgedDisclosure,
} from "../../../workflow/checks/check-disclosure.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { writeTable } from "../../terminal/table-output.js";
import { findingLine, studyForChecks, verdict } from "./check-answers.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.checkDisclosure>;

/** Places of one finding that are shown before it is said how many more there are. */
const placesShown = 4;

/** Names and identifying combinations in what is printed; 1 on a known name, an address, or what a person confirmed. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.reading();
  const { evidence } = await studyForChecks(work);
  const result = await work.store.snapshot(() =>
    checkDisclosure(work.store, evidence, { transcripts: input.transcripts ?? false }),
  );
  const open = result.findings.filter(({ decision }) => decision !== "dismissed");
  const answer = await writeTable(context, input, {
    schema: "check-disclosure",
    json: {
      ...result,
      summary: {
        open: open.filter(({ decision }) => decision === null).length,
        confirmed: open.filter(({ decision }) => decision === "confirmed").length,
        dismissed: result.findings.length - open.length,
      },
    },
    sheet: {
      title: "Disclosure: what could identify someone",
      columns: ["Id", "Level", "About", "Finding", "Where", "Decision", "Reason"].map((title) => ({ title })),
      rows: result.findings.map(({ id, level, about, message, places, decision, reason }) => [
        id,
        level,
        about,
        message,
        places.join("; "),
        decision ?? "",
        reason,
      ]),
      notes: result.limits,
    },
    empty: "Nothing found.",
    hint: open.some(({ decision }) => decision === null)
      ? 'Record a decision on each: themata check dismiss ID --reason "…", or themata check confirm ID --reason "…".'
      : undefined,
  });
  return {
    ...answer,
    text:
      input.output === undefined && input.format === undefined
        ? disclosureText(result, input.full ?? false)
        : answer.text,
    exitCode: verdict(open, input.strict),
  };
}

function disclosureText(result: DisclosureResult, full: boolean): string {
  const open = result.findings.filter(({ decision }) => full || decision !== "dismissed");
  const topics = [...new Set(open.map(({ about }) => about))];
  const dismissed = result.findings.filter(({ decision }) => decision === "dismissed").length;
  return [
    ...topics.map((topic) =>
      [
        paint("bold", topic.charAt(0).toUpperCase() + topic.slice(1)),
        ...open.filter(({ about }) => about === topic).map(line),
      ].join("\n"),
    ),
    [
      `${countText(result.findings.length, "finding")} in ${countText(result.scanned.quotations, "quotation")} and ${countText(result.scanned.texts - 2 * result.scanned.quotations, "other text")}${result.scanned.transcripts ? ", transcripts included" : ""}; ${dismissed} dismissed`,
      ...result.limits.map((limit) => paint("dim", limit)),
    ].join("\n"),
  ].join("\n\n");
}

function line({ id, level, message, places, decision, reason }: JudgedDisclosure): string {
  const more = places.length - placesShown;
  const where = `${places.slice(0, placesShown).join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
  const judged =
    decision === null
      ? ""
      : ` ${paint(decision === "dismissed" ? "green" : "red", `${decision}: ${reason}`)}`;
  return `${paint("dim", id)} ${findingLine(level, message)} ${paint("dim", `(${where})`)}${judged}`;
}
