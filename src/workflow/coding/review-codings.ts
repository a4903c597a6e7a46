import { conflictError, dataError, ThemataError } from "../../core/errors.js";
import { groupBy } from "../../core/group-by.js";
import type { Coding, Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { ReadSheet } from "../../exchange/sheet-read.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { codeForCoding } from "../shared/coding-codes.js";
import { CodingDependents } from "../shared/coding-dependents.js";
import { withPaths } from "../shared/resolve.js";
import { today } from "../shared/study-zone.js";
import { noteFate } from "../shared/suggest-fate.js";
import { act, type Work } from "../shared/work.js";

/** Columns of a table of codings that goes out for review. Those in `reviewed` are read when it comes back. */
export const reviewColumns = [
  "id",
  "source",
  "turn",
  "start",
  "end",
  "participants",
  "coder",
  "quote",
  "code",
  "state",
  "key",
  "revisit",
  "memo",
  "new memo",
  "version",
] as const;
const reviewed = ["code", "state", "key", "revisit", "new memo"] as const;

export interface Reviewed {
  readonly event: Seq | null;
  readonly rows: number;
  readonly changed: number;
  readonly memos: number;
  readonly unchanged: number;
}

/**
 * Takes back a table of codings that went out for review, by their ids, as one event: another code, another
 * state, key or revisit, a new memo. Other columns and rows that are gone change nothing. A coding that was changed
 * since the table was written, and in the table too, is a conflict; a memo that is there already is not written again.
 */
export async function importReview(work: Work, sheet: ReadSheet, others: boolean): Promise<Reviewed> {
  const { store } = work;
  const place = new Map(sheet.header.map((title, i) => [fold(title), i]));
  if (!place.has("id"))
    throw dataError(
      "bad-columns",
      "The table has no column id.",
      "Write one with 'themata codings -o FILE.xlsx'.",
    );
  if (!reviewed.some((name) => place.has(name)))
    throw dataError("bad-columns", `The table has none of these columns: ${reviewed.join(", ")}.`);
  const { seq, result } = await store.record(
    act(work, "coding.change", { rows: sheet.rows.length }),
    async (draft) => {
      const codes = withPaths<"code">(await store.current("code"));
      const find = codeForCoding(codes, { whole: true });
      const pathOf = new Map(codes.map(({ id, path }) => [id, path]));
      const all = await codingsByUid(work);
      const seen = new Set<Id>();
      const memos = await memosOn(store);
      const counts = { rows: sheet.rows.length, changed: 0, memos: 0, unchanged: 0 };
      const date = await today(work);
      const dependents = await CodingDependents.open(store, draft);
      for (const row of sheet.rows)
        reviewRow({ draft, dependents, others, place, find, pathOf, all, seen, memos, counts, date }, row);
      return counts;
    },
  );
  await noteFate(work, seq);
  return { event: seq, ...result };
}

interface ReviewGround {
  readonly draft: Draft;
  readonly dependents: CodingDependents;
  /** Whether other coders' codings may be changed. */
  readonly others: boolean;
  /** Where the columns stand, by their folded titles. */
  readonly place: ReadonlyMap<string, number>;
  readonly find: ReturnType<typeof codeForCoding>;
  readonly pathOf: ReadonlyMap<Id, string>;
  readonly all: Awaited<ReturnType<typeof codingsByUid>>;
  readonly seen: Set<Id>;
  /** The words of the memos on each coding. */
  readonly memos: ReadonlyMap<Id | null, ReadonlySet<string>>;
  readonly counts: { changed: number; memos: number; unchanged: number };
  /** Today, for new memos. */
  readonly date: string;
}

/** Takes one row back into the draft. */
function reviewRow(
  { draft, dependents, others, place, find, pathOf, all, seen, memos, counts, date }: ReviewGround,
  { line, cells }: ReadSheet["rows"][number],
): void {
  const cell = (name: string) => {
    const at = place.get(name);
    return at === undefined ? null : (cells[at] ?? "").trim();
  };
  const coding = at(line, () => codingOf(all, cell("id") ?? ""));
  if (seen.has(coding.id)) throw dataError("twice", `Row ${line}: this coding stands in the table twice.`);
  seen.add(coding.id);
  const codeCell = cell("code");
  const newCode =
    codeCell === null || codeCell === "" || codeCell === pathOf.get(coding.codeId)
      ? coding.codeId
      : at(line, () => find(codeCell)).id;
  const fields: Partial<Coding> = {
    codeId: newCode,
    ...at(line, () => flags(cell("state"), cell("key"), cell("revisit"))),
  };
  const differs = (Object.keys(fields) as (keyof Coding)[]).some((name) => fields[name] !== coding[name]);
  const body = (cell("new memo") ?? "").replace(/\r\n?/g, "\n");
  // The same table a second time writes no memo twice.
  const memo = memos.get(coding.id)?.has(body) ? "" : body;
  const version = cell("version");
  if (differs && coding.coderId !== draft.coder && !others)
    throw conflictError(
      "not-your-coding",
      `Row ${line}: this coding is another coder's.`,
      "Nothing was changed. --others takes them too; --coder NAME says who you are.",
    );
  if (differs && version !== null && version !== "" && Number(version) !== coding.fromSeq)
    throw conflictError(
      "changed-since",
      `Row ${line}: this coding was changed by event ${coding.fromSeq}, after the table was written.`,
      "Nothing was changed. Write the table anew, or take this row out.",
    );
  if (differs) {
    checkFree(all, coding, newCode, line);
    draft.change("coding", coding.id, fields);
    if (newCode !== coding.codeId) dependents.endSupport(new Set([coding.id]));
    counts.changed++;
  } else if (memo === "") counts.unchanged++;
  if (memo !== "") {
    draft.add("memo", {
      targetId: coding.id,
      kind: "passage",
      coderId: draft.coder,
      date: date,
      start: null,
      end: null,
      title: "",
      body: memo,
    });
    counts.memos++;
  }
}

/** By a coding's id, the event that made it as it stands. */
export async function versionsOf(store: StudyStore): Promise<Map<string, Seq>> {
  const columns = await store.codingColumns();
  const uids = await store.uids([...columns.id]);
  return new Map([...columns.id].map((id, i) => [uids.get(id) ?? "", columns.fromSeq[i]!]));
}

async function memosOn(store: StudyStore): Promise<Map<Id | null, Set<string>>> {
  const memos = groupBy(await store.current("memo"), ({ targetId }) => targetId);
  return new Map([...memos].map(([target, own]) => [target, new Set(own.map(({ body }) => body))]));
}

type ByUid = ReadonlyMap<string, StoredRecord<"coding">>;

async function codingsByUid({ store }: Work): Promise<ByUid> {
  return new Map((await store.current("coding")).map((coding) => [coding.uid, coding]));
}

function codingOf(all: ByUid, id: string): StoredRecord<"coding"> {
  const found = all.get(id.toLowerCase());
  if (found !== undefined) return found;
  throw dataError("unknown-coding", `there is no coding with the id "${id}".`, "Nothing was changed.");
}

/** Another coding of the same coder with the new code on the same passage would be the same coding twice. */
function checkFree(all: ByUid, coding: StoredRecord<"coding">, codeId: Id, line: number): void {
  if (codeId === coding.codeId) return;
  for (const other of all.values())
    if (
      other.id !== coding.id &&
      other.codeId === codeId &&
      other.revisionId === coding.revisionId &&
      other.start === coding.start &&
      other.end === coding.end &&
      other.coderId === coding.coderId &&
      other.roundId === coding.roundId
    )
      throw dataError(
        "coded-already",
        `Row ${line}: the passage has this code already (coding ${other.uid.slice(0, 8)}).`,
        "Nothing was changed. 'themata recode' merges the two.",
      );
}

function flags(state: string | null, key: string | null, revisit: string | null) {
  return {
    ...(state === null || state === "" ? {} : { state: stateOf(state) }),
    ...(key === null ? {} : { key: yes("key", key) }),
    ...(revisit === null ? {} : { revisit: yes("revisit", revisit) }),
  };
}

function stateOf(cell: string): Coding["state"] {
  const word = cell.toLowerCase();
  if (word === "confirmed" || word === "proposed") return word;
  throw dataError("bad-cell", `the state is confirmed or proposed, not "${cell}".`);
}

function yes(column: string, cell: string): boolean {
  const word = cell.toLowerCase();
  if (["yes", "y", "x", "1", "true"].includes(word)) return true;
  if (["", "no", "n", "0", "false"].includes(word)) return false;
  throw dataError("bad-cell", `${column} is yes or no, not "${cell}".`);
}

/** A fault in a row names the row. */
function at<T>(line: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ThemataError)) throw error;
    throw dataError(error.code, `Row ${line}: ${error.message}`, error.hint ?? undefined);
  }
}
