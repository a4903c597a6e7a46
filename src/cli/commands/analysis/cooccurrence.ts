import type { CooccurrenceTable, CooccurringCode } from "../../../analysis/cooccurrence.js";
import { countCooccurrence } from "../../../workflow/counts/count-tables.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.cooccurrence>;

const units = {
  overlap: "passages that share words",
  turn: "turns of participants",
  source: "sources",
  near: "neighbourhoods",
} as const;

/** Which codes occur together, in how many units and of how many participants. */
export async function run(input: Input, context: Context): Promise<Result> {
  const within = input.within === "0" ? 0 : (countOf(input.within, "--within") ?? 1);
  const found = await countCooccurrence(await context.reading(), {
    of: input.of,
    unit: input.within !== undefined ? "near" : (input.unit ?? "overlap"),
    within,
    rollup: input.rollup,
    own: input.own,
    codes: input.code,
    coders: context.whose,
    where: input.where,
    sources: input.source,
  });
  const { table } = found;
  const names = new Map(table.codes.map((code) => [code.id, code]));
  const meaning = table.unit === "near" ? `${units.near} of ${within} turns` : units[table.unit];
  const notes = notesOf(found, meaning, input.of === "themes");
  return writeTable(context, input, {
    schema: "cooccurrence",
    json: jsonOf(found, input.of, within, names),
    sheet: {
      title: `What occurs together (${meaning})`,
      columns: [
        { title: "a" },
        { title: "b" },
        { title: "participants", align: "right" },
        { title: "together", align: "right" },
        { title: "a alone", align: "right" },
        { title: "b alone", align: "right" },
        { title: "jaccard", align: "right" },
        ...(table.units === null ? [] : [{ title: "expected", align: "right" as const }]),
      ],
      rows: rowsOf(table, names, countOf(input.limit, "--limit")),
      notes,
    },
    keys: 2,
    empty: "No codes or themes occur together.",
    chart: () => chart(table, names, notes.slice(0, 1)),
  });
}

type Found = Awaited<ReturnType<typeof countCooccurrence>>;
type Names = ReadonlyMap<number, CooccurringCode>;

const nameOf = (names: Names, id: number) => names.get(id)?.path ?? "?";

/** What stands under the table; `meaning` says what together is. */
function notesOf({ table, counted, filterLines }: Found, meaning: string, ofThemes: boolean): string[] {
  return [
    `Together: ${meaning}; N = ${table.N} participants${table.units === null ? "" : `, ${table.units} units`}. Counted: ${counted.description}${describeRows(ofThemes ? "themes" : "codes", table.rollup)}.`,
    table.units === null
      ? "Jaccard: together, out of those with either. No expected count: overlap has no common unit; --unit turn or source does."
      : "Jaccard: together, out of those with either. Expected: if the two fell on units independently (na · nb / units).",
    ...(table.pairs.some(({ participants }) => participants < 2)
      ? ["Pairs of fewer than 2 participants are one person's way of talking, not a pattern."]
      : []),
    ...(ofThemes ? ["Themes that share a code occur together wherever that code does."] : []),
    ...filterLines,
    ...table.notes.map(({ message }) => message),
  ];
}

function jsonOf({ table, counted, filterLines }: Found, of: string, within: number, names: Names) {
  return {
    of,
    unit: table.unit,
    within: table.unit === "near" ? within : null,
    rollup: table.rollup,
    coders: counted.names,
    filter: filterLines,
    N: table.N,
    units: table.units,
    codes: table.codes.map(({ name, path, segments, participants }) => ({
      name,
      path,
      segments,
      participants,
    })),
    pairs: table.pairs.map((p) => ({
      a: nameOf(names, p.a),
      b: nameOf(names, p.b),
      segments: p.segments,
      participants: p.participants,
      jaccard: p.jaccard,
      expected: p.expected,
    })),
    notes: table.notes,
  };
}

/** The pairs of most participants first, then those most often together. */
function rowsOf({ pairs }: CooccurrenceTable, names: Names, top: number | undefined) {
  const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;
  const apart = (id: number, together: number) => (names.get(id)?.segments ?? 0) - together;
  return [...pairs]
    .sort((x, y) => y.participants - x.participants || y.segments - x.segments || y.jaccard - x.jaccard)
    .slice(0, top)
    .map((p) => [
      nameOf(names, p.a),
      nameOf(names, p.b),
      p.participants,
      p.segments,
      apart(p.a, p.segments),
      apart(p.b, p.segments),
      round(p.jaccard),
      ...(p.expected === null ? [] : [round(p.expected, 1)]),
    ]);
}

/** The strongest pairs, of 2 participants or more; a network of more lines is not read by anybody. */
const mostLines = 40;

async function chart(table: CooccurrenceTable, names: Names, caption: readonly string[]) {
  const strong = table.pairs
    .filter(({ participants }) => participants >= 2)
    .sort((x, y) => y.segments - x.segments)
    .slice(0, mostLines);
  const { cooccurrenceNetwork } = await import("../../../report/charts/cooccurrence-network.js");
  const title = "What occurs together";
  const dot = cooccurrenceNetwork({
    title,
    caption: [
      `Lines: the ${strong.length} strongest pairs of 2 participants or more, with how often.`,
      ...caption,
    ],
    nodes: [...names.values()].map(({ id, name, participants }) => ({ id, name, participants })),
    edges: strong.map(({ a, b, segments }) => ({ a, b, count: segments })),
  });
  const { dotToSvg } = await import("../../../report/map/svg.js");
  return { svg: () => dotToSvg(dot, { title }), dot: () => dot };
}
