import { usageError } from "../../../core/errors.js";
import {
  type HandPlace,
  type LinkedByHand,
  linkByHand,
  readTurns,
} from "../../../workflow/sources/guide-by-hand.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { ranges } from "../../ranges.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-guide.js";

type Input = InputOf<typeof declared.guideLink> | InputOf<typeof declared.guideUnlink>;

/** Puts turns under a question of the guide by hand, under none, or back to recognition. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { turns, place } = read(input);
  const work = await context.writing(input);
  const done = await linkByHand(work, input.source, readTurns(turns), place);
  const { event, ...details } = done;
  return {
    schema: `guide-${input.verb}`,
    json: { event, dryRun: work.dryRun, ...details },
    text: written({ dryRun: work.dryRun, event }, humanText(done, place)),
  };
}

function read(input: Input): { turns: readonly string[]; place: HandPlace } {
  const { turns } = input;
  if (input.verb === "unlink") return { turns, place: input.auto === true ? "recognised" : "unplaced" };
  const question = turns.at(-1);
  if (turns.length < 2 || question === undefined)
    throw usageError(
      "no-question",
      "Give one or more turns, then the question.",
      "For example: themata guide link nurse-3 17 18 limits",
    );
  return { turns: turns.slice(0, -1), place: { question } };
}

function humanText({ source, question, turns, changed }: LinkedByHand, place: HandPlace): string {
  const named = `${turns.length === 1 ? "Turn" : "Turns"} ${ranges(turns)} of ${source}`;
  const verb = turns.length === 1 ? ["is", "belongs"] : ["are", "belong"];
  const now =
    question !== null
      ? `${verb[1]} to question ${question}`
      : `${verb[0]} ${place === "unplaced" ? "unplaced" : "as recognised"}`;
  const along = changed.filter(({ turn }) => !turns.includes(turn)).map(({ turn }) => turn);
  return `${named} ${now}.${along.length === 0 ? "" : ` With ${turns.length === 1 ? "it" : "them"}: ${ranges(along)}.`}`;
}
