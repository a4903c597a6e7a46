import { unplacedNote } from "../../../analysis/unplaced.js";
import { usageError } from "../../../core/errors.js";
import { countSaidWords } from "../../../workflow/shared/said-words.js";
import { describeFilter } from "../../../workflow/shared/where.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-finding.js";

type Input = InputOf<typeof declared.words>;

/** Word frequencies by group, with keyness. */
export async function run(input: Input, context: Context): Promise<Result> {
  const counts = await countSaidWords(await context.reading(), {
    by: input.by,
    where: input.where,
    sources: input.source,
    all: input.all ?? false,
  });
  const groups = [...counts.groups.keys()];
  const key = input.key === undefined ? undefined : groups.find((name) => name === input.key);
  if (input.key !== undefined && key === undefined)
    throw usageError("unknown-group", `There is no group "${input.key}".`, `Groups: ${groups.join(", ")}.`);
  const ranked =
    key === undefined ? counts.rows : [...counts.rows].sort((a, b) => b.of(key).keyness - a.of(key).keyness);
  const rows = ranked.slice(0, countOf(input.limit, "--limit"));
  const round = (value: number) => Math.round(value * 100) / 100;
  return writeTable(context, input, {
    schema: "words",
    json: {
      by: input.by,
      words: counts.words,
      different: counts.rows.length,
      groups: Object.fromEntries(counts.groups),
      ...(counts.unplaced !== null && { unplaced: counts.unplaced }),
      rows: rows.map(({ word, count, participants, of }) => ({
        word,
        count,
        participants,
        by: Object.fromEntries(groups.map((name) => [name, of(name)])),
      })),
    },
    sheet: {
      title: `Words by ${input.by}`,
      columns: [
        { title: "word" },
        { title: "count", align: "right" },
        { title: "participants", align: "right" },
        ...groups.flatMap((name) => [
          { title: name, align: "right" } as const,
          { title: `${name}: key`, align: "right" } as const,
        ]),
      ],
      rows: rows.map(({ word, count, participants, of }) => [
        word,
        count,
        participants,
        ...groups.flatMap((name) => [of(name).count, round(of(name).keyness)]),
      ]),
      notes: [
        `${counts.words} words of participants${input.all ? "" : ", without stop words and numbers"}${groups
          .map((name, i) => `${i === 0 ? ": " : ", "}${counts.groups.get(name)?.words ?? 0} ${name}`)
          .join("")}. Words as they are said, not stems; text in square brackets is left out.`,
        ...(counts.unplaced === null ? [] : [unplacedNote(counts.unplaced).message]),
        "key: log-likelihood against all other groups together (Rayson and Garside 2000); minus: said less. It shows where to look; it is not a test, since one person's words are not independent.",
        ...describeFilter({ where: input.where, sources: input.source }, "turns"),
      ],
    },
    empty: "No one says anything.",
  });
}
