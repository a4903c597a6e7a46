import { ThemataError, usageError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import { fold } from "../core/similar.js";
import type { Draft, StudyStore } from "../store/port.js";
import { newCode } from "./codebook-records.js";
import { codeForCoding } from "./coding-codes.js";
import type { OpenSource, SourceOpener } from "./coding-sources.js";
import { namedSources, resolveName, withPaths } from "./resolve.js";
import { currentSources } from "./study-sources.js";

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

/** Finds sources by name and opens them, each text read once. */
export async function sourceByName(
  store: StudyStore,
  opener: SourceOpener,
): Promise<(name: string) => Promise<OpenSource>> {
  const sources = await currentSources(store);
  const named = namedSources(sources.map(({ source }) => source));
  const current = new Map(sources.map((source) => [source.source.id, source]));
  const find = remembered((name) => current.get(resolveName(name, named, "source").id));
  return async (name) => {
    const source = find(name);
    if (source === undefined) throw new Error("a source was resolved that is not there");
    return opener.open(source);
  };
}

/** Finds codes to code with; with `create`, a code that is missing is made at the top of the codebook. */
export async function codeByName(
  store: StudyStore,
  create: { readonly draft: Draft; readonly made: string[] } | null,
): Promise<(name: string) => Id> {
  const codes = withPaths<"code">(await store.current("code"));
  const find = codeForCoding(codes);
  const made = new Map<string, Id>();
  let position = codes.filter(({ parentId }) => parentId === null).length;
  return remembered((name) => {
    try {
      return find(name).id;
    } catch (error) {
      if (create === null || !(error instanceof ThemataError) || error.code !== "unknown-code") throw error;
      const known = made.get(fold(name));
      if (known !== undefined) return known;
      if (name.includes("/"))
        throw usageError(
          "code-path-unknown",
          `There is no code "${name}", and only codes at the top are made on the way.`,
          "Add it with 'themata codebook add NAME --under PARENT'.",
        );
      const id = create.draft.add("code", newCode({ name: name.trim(), position: position++ }));
      made.set(fold(name), id);
      create.made.push(name.trim());
      return id;
    }
  });
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
      `The study knows ${coders.map((coder) => coder.name).join(", ")}; another joins with 'themata coder add NAME'.`,
    );
  };
}
