import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { GuideEntry } from "../../exchange/guide-file.js";
import type { Draft } from "../../store/port.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";
import { act, type Work } from "../shared/work.js";
import type { TurnLink } from "./guide-link.js";
import { GuideMatcher } from "./guide-match.js";
import { relink } from "./guide-relink.js";

export interface GuideImported {
  /** Null where nothing changed, or in a dry run. */
  readonly event: Seq | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Turns put by hand: those that stay where they were, and those whose question the guide no longer has. */
  readonly byHand: { readonly kept: number; readonly dropped: number };
  readonly questions: readonly QuestionLinks[];
  /** Sources in which no question was found, and why. */
  readonly without: readonly { readonly source: string; readonly reason: "no-interviewer" | "no-match" }[];
}

/** What was found of one question. */
export interface QuestionLinks {
  readonly name: string;
  readonly wording: string;
  readonly sources: number;
  /** Turns that ask it, by how they are known; by hand, all turns that a person put under it. */
  readonly byNumber: number;
  readonly byWording: number;
  readonly byHand: number;
  /** The lowest similarity among those known by wording; null where there is none. */
  readonly lowest: number | null;
  /** Turns of participants that belong to it. */
  readonly turns: number;
}

/**
 * Makes an interview guide the study's: its questions replace those before, matched by their ids, and the
 * turns of every source are linked to them anew. One event.
 */
export async function importGuide(
  work: Work,
  entries: readonly GuideEntry[],
  file: string,
): Promise<GuideImported> {
  const { seq, result } = await work.store.record(act(work, "guide.import", { file }), async (draft) => {
    const before = await work.store.current("question");
    const plan = takeOver(draft, entries, before);
    const found = new Map(plan.questions.map(({ id }) => [id, newTally()]));
    const without: { source: string; reason: "no-interviewer" | "no-match" }[] = [];
    const guide = new GuideMatcher(plan.questions);
    const sources = await currentSources(work.store);
    const byHand = { kept: 0, dropped: 0 };
    for (const [i, source] of sources.entries()) {
      work.progress(i, sources.length, "linking turns");
      for (const [turn, mark] of (source.turns.columns.byHand ?? []).entries()) {
        const question = source.turns.columns.question[turn] ?? 0;
        if (mark === 1) byHand[question === 0 || found.has(question) ? "kept" : "dropped"]++;
      }
      const links = await relink(work, draft, guide, source);
      if (!count(links, source, found))
        without.push({ source: source.source.name, reason: reasonOf(source) });
    }
    return { ...plan, byHand, without, found };
  });
  const { questions, found, without, ...counts } = result;
  return {
    event: seq,
    ...counts,
    questions: questions.map(({ id, name, wording }) => ({ name, wording, ...plainTally(found.get(id)) })),
    without,
  };
}

/** Adds, changes and closes questions so that the study has those of the file. */
function takeOver(draft: Draft, entries: readonly GuideEntry[], before: readonly StoredRecord<"question">[]) {
  const byName = new Map(before.map((question) => [fold(question.name), question]));
  let added = 0;
  let changed = 0;
  const questions = entries.map((entry, position) => {
    const question = { ...entry, position };
    const known = byName.get(fold(entry.name));
    byName.delete(fold(entry.name));
    if (known === undefined) {
      added++;
      return { id: draft.add("question", question), ...question };
    }
    if (differs(known, question)) {
      changed++;
      draft.change("question", known.id, question);
    }
    return { id: known.id, ...question };
  });
  for (const { id } of byName.values()) draft.close("question", id);
  return { questions, added, changed, unchanged: entries.length - added - changed, removed: byName.size };
}

const differs = (a: StoredRecord<"question">, b: GuideEntry & { position: number }) =>
  a.position !== b.position ||
  a.name !== b.name ||
  a.wording !== b.wording ||
  a.alternatives.join("\n") !== b.alternatives.join("\n");

interface Tally {
  readonly sources: Set<Id>;
  byNumber: number;
  byWording: number;
  byHand: number;
  lowest: number | null;
  turns: number;
}

const newTally = (): Tally => ({
  sources: new Set(),
  byNumber: 0,
  byWording: 0,
  byHand: 0,
  lowest: null,
  turns: 0,
});

const plainTally = (tally: Tally = newTally()) => ({ ...tally, sources: tally.sources.size });

/** Counts the links of a source; whether there are any. */
function count(links: readonly TurnLink[], source: CurrentSource, found: ReadonlyMap<Id, Tally>): boolean {
  const participants = new Set(
    source.speakers.flatMap(({ speaker }) => (speaker.role === "participant" ? [speaker.id] : [])),
  );
  for (const [i, { question, match }] of links.entries()) {
    const tally = found.get(question);
    if (tally === undefined) continue;
    tally.sources.add(source.source.id);
    if (participants.has(source.turns.columns.speaker[i] ?? 0)) tally.turns++;
    if (match?.by === "number") tally.byNumber++;
    else if (match?.by === "hand") tally.byHand++;
    else if (match !== null) {
      tally.byWording++;
      tally.lowest = Math.min(tally.lowest ?? 1, match.likeness);
    }
  }
  return links.some(({ question }) => question !== 0);
}

const reasonOf = ({ source, speakers }: CurrentSource) =>
  source.kind === "survey" || speakers.some(({ speaker }) => speaker.role === "interviewer")
    ? "no-match"
    : "no-interviewer";
