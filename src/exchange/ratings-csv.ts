import { dataError } from "../core/errors.js";
import { readCsv } from "../text/csv.js";

/** A table of judgements as columns of places in lists of names; -1 where there is no value. */
export interface RatingsTable {
  readonly units: readonly string[];
  readonly coders: readonly string[];
  readonly values: readonly string[];
  readonly sources: readonly string[] | null;
  readonly count: number;
  readonly unit: Int32Array;
  readonly coder: Int32Array;
  readonly value: Int32Array;
  readonly source: Int32Array | null;
  readonly line: Int32Array;
}

const names = {
  unit: ["unit", "item", "subject"],
  coder: ["coder", "rater", "observer"],
  value: ["value", "rating", "category", "code"],
  source: ["source", "cluster"],
} as const;
type Column = keyof typeof names;

export interface RatingsCsvOptions {
  /** An empty cell is a judgement (an empty set of codes), not a missing one. */
  readonly emptyIsValue?: boolean;
}

/**
 * Reads a table of judgements: `unit`, `coder`, `value`, and `source` if there is one, in any order; other
 * columns are left alone. An empty cell or NA is a missing value. Lines before the header that begin
 * with `#` are passed over.
 * @throws data errors `bad-columns` and `bad-csv`, with the line
 */
export function readRatingsCsv(text: string, options: RatingsCsvOptions = {}): RatingsTable {
  const records = readCsv(text, { strayQuotes: true });
  const header = records.next();
  if (header.done) throw dataError("bad-columns", "The table is empty.", hint);
  const place = placesOf(header.value.cells);
  const units = new Dictionary();
  const coders = new Dictionary();
  const values = new Dictionary();
  const sources = place.source === null ? null : new Dictionary();
  const columns = {
    unit: new GrowingColumn(),
    coder: new GrowingColumn(),
    value: new GrowingColumn(),
    source: new GrowingColumn(),
    line: new GrowingColumn(),
  };
  for (const { cells, line } of records) {
    const cell = (at: number) => (cells[at] ?? "").trim();
    const [unit, coder] = [cell(place.unit), cell(place.coder)];
    if (unit === "" || coder === "")
      throw dataError("bad-csv", `Line ${line}: the ${unit === "" ? "unit" : "coder"} is empty.`, hint);
    const value = cell(place.value);
    const none = value === "NA" || (value === "" && options.emptyIsValue !== true);
    columns.unit.push(units.place(unit));
    columns.coder.push(coders.place(coder));
    columns.value.push(none ? -1 : values.place(value));
    columns.line.push(line);
    if (sources !== null && place.source !== null) columns.source.push(sources.place(cell(place.source)));
  }
  return {
    units: units.names,
    coders: coders.names,
    values: values.names,
    sources: sources?.names ?? null,
    count: columns.unit.count,
    unit: columns.unit.array(),
    coder: columns.coder.array(),
    value: columns.value.array(),
    source: sources === null ? null : columns.source.array(),
    line: columns.line.array(),
  };
}

const hint = "Its header names the columns: unit,coder,value, and source if units come from several.";

function placesOf(
  header: readonly string[],
): Record<"unit" | "coder" | "value", number> & { source: number | null } {
  const found = header.map((name) => name.trim().toLowerCase());
  const at = (column: Column): number => {
    for (const name of names[column]) if (found.includes(name)) return found.indexOf(name);
    return -1;
  };
  const places = { unit: at("unit"), coder: at("coder"), value: at("value") };
  const lacking = (["unit", "coder", "value"] as const).filter((column) => places[column] < 0);
  if (lacking.length > 0)
    throw dataError("bad-columns", `The table has no column "${lacking.join('", "')}".`, hint);
  const source = at("source");
  return { ...places, source: source < 0 ? null : source };
}

/** Names with their places, in order of appearance. */
class Dictionary {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  place(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.length;
      this.#places.set(name, place);
      this.names.push(name);
    }
    return place;
  }
}

/** A column whose length is not known beforehand. */
class GrowingColumn {
  count = 0;
  #cells = new Int32Array(1024);

  push(value: number): void {
    if (this.count === this.#cells.length) {
      const more = new Int32Array(2 * this.count);
      more.set(this.#cells);
      this.#cells = more;
    }
    this.#cells[this.count++] = value;
  }

  array(): Int32Array {
    return this.#cells.slice(0, this.count);
  }
}
