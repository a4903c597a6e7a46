import { ThemataError, usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";
import type { OpenSource, SourceOpener } from "../shared/coding-sources.js";
import { namedSources, resolveName, resolveWhole } from "../shared/resolve.js";
import { currentSources } from "../shared/study-sources.js";

/** A search by name that answers, or fails, at once when asked again. */
export function remembered<T>(find: (wanted: string) => T): (wanted: string) => T {
  const known = new Map<string, { readonly found: T } | { readonly error: ThemataError }>();
  return (wanted) => {
    let entry = known.get(wanted);
    if (entry === undefined) {
      try {
        entry = { found: find(wanted) };
      } catch (error) {
        if (!(error instanceof ThemataError)) throw error;
        entry = { error };
      }
      known.set(wanted, entry);
    }
    if ("error" in entry) throw entry.error;
    return entry.found;
  };
}

/**
 * Finds sources by name and opens them, each text read once.
 * @param whole whether a part of a name does not do, as in tables
 */
export async function sourceByName(
  store: StudyStore,
  opener: SourceOpener,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<(name: string) => Promise<OpenSource>> {
  const sources = await currentSources(store);
  const named = namedSources(sources.map(({ source }) => source));
  const current = new Map(sources.map((source) => [source.source.id, source]));
  const find = remembered((name) =>
    current.get((whole ? resolveWhole : resolveName)(name, named, "source").id),
  );
  return async (name) => {
    const source = find(name);
    if (source === undefined) throw new Error("a source was resolved that is not there");
    return opener.open(source);
  };
}

/** Finds coders by name; no name is whoever acts. */
export async function coderByName(
  store: StudyStore,
  acting: { readonly id: Id; readonly name: string },
): Promise<(name: string | null) => Id> {
  const coders = await store.current("coder");
  const ids = new Map(coders.map(({ id, name }) => [fold(name), id]));
  ids.set(fold(acting.name), acting.id);
  return (name) => {
    if (name === null) return acting.id;
    const id = ids.get(fold(name));
    if (id !== undefined) return id;
    throw usageError(
      "unknown-coder",
      `There is no coder "${name}".`,
      `The study knows ${coders.map((coder) => coder.name).join(", ")}; add another with 'themata coder add NAME'.`,
    );
  };
}
