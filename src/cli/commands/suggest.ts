import { checkCount, checkWord } from "../../workflow/check-fields.js";
import { acceptSuggestions } from "../../workflow/suggest-accept.js";
import { type SuggestedSegment, type Suggestions, suggestCodes } from "../../workflow/suggest-codes.js";
import type { Context, WriteOptions } from "../context.js";
import { paint } from "../paint.js";
import type { Result } from "../result.js";
import { cut, table } from "../table.js";

export interface Input extends WriteOptions {
  readonly source?: string | undefined;
  readonly code?: readonly string[] | undefined;
  readonly top: string;
  readonly unit: string;
  readonly uncoded?: boolean | undefined;
  readonly limit: string;
  readonly accept?: readonly string[] | undefined;
}

/** Suggests codes (first form: ranking by shared words), or accepts suggestions. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.accept !== undefined) return accept(input.accept, input, context);
  const named = context.globals.coder ?? context.io.env.THEMATA_CODER;
  const order = {
    source: input.source,
    codes: input.code,
    top: checkCount("--top", input.top, { from: 1, to: 20 }) ?? 3,
    unit: checkWord("--unit", input.unit, ["sentence", "turn"] as const),
    uncoded: input.uncoded ?? false,
    limit: checkCount("--limit", input.limit, { from: 1, to: 1000 }) ?? 20,
    coder: named?.trim() ? named : undefined,
  };
  const work = { ...(await context.reading()), dryRun: input.dryRun ?? false };
  return shown(await suggestCodes(work, order));
}

function shown(found: Suggestions): Result {
  const rows = found.segments.flatMap(({ source, turn, participant, span, quote, suggestions }) =>
    suggestions.map(({ id, code, rank, score, why }) => ({
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
      probability: null,
      why,
    })),
  );
  const accepted = rows.find(({ id }) => id !== null)?.id;
  return {
    schema: "suggest",
    json: { engine: found.engine, trainedOn: found.trainedOn, suggestions: rows, notes: found.notes },
    text: [
      ...found.segments.map(segmentText),
      ...found.notes.map(({ message }) => message),
      ...(found.segments.length > 0 ? [paint("dim", about(found))] : []),
    ].join("\n"),
    plain: {
      header: ["id", "source", "turn", "start", "end", "rank", "score", "code", "words", "against", "quote"],
      rows: rows.map((r) => [
        r.id,
        r.source,
        r.turn,
        r.start,
        r.end,
        r.rank,
        r.score,
        r.path,
        r.why.words.join(", "),
        r.why.against.join(", "),
        r.quote,
      ]),
    },
    hint: accepted
      ? `To code with a suggestion: themata suggest --accept ${accepted.slice(0, 8)}`
      : undefined,
  };
}

function segmentText({ source, turn, participant, quote, suggestions }: SuggestedSegment): string {
  const codes = table(
    [{ title: "" }, { title: "code", max: 50 }, { title: "words shared", max: 60 }, { title: "id" }],
    suggestions.map(({ id, code, rank, why }) => [
      rank,
      code.path,
      `${why.words.join(", ")}${why.against.length > 0 ? ` (against: ${why.against.join(", ")})` : ""}`,
      id?.slice(0, 8) ?? "",
    ]),
  );
  const indented = codes.split("\n").map((line) => `  ${line}`);
  return [
    `${paint("bold", source.source.name)}, turn ${turn} (${participant})`,
    cut(quote.trim().replace(/\s+/g, " "), 600),
    ...indented,
    "",
  ].join("\n");
}

function about({ engine, trainedOn }: Suggestions): string {
  const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  const by = trainedOn.coders.length > 0 ? ` by ${trainedOn.coders.join(", ")}` : "";
  return (
    `First form (${engine}): codes ranked by words shared with the codebook (${count(trainedOn.codes, "code")}) ` +
    `and with ${count(trainedOn.codings, "coding")}${by}; ranks, no probabilities.`
  );
}

async function accept(ids: readonly string[], input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, codings } = await acceptSuggestions(work, ids);
  const told = {
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
          `${told[status]} "${path}" in ${source}: ${cut(quote.trim().replace(/\s+/g, " "), 100)}`,
      )
      .join("\n"),
    plain: {
      header: ["suggestion", "coding", "source", "start", "end", "code", "status"],
      rows: codings.map((c) => [c.suggestion, c.coding, c.source, c.start, c.end, c.path, c.status]),
    },
  };
}
