import type { CodesAgreement } from "../../analysis/agreement/compare-codes.js";
import { compareSets, type SetDistanceName } from "../../analysis/agreement/compare-sets.js";
import { compareTable, type TableAgreement } from "../../analysis/agreement/compare-table.js";
import { levels } from "../../analysis/agreement/metric.js";
import { setDistances } from "../../analysis/agreement/set-distance.js";
import { weightNames } from "../../analysis/agreement/weights.js";
import { dataError, usageError } from "../../core/errors.js";
import { readRatingsCsv } from "../../exchange/ratings-csv.js";
import { type IntervalWords, intervalOptions, oneOf } from "./agreement-options.js";

export interface TableWords extends IntervalWords {
  readonly level?: string | undefined;
  /** The values from low to high, by comma. */
  readonly values?: string | undefined;
  readonly weights?: string | undefined;
  readonly setDelimiter?: string | undefined;
  readonly distance?: string | undefined;
}

export interface TableResult extends TableAgreement {
  /** For sets: how they were compared, and each code of theirs alone. */
  readonly distance?: SetDistanceName;
  readonly codes?: CodesAgreement;
}

/** Agreement in a table of judgements: unit, coder, value. Needs no study. */
export function agreementOfTable(text: string, words: TableWords): TableResult {
  const intervals = intervalOptions(words);
  const sets = words.setDelimiter !== undefined;
  const level = oneOf("--level", words.level, levels, "nominal");
  const weights =
    words.weights === undefined ? null : oneOf("--weights", words.weights, weightNames, "identity");
  const distance = oneOf(
    "--distance",
    words.distance,
    Object.keys(setDistances) as SetDistanceName[],
    "masi",
  );
  if (words.setDelimiter === "")
    throw usageError("bad-set-delimiter", "--set-delimiter is what stands between codes, such as ';'.");
  if (sets && (level !== "nominal" || weights !== null || words.values !== undefined))
    throw usageError("sets-are-nominal", "--level, --weights and --values are not for sets of codes.");
  if (!sets && words.distance !== undefined)
    throw usageError("no-sets", "--distance is for sets of codes: add --set-delimiter.");
  const rows = readRatingsCsv(text, { emptyIsValue: sets });
  if (rows.count === 0) throw dataError("no-rows", "The table has a header and no rows.");
  if (rows.coders.length < 2)
    throw dataError("one-coder", `The table has one coder ("${rows.coders[0]}"); agreement needs two.`);
  if (words.setDelimiter !== undefined) return compareSets(rows, words.setDelimiter, distance, intervals);
  const order = words.values === undefined ? null : words.values.split(",");
  return compareTable(rows, { ...intervals, level, order, weights });
}
