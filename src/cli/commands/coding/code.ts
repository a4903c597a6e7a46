import { usageError } from "../../../core/errors.js";
import type { CodingOrigin } from "../../../core/records.js";
import { type AddedCoding, addCodings } from "../../../workflow/coding/coding-add.js";
import { type PassageLocator, readSpan, readTurns } from "../../../workflow/shared/coding-places.js";
import { shortened } from "../../../workflow/shared/find-passage.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.code>;

const origins: readonly CodingOrigin[] = ["manual", "in-vivo", "script"];

/** Codes a passage of a source; without a passage, on a terminal, opens the coder. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { quote, turn, span, codes } = input;
  if (quote === undefined && turn === undefined && span === undefined && codes.length === 0) {
    const { openCoder } = await import("../../coder/open.js");
    const result = await openCoder(context, input);
    if (result !== null) return result;
  }
  const place = placeOf(input);
  if (input.codes.length === 0)
    throw usageError("no-code", "Name at least one code after the passage.", example);
  const origin = origins.find((name) => name === (input.origin ?? "manual"));
  if (origin === undefined)
    throw usageError("bad-origin", `--origin is one of ${origins.join(", ")}, not "${input.origin}".`);
  const work = await context.writing(input);
  const { event, codings, warnings } = await addCodings(work, {
    source: input.source,
    place,
    codes: input.codes,
    memo: input.memo,
    key: input.key ?? false,
    origin,
  });
  const json = { event, dryRun: work.dryRun, ...counts(codings), codings, warnings };
  if (!context.globals.json) for (const { message } of warnings) context.note(message);
  return {
    schema: "code",
    json,
    text: codings.map((coding) => line(coding, work.dryRun)).join("\n"),
    plain: {
      header: ["id", "source", "turn", "start", "end", "code", "status"],
      rows: codings.map((c) => [c.id, c.source, c.turn, c.start, c.end, c.path, c.status]),
    },
  };
}

const example = `For example: themata code P01 --quote "she just listened" trust`;

function placeOf({ quote, turn, span, withInterviewer }: Input): PassageLocator {
  if (quote === undefined && turn === undefined && span === undefined)
    throw usageError(
      "no-passage",
      "Say which passage: --quote TEXT, --turn N or --span START:END.",
      `${example}. On a terminal, 'themata code SOURCE' opens the coder.`,
    );
  if (span !== undefined && (quote !== undefined || turn !== undefined))
    throw usageError(
      "two-passages",
      "--span excludes --quote and --turn; --quote can be narrowed with --turn.",
    );
  if (withInterviewer && (turn === undefined || quote !== undefined))
    throw usageError("no-turns", "--with-interviewer goes with --turn, such as --turn 3-5.");
  return {
    quote,
    turns: turn === undefined ? undefined : readTurns(turn, "--turn"),
    others: withInterviewer,
    span: span === undefined ? undefined : readSpan(span, "--span"),
  };
}

const counts = (codings: readonly AddedCoding[]) => ({
  added: codings.filter(({ status }) => status === "added").length,
  changed: codings.filter(({ status }) => status === "changed").length,
  unchanged: codings.filter(({ status }) => status === "unchanged").length,
});

function line(coding: AddedCoding, dryRun: boolean): string {
  const verb = {
    added: dryRun ? "Would code" : "Coded",
    changed: dryRun ? "Would change" : "Changed",
    unchanged: "Nothing new: coded already",
  }[coding.status];
  const where = coding.turn === null ? coding.source : `${coding.source}, turn ${coding.turn}`;
  const id = coding.id === null ? "" : ` (${coding.id.slice(0, 8)})`;
  return `${verb} ${paint("bold", coding.path)}${id}: ${where}: "${shortened(coding.quote)}"`;
}
