import { countFrequency } from "../../workflow/count-frequency.js";
import type { Context } from "../context.js";
import { paint } from "../paint.js";
import type { Result } from "../result.js";
import { type Column, table } from "../table.js";
import { counted as howMany } from "../written.js";

export interface Input {
  readonly of: string;
  readonly by?: string | undefined;
  readonly rollup?: boolean | undefined;
  readonly each?: boolean | undefined;
  readonly source?: readonly string[] | undefined;
}

/** Frequencies of codes or themes: n of N participants first, then sources, segments, words. */
export async function run(input: Input, context: Context): Promise<Result> {
  const {
    table: counts,
    counted,
    uids,
  } = await countFrequency(await context.reading(), {
    of: input.of,
    by: input.by,
    rollup: input.rollup ?? false,
    each: input.each ?? false,
    coders: context.globals.coder ?? context.io.env.THEMATA_CODER,
    sources: input.source,
  });
  const groups = [...counts.groups.keys()];
  const coderName = new Map(counts.coders.map(({ id, name }) => [id, name]));
  const eachName = [...counts.each.keys()].map((id) => ({ id, name: coderName.get(id) ?? "?" }));
  const label = (name: string, depth: number, status: string | null) =>
    `${"  ".repeat(depth)}${name}${status === null || status === "active" ? "" : ` (${status})`}`;
  const share = (c: { n: number; N: number } | undefined) => (c === undefined ? "" : `${c.n} of ${c.N}`);
  const columns: Column[] = [
    { title: input.of === "themes" ? "theme" : "code", max: 60 },
    { title: "participants", align: "right" },
    { title: "sources", align: "right" },
    { title: "segments", align: "right" },
    { title: "words", align: "right" },
    ...groups.map((name): Column => ({ title: name, align: "right", max: 24 })),
    ...eachName.map(({ name }): Column => ({ title: `${name}: segments`, align: "right" })),
  ];
  const rows = counts.rows.map((row) => [
    label(row.name, row.depth, row.status),
    share(row),
    row.sources,
    row.segments,
    row.words,
    ...groups.map((name) => share(row.by.get(name))),
    ...eachName.map(({ id }) => row.each.get(id)?.segments ?? 0),
  ]);
  const { totals } = counts;
  const notes = counts.notes.map(({ message }) => message);
  return {
    schema: "frequency",
    json: {
      of: counts.of,
      by: counts.by,
      rollup: counts.rollup,
      coders: counted.names,
      totals,
      elsewhere: counts.elsewhere,
      ...(counts.by !== null && { groups: Object.fromEntries(counts.groups) }),
      ...(eachName.length > 0 && {
        each: Object.fromEntries(eachName.map(({ id, name }) => [name, counts.each.get(id)])),
      }),
      rows: counts.rows.map((row) => ({
        [counts.of === "themes" ? "theme" : "code"]: row.name,
        id: uids.get(row.id) ?? null,
        path: row.path,
        depth: row.depth,
        status: row.status,
        n: row.n,
        N: row.N,
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
    },
    text: [
      counts.rows.length === 0 ? `The study has no ${counts.of} yet.` : table(columns, rows),
      "",
      `N = ${howMany(totals.N, "participant")} with data; ${totals.participants} coded, in ${howMany(totals.sources, "source")}; ${howMany(totals.segments, "segment")}.`,
      `Counted: ${counted.told}. A segment is a distinct passage${counts.rollup ? "; rows include the rows below them" : ""}.`,
      ...(counts.withoutData.length > 0
        ? [`Without data: ${counts.withoutData.map((p) => p.label).join(", ")}.`]
        : []),
      ...notes.map((note) => paint("dim", note)),
    ].join("\n"),
    plain: {
      header: [
        counts.of === "themes" ? "theme" : "code",
        "n",
        "N",
        "sources",
        "segments",
        "words",
        ...groups.flatMap((g) => [`${g}: n`, `${g}: N`]),
        ...eachName.map(({ name }) => `${name}: segments`),
      ],
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
    },
  };
}
