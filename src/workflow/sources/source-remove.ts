import { countText } from "../../core/count-text.js";
import { usageError } from "../../core/errors.js";
import type { Id, RecordKind, Seq } from "../../core/records.js";
import type { Draft } from "../../store/port.js";
import { namedSources, resolveName } from "../shared/resolve.js";
import { forgetVectors } from "../shared/vector-cache.js";
import { act, type Work } from "../shared/work.js";
import { SpeakerMoves } from "./source-speakers.js";

export interface SourceRemoved {
  readonly event: Seq | null;
  readonly source: string;
  readonly codings: number;
  readonly memos: number;
  readonly passes: number;
  /** Participants that were only speakers of this source. */
  readonly participants: readonly string[];
}

/**
 * Takes a source out of the study with all that stands on it, in one event that undo brings back.
 * Refused where passages are coded, unless `cascade`.
 */
export async function removeSource(work: Work, wanted: string, cascade: boolean): Promise<SourceRemoved> {
  const { store } = work;
  const { seq, result } = await store.record(
    act(work, "source.remove", { source: wanted, ...(cascade && { cascade }) }),
    async (draft) => {
      const source = resolveName(wanted, namedSources(await store.current("source")), "source");
      const revisions = (await store.current("revision", { sourceId: source.id })).map(({ id }) => id);
      const turnSets = (await store.current("turn_set", { revisionId: revisions })).map(({ id }) => id);
      const codings = (await store.current("coding", { revisionId: revisions })).map(({ id }) => id);
      if (codings.length > 0 && !cascade)
        throw usageError(
          "source-coded",
          `"${source.name}" has ${countText(codings.length, "coding")}.`,
          "--cascade removes them as well; 'themata undo' brings all of it back.",
        );
      const passes = (await store.current("pass", { revisionId: revisions })).map(({ id }) => id);
      const speakers = await store.current("speaker", { sourceId: source.id });
      const session = await onlySession(work, source.id, source.sessionId);
      const going = new Set([source.id, ...session, ...revisions, ...turnSets, ...codings, ...passes]);
      for (const { id } of speakers) going.add(id);
      const { memos } = await closeWhatRefers(work, draft, going, new Set(codings));
      closeAll(draft, "coding", codings);
      closeAll(draft, "pass", passes);
      closeAll(draft, "turn_set", turnSets);
      closeAll(draft, "revision", revisions);
      const moves = new SpeakerMoves(draft);
      for (const speaker of speakers) {
        draft.close("speaker", speaker.id);
        moves.leave(speaker);
      }
      draft.close("source", source.id);
      closeAll(draft, "session", session);
      return {
        source: source.name,
        codings: codings.length,
        memos: memos.size,
        passes: passes.length,
        participants: await moves.closeForgotten(work, new Set(), memos),
      };
    },
  );
  await forgetVectors(work, seq);
  return { event: seq, ...result };
}

/** The session of a source, where no other source came from it. */
async function onlySession({ store }: Work, sourceId: Id, sessionId: Id | null): Promise<Id[]> {
  if (sessionId === null) return [];
  const others = await store.current("source", { sessionId });
  return others.some(({ id }) => id !== sourceId) ? [] : [sessionId];
}

/** Memos on anything that goes, evidence and support on codings that go, and their place in framework cells. */
async function closeWhatRefers(
  { store }: Work,
  draft: Draft,
  going: ReadonlySet<Id>,
  codings: ReadonlySet<Id>,
): Promise<{ memos: Set<Id> }> {
  const memos = new Set<Id>();
  for (const memo of await store.current("memo"))
    if (memo.targetId !== null && going.has(memo.targetId)) memos.add(memo.id);
  closeAll(draft, "memo", [...memos]);
  if (codings.size === 0) return { memos };
  for (const evidence of await store.current("theme_evidence"))
    if (codings.has(evidence.codingId)) draft.close("theme_evidence", evidence.id);
  for (const support of await store.current("theme_support"))
    if (codings.has(support.codingId)) draft.close("theme_support", support.id);
  for (const cell of await store.current("cell")) {
    const codingIds = cell.codingIds.filter((id) => !codings.has(id));
    if (codingIds.length < cell.codingIds.length) draft.change("cell", cell.id, { codingIds });
  }
  return { memos };
}

function closeAll(draft: Draft, kind: RecordKind, ids: readonly Id[]): void {
  for (const id of ids) draft.close(kind, id);
}
