import { codingFlags } from "../../core/columns.js";
import { conflictError } from "../../core/errors.js";
import { addTo, groupBy } from "../../core/group-by.js";
import type { Id, Seq, StoredRecord, ThemeSupport } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { supportWords } from "../shared/support-decisions.js";
import { act, type Work } from "../shared/work.js";

/** Words of a source, whatever codes are on them. */
export interface DecidedPassage extends Span {
  readonly revision: Id;
}

export interface SupportDecision {
  readonly state: ThemeSupport["state"];
  /** Why; a note that is there stays where none is given. */
  readonly note?: string | undefined;
}

export interface SupportDecided {
  readonly event: Seq | null;
  readonly theme: string;
  readonly state: ThemeSupport["state"];
  /** Passages that were decided now, and those about which the same was decided already. */
  readonly decided: number;
  readonly unchanged: number;
}

/**
 * Decides whether passages support a theme, as one event. The decision is about the words: it is kept with every confirmed
 * coding on just these, of whatever coder, that has a code of the theme or of a subtheme.
 */
export async function decideSupport(
  work: Work,
  themeId: Id,
  passages: readonly DecidedPassage[],
  { state, note }: SupportDecision,
): Promise<SupportDecided> {
  const { store } = work;
  const theme = await store.byId("theme", themeId);
  if (theme === null) throw conflictError("evidence-gone", "This theme no longer exists.");
  const codings = await codingsOn(store, themeId, passages);
  const uids = await store.uids([...codings.values()].flatMap(([first]) => first?.id ?? []));
  const args = {
    theme: theme.name,
    decision: supportWords[state],
    codings: [...codings.values()].flatMap(([first]) => uids.get(first?.id ?? 0)?.slice(0, 12) ?? []),
    ...(note === undefined ? {} : { note }),
  };
  const { seq, result } = await store.record(act(work, "theme.support", args), async (draft) => {
    // What somebody changed in between is found as it is now.
    const now = await codingsOn(store, themeId, passages);
    const ids = [...now.values()].flat().map(({ id }) => id);
    if (ids.length === 0)
      throw conflictError("evidence-gone", `No code of "${theme.name}" is on this passage any more.`);
    const there = await recordsOf(store, themeId, ids);
    const counts = { decided: 0, unchanged: 0 };
    for (const own of now.values()) {
      const news = own.filter(({ id, fromSeq }) =>
        put(draft, { themeId, codingId: id, state, note }, there.get(id), fromSeq),
      );
      counts[news.length > 0 ? "decided" : "unchanged"]++;
    }
    return counts;
  });
  return { event: seq, theme: theme.name, state, ...result };
}

/** Codings by passage. */
async function codingsOn(store: StudyStore, themeId: Id, passages: readonly DecidedPassage[]) {
  const codes = await codesUnder(store, themeId);
  const key = (revision: Id, start: number, end: number) => `${revision} ${start} ${end}`;
  const wanted = new Set(passages.map(({ revision, start, end }) => key(revision, start, end)));
  const found = new Map<string, { readonly id: Id; readonly fromSeq: Seq }[]>();
  const columns = await store.codingColumns({
    revisionId: [...new Set(passages.map(({ revision }) => revision))],
  });
  for (let i = 0; i < columns.count; i++) {
    const place = key(columns.revision[i]!, columns.start[i]!, columns.end[i]!);
    if (!wanted.has(place) || !codes.has(columns.code[i]!)) continue;
    if ((columns.flags[i]! & codingFlags.proposed) !== 0) continue;
    addTo(found, place, { id: columns.id[i]!, fromSeq: columns.fromSeq[i]! });
  }
  return found;
}

/** Codes of a theme and of the themes below it. */
async function codesUnder(store: StudyStore, themeId: Id): Promise<ReadonlySet<Id>> {
  const below = groupBy(
    (await store.current("theme")).filter(({ status }) => status !== "dropped"),
    ({ parentId }) => parentId ?? 0,
  );
  const themes = new Set([themeId]);
  for (const id of themes) for (const child of below.get(id) ?? []) themes.add(child.id);
  const links = await store.current("theme_code", { themeId: [...themes] });
  return new Set(links.map(({ codeId }) => codeId));
}

/** From this many on, all decisions about a theme are read at once. */
const many = 500;

async function recordsOf(store: StudyStore, themeId: Id, codings: readonly Id[]) {
  const where = codings.length < many ? { themeId, codingId: codings } : { themeId };
  return new Map((await store.current("theme_support", where)).map((record) => [record.codingId, record]));
}

interface Decision extends Pick<ThemeSupport, "themeId" | "codingId" | "state"> {
  readonly note: string | undefined;
}

/** Records a decision about a coding; returns whether it is a new one. */
function put(
  draft: Draft,
  { note, ...decision }: Decision,
  old: StoredRecord<"theme_support"> | undefined,
  codingChanged: Seq,
): boolean {
  const words = note ?? old?.note ?? "";
  const stands = old !== undefined && codingChanged <= old.actSeq;
  if (stands && old.state === decision.state && old.note === words) return false;
  const record = { state: decision.state, coderId: draft.coder, note: words };
  if (stands) draft.change("theme_support", old.id, record);
  else {
    // A decision about the coding as it was is not changed into one about the coding as it is.
    if (old !== undefined) draft.close("theme_support", old.id);
    draft.add("theme_support", { themeId: decision.themeId, codingId: decision.codingId, ...record });
  }
  return true;
}
