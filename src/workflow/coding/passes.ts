import { codingRows } from "../../analysis/coding-rows.js";
import { type Selection, selectSources } from "../../analysis/selection.js";
import { eachSpoken } from "../../analysis/spoken.js";
import type { Id, Pass } from "../../core/records.js";
import type { StudyStore, Where } from "../../store/port.js";
import { codebookEvent } from "../codebook/codebook-event.js";
import { codersNamed } from "../shared/coders.js";
import { openRound } from "../shared/coding-writer.js";
import { namedSources, resolveName } from "../shared/resolve.js";
import { loadSpoken } from "../shared/study-columns.js";
import { currentSources } from "../shared/study-sources.js";
import { studyDays } from "../shared/study-zone.js";
import { act, coderOf, type Work } from "../shared/work.js";

export interface MarkedPass {
  readonly event: number | null;
  readonly coder: string;
  readonly source: string;
  readonly revision: number;
  readonly state: Pass["state"];
  /** The newest event of the codebook that was worked with. */
  readonly codebookEvent: number;
  /** Numbers of active participants' turns in which this coder has coded nothing. */
  readonly uncoded: readonly number[];
}

export interface ListedPass extends Omit<MarkedPass, "event" | "uncoded"> {
  readonly round: string | null;
  /** When it came to this state, ISO 8601. */
  readonly at: string;
  /** The study's day of it, YYYY-MM-DD. */
  readonly date: string;
  /** How many of active participants' turns this coder has not coded. */
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
      const codebookSeq = codebookEvent(await store.current("code"));
      const [there] = await store.current("pass", { coderId, revisionId, roundId });
      if (there === undefined) draft.add("pass", { coderId, revisionId, roundId, state, codebookSeq });
      else draft.change("pass", there.id, { state, codebookSeq });
      const codable = await codableTurns(store);
      const place = codable.selection.sourceOf.get(revisionId) ?? -1;
      const coded = (await codedTurns(store, codable, { revisionId, coderId }))[place];
      const uncoded = codable.turnsIn(place).filter((turn) => !coded?.has(turn));
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
  const codable = await codableTurns(store);
  const coded = new Map<Id, ReadonlySet<number>[]>();
  for (const { id } of coders) coded.set(id, await codedTurns(store, codable, { coderId: id }));
  for (const source of sources)
    for (const coder of coders)
      for (const pass of passes) {
        if (pass.revisionId !== source.revision.id || pass.coderId !== coder.id) continue;
        const place = codable.selection.sourceOf.get(source.revision.id) ?? -1;
        const turns = codable.turnsIn(place);
        const done = coded.get(coder.id)?.[place];
        const event = await store.event(pass.actSeq);
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

/** What can be coded: for each revision the turns of active participants in which something is said. */
interface CodableTurns {
  readonly selection: Selection;
  /** Of a source, by place. */
  turnsIn(source: number): number[];
}

async function codableTurns(store: StudyStore): Promise<CodableTurns> {
  const selection = selectSources(await loadSpoken(store));
  return {
    selection,
    turnsIn: (source) => {
      const columns = selection.sources[source];
      const turns: number[] = [];
      selection.speaker[source]?.forEach((person, turn) => {
        const said = (columns?.bodyStart[turn] ?? 0) < (columns?.bodyEnd[turn] ?? 0);
        if (said && person >= 0) turns.push(turn);
      });
      return turns;
    },
  };
}

/** For each source, by place, those turns that a coder's confirmed codings touch. */
async function codedTurns(
  store: StudyStore,
  { selection }: CodableTurns,
  where: Where<"coding">,
): Promise<ReadonlySet<number>[]> {
  const codings = await store.codingColumns(where);
  const coded = selection.sources.map(() => new Set<number>());
  for (const { at, source, proposed } of codingRows(codings, selection))
    if (!proposed)
      eachSpoken(selection, source, codings.start[at]!, codings.end[at]!, (turn) => coded[source]?.add(turn));
  return coded;
}
