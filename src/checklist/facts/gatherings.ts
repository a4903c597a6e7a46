import { isCounted } from "../../core/held-back.js";
import type { Id } from "../../core/records.js";
import type { Evidence, SessionEvidence, SourceEvidence } from "../evidence.js";
import { sampleOf } from "./people.js";

/** An occasion on which data were collected. A source without a recorded session is one by itself. */
export interface Gathering {
  readonly session: SessionEvidence | null;
  readonly kind: "interview" | "focus-group" | "survey";
  /** For messages: its sources, else its date. */
  readonly name: string;
  /** Its transcripts; notes are left out. */
  readonly sources: readonly SourceEvidence[];
  /** Whether anything of it, be it notes, is among the sources. */
  readonly analysed: boolean;
  /** Active participants, by id. */
  readonly people: readonly Id[];
}

/** All gatherings but those of withdrawn people only. */
export function gatherings(evidence: Evidence): readonly Gathering[] {
  const active = new Set(evidence.participants.filter(isCounted).map((p) => p.id));
  const inSession = new Set(evidence.sessions.flatMap((session) => session.sources));
  const speakersIn = (ids: readonly Id[]): readonly Id[] =>
    evidence.participants.filter((p) => p.sources.some((id) => ids.includes(id))).map((p) => p.id);

  const build = (session: SessionEvidence | null, ids: readonly Id[]): readonly Gathering[] => {
    const everybody = [...new Set([...(session?.participants ?? []), ...speakersIn(ids)])];
    const people = everybody.filter((id) => active.has(id));
    if (everybody.length > 0 && people.length === 0) return [];
    const all = evidence.sources.filter((source) => ids.includes(source.id));
    const sources = all.filter((source) => source.kind !== "notes");
    const name =
      all.map((source) => source.name).join(", ") || session?.date.trim() || "a session without date";
    return [{ session, kind: kindOf(sources), name, sources, analysed: all.length > 0, people }];
  };

  return [
    ...evidence.sessions.flatMap((session) => build(session, session.sources)),
    ...evidence.sources
      .filter((source) => source.kind !== "notes" && !inSession.has(source.id))
      .flatMap((source) => build(null, [source.id])),
  ];
}

/** Interviews and focus groups: what COREQ means by a session. Surveys have no place or length. */
export const talks = (evidence: Evidence): readonly Gathering[] =>
  gatherings(evidence).filter((gathering) => gathering.kind !== "survey");

/** The data: sources, notes left out, in which an active participant has a turn. */
export function dataSources(evidence: Evidence): readonly SourceEvidence[] {
  const spoken = new Set(sampleOf(evidence).flatMap(({ sources }) => sources));
  return evidence.sources.filter(({ id, kind }) => kind !== "notes" && spoken.has(id));
}

/** Without a transcript nothing tells a focus group from an interview: it counts as an interview. */
function kindOf(sources: readonly SourceEvidence[]): Gathering["kind"] {
  if (sources.some((source) => source.kind === "focus-group")) return "focus-group";
  return sources.length > 0 && sources.every((source) => source.kind === "survey") ? "survey" : "interview";
}
