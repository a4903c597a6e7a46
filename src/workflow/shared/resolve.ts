import { errorCode } from "../../core/error-code.js";
import { type ThemataError, usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { fold, foldMarks, similarNames } from "../../core/similar.js";
import { guessListener } from "./guess-listener.js";

/** Something that can be named by name, by path, or by the beginning of its id. */
export interface Named {
  readonly id: Id;
  readonly uid: string;
  readonly name: string;
  /** `parent/child` where things are in a tree; the name itself otherwise. */
  readonly path: string;
}

const idPrefix = /^[0-9a-f]{4,32}$/i;

type Fits = (thing: Named) => boolean;

interface Folded {
  readonly path: string;
  readonly name: string;
  readonly plainPath: string;
  readonly plainName: string;
}
const known = new WeakMap<Named, Folded>();

/** A thing's names as they are compared, each folded once. */
function folded(thing: Named): Folded {
  let found = known.get(thing);
  if (found === undefined) {
    const { path, name } = thing;
    found = { path: fold(path), name: fold(name), plainPath: foldMarks(path), plainName: foldMarks(name) };
    known.set(thing, found);
  }
  return found;
}

/** How a whole name is recognised, the surest first: a full path before a mere name, as it is written before folded. */
function whole(wanted: string): Fits[] {
  const [key, plain] = [fold(wanted), foldMarks(wanted)];
  return [
    ({ path }) => path === wanted,
    (thing) => folded(thing).path === key,
    (thing) => folded(thing).plainPath === plain,
    ({ name }) => name === wanted,
    (thing) => folded(thing).name === key,
    (thing) => folded(thing).plainName === plain,
    (thing) => plain.includes("/") && folded(thing).plainPath.endsWith(`/${plain}`),
    ({ uid }) => idPrefix.test(wanted) && uid.startsWith(wanted.toLowerCase()),
  ];
}

/** How a part of a name is recognised: its beginning, the beginning of a word in it, anything in it. */
function parts(wanted: string): Fits[] {
  const key = foldMarks(wanted);
  if ([...key].length < 2) return [];
  const text = (thing: Named) => (key.includes("/") ? folded(thing).plainPath : folded(thing).plainName);
  // "P1" is not the beginning of "P10".
  const digits = (sign: string | undefined) => sign !== undefined && /\p{N}/u.test(sign);
  const cut = (whole: string, at: number) =>
    (digits(key.at(-1)) && digits(whole[at + key.length])) || (digits(key[0]) && digits(whole[at - 1]));
  const places = function* (whole: string) {
    for (let at = whole.indexOf(key); at >= 0; at = whole.indexOf(key, at + 1)) if (!cut(whole, at)) yield at;
  };
  const has = (fits: (whole: string, at: number) => boolean) => (thing: Named) => {
    const whole = text(thing);
    for (const at of places(whole)) if (fits(whole, at)) return true;
    return false;
  };
  return [
    has((_, at) => at === 0),
    has((whole, at) => at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(whole[at - 1] ?? "")),
    has(() => true),
  ];
}

/**
 * Finds the one thing meant. Full paths win over names, names over ids, exact ones over folded ones (case, spaces,
 * typographic marks). Where nothing is called so, the one thing whose name begins so or holds it is taken, and
 * said to be (`toldGuesses`); where nobody would hear it, that is an error. Fails with the candidates when nothing or
 * more than one fits.
 */
export function resolveName<T extends Named>(wanted: string, things: readonly T[], kind: string): T {
  return resolveAmong(wanted, [things], kind);
}

/** The same among several groups: a whole name in any of them wins over a part, then an earlier group over a later. */
export function resolveAmong<T extends Named>(
  wanted: string,
  groups: readonly (readonly T[])[],
  kind: string,
): T {
  const found = resolveExact(wanted, groups, kind) ?? resolvePart(wanted, groups, kind);
  if (found !== null) return found;
  throw unknown(wanted, groups.flat(), kind);
}

/** The thing that a part of a name means, said to be so; null where none is, or nobody would hear it. */
export function resolvePart<T extends Named>(
  wanted: string,
  groups: readonly (readonly T[])[],
  kind: string,
): T | null {
  const tell = guessListener.getStore();
  if (tell === undefined) return null;
  for (const things of groups) {
    const found = first(wanted, things, parts(wanted), kind);
    if (found === null) continue;
    tell(`"${wanted}" is taken to mean the ${kind} "${found.path}".`);
    return found;
  }
  return null;
}

/** Finds the one thing that is called so; a part of a name does not do, as in tables. */
export function resolveWhole<T extends Named>(wanted: string, things: readonly T[], kind: string): T {
  const found = resolveExact(wanted, [things], kind);
  if (found !== null) return found;
  throw unknown(wanted, things, kind);
}

/** The thing that is called so, in the first of the groups that has one; null where none has. */
export function resolveExact<T extends Named>(
  wanted: string,
  groups: readonly (readonly T[])[],
  kind: string,
): T | null {
  for (const things of groups) {
    const found = first(wanted, things, whole(wanted), kind);
    if (found !== null) return found;
  }
  return null;
}

function first<T extends Named>(
  wanted: string,
  things: readonly T[],
  tries: readonly Fits[],
  kind: string,
): T | null {
  for (const fits of tries) {
    const found = things.filter(fits);
    if (found.length === 1) return found[0]!;
    if (found.length > 1) throw ambiguous(wanted, found, kind);
  }
  return null;
}

/** The same for many names at once; quick for thousands. `find` is `resolveWhole` where names come from a table. */
export function resolver<T extends Named>(
  things: readonly T[],
  kind: string,
  find: typeof resolveName = resolveName,
): (wanted: string) => T {
  const asked = new Map<string, T>();
  return (wanted) => {
    let found = asked.get(wanted);
    if (found === undefined) {
      found = find(wanted, things, kind);
      asked.set(wanted, found);
    }
    return found;
  };
}

function ambiguous(wanted: string, found: readonly Named[], kind: string): ThemataError {
  const list = found.slice(0, 8).map((thing) => `${thing.path} (${thing.uid.slice(0, 8)})`);
  const more = found.length > list.length ? ` and ${found.length - list.length} more` : "";
  const called = found.every(({ name, path }) =>
    [name, path].some((n) => foldMarks(n) === foldMarks(wanted)),
  );
  return usageError(
    errorCode(`ambiguous-${kind}`),
    `More than one ${kind} ${called ? "is called" : "could be meant by"} "${wanted}": ${list.join(", ")}${more}`,
    found.every(({ path }, i) => found.findIndex((other) => other.path === path) === i)
      ? "Name it by its full name or path, or by its id."
      : "Name it by its id.",
  );
}

function unknown(wanted: string, things: readonly Named[], kind: string): ThemataError {
  const near = similarNames(
    wanted,
    things.flatMap((t) => (t.path === t.name ? [t.name] : [t.name, t.path])),
  );
  const few = things.length <= 12 ? things.map((thing) => thing.path) : [];
  const offer = near.length > 0 ? near : few;
  return usageError(
    errorCode(`unknown-${kind}`),
    `There is no ${kind} "${wanted}".`,
    offer.length > 0
      ? `Did you mean: ${offer.join(", ")}?`
      : things.length === 0
        ? `The study has no ${kind} yet.`
        : undefined,
  );
}

/** A tree's records with their paths. Broken parents count as none; a cycle ends where it closes. */
export function withPaths<K extends "code" | "theme">(
  records: readonly StoredRecord<K>[],
): readonly (StoredRecord<K> & Named)[] {
  const byId = new Map(
    records.map((record) => [record.id, record as StoredRecord<"code"> | StoredRecord<"theme">]),
  );
  const pathOf = (record: StoredRecord<"code"> | StoredRecord<"theme">): string => {
    const names = [record.name];
    const seen = new Set([record.id]);
    for (let parent = record.parentId; parent !== null && !seen.has(parent); ) {
      const above = byId.get(parent);
      if (above === undefined) break;
      seen.add(parent);
      names.unshift(above.name);
      parent = above.parentId;
    }
    return names.join("/");
  };
  return records.map((record) => ({
    ...record,
    path: pathOf(record as StoredRecord<"code">),
  })) as unknown as readonly (StoredRecord<K> & Named)[];
}

export type NamedCode = StoredRecord<"code"> & Named;
export type NamedTheme = StoredRecord<"theme"> & Named;
export const namedSources = (
  records: readonly StoredRecord<"source">[],
): readonly (StoredRecord<"source"> & Named)[] => records.map((record) => ({ ...record, path: record.name }));
export const namedParticipants = (
  records: readonly StoredRecord<"participant">[],
): readonly (StoredRecord<"participant"> & Named)[] =>
  records.map((record) => ({ ...record, name: record.label, path: record.label }));
