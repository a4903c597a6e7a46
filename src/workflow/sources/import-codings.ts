import type { Id } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Transcript } from "../../core/transcript.js";
import type { Draft, TextKey } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { newCode } from "../shared/codebook-records.js";
import type { Work } from "../shared/work.js";

/**
 * Codings that came with a table: codes the study lacks are made, at the top of the codebook.
 * @returns how many codings were added
 */
export async function addImportedCodings(
  work: Work,
  draft: Draft,
  transcript: Transcript,
  { text, key, revisionId }: { readonly text: SourceText; readonly key: TextKey; readonly revisionId: Id },
): Promise<number> {
  if (transcript.codings.length === 0) return 0;
  const codes = await work.store.current("code");
  const byName = new Map(codes.map((code) => [fold(code.name), code.id]));
  let position = codes.length;
  const seen = new Set<string>();
  for (const coding of transcript.codings) {
    const name = coding.code.trim();
    let codeId = byName.get(fold(name));
    if (codeId === undefined) {
      codeId = draft.add("code", newCode({ name, position: position++ }));
      byName.set(fold(name), codeId);
    }
    const place = `${coding.start} ${coding.end} ${codeId}`;
    if (seen.has(place)) continue;
    seen.add(place);
    draft.add("coding", {
      revisionId,
      start: coding.start,
      end: coding.end,
      codeId,
      coderId: draft.coder,
      roundId: null,
      origin: "imported",
      state: "confirmed",
      key: false,
      revisit: false,
      quoteDigest: key.quote(text.slice(coding)),
    });
  }
  return seen.size;
}
