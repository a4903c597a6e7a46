import type { UndoOptions, UndoResult } from "../../store/port.js";
import { noteFate } from "./suggest-fate.js";
import { coderOf, type Work } from "./work.js";

/** The acts taken back (or done again), with the events that did it. */
export type Undone = UndoResult["undone"];

/** Takes back the coder's newest acts; suggestions accepted by them count as not accepted. */
export async function undoActs(
  work: Work,
  options: UndoOptions & { readonly cascade?: boolean } = {},
): Promise<Undone> {
  return noted(
    work,
    (await work.store.undo(coderOf(work).id, work.now(), { dryRun: work.dryRun, ...options })).undone,
  );
}

/** Does again what the coder took back. */
export async function redoActs(work: Work, options: UndoOptions = {}): Promise<Undone> {
  return noted(
    work,
    (await work.store.redo(coderOf(work).id, work.now(), { dryRun: work.dryRun, ...options })).undone,
  );
}

/** Notes what it means for suggestions, in the order in which it was done. */
async function noted(work: Work, undone: Undone): Promise<Undone> {
  if (work.dryRun) return undone;
  for (const { by } of [...undone].sort((a, b) => a.by - b.by)) await noteFate(work, by, "undone");
  return undone;
}
