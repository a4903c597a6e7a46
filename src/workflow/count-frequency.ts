import { frequency } from "../analysis/frequency.js";
import type { FrequencyTable } from "../analysis/frequency-table.js";
import { usageError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import type { CountedCoders } from "./counted-coders.js";
import { namedSources, resolveName } from "./resolve.js";
import { loadCounted, toldWhere } from "./where.js";
import type { Work } from "./work.js";

export interface FrequencyQuestion {
  readonly of: string;
  readonly by?: string | undefined;
  readonly rollup: boolean;
  readonly each: boolean;
  /** Names of coders, by comma. */
  readonly coders?: string | undefined;
  readonly sources?: readonly string[] | undefined;
  /** A query that codings must fit. */
  readonly where?: string | undefined;
}

export interface CountedFrequency {
  readonly table: FrequencyTable;
  readonly counted: CountedCoders;
  /** What is to be said of the filter. */
  readonly told: readonly string[];
  readonly uids: ReadonlyMap<Id, string>;
}

/** Counts codes or themes: people first, then sources and segments. */
export async function countFrequency(work: Work, question: FrequencyQuestion): Promise<CountedFrequency> {
  const { of } = question;
  if (of !== "codes" && of !== "themes") throw usageError("bad-of", `--of is codes or themes, not "${of}".`);
  const { store } = work;
  const { columns, counted, where } = await loadCounted(work, question);
  const all = namedSources(await store.current("source"));
  const table = frequency(columns, {
    of,
    coders: counted.ids,
    rollup: question.rollup,
    each: question.each,
    ...(question.by !== undefined && { by: question.by }),
    ...(question.sources && { sources: question.sources.map((name) => resolveName(name, all, "source").id) }),
  });
  return { table, counted, told: toldWhere(where), uids: await store.uids(table.rows.map(({ id }) => id)) };
}
