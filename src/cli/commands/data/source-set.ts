import path from "node:path";
import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { readSourceOrder } from "../../../workflow/sources/source-order.js";
import { type SourceSet, setSources } from "../../../workflow/sources/source-set.js";
import { setSourcesFrom } from "../../../workflow/sources/source-set-table.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-source.js";

type Input = InputOf<typeof declared.sourceSet>;

/** Sets what is known about sources: the session, the kind, who speaks; from words or from a table. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.from !== undefined) return fromTable(input, input.from, context);
  // Whatever the first is called, it is a source.
  const pairsAt = input.words.findIndex((word, i) => i > 0 && word.includes("="));
  const sources = pairsAt < 0 ? input.words : input.words.slice(0, pairsAt);
  const order = readSourceOrder(pairsAt < 0 ? [] : input.words.slice(pairsAt), input);
  if (sources.length === 0)
    throw usageError(
      "no-source",
      "No source is named.",
      "Name sources, or a table of them with --from FILE.csv.",
    );
  const work = await context.writing(input);
  const set = await setSources(work, sources, order);
  const lines = [
    ...Object.entries({ ...order.source, ...order.session }).map(([key, value]) => `${key}: ${value ?? ""}`),
    ...(order.abridged === undefined ? [] : [`abridged: ${order.abridged}`]),
    ...order.speakers.map((s) => `${s.speaker || "the participant"} = ${s.participant ?? s.role}`),
  ];
  return result(set, work.dryRun, `${set.sources.join(", ")}: ${lines.join(", ")}`);
}

async function fromTable(input: Input, from: string, context: Context): Promise<Result> {
  if (
    [input.words, input.speaker ?? [], input.interviewer ?? [], input.other ?? []].some(
      ({ length }) => length > 0,
    )
  )
    throw usageError("two-ways", "With --from, sources and values come from the table only.");
  const bytes = await readInput(context, from);
  const work = await context.writing(input);
  const set = await setSourcesFrom(work, {
    name: from === "-" ? "standard input" : path.basename(from),
    bytes,
  });
  return result(
    set,
    work.dryRun,
    `Updated ${countText(set.sources.length, "source")}: ${set.sources.join(", ")}`,
  );
}

function result({ event, sources, added, removed }: SourceSet, dryRun: boolean, summary: string): Result {
  const lines = [
    summary,
    ...added.map((label) => `New participant: ${label}`),
    ...removed.map((label) => `"${label}" was removed: it was only a speaker's name.`),
  ];
  return {
    schema: "source-set",
    json: { event, dryRun, source: sources.length === 1 ? sources[0] : null, sources, added, removed },
    text: written({ dryRun, event }, lines.join("\n")),
  };
}
