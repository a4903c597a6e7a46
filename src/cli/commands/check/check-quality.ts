import { ofWhole } from "../../../checklist/phrase.js";
import { type QualityResult, runQuality } from "../../../checklist/quality/run-quality.js";
import { countText } from "../../../core/count-text.js";
import { percentOf } from "../../../core/share.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import { writeTable } from "../../terminal/table-output.js";
import { findingLine, studyForChecks, verdict } from "./check-answers.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.checkQuality>;

/** Quotation spread, support of themes, claim words, deviant cases, uncoded material; 1 with --strict on a warning. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { evidence } = await studyForChecks(await context.reading());
  const result = runQuality(evidence);
  const answer = await writeTable(context, input, {
    schema: "check-quality",
    json: result,
    sheet: {
      title: "Quality: what asks for a look",
      columns: ["About", "Level", "Code", "Finding"].map((title) => ({ title })),
      rows: result.findings.map(({ about, level, code, message }) => [about, level, code, message]),
      notes: [
        `Counted: ${result.counted}.`,
        `Quantity words. Thresholds: ${result.claimMap}.`,
        "Thresholds are themata's own.",
      ],
    },
    empty: "Nothing found.",
  });
  return {
    ...answer,
    text: input.output === undefined && input.format === undefined ? qualityText(result) : answer.text,
    exitCode: verdict(result.findings, input.strict),
  };
}

function qualityText(result: QualityResult): string {
  return [
    quotations(result),
    themes(result),
    claims(result),
    deviant(result),
    sources(result),
    paint("dim", `Counted: ${result.counted}. Thresholds are themata's own; none is a verdict.`),
  ].join("\n\n");
}

/** A heading, what is known, and the findings on it. */
function section(
  result: QualityResult,
  about: QualityResult["findings"][number]["about"],
  lines: readonly string[],
) {
  const found = result.findings.filter((finding) => finding.about === about);
  return [
    paint(
      "bold",
      about === "claim words" ? "Quantity words" : about.charAt(0).toUpperCase() + about.slice(1),
    ),
    ...lines,
    ...found.map(({ level, message }) => findingLine(level, message)),
  ].join("\n");
}

function quotations(result: QualityResult): string {
  const { quotations: count, quoted, N, largest, effective } = result.spread;
  return section(result, "quotations", [
    N === 0
      ? "There are no participants with data yet"
      : `${countText(count, "different quotation")} from ${ofWhole(quoted, N)} participants`,
    ...(largest === null || effective === null
      ? []
      : [
          `Largest share of one person: ${percentOf(largest, 1)}; evenness (1/Σp²): ${(Math.round(10 * effective) / 10).toFixed(1)} of ${N}`,
        ]),
  ]);
}

function themes(result: QualityResult): string {
  const { N } = result.spread;
  if (result.themes.length === 0) return section(result, "themes", []);
  const rows = result.themes.map((row) => [
    `${row.top ? "" : "  "}${row.name}`,
    `${row.participants} of ${N}`,
    row.sources,
    row.segments,
    row.largest === null ? "" : `${row.largest.label} ${row.largest.segments} of ${row.largest.of}`,
    row.quotations,
    row.quoted,
    row.against,
  ]);
  return section(result, "themes", [
    table(
      [
        { title: "theme", max: 44 },
        { title: "participants", align: "right" },
        { title: "sources", align: "right" },
        { title: "segments", align: "right" },
        { title: "most segments" },
        { title: "quotations", align: "right" },
        { title: "people quoted", align: "right" },
        { title: "against", align: "right" },
      ],
      rows,
    ),
  ]);
}

function claims(result: QualityResult): string {
  const known = result.claims.filter(({ verdict: judged }) => judged !== "unknown");
  return section(result, "claim words", [
    `Thresholds: ${result.claimMap}`,
    result.claims.length === 0
      ? "No quantity word about participants in what you wrote in the study."
      : `${countText(result.claims.length, "quantity word")} about participants; ${ofWhole(known.length, result.claims.length)} stand in a text on one theme and were compared with its count`,
    ...result.claims
      .slice(0, 12)
      .map(({ written, group, where, n, N, verdict: judged }) =>
        paint(
          "dim",
          `  “${written}” (${group}) in ${where}: ${n === null ? "not judged" : `${ofWhole(n, N)}, ${judged === "fits" ? "fits" : "see below"}`}`,
        ),
      ),
  ]);
}

function deviant(result: QualityResult): string {
  const { against, themes: marked } = result.deviant;
  return section(result, "deviant cases", [
    against === 0
      ? "No passage is marked as evidence against a theme"
      : `Passages marked as evidence against a theme: ${against} (${marked.join("; ")})`,
  ]);
}

function sources(result: QualityResult): string {
  const words = result.sources.reduce((sum, row) => sum + row.words, 0);
  const coded = result.sources.reduce((sum, row) => sum + row.wordsCoded, 0);
  const least = [...result.sources]
    .sort((a, b) => a.passagesPer1000Words - b.passagesPer1000Words)
    .slice(0, 5);
  return section(result, "uncoded material", [
    words === 0
      ? "There are no words of participants yet"
      : `${ofWhole(coded, words)} words of participants are coded`,
    ...(least.length === 0
      ? []
      : [
          table(
            [
              { title: "least densely coded", max: 40 },
              { title: "words", align: "right" },
              { title: "coded", align: "right" },
              { title: "passages", align: "right" },
              { title: "per 1000 words", align: "right" },
            ],
            least.map((row) => [row.name, row.words, row.wordsCoded, row.passages, row.passagesPer1000Words]),
          ),
        ]),
  ]);
}
