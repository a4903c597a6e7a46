import { readCodingCounts } from "../shared/count-codings.js";
import { currentSources } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";

/** The sources of a study with their sizes and people, by name. */
export async function listSources(work: Work) {
  const [sources, sessions, countOf] = await Promise.all([
    currentSources(work.store),
    work.store.current("session"),
    readCodingCounts(work.store, "revision"),
  ]);
  const dateOf = new Map(sessions.map(({ id, date }) => [id, date]));
  return sources.map((s) => ({
    id: s.source.uid,
    name: s.source.name,
    kind: s.source.kind,
    format: s.revision.format,
    revision: s.revision.number,
    date: s.source.sessionId === null ? "" : (dateOf.get(s.source.sessionId) ?? ""),
    turns: s.turns.count,
    words: s.revision.words,
    codings: countOf(s.revision.id).codings,
    proposed: countOf(s.revision.id).proposed,
    participants: [...new Set(s.speakers.flatMap(({ participant }) => participant?.label ?? []))],
    durationMs: s.revision.durationMs,
  }));
}
