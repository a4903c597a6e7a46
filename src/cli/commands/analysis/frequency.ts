import type { FrequencyRow, FrequencyTable } from "../../../analysis/frequency-table.js";
import { countText } from "../../../core/count-text.js";
import { leastForPercent, percentOf } from "../../../core/share.js";
import { type CountedFrequency, countFrequency } from "../../../workflow/counts/count-frequency.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type { Column } from "../../terminal/table.js";
import { writeTable } from "../../terminal/table-output.js";
import { rowsInUse } from "./charts.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.frequency>;

/** Frequencies of codes or themes: n of N participants first, then sources, segments, words. */
export async function run(input: Input, context: Context): Promise<Result> {
  const made = await countFrequency(await context.reading(), {
    of: input.of,
    by: input.by,
    rollup: input.rollup,
    own: input.own,
    each: input.each ?? false,
    coders: context.whose,
    sources: input.source,
    where: input.where,
  });
  const { table: counts, counted } = made;
  const groups = [...counts.groups.keys()];
  const coderName = new Map(counts.coders.map(({ id, name }) => [id, name]));
  const eachName = [...counts.each.keys()].map((id) => ({ id, name: coderName.get(id) ?? "?" }));
  const percents = (N: number) => input.percent === true || N >= leastForPercent;
  const share = (c: Share | undefined) => shareText(c, percents);
  const title = counts.of === "themes" ? "theme" : "code";
  const notes = notesOf(made);
  return writeTable(context, input, {
    schema: "frequency",
    json: jsonOf(made, eachName, percents),
    sheet: {
      title: titleOf(counts),
      columns: sheetColumns(title, groups, eachName),
      rows: counts.rows.map((row) => [
        row.path,
        row.n,
        row.N,
        row.sources,
        row.segments,
        row.words,
        ...groups.flatMap((g) => [row.by.get(g)?.n ?? 0, row.by.get(g)?.N ?? 0]),
        ...eachName.map(({ id }) => row.each.get(id)?.segments ?? 0),
      ]),
      notes,
    },
    shown: {
      columns: [
        { title, max: 60 },
        { title: "participants", align: "right" },
        { title: "sources", align: "right" },
        { title: "segments", align: "right" },
        { title: "words", align: "right" },
        ...groups.map((name): Column => ({ title: name, align: "right", max: 24 })),
        ...eachName.map(({ name }): Column => ({ title: `${name}: segments`, align: "right" })),
      ],
      rows: counts.rows.map((row) => [
        labelOf(row),
        share(row),
        row.sources,
        row.segments,
        row.words,
        ...groups.map((name) => share(row.by.get(name))),
        ...eachName.map(({ id }) => row.each.get(id)?.segments ?? 0),
      ]),
    },
    empty: `The study has no ${counts.of} yet.`,
    chart: () =>
      chart(counts, [
        `Counted: ${counted.description}${describeRows(counts.of, counts.rollup)}.`,
        ...made.filterLines,
        ...groupNote(counts),
        ...unplacedIn(counts),
      ]),
  });
}

const sheetColumns = (
  title: string,
  groups: readonly string[],
  eachName: readonly { readonly name: string }[],
) => [
  { title },
  ...["n", "N", "sources", "segments", "words"].map((name) => ({
    title: name,
    align: "right" as const,
  })),
  ...groups.flatMap((g) => [`${g}: n`, `${g}: N`].map((name) => ({ title: name, align: "right" as const }))),
  ...eachName.map(({ name }) => ({ title: `${name}: segments`, align: "right" as const })),
];

interface Share {
  readonly n: number;
  readonly N: number;
}

function shareText(c: Share | undefined, percents: (N: number) => boolean): string {
  if (c === undefined) return "";
  const percent = percents(c.N) && c.N > 0 ? ` (${percentOf(c.n, c.N)})` : "";
  return `${c.n} of ${c.N}${percent}`;
}

const labelOf = (row: FrequencyRow) =>
  `${"  ".repeat(row.depth)}${row.name}${row.status === null || row.status === "active" ? "" : ` (${row.status})`}`;

