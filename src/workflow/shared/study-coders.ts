import { usageError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { checkCoderName, codersNamed } from "./coders.js";
import { act, coderOf, type Work } from "./work.js";

export interface ListedCoder {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly lead: boolean;
  readonly codings: number;
}

/** The coders with their number of codings, the lead first. */
export async function listCoders({ store }: Work): Promise<ListedCoder[]> {
  const codings = await store.codingColumns();
  const count = new Map<Id, number>();
  for (const coder of codings.coder) count.set(coder, (count.get(coder) ?? 0) + 1);
  return (await store.current("coder"))
    .map((c) => ({ id: c.uid, name: c.name, kind: c.kind, lead: c.lead, codings: count.get(c.id) ?? 0 }))
    .sort((a, b) => Number(b.lead) - Number(a.lead) || a.name.localeCompare(b.name, "en"));
}

/** Adds a coder to the study. */
export async function joinCoder(work: Work, wanted: string): Promise<{ event: Seq | null; coder: string }> {
  checkCoderName(wanted);
  const name = wanted.trim();
  // Whoever acts for the first time joins by acting: nothing more is to be added.
  const self = coderOf(work).id === 0 && fold(coderOf(work).name) === fold(name);
  const { seq } = await work.store.record(
    act(work, "coder.add", { coder: name }, { always: self }),
    async (draft) => {
      const coders = await work.store.current("coder");
      const taken = [...coders.map((coder) => coder.name), ...(self ? [] : [coderOf(work).name])];
      if (taken.some((other) => fold(other) === fold(name)))
        throw usageError("coder-exists", `There is a coder "${name}" already.`);
      if (!self) draft.add("coder", { name, kind: "person", lead: false });
    },
  );
  return { event: seq, coder: name };
}

/** Makes a coder the lead: the one who works and is counted by default. */
export async function makeLead(work: Work, wanted: string): Promise<{ event: Seq | null; coder: string }> {
  const { seq, result } = await work.store.record(
    act(work, "study.set", { key: "lead coder", value: wanted }),
    async (draft) => {
      const [lead] = await codersNamed(work.store, [wanted]);
      const coders = await work.store.current("coder");
      if (coders.some(({ id, kind }) => id === lead?.id && kind === "consensus"))
        throw usageError("not-a-person", "The consensus is not a person; the lead coder is one.");
      for (const coder of coders) draft.change("coder", coder.id, { lead: coder.id === lead?.id });
      return lead?.name ?? wanted;
    },
  );
  return { event: seq, coder: result };
}
