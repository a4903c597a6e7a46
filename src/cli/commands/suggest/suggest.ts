import { checkWord } from "../../../core/check-word.js";
import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { codesText } from "../../../core/headings.js";
import { checkCount } from "../../../workflow/shared/check-fields.js";
import { acceptSuggestions, rejectSuggestions } from "../../../workflow/suggest/suggest-accept.js";
import {
  type SuggestedSegment,
  type Suggestions,
  suggestCodes,
} from "../../../workflow/suggest/suggest-codes.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut, table } from "../../terminal/table.js";
import type * as declared from "./declare-suggest.js";

type Input = InputOf<typeof declared.suggest>;

/** Suggests codes, or answers suggestions. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.accept !== undefined) return accept(input.accept, input, context);
  if (input.reject !== undefined) return reject(input.reject, input, context);
  const above = share("--accept-above", input.acceptAbove);
  if (above !== undefined) return acceptAbove(above, input, context);
  const work = { ...(await context.reading()), dryRun: input.dryRun ?? false };
  return shown(await suggestCodes(work, orderOf(input, context)));
}

function orderOf(input: Input, context: Context) {
  const named = context.globals.coder ?? context.io.env.THEMATA_CODER;
  return {
    source: input.source,
    codes: input.code,
    top: checkCount("--top", input.top, { from: 1, to: 20 }) ?? 3,
    unit: checkWord("--unit", input.unit, ["sentence", "turn"] as const),
    uncoded: input.uncoded ?? false,
    limit: checkCount("--limit", input.limit, { from: 1, to: 1000 }) ?? 20,
    coder: named?.trim() ? named : undefined,
    minScore: share("--min-score", input.minScore),
    precision: share("--precision", input.precision),
    forLearning: input.forLearning ?? false,
    withSuggested: input.learnFromSuggested ?? false,
  };
}

function share(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const found = Number(value);
  if (value.trim() === "" || !(found >= 0 && found <= 1))
    throw usageError("bad-share", `${option} is a number from 0 to 1, not "${value}".`);
  return found;
}

function shown(found: Suggestions): Result {
  const rows = rowsOf(found);
  const accepted = rows.find(({ id }) => id !== null)?.id;
  return {
    schema: "suggest",
    json: {
      engine: found.engine,
      trainedOn: found.trainedOn,
      vectors: found.vectors,
      suggestions: rows,
      notes: found.notes,
    },
    text: [
      ...found.segments.map(segmentText),
      ...found.notes.map(({ message }) => message),
      ...(found.segments.length > 0 ? [paint("dim", about(found))] : []),
    ].join("\n"),
    plain: plainOf(rows),
    hint: accepted
      ? `To code with a suggestion: themata suggest --accept ${accepted.slice(0, 8)}`
      : undefined,
  };
}

const rowsOf = (found: Suggestions) =>
  found.segments.flatMap(({ source, turn, participant, span, quote, suggestions }) =>
    suggestions.map(({ id, code, rank, score, probability, why }) => ({
      id,
      source: source.source.name,
      turn,
      participant,
      ...span,
      quote,
      code: code.name,
      path: code.path,
      rank,
      score,
      probability,
      why,
    })),
  );

const plainOf = (rows: ReturnType<typeof rowsOf>) => ({
  header: [
    "id",
    "source",
    "turn",
    "start",
    "end",
    "rank",
    "score",
    "probability",
    "code",
    "words",
    "against",
    "quote",
  ],
  rows: rows.map((r) => [
    r.id,
    r.source,
    r.turn,
    r.start,
    r.end,
    r.rank,
    r.score,
    r.probability,
    r.path,
    r.why.words.join(", "),
    r.why.against.join(", "),
    r.quote,
  ]),
});

function segmentText({ source, turn, participant, quote, suggestions }: SuggestedSegment): string {
  const codes = table(
    [
      { title: "" },
      { title: "code", max: 50 },
      { title: "probability", align: "right" },
      { title: "words that support it", max: 60 },
      { title: "id" },
    ],
    suggestions.map(({ id, code, rank, probability, why }) => [
      rank,
      code.path,
      probability === null ? "–" : probability.toFixed(2),
      `${why.words.slice(0, 6).join(", ")}${why.against.length > 0 ? ` (against: ${why.against.slice(0, 3).join(", ")})` : ""}`,
      id?.slice(0, 8) ?? "",
    ]),
  );
  const near = suggestions[0]?.why.neighbours[0];
  const indented = codes.split("\n").map((line) => `  ${line}`);
  return [
    `${paint("bold", source.source.name)}, turn ${turn} (${participant})`,
    cut(oneLine(quote), 600),
    ...indented,
    ...(near ? [paint("dim", `  coded like this before: ${cut(oneLine(near.quote), 100)}`)] : []),
    "",
  ].join("\n");
}

const oneLine = (quote: string) => quote.trim().replace(/\s+/g, " ");

function about({ engine, trainedOn, vectors }: Suggestions): string {
  const by = trainedOn.coders.length > 0 ? ` by ${trainedOn.coders.join(", ")}` : "";
  const leftOut =
    trainedOn.leftOut > 0 ? ` (${trainedOn.leftOut} autocoded or accepted from suggestions left out)` : "";
  return `${engine}, learned from ${countText(trainedOn.codings, "coding")}${by}${leftOut} and ${codesText(trainedOn.codes, trainedOn.headings)} of the codebook. ${vectors}`;
}

async function acceptAbove(above: number, input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const order = { ...orderOf(input, context), minScore: above, top: 20, limit: 1_000_000 };
  const found = await suggestCodes({ ...work, dryRun: false }, order);
  const ids = found.segments.flatMap(({ suggestions }) => suggestions.flatMap(({ id }) => id ?? []));
  const { event, codings } = await acceptSuggestions(work, ids, "proposed");
  const added = codings.filter(({ status }) => status === "added").length;
  return {
    schema: "suggest-accept",
    json: { event, dryRun: work.dryRun, codings, notes: found.notes },
    text: [
      ...found.notes.map(({ message }) => message),
      `${work.dryRun ? "Would propose" : "Proposed"} ${countText(added, "coding")} with a probability of ${above} or more. They do not count until confirmed.`,
    ].join("\n"),
    hint:
      added > 0
        ? "To look at them: themata codings --proposed; then: themata codings confirm|reject ID"
        : undefined,
  };
}

async function reject(ids: readonly string[], input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const rejected = await rejectSuggestions(work, ids);
  return {
    schema: "suggest-reject",
    json: { event: null, dryRun: work.dryRun, rejected },
    text: `${work.dryRun ? "Would note" : "Noted"} ${rejected.length} as rejected; they will not be offered again.`,
  };
}

async function accept(ids: readonly string[], input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, codings } = await acceptSuggestions(work, ids);
  const verbs = {
    added: work.dryRun ? "Would code" : "Coded",
    changed: "Confirmed",
    unchanged: "Already coded",
  };
  return {
    schema: "suggest-accept",
    json: { event, dryRun: work.dryRun, codings },
    text: codings
      .map(
        ({ status, source, path, quote }) =>
          `${verbs[status]} "${path}" in ${source}: ${cut(quote.trim().replace(/\s+/g, " "), 100)}`,
      )
      .join("\n"),
    plain: {
      header: ["suggestion", "coding", "source", "start", "end", "code", "status"],
      rows: codings.map((c) => [c.suggestion, c.coding, c.source, c.start, c.end, c.path, c.status]),
    },
  };
}
