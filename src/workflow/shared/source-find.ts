import { dataError } from "../../core/errors.js";
import { namedSources, resolveName } from "./resolve.js";
import { type CurrentSource, currentSources } from "./study-sources.js";
import type { Work } from "./work.js";

/** A source by name or id, in its current revision. */
export async function findSource(work: Work, wanted: string): Promise<CurrentSource> {
  const found = resolveName(wanted, namedSources(await work.store.current("source")), "source");
  const source = (await currentSources(work.store)).find(({ source: { id } }) => id === found.id);
  if (source === undefined) throw dataError("source-without-text", `"${found.name}" has no transcript.`);
  return source;
}
