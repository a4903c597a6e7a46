import { dataError } from "../../core/errors.js";
import type { Span } from "../../core/span.js";
import { sentenceSpans } from "../../text/sentences.js";
import type { SourceText } from "../../text/source-text.js";
import { namedSources, resolveName } from "./resolve.js";
import { ShownTexts, wholeText } from "./shown/shown-text.js";
import type { CurrentSource } from "./study-sources.js";
import type { Work } from "./work.js";

/** A source laid open to be read and coded. */
export interface OpenTranscript extends CurrentSource {
  /** What may be shown of its text. */
  readonly text: SourceText;
  /** All of it, for digests of quotations. */
  readonly whole: SourceText;
  /** Sentences of a stretch of speech, in code points within it, without outer space. */
  readonly sentences: (said: string) => Span[];
}

/** Opens one source by name, reading nothing of the others. */
export async function openTranscript(work: Work, wanted: string): Promise<OpenTranscript> {
  const { store } = work;
  const { id } = resolveName(wanted, namedSources(await store.current("source")), "source");
  const source = await store.byId("source", id);
  const revisions = await store.current("revision", { sourceId: id });
  const revision = revisions.reduce<(typeof revisions)[number] | null>(
    (newest, one) => (newest === null || one.number > newest.number ? one : newest),
    null,
  );
  const [turns] = revision === null ? [] : await store.current("turn_set", { revisionId: revision.id });
  if (source === null || revision === null || turns === undefined)
    throw dataError("source-without-text", `"${wanted}" has no transcript.`);
  const people = new Map((await store.current("participant")).map((person) => [person.id, person]));
  const speakers = (await store.current("speaker", { sourceId: id })).map((speaker) => ({
    speaker,
    participant: speaker.participantId === null ? null : (people.get(speaker.participantId) ?? null),
  }));
  const whole = await wholeText(store, revision.id);
  const text = await new ShownTexts(store).shown(revision.id, whole);
  const sentences = (said: string) => sentenceSpans(said, revision.language);
  return { source, revision, turns, speakers, text, whole, sentences };
}
