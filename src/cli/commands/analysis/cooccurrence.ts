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
  const unit = input.within !== undefined ? "near" : input.unit;
  const { table, counted, filterLines } = await countCooccurrence(await context.reading(), {
    of: input.of,
    unit,
    within,
    rollup: input.rollup,
    own: input.own,
    codes: input.code,
    coders: context.globals.coder ?? context.io.env.THEMATA_CODER,
    where: input.where,
    sources: input.source,
  });
  const names = new Map(table.codes.map((code) => [code.id, code]));
  const nameOf = (id: number) => names.get(id)?.path ?? "?";
  const sorted = [...table.pairs].sort(
    (x, y) => y.participants - x.participants || y.segments - x.segments || y.jaccard - x.jaccard,
  );
  const pairs = sorted.slice(0, countOf(input.top, "--top"));
  const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;
  const meaning = table.unit === "near" ? `${units.near} of ${within} turns` : units[table.unit];
  const notes = [
    `Together: ${meaning}; N = ${table.N} participants${table.units === null ? "" : `, ${table.units} units`}. Counted: ${counted.description}${describeRows(input.of === "themes" ? "themes" : "codes", table.rollup)}.`,
    table.units === null
      ? "Jaccard: together, out of those with either. No expected count: overlap has no common unit; --unit turn or source does."
      : "Jaccard: together, out of those with either. Expected: if the two fell on units independently (na · nb / units).",
    ...(table.pairs.some(({ participants }) => participants < 2)
      ? ["Pairs of fewer than 2 participants are one person's way of talking, not a pattern."]
      : []),
    ...(input.of === "themes" ? ["Themes that share a code occur together wherever that code does."] : []),
    ...filterLines,
    ...table.notes.map(({ message }) => message),
  ];
  return writeTable(context, input, {
    schema: "cooccurrence",
    json: {
      of: input.of,
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
        a: nameOf(p.a),
        b: nameOf(p.b),
        segments: p.segments,
        participants: p.participants,
        jaccard: p.jaccard,
        expected: p.expected,
      })),
      notes: table.notes,
    },
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
      rows: pairs.map((p) => [
        nameOf(p.a),
        nameOf(p.b),
        p.participants,
        p.segments,
        (names.get(p.a)?.segments ?? 0) - p.segments,
        (names.get(p.b)?.segments ?? 0) - p.segments,
        round(p.jaccard),
        ...(p.expected === null ? [] : [round(p.expected, 1)]),
      ]),
      notes,
    },
    empty: "No codes or themes occur together.",
    chart: () => chart(table, names, notes.slice(0, 1)),
  });
}

/** The strongest pairs, of 2 participants or more; a network of more lines is not read by anybody. */
const mostLines = 40;

async function chart(
  table: CooccurrenceTable,
  names: ReadonlyMap<number, CooccurringCode>,
  caption: readonly string[],
) {
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
