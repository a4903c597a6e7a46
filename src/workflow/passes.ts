import { codingFlags } from "../core/columns.js";
import type { Id, Pass } from "../core/records.js";
import type { StudyStore } from "../store/port.js";
import { codersNamed } from "./coders.js";
import { turnsTouchedBy } from "./coding-sources.js";
import { openRound } from "./coding-writer.js";
import { namedSources, resolveName } from "./resolve.js";
import { type CurrentSource, currentSources } from "./study-sources.js";
import { studyDays } from "./study-zone.js";
import { act, coderOf, type Work } from "./work.js";

export interface MarkedPass {
  readonly event: number | null;
  readonly coder: string;
  readonly source: string;
  readonly revision: number;
  readonly state: Pass["state"];
  /** The newest event of the codebook that was worked with. */
  readonly codebookEvent: number;
  /** Numbers of the participants' turns in which this coder has coded nothing. */
  readonly uncoded: readonly number[];
}

export interface ListedPass extends Omit<MarkedPass, "event" | "uncoded"> {
  readonly round: string | null;
  /** When it came to this state, ISO 8601. */
  readonly at: string;
  /** The study's day of it, YYYY-MM-DD. */
  readonly date: string;
  /** How many of the participants' turns this coder has not coded. */
  readonly uncoded: number;
  readonly participantTurns: number;
}

/** Notes that a coder begins, or has finished, reading a source. Saying it again changes nothing. */
export async function markPass(work: Work, sourceName: string, state: Pass["state"]): Promise<MarkedPass> {
  const command = state === "started" ? "pass.start" : "pass.finish";
  const { seq, result } = await work.store.record(
    act(work, command, { source: sourceName }),
    async (draft) => {
      const { store } = work;
      const sources = await currentSources(store);
      const named = resolveName(sourceName, namedSources(sources.map(({ source }) => source)), "source");
      const source = sources.find((one) => one.source.id === named.id);
      if (source === undefined) throw new Error("a source was resolved that is not there");
      const revisionId = source.revision.id;
      const coderId = draft.coder;
      const roundId = await openRound(store);
      const codebookSeq = await codebookEvent(store);
      const [there] = await store.current("pass", { coderId, revisionId, roundId });
      if (there === undefined) draft.add("pass", { coderId, revisionId, roundId, state, codebookSeq });
      else draft.change("pass", there.id, { state, codebookSeq });
      const coded = await codedTurns(store, [source], coderId);
      const uncoded = participantTurns(source).filter((turn) => !coded.get(revisionId)?.has(turn));
      return { source, codebookSeq, uncoded: uncoded.map((turn) => turn + 1) };
    },
  );
  return {
    event: seq,
    coder: coderOf(work).name,
    source: result.source.source.name,
    revision: result.source.revision.number,
    state,
    codebookEvent: result.codebookSeq,
    uncoded: result.uncoded,
  };
}

/** The passes of these coders (all where none is named), by source, then coder. */
export async function listPasses(store: StudyStore, coderNames?: readonly string[]): Promise<ListedPass[]> {
  const coders = coderNames ? await codersNamed(store, coderNames) : await store.current("coder");
  const sources = await currentSources(store);
  const rounds = new Map((await store.current("round")).map((round) => [round.id, round]));
  const passes = await store.current("pass");
  const dayOf = await studyDays(store);
  const listed: ListedPass[] = [];
  const coded = new Map<Id, Map<Id, Set<number>>>();
  for (const { id } of coders) coded.set(id, await codedTurns(store, sources, id));
  for (const source of sources)
    for (const coder of coders)
      for (const pass of passes) {
        if (pass.revisionId !== source.revision.id || pass.coderId !== coder.id) continue;
        const turns = participantTurns(source);
        const done = coded.get(coder.id)?.get(source.revision.id);
        const event = await store.event(pass.fromSeq);
        const round = pass.roundId === null ? undefined : rounds.get(pass.roundId);
        listed.push({
          coder: coder.name,
          source: source.source.name,
          revision: source.revision.number,
          state: pass.state,
          codebookEvent: pass.codebookSeq,
          round: round === undefined ? null : round.name || `round ${round.number}`,
          at: event === null ? "" : new Date(event.at).toISOString(),
          date: event === null ? "" : dayOf(event.at),
          uncoded: turns.filter((turn) => !done?.has(turn)).length,
          participantTurns: turns.length,
        });
      }
  return listed;
}

/** The newest event that shaped a code as it stands; 0 where there are no codes. */
async function codebookEvent(store: StudyStore): Promise<number> {
  return (await store.current("code")).reduce((newest, { fromSeq }) => Math.max(newest, fromSeq), 0);
}

/** Indexes of the turns in which a participant says something. */
function participantTurns({ turns, speakers }: CurrentSource): number[] {
  const talking = new Set(
    speakers.flatMap(({ speaker }) => (speaker.role === "participant" ? speaker.id : [])),
  );
  const { speaker, bodyStart, bodyEnd } = turns.columns;
  return speaker.flatMap((id, turn) =>
    talking.has(id) && (bodyStart[turn] as number) < (bodyEnd[turn] as number) ? [turn] : [],
  );
}

/** For each revision, indexes of the turns that a coder's confirmed codings touch. */
async function codedTurns(
  store: StudyStore,
  sources: readonly CurrentSource[],
  coderId: Id,
): Promise<Map<Id, Set<number>>> {
  const [only] = sources;
  const where = sources.length === 1 && only ? { revisionId: only.revision.id } : {};
  const columns = await store.codingColumns({ ...where, coderId });
  const sourceOf = new Map(sources.map((source) => [source.revision.id, source]));
  const coded = new Map<Id, Set<number>>(sources.map(({ revision }) => [revision.id, new Set()]));
  for (let i = 0; i < columns.count; i++) {
    const revision = columns.revision[i] as number;
    const source = sourceOf.get(revision);
    if (source === undefined || ((columns.flags[i] as number) & codingFlags.proposed) !== 0) continue;
    const span = { start: columns.start[i] as number, end: columns.end[i] as number };
    for (const turn of turnsTouchedBy(source, span)) coded.get(revision)?.add(turn);
  }
  return coded;
}
