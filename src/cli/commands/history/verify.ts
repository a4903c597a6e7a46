import { countText } from "../../../core/count-text.js";
import { verifyStudy } from "../../../workflow/study/verify-study.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-history.js";

type Input = InputOf<typeof declared.verify>;

/** Checks chain, hashes, texts and codings; 1 if anything is wrong. */
export async function run(input: Input, context: Context): Promise<Result> {
  const found = await verifyStudy(await context.reading(), input.deep ?? false);
  const extent = `${countText(found.events, "event")}, ${countText(found.codings, "coding")}`;
  const lines = found.problems.slice(0, 50).map(({ code, message }) => `${paint("red", code)}: ${message}`);
  return {
    schema: "verify",
    json: found,
    text: found.ok
      ? `${paint("green", "History intact")}: ${extent}. Head ${found.head.hash}`
      : [`${countText(found.problems.length, "problem")} in ${extent}:`, ...lines].join("\n"),
    plain: {
      header: ["code", "message", "event", "id"],
      rows: found.problems.map((p) => [p.code, p.message, p.event, p.id]),
    },
    exitCode: found.ok ? 0 : 1,
    hint: found.ok ? undefined : "Keep the study as it is, and restore a backup with 'themata restore FILE'.",
  };
}
