import type { Id } from "../../core/records.js";
import type { Erased, Head, Problem } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { wholeText } from "../shared/shown/shown-text.js";
import type { Work } from "../shared/work.js";

export interface Verification {
  readonly ok: boolean;
  readonly head: Head;
  readonly events: number;
  readonly codings: number;
  /** What was erased, by the event that did it. */
  readonly erasures: readonly Erased[];
  /** Things left out of this copy, whose place in the history is known. */
  readonly withheld: number;
  readonly problems: readonly Problem[];
}

export interface VerifyOptions {
  /** Has the database check its own file as well. */
  readonly deep?: boolean | undefined;
  /** The beginning of an event's hash, as a report or backup names it: the history must contain it. */
  readonly head?: string | undefined;
}

/**
 * Checks that the study is what its history says: every hash, every text, every turn and every
 * current coding inside its text with the quotation it was made on.
 */
export function verifyStudy(work: Work, options: VerifyOptions = {}): Promise<Verification> {
  return work.store.snapshot(() => verifyInside(work, options));
}

async function verifyInside(work: Work, options: VerifyOptions): Promise<Verification> {
  const { store } = work;
  const head = await store.head();
  const verified = await store.verify((done, all) => work.progress(done, all, "events"));
  const problems = [...verified.problems];
  if (options.deep)
    for (const message of await store.checkStorage())
      problems.push({ code: "storage", message, event: null, id: null });
  const { head: known } = options;
  if (known !== undefined && !(await store.events()).some(({ hash }) => hash.startsWith(known)))
    problems.push({
      code: "head-missing",
      message: `No event has the hash ${known}: the end of the history is missing, or it is another study's.`,
      event: null,
      id: null,
    });
  const codings = await verifyPlaces(work, problems);
  const { erasures, withheld } = verified;
  return { ok: problems.length === 0, head, events: head.seq, codings, erasures, withheld, problems };
}

/** Holds turns and codings against the texts; returns how many codings there are. */
async function verifyPlaces({ store }: Work, problems: Problem[]): Promise<number> {
  const fault = (code: string, message: string, id: string | null) =>
    problems.push({ code, message, event: null, id });
  const odd: { readonly id: Id; readonly code: string; readonly message: string }[] = [];
  for (const turns of await store.current("turn_set")) {
    let text: SourceText;
    let key: Awaited<ReturnType<typeof store.textKey>>;
    try {
      text = await wholeText(store, turns.revisionId);
      key = await store.textKey(turns.revisionId);
    } catch {
      continue; // an erased or missing text is told of by the store
    }
    const { headStart, bodyEnd } = turns.columns;
    if (headStart.some((start) => start < 0) || bodyEnd.some((end) => end > text.length))
      fault("turn-outside-text", "A turn is outside its transcript.", turns.uid);
    await store.quoteDigests(turns.revisionId, ({ id, start, end, digest }) => {
      if (end > text.length)
        odd.push({ id, code: "coding-outside-text", message: "A coding is outside its text." });
      else if (key.quote(text.slice({ start, end })) !== digest)
        odd.push({
          id,
          code: "coding-moved",
          message: "The text under a coding is not the text that was coded.",
        });
    });
  }
  const uids = await store.uids(odd.map(({ id }) => id));
  for (const { id, code, message } of odd) fault(code, message, uids.get(id) ?? null);
  return (await store.codingColumns()).count;
}
