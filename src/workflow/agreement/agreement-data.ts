import type { CodedSources, PlacedCoding } from "../../analysis/agreement/study-decisions.js";
import { codingRows } from "../../analysis/coding-rows.js";
import { selectSources } from "../../analysis/selection.js";
import {
  type CodingMaking,
  isHumanCoding,
  type Makings,
  makingOf,
  noMakings,
} from "../../core/coding-making.js";
import { type CodingColumns, codingFlags } from "../../core/columns.js";
import { dataError, usageError } from "../../core/errors.js";
import { isCounted } from "../../core/held-back.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { allCodes, findCode } from "../codebook/codebook-state.js";
import { codersNamed } from "../shared/coders.js";
import type { NamedCode } from "../shared/resolve.js";
import { loadSpoken } from "../shared/study-columns.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";
import { roundName, roundNamed } from "./rounds.js";

/** What is to be compared, as it is typed. */
export interface AgreementScope {
  readonly coders?: readonly string[] | undefined;
  /** Number or name of a round, or "none" for what was coded outside rounds. */
  readonly round?: string | undefined;
  readonly codes?: readonly string[] | undefined;
}

/** The codings that are compared, and how they came about. */
export interface ComparedCodings {
  readonly all: number;
  /** Those of people who chose the code themselves: neither accepted from a suggestion nor autocoded. */
  readonly human: number;
  readonly made: Makings;
}

/** The double-coded part of a study: only sources that two of the coders or more have finished. */
export interface DoubleCoded {
  readonly coders: readonly StoredRecord<"coder">[];
  readonly round: StoredRecord<"round"> | null;
  readonly sources: readonly CurrentSource[];
  readonly codes: readonly NamedCode[];
  /** Active codes that none of the coders applied here; not among `codes` unless named. */
  readonly unused: readonly NamedCode[];
  readonly coded: CodedSources;
  /** Codings compared, and how many of them were accepted from suggestions. */
  readonly codings: ComparedCodings;
  /** Turns in these sources that are not compared, because who speaks in them withdrew. */
  readonly withdrawn: number;
}

/**
 * Reads what can be compared: one round (by default the newest independent one in which two
 * coders finished the same source, else what was coded outside rounds), only persons, confirmed codings on
 * current revisions only, and nothing of people who withdrew. A code that came into the codebook after a coder's pass is missing there.
 * @throws data error `not-double-coded`
 */
export async function doubleCoded(store: StudyStore, scope: AgreementScope): Promise<DoubleCoded> {
  const sources = await currentSources(store);
  const wanted = scope.coders && (await codersNamed(store, scope.coders));
  if (wanted !== undefined && new Set(wanted.map(({ id }) => id)).size < 2)
    throw usageError("one-coder", "Agreement needs two coders.", "Name them with --coders A,B.");
  const people = (await store.current("coder")).filter(
    ({ id, kind }) => kind === "person" && (wanted === undefined || wanted.some((one) => one.id === id)),
  );
  if (wanted?.some(({ id }) => !people.some((person) => person.id === id)))
    throw usageError(
      "consensus-is-no-coder",
      "The consensus was made from the others' codings; it cannot be compared with them.",
    );
  const passes = (await store.current("pass", { state: "finished" })).filter(({ coderId }) =>
    people.some(({ id }) => id === coderId),
  );
  const round = await chooseRound(store, scope.round, passes);
  const finished = finishedBy(passes, round?.id ?? null);
  const double = sources.filter(({ revision }) => (finished.get(revision.id)?.size ?? 0) >= 2);
  const coders = inOrder(people, wanted).filter(({ id }) =>
    double.some(({ revision }) => finished.get(revision.id)?.has(id)),
  );
  if (double.length === 0) throw nothingDouble(round, scope.coders);
  const columns = await store.codingColumns({ coderId: coders.map(({ id }) => id) });
  const codes = await allCodes(store);
  const said = new Set([...codingRows(columns, selectSources(await loadSpoken(store)))].map(({ at }) => at));
  const rows = rowsOf(columns, round?.id ?? null, double, finished).filter((row) => said.has(row));
  const used = new Set(rows.map((row) => columns.code[row]!));
  const chosen =
    scope.codes === undefined
      ? codes.filter(({ id }) => used.has(id))
      : [...new Set(scope.codes.map((name) => findCode(name, codes)))];
  const codings = placed(columns, rows, coders, double, chosen);
  const made = noMakings();
  for (const { making } of codings) made[making]++;
  const births = chosen.map(({ madeSeq }) => madeSeq);
  const seqs = double.map(({ revision }) => coders.map(({ id }) => finished.get(revision.id)?.get(id) ?? -1));
  return {
    coders,
    round,
    sources: double,
    codes: chosen,
    unused: codes.filter(({ id, status }) => status === "active" && !used.has(id)),
    withdrawn: double.reduce((sum, source) => sum + withdrawnTurns(source), 0),
    codings: { all: codings.length, human: codings.filter(({ human }) => human).length, made },
    coded: {
      coders: coders.map(({ name }) => name),
      sources: double.map(({ source }, place) => ({
        name: source.name,
        finished: (seqs[place] ?? []).map((seq) => seq >= 0),
      })),
      codes: chosen.map(({ path }) => path),
      knew: (code, source, coder) => (births[code] ?? 0) <= (seqs[source]?.[coder] ?? -1),
      codings,
    },
  };
}

