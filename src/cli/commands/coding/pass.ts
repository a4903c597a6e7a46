import { countText } from "../../../core/count-text.js";
import { type MarkedPass, markPass } from "../../../workflow/coding/passes.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.passStart> | InputOf<typeof declared.passFinish>;

/** Notes that a coder begins or has finished a source. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const pass = await markPass(work, input.source, input.state);
  const { event, uncoded, ...rest } = pass;
  return {
    schema: `pass-${input.state === "started" ? "start" : "finish"}`,
    json: { event, dryRun: work.dryRun, pass: rest, uncoded: { count: uncoded.length, turns: uncoded } },
    text: humanText(pass, work.dryRun),
    plain: {
      header: ["coder", "source", "revision", "state", "uncoded"],
      rows: [[pass.coder, pass.source, pass.revision, pass.state, uncoded.length]],
    },
  };
}

function humanText({ event, coder, source, state, uncoded }: MarkedPass, dryRun: boolean): string {
  const again = event === null && !dryRun ? " already" : "";
  const verb = state === "started" ? "started on" : "finished";
  const head = `${coder} has${again} ${verb} "${source}".`;
  if (state === "started") return head;
  const turns = uncoded.slice(0, 12).join(", ") + (uncoded.length > 12 ? ", …" : "");
  if (uncoded.length === 0) return `${head} Every turn of a participant is coded.`;
  const count = countText(uncoded.length, "turn of a participant is", "turns of participants are");
  return `${head} ${count} not coded: ${turns}.`;
}
