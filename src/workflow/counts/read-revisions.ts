import { codingFlags } from "../../core/columns.js";
import type { Id } from "../../core/records.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import { type CountedCoders, countedCodings } from "../shared/counted-coders.js";

/**
 * Revisions that those counted have read, as far as the study knows: they have confirmed codings there, of whatever
 * code, or have finished or settled it. Nothing can be said of the others, least of all that no code is in them.
 */
export async function readRevisions(
  store: StudyStore,
  counted: CountedCoders,
  state: AsOf,
): Promise<ReadonlySet<Id>> {
  const coders = new Set(counted.ids);
  const read = new Set(counted.settled?.revisions);
  const codings = countedCodings(await store.codingColumns({}, state), counted);
  for (const [i, revision] of codings.revision.entries()) {
    const proposed = ((codings.flags[i] ?? 0) & codingFlags.proposed) !== 0;
    if (!proposed && coders.has(codings.coder[i] ?? 0)) read.add(revision);
  }
  for (const pass of await store.current("pass", { state: "finished" }, state))
    if (coders.has(pass.coderId)) read.add(pass.revisionId);
  return read;
}
