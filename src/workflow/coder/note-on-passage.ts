import { usageError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import { passageMemo } from "../shared/coding-writer.js";
import type { OpenTranscript } from "../shared/open-transcript.js";
import { today } from "../shared/study-zone.js";
import { act, type Work } from "../shared/work.js";

/** Writes a note on a passage of the source that need not be coded. */
export async function noteOnPassage(
  work: Work,
  transcript: OpenTranscript,
  span: Span,
  text: string,
): Promise<{ readonly event: Seq | null; readonly id: Id }> {
  const body = text.replace(/\r\n?/g, "\n").trim();
  if (body === "") throw usageError("empty-memo", "The memo is empty; nothing was saved.");
  const { seq, result } = await work.store.record(
    act(work, "memo.add", { on: `source:${transcript.source.name}`, kind: passageMemo, span }),
    async (draft) =>
      draft.add("memo", {
        targetId: transcript.revision.id,
        kind: passageMemo,
        coderId: draft.coder,
        date: await today(work),
        start: span.start,
        end: span.end,
        title: "",
        body,
      }),
  );
  return { event: seq, id: result };
}
