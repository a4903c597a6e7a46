import { countText } from "../../../core/count-text.js";
import { dayIn } from "../../../core/days.js";
import { usageError } from "../../../core/errors.js";
import { studyZone } from "../../../workflow/shared/study-zone.js";
import { verifyStudy } from "../../../workflow/study/verify-study.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-history.js";

type Input = InputOf<typeof declared.verify>;

/** Checks chain, hashes, texts and codings; 1 if anything is wrong. */
export async function run(input: Input, context: Context): Promise<Result> {
  const head = input.head?.toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{8,64}$/.test(head))
    throw usageError(
      "bad-hash",
      `--head takes a hash of 8 to 64 hexadecimal digits, not "${input.head}".`,
      "A report names it under the audit trail, 'themata verify' at the end of its line.",
    );
  const work = await context.reading();
  const found = await verifyStudy(work, { deep: input.deep, head });
  const zone = await studyZone(work.store);
  const extent = `${countText(found.events, "event")}, ${countText(found.codings, "coding")}`;
  const lines = found.problems.slice(0, 50).map(({ code, message }) => `${paint("red", code)}: ${message}`);
  const gone = found.erasures.map(
    (one) =>
      `Erased on ${dayIn(one.at, zone)} (event ${one.event}, ${one.cause}): ${countText(one.texts, "text")} and the words of ${countText(one.records, "record version")}, from ${countText(one.events, "event")}.`,
  );
  if (found.withheld > 0) gone.push(`Withheld from this copy: ${countText(found.withheld, "row")}.`);
  return {
    schema: "verify",
    json: found,
    text: [
      found.ok
        ? `${paint("green", "History intact")}: ${extent}. Head ${found.head.hash}`
        : [`${countText(found.problems.length, "problem")} in ${extent}:`, ...lines].join("\n"),
      ...gone,
    ].join("\n"),
    plain: {
      header: ["code", "message", "event", "id"],
      rows: found.problems.map((p) => [p.code, p.message, p.event, p.id]),
    },
    exitCode: found.ok ? 0 : 1,
    hint: found.ok ? undefined : "Keep the study as it is, and restore a backup with 'themata restore FILE'.",
  };
}
