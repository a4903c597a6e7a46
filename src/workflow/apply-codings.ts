import { ThemataError, usageError } from "../core/errors.js";
import type { Id, Kept } from "../core/records.js";
import { fold } from "../core/similar.js";
import type { CodingRow } from "../exchange/codings-csv.js";
import type { Draft } from "../store/port.js";
import { newCode } from "./codebook-records.js";
import { type CodingWarning, spanWarnings } from "./coding-add.js";
import { codeForCoding } from "./coding-codes.js";
import { passagesOfRow } from "./coding-rows.js";
import { type OpenSource, SourceOpener } from "./coding-sources.js";
import { CodingWriter } from "./coding-writer.js";
import { namedSources, resolver, withPaths } from "./resolve.js";
import { currentSources } from "./study-sources.js";
import { act, coderOf, type Work } from "./work.js";

/** A row that cannot be applied, and why. */
export interface BadRow {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Rows of a table that cannot be applied; nothing of the table was. */
export class BadRows extends ThemataError {
  readonly rows: readonly BadRow[];

  constructor(rows: readonly BadRow[], all: number) {
    const shown = rows.slice(0, 20).map(({ line, message }) => `line ${line}: ${message}`);
    const more = rows.length > 20 ? [`and ${rows.length - 20} more; --json lists them all`] : [];
    super(
      "data",
      "bad-rows",
      `${rows.length} of ${all} ${all === 1 ? "row" : "rows"} cannot be applied, so nothing was.`,
      [...shown, ...more].join("\n"),
    );
    this.rows = rows;
  }
}

export interface AppliedCodings {
  readonly event: number | null;
  readonly added: number;
  /** Codings that were there already. */
  readonly unchanged: number;
  /** Rows read. */
  readonly rows: number;
  readonly memos: number;
  readonly createdCodes: readonly string[];
  readonly warnings: readonly CodingWarning[];
}

/** Applies a table of codings: all rows as one event, or none. */
export async function applyCodings(
  work: Work,
  rows: readonly CodingRow[],
  options: { readonly file: string; readonly createCodes: boolean },
): Promise<AppliedCodings> {
  const args = { file: options.file, rows: rows.length };
  const { seq, result } = await work.store.record(act(work, "coding.apply", args), async (draft) => {
    const applying = await Applying.open(work, draft, options.createCodes);
    const bad: BadRow[] = [];
    for (const [i, row] of rows.entries()) {
      if (i % 1000 === 0) work.progress(i, rows.length, "rows");
      try {
        await applying.apply(row);
      } catch (error) {
        if (!(error instanceof ThemataError)) throw error;
        const hint = bad.length < 20 && error.hint !== null ? ` ${error.hint}` : "";
        bad.push({ line: row.line, code: error.code, message: `${error.message}${hint}` });
      }
    }
    if (bad.length > 0) throw new BadRows(bad, rows.length);
    return applying.done();
  });
  return { event: seq, rows: rows.length, ...result };
}

/** The study while a table is applied to it: every name resolved once, every text read once. */
class Applying {
  readonly #work: Work;
  readonly #draft: Draft;
  readonly #opener: SourceOpener;
  readonly #writer: CodingWriter;
  readonly #source: (name: string) => Promise<OpenSource>;
  readonly #code: (name: string) => Id;
  readonly #coder: (name: string) => Id;
  readonly #created: Map<string, { id: Id; name: string }>;
  readonly #warnings: CodingWarning[] = [];
  readonly #counts = { added: 0, unchanged: 0, memos: 0 };

  private constructor(parts: {
    work: Work;
    draft: Draft;
    opener: SourceOpener;
    writer: CodingWriter;
    source: (name: string) => Promise<OpenSource>;
    code: (name: string) => Id;
    coder: (name: string) => Id;
    created: Map<string, { id: Id; name: string }>;
  }) {
    this.#work = parts.work;
    this.#draft = parts.draft;
    this.#opener = parts.opener;
    this.#writer = parts.writer;
    this.#source = parts.source;
    this.#code = parts.code;
    this.#coder = parts.coder;
    this.#created = parts.created;
  }

  static async open(work: Work, draft: Draft, createCodes: boolean): Promise<Applying> {
    const sources = await currentSources(work.store);
    const bySource = new Map(sources.map((source) => [source.source.id, source]));
    const find = resolver(namedSources(sources.map(({ source }) => source)), "source");
    const opener = new SourceOpener(work.store);
    const created = new Map<string, { id: Id; name: string }>();
    return new Applying({
      work,
      draft,
      opener,
      created,
      writer: await CodingWriter.open(
        work.store,
        draft,
        sources.map(({ revision }) => revision.id),
      ),
      source: (name) => {
        const current = bySource.get(find(name).id);
        if (current === undefined) throw new Error("a source was resolved that is not there");
        return opener.open(current);
      },
      code: await codes(work, draft, createCodes ? created : null),
      coder: coders(await work.store.current("coder"), coderOf(work)),
    });
  }
}
