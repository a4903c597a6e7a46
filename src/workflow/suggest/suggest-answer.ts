import { codingFlags } from "../../core/columns.js";
import { dataError, usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import { CodingDependents } from "../shared/coding-dependents.js";
import { placeKey } from "../shared/coding-writer.js";
import { act, type Work } from "../shared/work.js";

export interface Answered {
  readonly event: number | null;
  /** Ids of the codings confirmed or taken away. */
  readonly codings: readonly string[];
}

/**
 * Confirms proposed codings of the acting coder, or rejects (removes) them, as one event. The outcome of the suggestion
 * behind each is recorded; a rejected one is not offered again.
 * @param ids codings by id or by its first 4 digits or more; empty with `all` for every proposed one
 */
export async function answerProposed(
  work: Work,
  ids: readonly string[],
  all: boolean,
  answer: "confirm" | "reject",
): Promise<Answered> {
  if (ids.length === 0 && !all)
    throw usageError(
      "no-codings",
      "No coding is named.",
      "Name codings by id, or use --all for all proposed ones.",
    );
  const { store } = work;
  const command = answer === "confirm" ? "coding.confirm" : "coding.remove";
  const uids: string[] = [];
  const answered: { id: Id; place: string }[] = [];
  const { seq } = await store.record(
    act(work, command, { codings: all ? "all proposed" : ids, answer }),
    async (draft) => {
      const columns = await store.codingColumns({ state: "proposed", coderId: draft.coder });
      const own = new Map<Id, number>();
      for (let i = 0; i < columns.count; i++)
        if ((columns.flags[i]! & codingFlags.proposed) !== 0) own.set(columns.id[i]!, i);
      const chosen = all ? [...own.keys()] : await Promise.all(ids.map((id) => find(work, id, own)));
      for (const id of new Set(chosen)) {
        const i = own.get(id) as number;
        const n = (column: Int32Array) => column[i]!;
        answered.push({
          id,
          place: placeKey(
            n(columns.revision),
            n(columns.start),
            n(columns.end),
            n(columns.code),
            n(columns.coder),
          ),
        });
        uids.push((await store.uids([id])).get(id) ?? "");
        if (answer === "confirm") draft.change("coding", id, { state: "confirmed" });
      }
      if (answer === "reject") {
        (await CodingDependents.open(store, draft)).close(new Set(answered.map(({ id }) => id)));
        for (const { id } of answered) draft.close("coding", id);
      }
    },
  );
  if (seq !== null)
    await noteOutcomes(
      work,
      new Set(answered.map(({ place }) => place)),
      answer === "confirm" ? "accepted" : "rejected",
    );
  return { event: seq, codings: uids };
}

async function find(work: Work, wanted: string, own: ReadonlyMap<Id, number>): Promise<Id> {
  if (!/^[0-9a-f]{4,32}$/i.test(wanted))
    throw usageError(
      "bad-coding-id",
      `A coding is named by its id, or its first 4 digits or more, not "${wanted}".`,
    );
  const found = await work.store.byUidPrefix("coding", wanted.toLowerCase(), 8);
  const [only] = found;
  if (only === undefined) throw usageError("unknown-coding", `There is no coding "${wanted}".`);
  if (found.length > 1)
    throw usageError(
      "ambiguous-coding",
      `Several codings have ids that begin with "${wanted}".`,
      "Give more digits.",
    );
  if (!own.has(only.id))
    throw dataError(
      "not-proposed",
      `Coding ${wanted} is not a proposed coding of yours.`,
      "'themata codings --proposed' lists them.",
    );
  return only.id;
}

/** Notes an outcome for the unanswered offers behind codings. */
async function noteOutcomes(
  work: Work,
  places: ReadonlySet<string>,
  kind: "accepted" | "rejected",
): Promise<void> {
  const answered = new Map((await work.store.outcomes()).map((outcome) => [outcome.offerId, outcome.kind]));
  for (const offer of await work.store.offers()) {
    const place = placeKey(offer.revisionId, offer.start, offer.end, offer.codeId, offer.coderId);
    if (places.has(place) && (answered.get(offer.id) ?? "left") === "left")
      await work.store.outcome(offer.id, kind, work.now());
  }
}
