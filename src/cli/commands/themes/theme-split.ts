import { countText } from "../../../core/count-text.js";
import { splitTheme } from "../../../workflow/themes/theme-split.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-theme-life.js";

type Input = InputOf<typeof declared.themeSplit>;

/** Splits a theme: its codes and their evidence go to other themes. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, ...done } = await splitTheme(work, {
    ...input,
    evidence: input.evidence ?? [],
    drop: input.drop ?? false,
  });
  const pieces = (n: number) => countText(n, "piece of evidence", "pieces of evidence");
  const parts = done.into.map(
    ({ theme, made, codes, evidence }) =>
      `${countText(codes, "code")}${evidence > 0 ? ` and ${pieces(evidence)}` : ""} to "${theme}"${made ? " (new)" : ""}`,
  );
  const { codes, evidence, subthemes } = done.stayed;
  const stays = [
    ...(codes > 0 ? [countText(codes, "code")] : []),
    ...(evidence > 0 ? [pieces(evidence)] : []),
    ...(subthemes > 0 ? [countText(subthemes, "subtheme")] : []),
  ];
  const rest = done.dropped
    ? "the theme is dropped"
    : stays.length > 0
      ? `with it stay ${stays.join(", ")}`
      : "nothing stays with it";
  const relations =
    done.relations > 0
      ? `
${countText(done.relations, "relation")} of its own ${done.relations === 1 ? "stays" : "stay"} with it: 'themata theme link' names new ones.`
      : "";
  return {
    schema: "theme-split",
    json: { event, dryRun: work.dryRun, ...done },
    text: written(
      { dryRun: work.dryRun, event },
      `Split "${done.theme}": ${parts.join(", ")}; ${rest}.${relations}`,
    ),
    hint: event === null ? undefined : "'themata undo' reverses it.",
  };
}
