import { countText } from "../../core/count-text.js";
import { ThemataError, usageError } from "../../core/errors.js";
import { groupBy } from "../../core/group-by.js";
import type { CodingRow } from "../../exchange/codings-csv.js";
import type { Draft } from "../../store/port.js";
import { passageOfRow } from "../shared/coding-rows.js";
import { SourceOpener } from "../shared/coding-sources.js";
import { CodingWriter } from "../shared/coding-writer.js";
import { today } from "../shared/study-zone.js";
import { act, coderOf, type Work } from "../shared/work.js";
import { CodesOfTable } from "./codes-of-table.js";
import { type CodingWarning, spanWarnings } from "./coding-add.js";
import { coderByName, sourceByName } from "./coding-names.js";
import { EvidenceOfTable } from "./evidence-of-table.js";
import { type Loss, RowLosses } from "./row-losses.js";
import { marksOfRow } from "./row-marks.js";

/** A row that cannot be applied, and why. */
export interface BadRow {
  readonly line: number;
  readonly code: string;
  readonly message: string;
  /** The message without the way out. */
  readonly fault: string;
}

/** Bad rows that a message names one by one, and for which the way out is looked for. */
const named = 20;

/** Rows of a table that cannot be applied; nothing of the table was. */
export class BadRows extends ThemataError {
  readonly rows: readonly BadRow[];

  constructor(rows: readonly BadRow[], all: number) {
    const alike = [...groupBy(rows, faultOf).values()];
    const shown = alike.slice(0, named).map((group) => `${linesOf(group)}: ${group[0]?.message ?? ""}`);
    const rest = alike.slice(named).reduce((sum, group) => sum + group.length, 0);
    const more = rest > 0 ? [`and ${rest} more; --json lists them all`] : [];
    super(
      "data",
      "bad-rows",
      `${rows.length} of ${countText(all, "row")} cannot be applied, so nothing was.`,
      [...shown, ...more].join("\n"),
    );
    this.rows = rows;
  }
}

/** What is wrong with a row, without the way out, which is not looked for in all rows. */
const faultOf = ({ fault }: BadRow): string => fault;

/** Line numbers that are written out where rows have the same fault. */
const numbered = 5;

function linesOf(group: readonly BadRow[]): string {
  const lines = group.map(({ line }) => line);
  if (lines.length === 1) return `line ${lines[0]}`;
  const more = lines.length > numbered ? ` and ${lines.length - numbered} more` : "";
  return `lines ${lines.slice(0, numbered).join(", ")}${more}`;
}

/** Where a row was found by its quotation. */
export interface PlacedRow {
  readonly line: number;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

export interface AppliedCodings {
  readonly event: number | null;
  readonly added: number;
  /** Codings that were only proposed and are confirmed now. */
  readonly changed: number;
  /** Codings that were there already. */
  readonly unchanged: number;
  /** Rows read. */
  readonly rows: number;
  readonly memos: number;
  /** Rows whose positions no longer hold, which were found by their quotation. */
  readonly placed: readonly PlacedRow[];
  readonly createdCodes: readonly string[];
  /** Codings noted as evidence for or against a theme. */
  readonly evidence: number;
  readonly warnings: readonly CodingWarning[];
  /** What rows say that is not taken over, or taken over with a difference. */
  readonly loss: readonly Loss[];
}

export interface ApplyOptions {
  /** What the table is called, for the history. */
  readonly file: string;
  /** Whether codes that are missing are made. */
  readonly createCodes: boolean;
}

/**
 * Applies a table of codings: all rows as one event, or none.
 * @throws `BadRows` naming every row that is at fault
 */
export async function applyCodings(
  work: Work,
  rows: readonly CodingRow[],
  options: ApplyOptions,
): Promise<AppliedCodings> {
  const args = { file: options.file, rows: rows.length };
  const { seq, result } = await work.store.record(act(work, "coding.apply", args), (draft) =>
    write(work, draft, rows, options.createCodes),
  );
  return { event: seq, rows: rows.length, ...result };
}

async function write(work: Work, draft: Draft, rows: readonly CodingRow[], createCodes: boolean) {
  const { store } = work;
  const opener = new SourceOpener(store);
  const sourceOf = await sourceByName(store, opener, { whole: true });
  const codes = await CodesOfTable.open(store, createCodes ? draft : null);
  const coderIdOf = await coderByName(store, { id: draft.coder, name: coderOf(work).name });
  const writer = await CodingWriter.open(store, draft);
  const date = await today(work);
  const evidence = await EvidenceOfTable.open(store, draft);
  const consensus = new Set((await store.current("coder", { kind: "consensus" })).map(({ id }) => id));
  const roundIds = new Map((await store.current("round")).map(({ id, number }) => [String(number), id]));
  const losses = new RowLosses();
  const bad: BadRow[] = [];
  const warnings: CodingWarning[] = [];
  const placed: PlacedRow[] = [];
  const counts = { added: 0, changed: 0, unchanged: 0, memos: 0 };

  const apply = async (row: CodingRow) => {
    for (const column of ["source", "code"] as const)
      if (row[column] === "") throw usageError(`no-${column}`, `The ${column} is missing.`);
    const source = await sourceOf(row.source);
    const coderId = coderIdOf(row.coder);
    const { span, moved } = passageOfRow(source, row, bad.length < named);
    const codeId = codes.of(row.code, row.codeId);
    const { odd, ...marks } = marksOfRow(row, consensus.has(coderId));
    const roundId = row.round === "" ? null : roundIds.get(row.round ?? "");
    losses.ofMarks(row, { odd, roundId, open: writer.roundId });
    const key = await opener.key(source.revision.id);
    const revisionId = source.revision.id;
    const quoteDigest = () => key.quote(source.whole.slice(span));
    const place = { revisionId, span, codeId, coderId };
    const { id, status } = writer.add({ ...place, ...marks, roundId, quoteDigest });
    counts[status]++;
    if (moved) placed.push({ line: row.line, source: source.source.name, ...span });
    const memo = row.memo !== null && (await writer.memo(store, id, coderId, date, row.memo));
    if (memo) counts.memos++;
    losses.ofWritten(row, { added: status === "added", memo, evidence: evidence.take(row, id) > 0 });
    if (row.start !== null) warnings.push(...spanWarnings(source, [span]));
  };

  for (const [i, row] of rows.entries()) {
    if (i % 1000 === 0) work.progress(i, rows.length, "rows");
    try {
      await apply(row);
    } catch (error) {
      if (!(error instanceof ThemataError)) throw error;
      bad.push(badRow(row.line, error, bad.length < named));
    }
  }
  if (bad.length > 0) throw new BadRows(bad, rows.length);
  for (const [path, count] of codes.retired)
    losses.add(`The retired code "${path}"`, "it stays retired", count);
  for (const [theme, count] of evidence.unknown)
    losses.add(`Evidence for or against "${theme}"`, "the study has no such theme", count);
  return {
    ...counts,
    placed,
    createdCodes: codes.made,
    evidence: evidence.added,
    warnings,
    loss: losses.all(),
  };
}

const badRow = (line: number, { code, message, hint }: ThemataError, hinted: boolean): BadRow => ({
  line,
  code,
  message: hinted && hint !== null ? `${message} ${hint}` : message,
  fault: message,
});
