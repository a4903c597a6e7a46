import { pickCodings } from "../../analysis/pick-codings.js";
import type { CodingColumns } from "../../core/columns.js";
import { countText } from "../../core/count-text.js";
import type { Id, StoredRecord } from "../../core/records.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import { codersNamed } from "./coders.js";

export interface CountedCoders {
  readonly ids: readonly Id[];
  readonly names: readonly string[];
  /** In words: "the consensus", "the lead coder (ann)", "ann and ben together". */
  readonly description: string;
  /** Where the consensus stands for everybody else; null where it is not part of the rule. */
  readonly settled: Settled | null;
}

/** The transcripts that have a consensus. */
interface Settled {
  readonly consensus: Id;
  readonly revisions: ReadonlySet<Id>;
}

/**
 * Whose codings are counted: those named (several by comma, as a union), else, transcript by transcript, the
 * consensus where it has codings or decisions and the lead coder elsewhere. Double coding never raises a count.
 * Where both count, take codings through `countedCodings`.
 */
export async function countedCoders(
  store: StudyStore,
  named: string | undefined,
  state: AsOf = {},
): Promise<CountedCoders> {
  if (named !== undefined && named.trim() !== "") {
    const names = named.split(",").map((name) => name.trim());
    const found = await codersNamed(
      store,
      names.filter((name) => name !== ""),
    );
    return described(
      found,
      found.length === 1 ? `${found[0]?.name} alone` : `${join(found)} together, by union`,
    );
  }
  const coders = await store.current("coder", {}, state);
  const lead = coders.find(({ lead }) => lead) ?? coders.find(({ kind }) => kind === "person");
  const consensus = coders.find(({ kind }) => kind === "consensus");
  const revisions = consensus === undefined ? [] : await settledRevisions(store, consensus.id, state);
  if (consensus !== undefined && revisions.length > 0) {
    const settled = { consensus: consensus.id, revisions: new Set(revisions) };
    if (lead === undefined || !(await codesElsewhere(store, lead.id, settled, state)))
      return described([consensus], "the consensus", settled);
    const where = countText(revisions.length, "source");
    return described(
      [consensus, lead],
      `the consensus in ${where}, the lead coder (${lead.name}) elsewhere`,
      settled,
    );
  }
  return lead === undefined
    ? { ids: [], names: [], description: "nobody", settled: null }
    : described([lead], `the lead coder (${lead.name})`);
}

/** Codings without those for which a consensus stands. */
export function countedCodings(codings: CodingColumns, { settled, ids }: CountedCoders): CodingColumns {
  if (settled === null || ids.length < 2) return codings;
  const places: number[] = [];
  for (let i = 0; i < codings.count; i++)
    if (codings.coder[i] === settled.consensus || !settled.revisions.has(codings.revision[i]!))
      places.push(i);
  return places.length === codings.count ? codings : pickCodings(codings, places);
}

/** A study read as columns, with the codings that are counted. */
export const onlyCounted = <T extends { readonly codings: CodingColumns }>(
  columns: T,
  counted: CountedCoders,
): T => ({ ...columns, codings: countedCodings(columns.codings, counted) });

/** Current transcripts in which the consensus has codings, or decisions though they left no code. */
async function settledRevisions(store: StudyStore, consensus: Id, state: AsOf): Promise<Id[]> {
  const coded = new Set((await store.codingColumns({ coderId: consensus }, state)).revision);
  const decided = new Set(
    (await store.current("memo", {}, state)).flatMap(({ kind, targetId, start }) =>
      start !== null && targetId !== null && /^adjudication(-round-\d+)?$/.test(kind) ? [targetId] : [],
    ),
  );
  const newest = new Map<Id, StoredRecord<"revision">>();
  for (const revision of await store.current("revision", {}, state))
    if ((newest.get(revision.sourceId)?.number ?? 0) < revision.number)
      newest.set(revision.sourceId, revision);
  return [...newest.values()].flatMap(({ id, sourceId }) =>
    coded.has(id) || decided.has(sourceId) ? [id] : [],
  );
}

async function codesElsewhere(store: StudyStore, coder: Id, { revisions }: Settled, state: AsOf) {
  const { revision } = await store.codingColumns({ coderId: coder }, state);
  return revision.some((id) => !revisions.has(id));
}

function described(
  coders: readonly Pick<StoredRecord<"coder">, "id" | "name">[],
  words: string,
  settled: Settled | null = null,
): CountedCoders {
  return {
    ids: coders.map(({ id }) => id),
    names: coders.map(({ name }) => name),
    description: words,
    settled,
  };
}

const join = (coders: readonly { name: string }[]) => coders.map(({ name }) => name).join(" and ");
