import { conflictError, usageError } from "../../core/errors.js";
import type { Memo, Seq, StoredRecord } from "../../core/records.js";
import { fold, similarNames } from "../../core/similar.js";
import type { StudyStore, Where } from "../../store/port.js";
import { today } from "../shared/study-zone.js";
import { act, type Work } from "../shared/work.js";
import { findTarget, type MemoTarget, targetNames } from "./memo-targets.js";

/** Kinds of memo that reports and checklists know; any other word is allowed. */
const memoKinds = ["reflexive", "familiarisation", "field-note", "code", "theme", "method", "passage"];

export interface ListedMemo {
  readonly id: string;
  /** What it is about: `study`, `code:Trust`, `coding:1a2b3c4d`. */
  readonly on: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly coder: string;
  readonly date: string;
  /** The passage of a source it is about, in code points; null where it is about all of it. */
  readonly start: number | null;
  readonly end: number | null;
}

export interface NewMemo {
  readonly body: string;
  readonly on?: string | undefined;
  readonly kind?: string | undefined;
  readonly title?: string | undefined;
}

/** Writes a memo, on the study by default. */
export async function addMemo(
  work: Work,
  memo: NewMemo,
): Promise<{ event: Seq | null; on: string; kind: string; id: string | null }> {
  const body = checkBody(memo.body);
  const { seq, result } = await work.store.record(
    act(work, "memo.add", { on: memo.on ?? "study", kind: memo.kind, title: memo.title }),
    async (draft) => {
      const target = await findTarget(work.store, memo.on ?? "study");
      const kind = memo.kind === undefined ? usualKind(target) : memoKind(work, memo.kind);
      const id = draft.add("memo", {
        targetId: target.id,
        kind,
        coderId: draft.coder,
        date: await today(work),
        start: null,
        end: null,
        title: memo.title?.trim() ?? "",
        body,
      });
      return { id, kind, on: target.shown };
    },
  );
  const uid = seq === null ? undefined : (await work.store.uids([result.id])).get(result.id);
  return { event: seq, on: result.on, kind: result.kind, id: uid ?? null };
}

/** What a memo on a thing is by default: only what its target says for certain. */
const usualKind = ({ kind }: MemoTarget): string =>
  kind === "code" || kind === "theme" ? kind : kind === "coding" ? "passage" : "note";

/** A kind as it is kept (`Field note` is `field-note`); notes where a known one may be meant. */
function memoKind(work: Work, wanted: string): string {
  const kind = fold(wanted).replaceAll(/[\s_]+/g, "-");
  if (kind === "")
    throw usageError("bad-kind", "A memo's kind must be a word.", `Known: ${memoKinds.join(", ")}.`);
  if (memoKinds.includes(kind)) return kind;
  const near = similarNames(kind, memoKinds, 1);
  if (near.length > 0) work.note(`"${kind}" is a new kind; checklists and reports recognise "${near[0]}".`);
  return kind;
}

function checkBody(text: string): string {
  const body = text.replace(/\r\n?/g, "\n").trim();
  if (body === "") throw usageError("empty-memo", "The memo is empty; nothing was saved.");
  return body;
}

/** Memos, oldest first. */
export async function listMemos(
  work: Work,
  filter: {
    readonly on?: string | undefined;
    readonly kind?: string | undefined;
    readonly text?: string | undefined;
  } = {},
): Promise<ListedMemo[]> {
  const { store } = work;
  const target = filter.on === undefined ? undefined : await findTarget(store, filter.on);
  const kind = filter.kind === undefined ? undefined : fold(filter.kind).replaceAll(/[\s_]+/g, "-");
  const word = filter.text === undefined ? undefined : fold(filter.text);
  const memos = (await store.current("memo", await about(store, target))).filter(
    (memo) =>
      (kind === undefined || memo.kind === kind) &&
      (word === undefined || fold(`${memo.title} ${memo.body}`).includes(word)),
  );
  return (await toListed(store, memos)).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Memos on a source are also those on a passage of it. */
async function about(store: StudyStore, target: MemoTarget | undefined): Promise<Where<"memo">> {
  if (target === undefined) return {};
  if (target.id === null || target.kind !== "source") return { targetId: target.id };
  const revisions = await store.current("revision", { sourceId: target.id });
  return { targetId: [target.id, ...revisions.map(({ id }) => id)] };
}

async function toListed(store: StudyStore, memos: readonly StoredRecord<"memo">[]): Promise<ListedMemo[]> {
  const nameOf = await targetNames(store);
  const coders = new Map((await store.current("coder")).map(({ id, name }) => [id, name]));
  const listed: ListedMemo[] = [];
  for (const m of memos)
    listed.push({
      id: m.uid,
      on: await nameOf(m.targetId),
      kind: m.kind,
      title: m.title,
      body: m.body,
      coder: coders.get(m.coderId) ?? "?",
      date: m.date,
      start: m.start,
      end: m.end,
    });
  return listed;
}

/** One memo by the beginning of its id. */
export async function showMemo(work: Work, wanted: string): Promise<ListedMemo> {
  const [memo] = await toListed(work.store, [await findMemo(work.store, wanted)]);
  if (memo === undefined) throw new Error("a memo that was found is listed");
  return memo;
}

async function findMemo(store: StudyStore, wanted: string): Promise<StoredRecord<"memo">> {
  const prefix = wanted
    .trim()
    .toLowerCase()
    .replace(/^memo:/, "");
  if (!/^[0-9a-f]{4,32}$/.test(prefix))
    throw usageError(
      "bad-id",
      `A memo is named by 4 or more digits of its id, not "${wanted}".`,
      "'themata memo list' shows them.",
    );
  const found = await store.byUidPrefix("memo", prefix, 2);
  const [only] = found;
  const memo = only === undefined ? null : await store.byId("memo", only.id);
  if (memo === null)
    throw usageError("unknown-memo", `There is no memo ${prefix}.`, "'themata memo list' shows them.");
  if (found.length > 1)
    throw usageError("ambiguous-memo", `Several memos begin with ${prefix}.`, "Give more of the id.");
  return memo;
}

/** Changes a memo's text, title or kind. Its date and writer stay; the history keeps what it was. */
export async function editMemo(
  work: Work,
  wanted: string,
  change: {
    readonly body?: string | undefined;
    readonly title?: string | undefined;
    readonly kind?: string | undefined;
    /** The words that the new ones were made from; where the memo says something else by now, nothing is changed. */
    readonly from?: string | undefined;
  },
): Promise<{ event: Seq | null; id: string }> {
  const fields: Partial<Memo> = {
    ...(change.body === undefined ? {} : { body: checkBody(change.body) }),
    ...(change.title === undefined ? {} : { title: change.title.trim() }),
    ...(change.kind === undefined ? {} : { kind: memoKind(work, change.kind) }),
  };
  const { seq, result } = await work.store.record(act(work, "memo.edit", { memo: wanted }), async (draft) => {
    const memo = await findMemo(work.store, wanted);
    if (change.from !== undefined && memo.body !== change.from)
      throw conflictError("changed-meanwhile", "This memo was changed meanwhile; it is left as it is now.");
    draft.change("memo", memo.id, fields);
    return memo.uid;
  });
  return { event: seq, id: result };
}
