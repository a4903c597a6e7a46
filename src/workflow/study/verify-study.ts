import { addTo } from "../../core/group-by.js";
import type { Id } from "../../core/records.js";
import type { Head, Problem } from "../../store/port.js";
import { SourceText } from "../../text/source-text.js";
import type { Work } from "../shared/work.js";

export interface Verification {
  readonly ok: boolean;
  readonly head: Head;
  readonly events: number;
  readonly codings: number;
  readonly problems: readonly Problem[];
}

/**
 * Checks that the study is what its history says: every hash, every text, every turn and every
 * current coding inside its text with the quotation it was made on. `deep` has the database check
 * its own file as well.
 */
export function verifyStudy(work: Work, deep: boolean): Promise<Verification> {
  return work.store.snapshot(() => verifyInside(work, deep));
}

async function verifyInside(work: Work, deep: boolean): Promise<Verification> {
  const { store } = work;
  const head = await store.head();
  const problems = [...(await store.verify((done, all) => work.progress(done, all, "events")))];
  if (deep)
    for (const message of await store.checkStorage())
      problems.push({ code: "storage", message, event: null, id: null });
  const codings = await store.current("coding");
  const byRevision = new Map<Id, typeof codings>();
  for (const coding of codings) {
    addTo(byRevision, coding.revisionId, coding);
  }
  const turnSets = await store.current("turn_set");
  for (const turns of turnSets) {
    const list = byRevision.get(turns.revisionId) ?? [];
    const fault = (code: string, message: string, id: string | null) =>
      problems.push({ code, message, event: null, id });
    let text: SourceText;
    let key: Awaited<ReturnType<typeof store.textKey>>;
    try {
      text = new SourceText(await store.text(turns.revisionId));
      key = await store.textKey(turns.revisionId);
    } catch {
      continue; // an erased or missing text is told of by the store
    }
    const { headStart, bodyEnd } = turns.columns;
    if (headStart.some((start) => start < 0) || bodyEnd.some((end) => end > text.length))
      fault("turn-outside-text", "A turn is outside its transcript.", turns.uid);
    for (const coding of list) {
      if (coding.end > text.length) fault("coding-outside-text", "A coding is outside its text.", coding.uid);
      else if (key.quote(text.slice(coding)) !== coding.quoteDigest)
        fault("coding-moved", "The text under a coding is not the text that was coded.", coding.uid);
    }
  }
  return { ok: problems.length === 0, head, events: head.seq, codings: codings.length, problems };
}
