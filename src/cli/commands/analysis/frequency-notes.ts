import type { FrequencyTable } from "../../../analysis/frequency-table.js";
import { testedGroups } from "../../../analysis/group-tests/group-test.js";
import { countText } from "../../../core/count-text.js";
import type { CountedFrequency } from "../../../workflow/counts/count-frequency.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import { summaryText } from "./frequency-shown.js";

/** What was asked of the rows, as the options have it. */
export interface AskedRows {
  readonly code?: readonly string[] | undefined;
  readonly under?: string | undefined;
  readonly min?: string | undefined;
  readonly sort?: string | undefined;
}

const nounOf = ({ of }: FrequencyTable) => (of === "themes" ? "theme" : "code");

/** What a reader of the table must know, wherever it is read. */
export function sheetNotes(made: CountedFrequency, asked: AskedRows): string[] {
  const { table, counted, filterLines } = made;
  const { totals } = table;
  // A passage can be in several themes, and in a theme and its subtheme: a sum over themes would count it more than once.
  const ofCodes = table.of === "codes";
  const rows = rowNotes(made, asked);
  return [
    `N = ${countText(totals.N, "participant")} with data; ${totals.participants} coded, in ${countText(totals.sources, "source")}${ofCodes ? `; ${countText(totals.segments, "segment")}` : ""}${rows.length > 0 ? `: of all ${table.of}` : ""}.`,
    ...rows,
    `Counted: ${counted.description}. A segment is a distinct passage under one ${nounOf(table)}${describeRows(table.of, table.rollup)}.`,
    ...filterLines,
    ...summaryNotes(made),
    ...testNotes(made),
    ...(table.withoutData.length > 0
      ? [`Without data: ${table.withoutData.map((p) => p.label).join(", ")}.`]
      : []),
    ...table.notes.map(({ message }) => message),
  ];
}

/** What is not shown because nothing was found in it; a limit leaves out that and more. */
export function hiddenNotes({ table, picked }: CountedFrequency): string[] {
  const hidden = [
    ...(picked.headings > 0 ? [countText(picked.headings, "heading")] : []),
    ...(picked.unused > 0 ? [countText(picked.unused, nounOf(table))] : []),
  ];
  if (hidden.length === 0 || picked.afterLimit > 0) return [];
  const them = picked.headings + picked.unused === 1 ? "it" : "them";
  return [`Not shown: ${hidden.join(" and ")} without codings here; --all shows ${them}.`];
}

function rowNotes(
  { table, picked }: CountedFrequency,
  { code, under, min, sort = "n" }: AskedRows,
): string[] {
  const order = { n: "participants", segments: "segments", words: "words" }[sort];
  return [
    ...(code === undefined ? [] : [`Only these ${table.of}: ${code.join(", ")}.`]),
    ...(under === undefined ? [] : [`Only ${table.of} below ${under}.`]),
    ...(picked.belowMin === 0
      ? []
      : [`Left out: ${countText(picked.belowMin, nounOf(table))} of fewer than ${min} participants.`]),
    ...(picked.afterLimit === 0
      ? []
      : [
          `Left out: ${countText(picked.afterLimit, nounOf(table))} after the first ${picked.shown.length}${order === undefined ? "" : `, those with most ${order}`}.`,
        ]),
  ];
}

function summaryNotes({ table, summaries }: CountedFrequency): string[] {
  return summaries.map(({ key, overall }) => {
    const without = table.totals.N - overall.count;
    return `${key}: mean (median; range) of the participants reached; of all ${overall.count}: ${summaryText(overall)}.${without > 0 ? ` Without a number, and in none of these: ${countText(without, "participant")}.` : ""}`;
  });
}

/** What was tested and how far it carries. */
function testNotes({ table, tests }: CountedFrequency): string[] {
  if (tests === null) return [];
  const groups = testedGroups(table);
  const tested = [...tests.values()].filter(({ method }) => method !== null);
  const rough = [...tests].filter(
    ([, { method, leastExpected }]) => method === "chi-square" && (leastExpected ?? 0) < 5,
  );
  const out = [...table.groups].filter(([name]) => !groups.includes(name));
  const left = out.reduce((sum, [, { N }]) => sum + N, 0);
  const exact =
    groups.length > 2 ? "Fisher's exact test as extended by Freeman and Halton" : "Fisher's exact test";
  return [
    `Test: participants reached or not, by group; in brackets how many would be reached if groups did not differ. Pearson's chi-square where every expected count is 5 or more, else ${exact}, two-sided.`,
    ...(left > 0
      ? [`Not in the test: ${countText(left, "participant")} in ${out.map(([name]) => name).join(", ")}.`]
      : []),
    ...(rough.length > 0
      ? [
          `Expected counts below 5, and too many tables for the exact test; p is rough: ${rough.map(([{ name }]) => name).join(", ")}.`,
        ]
      : []),
    `Caution: ${tested.length > 1 ? `p is not corrected for the ${tested.length} ${table.of} tested (Bonferroni: below ${(0.05 / tested.length).toPrecision(2)} instead of 0.05), and` : "p"} supposes a random sample; of a purposive one it describes, and proves nothing about others.`,
  ];
}
