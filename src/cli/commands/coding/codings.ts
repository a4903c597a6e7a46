import { countText, numberText } from "../../../core/count-text.js";
import type { Sheet } from "../../../exchange/sheet.js";
import { type ListedCoding, type ListedCodings, listCodings } from "../../../workflow/coding/list-codings.js";
import { reviewColumns, versionsOf } from "../../../workflow/coding/review-codings.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf, filtersOf } from "./codings-filters.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.codings>;

/** Lists codings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const limit = countOf(input.limit, "--limit");
  const coder = context.named?.split(",").map((name) => name.trim());
  const filters = { ...filtersOf(input), coder };
  const { store } = await context.reading();
  const listed = await listCodings(store, filters, { limit });
  if (listed.withdrawn > 0)
    context.note(
      `${countText(listed.withdrawn, "coding")} in the words of people who withdrew not listed; --participant NAME lists them, without the words.`,
    );
  if (listed.outdated > 0)
    context.note(`${listed.outdated} more are on an earlier revision of their source and are not shown.`);
  const { codings, total } = listed;
  const { json, plain } = context.globals;
  if (input.output !== undefined || input.format !== undefined) {
    const versions = await versionsOf(store);
    return writeTable(context, input, {
      schema: "codings",
      json: { total, codings },
      sheet: reviewSheet(codings, versions),
      empty: "",
    });
  }
  return {
    schema: "codings",
    json: { total, codings },
    text: json || plain ? "" : humanText(listed, context.io.stdout.columns ?? 120),
    plain: {
      header: ["id", "source", "turn", "start", "end", "code", "coder", "state", "quote"],
      rows: codings.map((c) => [c.id, c.source, c.turn, c.start, c.end, c.path, c.coder, c.state, c.quote]),
    },
  };
}

/** The table that 'codings import' takes back. */
function reviewSheet(codings: readonly ListedCoding[], versions: ReadonlyMap<string, number>): Sheet {
  const yes = (value: boolean) => (value ? "yes" : "");
  const numbers = ["turn", "start", "end", "version"];
  return {
    title: "Codings for review",
    columns: reviewColumns.map((title) => ({
      title,
      ...(numbers.includes(title) && { align: "right" as const }),
    })),
    rows: codings.map((c) => [
      c.id,
      c.source,
      c.turn,
      c.start,
      c.end,
      c.participants.join("; "),
      c.coder,
      c.quote,
      c.path,
      c.state,
      yes(c.key),
      yes(c.revisit),
      c.memo,
      "",
      versions.get(c.id) ?? null,
    ]),
    notes: ["Change code, state, key and revisit, or write a new memo; then: themata codings import FILE"],
  };
}

function humanText({ codings, total }: ListedCodings, columns: number): string {
  if (codings.length === 0) return "No codings match.";
  const width = quoteWidth(codings, columns);
  const list = table(
    [
      { title: "id" },
      { title: "source:turn", max: 28 },
      { title: "code", max: 32 },
      { title: "coder", max: 16 },
      { title: "quotation" },
    ],
    codings.map((coding) => rowOf(coding, width)),
  );
  const count = countText(total, "coding");
  const shown = codings.length < total ? `the first ${numberText(codings.length)} of ${count}` : count;
  return `${list}\n\n${paint("dim", shown)}`;
}

const rowOf = (coding: ListedCoding, width: number) => [
  coding.id.slice(0, 8),
  `${short(coding.source, 22)}:${coding.turn ?? "–"}`,
  `${short(coding.path, 30)}${coding.state === "proposed" ? " ?" : ""}${coding.key ? " *" : ""}`,
  short(coding.coder, 16),
  short(coding.quote, width),
];

/** What is left for the quotation; at least enough to know it by. */
function quoteWidth(codings: readonly ListedCoding[], width: number): number {
  let others = 0;
  for (const { source, path, coder } of codings)
    others = Math.max(others, Math.min(27, source.length + 4) + Math.min(32, path.length + 2) + coder.length);
  return Math.max(24, width - others - 8 - 4 * 2);
}

/** A text cut to a number of characters, on one line. Quick for thousands of rows. */
function short(text: string, max: number): string {
  const line = text.slice(0, max * 4).replace(/\s+/g, " ");
  if (line.length <= max && text.length <= max * 4) return line;
  const chars = [...line];
  return chars.length <= max
    ? line
    : `${chars
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`;
}
