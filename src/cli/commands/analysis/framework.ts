import { framework } from "../../../workflow/counts/framework.js";
import type { Context } from "../../context.js";
import type { OptionsOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import type * as declared from "./declare-analysis.js";

type Input = OptionsOf<typeof declared.frameworkGroup>;

/** The framework matrix: cases × themes with the summaries that were written. */
export async function run(input: Input, context: Context): Promise<Result> {
  const {
    participants,
    themes,
    cells,
    description: message,
    filter,
  } = await framework(await context.reading(), {
    coders: context.whose,
    where: input.where,
    sources: input.source,
    own: input.own,
  });
  const written = cells.flat().filter(({ summary }) => summary !== "").length;
  const stale = cells.flat().filter(({ summary, since }) => summary !== "" && since > 0).length;
  const empty = cells.flat().filter(({ summary, codings }) => summary === "" && codings.length > 0).length;
  return writeTable(context, input, {
    schema: "framework",
    json: { participants, themes, filter, cells: cells.flat() },
    sheet: {
      title: "Framework matrix: cases by themes",
      columns: [
        { title: "participant" },
        { title: "role" },
        ...themes.flatMap((theme) => [
          { title: theme },
          ...(input.passages ? [{ title: `passages: ${theme}` }] : []),
        ]),
      ],
      rows: participants.map(({ label, role }, i) => [
        label,
        role,
        ...(cells[i] ?? []).flatMap((cell) => [
          cell.summary,
          ...(input.passages ? [cell.codings.map((id) => id.slice(0, 8)).join(" ")] : []),
        ]),
      ]),
      notes: [
        `${participants.length} participants with data, ${themes.length} themes; ${written} cells written, ${empty} with passages and no summary yet${stale > 0 ? `, ${stale} with passages added since` : ""}. Counted: ${message}.`,
        ...filter,
        "A summary is linked to the codings its theme had in the person's words when it was written.",
      ],
    },
    shown: {
      columns: [
        { title: "participant", max: 24 },
        { title: "theme", max: 48 },
        { title: "passages", align: "right" },
        { title: "summary", max: 80 },
      ],
      rows: cells
        .flat()
        .filter(({ summary, codings }) => summary !== "" || codings.length > 0)
        .map(({ participant, theme, summary, codings, since }) => [
          participant,
          theme,
          codings.length,
          `${summary}${summary !== "" && since > 0 ? ` (${since} since)` : ""}`,
        ]),
    },
    empty: "There are no participants with data yet.",
    hint: 'Write a cell: themata framework set PARTICIPANT THEME "…" (without the text: in EDITOR)',
  });
}