const titleOf = (counts: FrequencyTable) =>
  `${counts.of === "themes" ? "Themes" : "Codes"}: participants, sources, segments and words${
    counts.by === null ? "" : ` by ${counts.by}`
  }`;

function notesOf({ table: counts, counted, filterLines }: CountedFrequency): string[] {
  const { totals } = counts;
  // A passage can be in several themes, and in a theme and its subtheme: a sum over themes would count it more than once.
  const ofCodes = counts.of === "codes";
  return [
    `N = ${countText(totals.N, "participant")} with data; ${totals.participants} coded, in ${countText(totals.sources, "source")}${ofCodes ? `; ${countText(totals.segments, "segment")}` : ""}.`,
    `Counted: ${counted.description}. A segment is a distinct passage under one ${ofCodes ? "code" : "theme"}${describeRows(counts.of, counts.rollup)}.`,
    ...filterLines,
    ...(counts.withoutData.length > 0
      ? [`Without data: ${counts.withoutData.map((p) => p.label).join(", ")}.`]
      : []),
    ...counts.notes.map(({ message }) => message),
  ];
}

function jsonOf(
  { table: counts, counted, filterLines, uids }: CountedFrequency,
  eachName: readonly { id: number; name: string }[],
  percents: (N: number) => boolean,
): object {
  return {
    of: counts.of,
    by: counts.by,
    rollup: counts.rollup,
    coders: counted.names,
    filter: filterLines,
    totals: counts.totals,
    elsewhere: counts.elsewhere,
    ...(counts.by !== null && { groups: Object.fromEntries(counts.groups) }),
    ...(eachName.length > 0 && {
      each: Object.fromEntries(eachName.map(({ id, name }) => [name, counts.each.get(id)])),
    }),
    ...(counts.unplaced !== null && { unplaced: counts.unplaced }),
    rows: counts.rows.map((row) => ({
      [counts.of === "themes" ? "theme" : "code"]: row.name,
      id: uids.get(row.id) ?? null,
      path: row.path,
      depth: row.depth,
      status: row.status,
      n: row.n,
      N: row.N,
      percent: percents(row.N) && row.N > 0 ? Math.round((1000 * row.n) / row.N) / 10 : null,
      sources: row.sources,
      segments: row.segments,
      words: row.words,
      elsewhere: row.elsewhere,
      by: counts.by === null ? {} : { [counts.by]: Object.fromEntries(row.by) },
      ...(eachName.length > 0 && {
        each: Object.fromEntries(eachName.map(({ id, name }) => [name, row.each.get(id)])),
      }),
    })),
    withoutData: counts.withoutData.map(({ label: who }) => who),
    notes: counts.notes,
  };
}

const unplacedIn = ({ notes }: FrequencyTable) =>
  notes.filter(({ code }) => code === "unplaced-turns").map(({ message }) => message);

const groupNote = (counts: FrequencyTable) =>
  counts.by === null
    ? [`Bars: participants, of N = ${counts.totals.N}; n of N beside each.`]
    : [
        `Bars: part of each group's participants (${[...counts.groups].map(([name, { N }]) => `${name} N = ${N}`).join(", ")}); n of N beside each.`,
      ];

async function chart(counts: FrequencyTable, caption: readonly string[]) {
  const groups = [...counts.groups.keys()];
  const bars = {
    title: `Participants by ${counts.of === "themes" ? "theme" : "code"}${counts.by === null ? "" : ` and ${counts.by}`}`,
    caption,
    groups: groups.length > 0 ? groups : [""],
    rows: rowsInUse(counts).map((row) => ({
      name: row.name,
      depth: row.depth,
      bars: groups.length > 0 ? groups.map((g) => row.by.get(g) ?? { n: 0, N: 0 }) : [row],
    })),
  };
  const { frequencyBars } = await import("../../../report/charts/frequency-bars.js");
  const { barsSpec } = await import("../../../report/charts/vega-lite.js");
  return { svg: () => frequencyBars(bars), spec: () => barsSpec(bars) };
}
