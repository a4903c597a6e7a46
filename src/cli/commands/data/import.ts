import { countText, numberText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import type { SourceKind } from "../../../core/records.js";
import { formatNames } from "../../../workflow/sources/import-formats.js";
import type { ImportedSource } from "../../../workflow/sources/import-source.js";
import { speakerMap } from "../../../workflow/sources/import-speakers.js";
import { type ImportReport, importTranscripts } from "../../../workflow/sources/import-transcripts.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { Interrupted } from "../../errors.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut, table } from "../../terminal/table.js";
import type * as declared from "./declare-data.js";
import { inputFiles } from "./import-files.js";

type Input = InputOf<typeof declared.importTranscripts>;

const kinds: readonly string[] = ["interview", "focus-group", "survey", "notes"];

/** Imports transcripts; goes on past bad files and ends with 3 if any failed. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.kind !== undefined && !kinds.includes(input.kind))
    throw usageError("bad-kind", `--kind is one of ${kinds.join(", ")}, not "${input.kind}".`);
  if (input.as !== undefined && !formatNames.includes(input.as.trim().toLowerCase()))
    throw usageError(
      "unknown-format",
      `There is no format "${input.as}".`,
      `There are: ${formatNames.join(", ")}.`,
    );
  const work = await context.writing(input);
  const report = await importTranscripts(work, {
    files: inputFiles(input.files, context),
    as: input.as,
    kind: input.kind as SourceKind | undefined,
    speakers: speakerMap(input.speaker ?? []),
    keepOriginals: input.originals,
    options: {
      ...(input.interviewer && { interviewers: input.interviewer }),
      ...(input.splitOn !== undefined && { splitOn: input.splitOn }),
      ...(input.encoding !== undefined && { encoding: input.encoding }),
      ...(input.textColumn && { textColumns: input.textColumn }),
      ...(input.idColumn !== undefined && { idColumn: input.idColumn }),
      ...(input.codeColumn !== undefined && { codeColumn: input.codeColumn }),
      ...(input.codeDelimiter !== undefined && { codeDelimiter: input.codeDelimiter }),
    },
  });
  for (const line of complaints(report, context.globals.json === true)) context.note(line);
  if (report.interrupted) throw new Interrupted();
  return {
    schema: "import",
    json: {
      dryRun: work.dryRun,
      sources: report.sources.map(({ file: _file, firstTurns, ...source }) =>
        work.dryRun ? { ...source, firstTurns } : source,
      ),
      failed: report.failed,
      skipped: report.skipped,
    },
    text: humanText(report, work.dryRun),
    plain: {
      header: ["name", "format", "kind", "turns", "words", "speakers", "warnings"],
      rows: report.sources.map((s) => [
        s.name,
        s.format,
        s.kind,
        s.turns,
        s.words,
        s.speakers.map(({ name }) => name).join(", "),
        s.warnings.length,
      ]),
    },
    exitCode: report.failed.length > 0 ? 3 : 0,
    hint:
      report.sources.length > 0 && !work.dryRun
        ? "Next: themata codebook import FILE, or 'themata source turns NAME' to look at one."
        : undefined,
  };
}

function complaints(report: ImportReport, json: boolean): string[] {
  const failed = report.failed.map(({ file, message }) => `failed: ${file}: ${message}`);
  const skipped = report.skipped.map(
    ({ file, source }) => `skipped: ${file} is already in the study, as "${source}"`,
  );
  const warnings = json ? [] : report.sources.flatMap(warningsOf);
  return [...warnings, ...skipped, ...failed];
}

const mostWarnings = 5;

function warningsOf({ file, warnings }: ImportedSource): string[] {
  const lines = warnings
    .slice(0, mostWarnings)
    .map(({ line, message }) => `${file}${line === null ? "" : `, line ${line}`}: ${message}`);
  const more = warnings.length - lines.length;
  return more > 0 ? [...lines, `${file}: and ${more} more like these (--json has them all)`] : lines;
}

function humanText(report: ImportReport, dryRun: boolean): string {
  if (report.sources.length === 0) return "Nothing was imported.";
  const words = report.sources.reduce((sum, source) => sum + source.words, 0);
  const list = table(
    [
      { title: "source", max: 32 },
      { title: "format" },
      { title: "turns", align: "right" },
      { title: "words", align: "right" },
      { title: "speakers", max: 60 },
    ],
    report.sources.map((s) => [s.name, s.format, s.turns, s.words, speakerList(s)]),
  );
  const count = report.sources.length;
  const verb = dryRun ? "Would import" : "Imported";
  const head = `${verb} ${countText(count, "source")}, ${numberText(words)} words.`;
  return [list, ...(dryRun ? report.sources.map(preview) : []), "", head].join("\n");
}

const speakerList = (source: ImportedSource): string =>
  source.speakers.length === 0
    ? "none named"
    : source.speakers
        .map(
          (s) =>
            `${s.name}${s.role === "participant" ? (s.participant === s.name ? "" : ` = ${s.participant}`) : ` (${s.role})`}`,
        )
        .join(", ");

function preview(source: ImportedSource): string {
  const lines = source.firstTurns.map(
    ({ speaker, text }) => `  ${paint("bold", speaker ?? "–")}: ${cut(text, 70)}`,
  );
  return `\n${source.name}\n${lines.join("\n")}`;
}
