import { dataError } from "../../core/errors.js";
import { addTo } from "../../core/group-by.js";
import type { Id } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { CodebookEntry } from "../../exchange/codebook-entry.js";
import type { NamedCode } from "../shared/resolve.js";

/** `add`: what the file does not tell stays. `edit`: the file is the whole codebook. */
export type ImportMode = "add" | "edit";

/** An entry of a file with the study's code that it is. */
export interface Match {
  readonly entry: CodebookEntry;
  readonly parent: Match | null;
  /** Null where the study has no such code. */
  readonly code: NamedCode | null;
  readonly by: "id" | "path" | "name" | null;
  /** The code was merged into `code`, and stays so: nothing of the entry is taken over. */
  readonly merged: NamedCode | null;
}

/**
 * Finds the study's code for each entry of a file, parents first: by id, else by path, else by a name
 * that is there once in the file and once in the study.
 */
export function matchEntries(
  entries: readonly CodebookEntry[],
  codes: readonly NamedCode[],
  mode: ImportMode,
): readonly Match[] {
  const matcher = new Matcher(entries, codes, mode);
  return matcher.matches;
}

class Matcher {
  readonly matches: Match[] = [];
  readonly #codes: readonly NamedCode[];
  readonly #mode: ImportMode;
  readonly #byId = new Map<string, NamedCode>();
  readonly #byPlace = new Map<string, NamedCode[]>();
  readonly #byName = new Map<string, NamedCode[]>();
  readonly #timesInFile = new Map<string, number>();
  readonly #taken = new Set<Id>();

  constructor(entries: readonly CodebookEntry[], codes: readonly NamedCode[], mode: ImportMode) {
    this.#codes = codes;
    this.#mode = mode;
    for (const code of codes) {
      addTo(this.#byPlace, `${code.parentId} ${fold(code.name)}`, code);
      addTo(this.#byName, fold(code.name), code);
    }
    this.#readIds(entries);
    this.#walk(entries, null);
  }

  /** Codes named by their ids are found first, so that no other entry of the same name takes them. */
  #readIds(entries: readonly CodebookEntry[]): void {
    const uids = this.#codes
      .map((code) => ({ code, uid: code.uid }))
      .sort((a, b) => (a.uid < b.uid ? -1 : 1));
    const walk = (list: readonly CodebookEntry[]): void => {
      for (const { id, name, children } of list) {
        const key = fold(name);
        this.#timesInFile.set(key, (this.#timesInFile.get(key) ?? 0) + 1);
        if (id !== undefined) this.#readId(id, name, uids);
        walk(children);
      }
    };
    walk(entries);
  }

  #readId(id: string, name: string, uids: readonly { code: NamedCode; uid: string }[]): void {
    let low = 0;
    for (let high = uids.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((uids[middle]?.uid ?? "") < id) low = middle + 1;
      else high = middle;
    }
    const found = uids[low];
    if (found === undefined || !found.uid.startsWith(id)) {
      if (this.#mode === "add") return;
      throw dataError(
        "unknown-code",
        `"${name}": the study has no code with the id ${id}.`,
        "Take the id away to add a new code.",
      );
    }
    if (uids[low + 1]?.uid.startsWith(id))
      throw dataError("ambiguous-code", `"${name}": more than one code has an id that begins with ${id}.`);
    if (this.#taken.has(found.code.id))
      throw dataError("duplicate-id", `"${name}": the id ${id} occurs twice in the file.`);
    this.#taken.add(found.code.id);
    this.#byId.set(id, found.code);
  }

  #walk(entries: readonly CodebookEntry[], parent: Match | null): void {
    for (const entry of entries) {
      const match = this.#match(entry, parent);
      this.matches.push(match);
      this.#walk(entry.children, match);
    }
  }

  #match(entry: CodebookEntry, parent: Match | null): Match {
    const byId = entry.id === undefined ? undefined : this.#byId.get(entry.id);
    if (byId !== undefined) return this.#made(entry, parent, byId, "id");
    const key = fold(entry.name);
    if (parent === null || parent.code !== null) {
      const here = this.#choose(this.#byPlace.get(`${parent?.code?.id ?? null} ${key}`), entry);
      if (here !== undefined) return this.#made(entry, parent, here, "path");
    }
    const named = this.#byName.get(key)?.filter(({ status }) => status !== "merged") ?? [];
    const only = this.#timesInFile.get(key) === 1 && named.length === 1 ? named[0] : undefined;
    if (only !== undefined && !this.#taken.has(only.id)) return this.#made(entry, parent, only, "name");
    return { entry, parent, code: null, by: null, merged: null };
  }

  /** Of the codes in one place with one name: one of the entry's status, else an active, retired, merged one. */
  #choose(codes: readonly NamedCode[] | undefined, entry: CodebookEntry): NamedCode | undefined {
    const free = (codes ?? []).filter(
      ({ id, status }) => !this.#taken.has(id) && (this.#mode === "add" || status !== "merged"),
    );
    const order = [entry.status === "retired" ? "retired" : "active", "active", "retired", "merged"];
    return [...free].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))[0];
  }

  #made(entry: CodebookEntry, parent: Match | null, code: NamedCode, by: "id" | "path" | "name"): Match {
    this.#taken.add(code.id);
    if (code.status !== "merged") return { entry, parent, code, by, merged: null };
    let target: NamedCode | undefined = code;
    while (target !== undefined && target.status === "merged")
      target = this.#codes.find(({ id }) => id === target?.mergedInto);
    return { entry, parent, code: target ?? null, by, merged: target === undefined ? null : code };
  }
}
