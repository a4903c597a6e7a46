import type { Id, Kept } from "../core/records.js";
import type { AsOf, StudyStore } from "../store/port.js";
import { codersNamed } from "./coders.js";

export interface CountedCoders {
  readonly ids: readonly Id[];
  readonly names: readonly string[];
  /** In words: "the consensus", "the lead coder (ann)", "ann and ben together". */
  readonly told: string;
}

/**
 * Whose codings are counted: those named (several by comma, as a union), else the consensus where
 * there is one with codings, else the lead coder. Double coding never raises a count. Where nobody is
 * named, the consensus and the lead are those of the state asked for.
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
    return told(found, found.length === 1 ? `${found[0]?.name} alone` : `${join(found)} together, by union`);
  }
  const coders = await store.current("coder", {}, state);
  const consensus = coders.find(({ kind }) => kind === "consensus");
  if (consensus !== undefined && (await store.codingColumns({ coderId: consensus.id }, state)).count > 0)
    return told([consensus], "the consensus");
  const lead = coders.find(({ lead }) => lead) ?? coders[0];
  return lead === undefined
    ? { ids: [], names: [], told: "nobody" }
    : told([lead], `the lead coder (${lead.name})`);
}

function told(coders: readonly Pick<Kept<"coder">, "id" | "name">[], words: string): CountedCoders {
  return { ids: coders.map(({ id }) => id), names: coders.map(({ name }) => name), told: words };
}

const join = (coders: readonly { name: string }[]) => coders.map(({ name }) => name).join(" and ");