function withdrawnTurns({ turns, speakers }: CurrentSource): number {
  const gone = new Set(
    speakers.flatMap(({ speaker, participant }) =>
      speaker.role === "participant" && participant !== null && !isCounted(participant) ? speaker.id : [],
    ),
  );
  return turns.columns.speaker.filter((id) => gone.has(id)).length;
}

type Pass = StoredRecord<"pass">;

/** For each revision the coders who finished it in a round, with the codebook's event they worked with. */
function finishedBy(passes: readonly Pass[], roundId: Id | null): Map<Id, Map<Id, Seq>> {
  const found = new Map<Id, Map<Id, Seq>>();
  for (const pass of passes) {
    if (pass.roundId !== roundId) continue;
    const own = found.get(pass.revisionId) ?? new Map<Id, Seq>();
    found.set(pass.revisionId, own.set(pass.coderId, pass.codebookSeq));
  }
  return found;
}

async function chooseRound(
  store: StudyStore,
  wanted: string | undefined,
  passes: readonly Pass[],
): Promise<StoredRecord<"round"> | null> {
  const rounds = await store.current("round");
  if (wanted !== undefined) return wanted.toLowerCase() === "none" ? null : roundNamed(wanted, rounds);
  const newest = rounds.filter(({ kind }) => kind === "independent").sort((a, b) => b.number - a.number);
  return (
    newest.find(({ id }) => [...finishedBy(passes, id).values()].some((coders) => coders.size >= 2)) ?? null
  );
}

function inOrder(
  people: readonly StoredRecord<"coder">[],
  wanted: readonly { readonly id: Id }[] | undefined,
) {
  if (wanted === undefined) return people;
  return [...new Set(wanted.map(({ id }) => id))].flatMap((id) => people.find((one) => one.id === id) ?? []);
}

/** Confirmed codings of the round in sources that their coder has finished. */
function rowsOf(
  columns: CodingColumns,
  roundId: Id | null,
  sources: readonly CurrentSource[],
  finished: ReadonlyMap<Id, ReadonlyMap<Id, Seq>>,
): number[] {
  const revisions = new Set(sources.map(({ revision }) => revision.id));
  const rows: number[] = [];
  for (let row = 0; row < columns.count; row++) {
    const revision = columns.revision[row]!;
    if (!revisions.has(revision) || columns.round[row] !== (roundId ?? 0)) continue;
    if ((columns.flags[row]! & codingFlags.proposed) !== 0) continue;
    if (finished.get(revision)?.has(columns.coder[row]!)) rows.push(row);
  }
  return rows;
}

function placed(
  columns: CodingColumns,
  rows: readonly number[],
  coders: readonly StoredRecord<"coder">[],
  sources: readonly CurrentSource[],
  codes: readonly NamedCode[],
): (PlacedCoding & { readonly making: CodingMaking })[] {
  const placeOf = (ids: readonly Id[]) => new Map(ids.map((id, place) => [id, place]));
  const coder = placeOf(coders.map(({ id }) => id));
  const source = placeOf(sources.map(({ revision }) => revision.id));
  const code = placeOf(codes.map(({ id }) => id));
  return rows.flatMap((row) => {
    const place = {
      source: source.get(columns.revision[row]!),
      code: code.get(columns.code[row]!),
      coder: coder.get(columns.coder[row]!),
    };
    if (place.source === undefined || place.code === undefined || place.coder === undefined) return [];
    return [
      {
        source: place.source,
        code: place.code,
        coder: place.coder,
        start: columns.start[row]!,
        end: columns.end[row]!,
        human: isHumanCoding(columns.origin[row]),
        making: makingOf(columns.origin[row]),
      },
    ];
  });
}

function nothingDouble(round: StoredRecord<"round"> | null, coders: readonly string[] | undefined) {
  const where = round === null ? "outside rounds" : `in ${roundName(round)}`;
  const who = coders === undefined ? "two coders" : `two of ${coders.join(", ")}`;
  return dataError(
    "not-double-coded",
    `No source has been finished by ${who} ${where}, so there is nothing to compare.`,
    "Each coder records a finished source with 'themata --coder NAME pass finish SOURCE'; see 'themata pass'.",
  );
}
