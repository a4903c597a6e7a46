import { countSequence } from "../../../workflow/counts/count-tables.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.sequence>;

/** What follows what within a source. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { table, counted, filterLines } = await countSequence(await context.reading(), {
    of: input.of,
    own: input.own,
    coders: context.whose,
    where: input.where,
    sources: input.source,
  });
  const rowOf = (place: number) => table.rows[place];
  const sorted = [...table.pairs].sort((x, y) => y.participants - x.participants || y.next - x.next);
  const shown = sorted.slice(0, countOf(input.limit, "--limit"));
  return writeTable(context, input, {
    schema: "sequence",
    json: {
      of: table.of,
      rollup: table.rollup,
      coders: counted.names,
      filter: filterLines,
      N: table.N,
      pairs: table.pairs.map((pair) => ({
        from: rowOf(pair.from)?.path,
        to: rowOf(pair.to)?.path,
        next: pair.next,
        ofFrom: rowOf(pair.from)?.segments,
        participants: pair.participants,
        sources: pair.sources,
        firstBefore: pair.before,
        sourcesWithBoth: pair.both,
      })),
      notes: table.notes,
    },
    sheet: {
      title: `What follows what (${table.of})`,
      columns: [
        { title: "from" },
        { title: "to" },
        { title: "participants", align: "right" },
        { title: "next", align: "right" },
        { title: "of from", align: "right" },
        { title: "sources", align: "right" },
        { title: "first before", align: "right" },
        { title: "of both", align: "right" },
      ],
      rows: shown.map((pair) => [
        rowOf(pair.from)?.path ?? "",
        rowOf(pair.to)?.path ?? "",
        pair.participants,
        pair.next,
        rowOf(pair.from)?.segments ?? 0,
        pair.sources,
        pair.before,
        pair.both,
      ]),
      notes: [
        "next: segments of the first behind which the second is the next to begin in the source (where several begin at one place, each counts); of from: all segments of the first.",
        "first before: sources in which the first of one begins before the first of the other; of both: sources that have both.",
        `N = ${table.N} participants; participants: in whose words both are. Counted: ${counted.description}${describeRows(table.of, table.rollup)}.`,
        ...filterLines,
        ...table.notes.map(({ message }) => message),
      ],
    },
    keys: 2,
    empty: "No code or theme follows another.",
  });
}
