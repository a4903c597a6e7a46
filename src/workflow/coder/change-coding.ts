import { conflictError, usageError } from "../../core/errors.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { Draft } from "../../store/port.js";
import { CodingDependents } from "../shared/coding-dependents.js";
import type { OpenTranscript } from "../shared/open-transcript.js";
import { noteFate } from "../shared/suggest-fate.js";
import { act, type Work } from "../shared/work.js";

/** Moves the ends of a coding of one's own. Memos and evidence stay with it; its support of themes is to be decided anew. */
export async function adjustCoding(
  work: Work,
  transcript: OpenTranscript,
  id: Id,
  span: Span,
): Promise<Seq | null> {
  return changeOwn(work, id, { start: span.start, end: span.end }, async (draft, coding) => {
    if (span.start < 0 || span.start >= span.end || span.end > transcript.text.length)
      throw usageError("span-out-of-range", "A passage has at least one character, inside the text.");
    const same = await work.store.current("coding", {
      revisionId: coding.revisionId,
      codeId: coding.codeId,
      coderId: coding.coderId,
      roundId: coding.roundId,
      start: span.start,
      end: span.end,
    });
    if (same.some((other) => other.id !== id))
      throw conflictError("same-coding", "The same passage has this code already.");
    const key = await work.store.textKey(coding.revisionId);
    const quoteDigest = key.quote(transcript.whole.slice(span));
    if (span.start === coding.start && span.end === coding.end) return;
    draft.change("coding", id, { start: span.start, end: span.end, quoteDigest });
    (await CodingDependents.open(work.store, draft)).endSupport(new Set([id]));
  });
}

/** Marks a coding as a key quotation, or as one to come back to; or takes the mark off. */
export async function markCoding(
  work: Work,
  id: Id,
  mark: { readonly key: boolean } | { readonly revisit: boolean },
): Promise<Seq | null> {
  return changeOwn(work, id, mark, (draft) => draft.change("coding", id, mark));
}

async function changeOwn(
  work: Work,
  id: Id,
  what: object,
  change: (draft: Draft, coding: StoredRecord<"coding">) => Promise<void> | void,
): Promise<Seq | null> {
  const uid = (await work.store.uids([id])).get(id) ?? "";
  const recorded = await work.store.record(
    act(work, "coding.change", { coding: uid, ...what }),
    async (draft) => {
      const coding = await work.store.byId("coding", id);
      if (coding === null) throw conflictError("coding-gone", "This coding no longer exists.");
      if (coding.coderId !== draft.coder)
        throw conflictError("not-your-coding", "This coding is another coder's.");
      await change(draft, coding);
    },
  );
  await noteFate(work, recorded.seq);
  return recorded.seq;
}
