import { countText } from "../../../core/count-text.js";
import { checkCount } from "../../../workflow/shared/check-fields.js";
import { type DraftCode, draftThemes, type ThemeDraft } from "../../../workflow/themes/theme-draft.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-themes.js";

type Input = InputOf<typeof declared.themeDraft>;

/** Proposes groupings of codes to argue with. */
export async function run(input: Input, context: Context): Promise<Result> {
  const draft = await draftThemes(await context.reading(), {
    groups: checkCount("--groups", input.groups, { from: 1, to: 400 }) ?? undefined,
    unassigned: input.unassigned ?? false,
  });
  return {
    schema: "theme-draft",
    json: draft,
    text: draftText(draft),
    plain: {
      header: ["group", "code", "passages", "participants", "likeness", "themes"],
      rows: [...draft.groups, { codes: draft.alone, likeness: null }].flatMap(({ codes, likeness }, i) =>
        codes.map((c) => [
          i < draft.groups.length ? i + 1 : null,
          c.path,
          c.passages,
          c.participants,
          likeness,
          c.themes.join("; "),
        ]),
      ),
    },
  };
}

const line = ({ path, passages, participants, themes }: DraftCode) =>
  `   ${path}  ${paint("dim", `${countText(passages, "turn")}, ${countText(participants, "participant")}${themes.length > 0 ? `; in ${themes.join(", ")}` : ""}`)}`;

function draftText({ groups, alone, uncoded, method, coders }: ThemeDraft): string {
  if (groups.length + alone.length === 0) return "There are no coded passages to compare codes by.";
  const left = uncoded === 0 ? [] : [`Left out: ${countText(uncoded, "code")} without a coding.`];
  return [
    ...groups.flatMap(({ codes, words, together }, i) => [
      paint(
        "bold",
        `${i + 1}. ${countText(codes.length, "code")} (shared words: ${words.join(", ") || "none"})`,
      ),
      ...codes.map(line),
      ...together
        .slice(0, 2)
        .map(({ a, b, passages }) =>
          paint("dim", `   together in ${countText(passages, "turn")}: ${a} and ${b}`),
        ),
      "",
    ]),
    ...(alone.length === 0 ? [] : [paint("bold", "Not much like any other:"), ...alone.map(line), ""]),
    ...left,
    paint(
      "dim",
      `${method} Codings by ${coders.join(", ") || "nobody"}. Groupings to argue with, by similarity only: a theme is your claim about the data.`,
    ),
  ].join("\n");
}
