import path from "node:path";
import { countText, numberText } from "../../../core/count-text.js";
import { type AppliedCodings, applyCodings, BadRows } from "../../../workflow/coding/apply-codings.js";
import { readCodingTable } from "../../../workflow/coding/coding-table.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.apply>;

/** Warnings that are printed one by one. */
const shownWarnings = 5;

/** Applies a table of codings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const rows = await readCodingTable(work, await readInput(context, input.file));
  try {
    const applied = await applyCodings(work, rows, {
      file: input.file === "-" ? "standard input" : path.basename(input.file),
      createCodes: input.createCodes ?? false,
    });
    return resultOf(applied, work.dryRun, context);
  } catch (error) {
    if (!(error instanceof BadRows) || context.globals.json !== true) throw error;
    context.note(error.message);
    const { code, message, hint } = error;
    const bad = error.rows.map(({ line, code, message }) => ({ line, code, message }));
    return { schema: "error", json: { error: { code, message, hint }, rows: bad }, text: "", exitCode: 3 };
  }
}

function resultOf(applied: AppliedCodings, dryRun: boolean, context: Context): Result {
  const { warnings } = applied;
  if (context.globals.json !== true) {
    for (const { message } of warnings.slice(0, shownWarnings)) context.note(message);
    const more = warnings.length - shownWarnings;
    if (more > 0) context.note(`and ${more} more such passages; --json lists them all`);
  }
  for (const { what, count, why } of applied.loss)
    context.note(`${what}: ${countText(count, "row")}; ${why}.`);
  const { event, added, changed, unchanged, rows, memos, placed, createdCodes, evidence, loss } = applied;
  return {
    schema: "apply",
    json: {
      event,
      dryRun,
      added,
      changed,
      unchanged,
      rows,
      memos,
      placed,
      createdCodes,
      evidence,
      warnings,
      loss,
    },
    text: humanText(applied, dryRun),
    plain: { header: ["rows", "added", "changed", "unchanged"], rows: [[rows, added, changed, unchanged]] },
  };
}

function humanText(applied: AppliedCodings, dryRun: boolean): string {
  const { added, changed, unchanged, createdCodes, memos, placed, rows } = applied;
  if (rows === 0) return "The table has no rows: nothing to apply.";
  const parts = [
    `${dryRun ? "Would add" : "Added"} ${countText(added, "coding")}`,
    ...(changed > 0 ? [`${numberText(changed)} existing ones confirmed or marked`] : []),
    ...(unchanged > 0 ? [`${numberText(unchanged)} were there already`] : []),
    ...(applied.evidence > 0 ? [`${numberText(applied.evidence)} noted as evidence`] : []),
    ...(memos > 0 ? [countText(memos, "memo")] : []),
  ];
  const made = createdCodes.length > 0 ? `\nNew codes: ${createdCodes.join(", ")}.` : "";
  return `${parts.join("; ")}.${placedText(placed)}${made}`;
}

/** Line numbers that are written out. */
const numbered = 8;

/** The rows whose positions no longer hold. */
function placedText(placed: AppliedCodings["placed"]): string {
  if (placed.length === 0) return "";
  const lines = placed.slice(0, numbered).map(({ line }) => line);
  const more = placed.length > numbered ? ` and ${numberText(placed.length - numbered)} more` : "";
  const [rows, their, positions] = placed.length === 1 ? ["row", "its", "line"] : ["rows", "their", "lines"];
  return `\n${numberText(placed.length)} ${rows} placed by ${their} quotation, since something else is now at ${their} positions: ${positions} ${lines.join(", ")}${more}.`;
}
