import { readSourceOrder, setSource } from "../../workflow/source-set.js";
import type { Context, WriteOptions } from "../context.js";
import type { Result } from "../result.js";
import { written } from "../written.js";

export interface Input extends WriteOptions {
  readonly source: string;
  readonly pairs: readonly string[];
  readonly speaker?: readonly string[] | undefined;
  readonly interviewer?: readonly string[] | undefined;
  readonly other?: readonly string[] | undefined;
}

/** Sets what is known about a source: its session, its kind, who speaks in it. */
export async function run(input: Input, context: Context): Promise<Result> {
  const order = readSourceOrder(input.pairs, input);
  const work = await context.writing(input);
  const { event, source, added, removed } = await setSource(work, input.source, order);
  const told = [
    ...Object.entries({ ...order.source, ...order.session }).map(([key, value]) => `${key}: ${value ?? ""}`),
    ...order.speakers.map((s) => `${s.speaker || "the participant"} = ${s.participant ?? s.role}`),
  ];
  const lines = [
    `${source}: ${told.join(", ")}`,
    ...added.map((label) => `New participant: ${label}`),
    ...removed.map((label) => `"${label}" is gone: it was only a speaker's name.`),
  ];
  return {
    schema: "source-set",
    json: { event, dryRun: work.dryRun, source, added, removed },
    text: written({ dryRun: work.dryRun, event }, lines.join("\n")),
  };
}
