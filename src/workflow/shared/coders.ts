import { usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { editDistance, fold, similarNames } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";
import type { Work } from "./work.js";

type Who = { readonly id: Id; readonly name: string };

/** The study's default: its lead coder. */
function lead(coders: readonly StoredRecord<"coder">[]): StoredRecord<"coder"> | undefined {
  return coders.find((coder) => coder.lead) ?? coders[0];
}

const byName = (coders: readonly StoredRecord<"coder">[], name: string) =>
  coders.find((coder) => fold(coder.name) === fold(name));

/** A coder for reading: the one named (several names, by comma, are the command's own matter), else the lead. */
export async function findCoder(store: StudyStore, name: string | undefined): Promise<Who | null> {
  const coders = await store.current("coder");
  return (name === undefined ? lead(coders) : byName(coders, name)) ?? null;
}

/** Coders by their names, in the order asked for. Unknown names fail with those there are. */
export async function codersNamed(store: StudyStore, names: readonly string[]): Promise<Who[]> {
  const coders = await store.current("coder");
  return names.map((name) => {
    const found = byName(coders, name);
    if (found === undefined) throw unknownCoder(name, coders);
    return found;
  });
}

/**
 * The coder who acts. A name the study does not know joins it with their first act (and not at all
 * if that fails), unless it looks like a slip of the keys for one it knows.
 */
export async function actingCoder(work: Work, name: string | undefined): Promise<Who> {
  const coders = await work.store.current("coder");
  const found = name === undefined ? lead(coders) : byName(coders, name);
  if (found !== undefined) return found;
  if (name === undefined) throw usageError("no-coder", "The study has no coder.");
  checkCoderName(name);
  const near = coders.find(
    (coder) => fold(name).length > 3 && editDistance(fold(coder.name), fold(name), 1) === 1,
  );
  if (near !== undefined) throw unknownCoder(name, coders);
  work.note(`New coder "${name}" (already in the study: ${coders.map((c) => c.name).join(", ")}).`);
  return { id: 0, name: name.trim() };
}

export function checkCoderName(name: string): void {
  if (name.trim() === "" || name.length > 60 || /[,\p{Cc}]/u.test(name))
    throw usageError("bad-coder-name", `A coder's name is 1 to 60 characters without commas, not "${name}".`);
}

function unknownCoder(name: string, coders: readonly StoredRecord<"coder">[]) {
  const names = coders.map((coder) => coder.name);
  const near = similarNames(name, names);
  return usageError(
    "unknown-coder",
    `There is no coder "${name}".`,
    `Did you mean: ${(near.length > 0 ? near : names).join(", ")}? Add a new one with 'themata coder add NAME'.`,
  );
}
