import { conflictError, usageError } from "../../core/errors.js";
import type { CodingOrigin, Id, Seq } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { Draft } from "../../store/port.js";
import { allCodes, checkTree, codeName, lastPosition } from "../codebook/codebook-state.js";
import { newCode } from "../shared/codebook-records.js";
import { CodingWriter } from "../shared/coding-writer.js";
import type { OpenTranscript } from "../shared/open-transcript.js";
import { act, type Work } from "../shared/work.js";

/** A code to be made on the spot, with the passage that asked for it. */
export interface CodeOnTheSpot {
  readonly name: string;
  readonly definition: string;
  readonly parentId: Id | null;
}

export interface PassageCoded {
  readonly event: Seq | null;
  /** Ids of the codings, new or there before. */
  readonly codings: readonly Id[];
  /** Ids of their codes. */
  readonly codes: readonly Id[];
  readonly added: number;
}

/**
 * Codes a passage of an opened source, as one event; a code may be made in the same event.
 * @throws conflict `source-changed` where the source got a newer text meanwhile, usage `code-retired`
 */
export async function codePassage(
  work: Work,
  transcript: OpenTranscript,
  passage: {
    readonly span: Span;
    readonly codes: readonly Id[];
    readonly anew?: CodeOnTheSpot | undefined;
    readonly origin: CodingOrigin;
  },
): Promise<PassageCoded> {
  const { span, origin } = passage;
  const known = await allCodes(work.store);
  const names = passage.codes.map((id) => known.find((code) => code.id === id)?.path ?? String(id));
  const args = {
    source: transcript.source.name,
    codes: passage.anew === undefined ? names : [...names, passage.anew.name],
    span,
  };
  const { seq, result } = await work.store.record(act(work, "coding.add", args), async (draft) => {
    await checkCurrent(work, transcript);
    const codes = [...(await usable(work, passage.codes))];
    if (passage.anew !== undefined) codes.push(await make(work, draft, passage.anew, origin));
    const key = await work.store.textKey(transcript.revision.id);
    const writer = await CodingWriter.open(work.store, draft, transcript.revision.id);
    const made = codes.map((codeId) =>
      writer.add({
        revisionId: transcript.revision.id,
        span,
        codeId,
        coderId: draft.coder,
        origin,
        quoteDigest: () => key.quote(transcript.whole.slice(span)),
      }),
    );
    return {
      codings: made.map(({ id }) => id),
      codes,
      added: made.filter(({ status }) => status === "added").length,
    };
  });
  return { event: seq, ...result };
}

/** Fails where the opened text is no longer the source's current one. */
export async function checkCurrent(work: Work, transcript: OpenTranscript): Promise<void> {
  const revisions = await work.store.current("revision", { sourceId: transcript.source.id });
  if (revisions.some(({ number }) => number > transcript.revision.number) || revisions.length === 0)
    throw conflictError(
      "source-changed",
      `"${transcript.source.name}" has a newer text, or is gone.`,
      "Leave the coder and open the source again.",
    );
}

async function usable(work: Work, ids: readonly Id[]): Promise<Set<Id>> {
  const codes = new Map((await work.store.current("code")).map((code) => [code.id, code]));
  for (const id of ids) {
    const code = codes.get(id);
    if (code?.status !== "active")
      throw usageError("code-retired", `The code "${code?.name ?? id}" is no longer in use.`);
  }
  return new Set(ids);
}

async function make(work: Work, draft: Draft, anew: CodeOnTheSpot, origin: CodingOrigin): Promise<Id> {
  const codes = await allCodes(work.store);
  const code = newCode({
    name: codeName(anew.name),
    definition: anew.definition.trim(),
    parentId: anew.parentId,
    origin: origin === "in-vivo" ? "in-vivo" : "",
    position: lastPosition(codes, anew.parentId),
  });
  checkTree([...codes, { ...code, id: -1 }]);
  return draft.add("code", code);
}
