import { type ThemataError, usageError } from "../core/errors.js";
import type { Id, Kept } from "../core/records.js";
import { fold, similarNames } from "../core/similar.js";

/** Something that can be named by name, by path, or by the beginning of its id. */
export interface Named {
  readonly id: Id;
  readonly uid: string;
  readonly name: string;
  /** `parent/child` where things are in a tree; the name itself otherwise. */
  readonly path: string;
}

const idPrefix = /^[0-9a-f]{4,32}$/i;

/**
 * Finds the one thing meant. Exact names win over folded ones (case, spaces), names over paths,
 * paths over id prefixes. Fails with the candidates when nothing or more than one fits.
 */
export function resolveName<T extends Named>(wanted: string, things: readonly T[], kind: string): T {
  const key = fold(wanted);
  const tries: ((thing: T) => boolean)[] = [
    (thing) => thing.name === wanted,
    (thing) => thing.path === wanted,
    (thing) => fold(thing.name) === key,
    (thing) => fold(thing.path) === key,
    (thing) => key.includes("/") && fold(thing.path).endsWith(`/${key}`),
    (thing) => idPrefix.test(wanted) && thing.uid.startsWith(wanted.toLowerCase()),
  ];
  for (const fits of tries) {
    const found = things.filter(fits);
    if (found.length === 1) return found[0] as T;
    if (found.length > 1) throw ambiguous(wanted, found, kind);
  }
  throw unknown(wanted, things, kind);
}

/** The same for many names at once; quick for thousands. */
export function resolver<T extends Named>(things: readonly T[], kind: string): (wanted: string) => T {
  const known = new Map<string, T>();
  return (wanted) => {
    let found = known.get(wanted);
    if (found === undefined) {
      found = resolveName(wanted, things, kind);
      known.set(wanted, found);
    }
    return found;
  };
}

function ambiguous(wanted: string, found: readonly Named[], kind: string): ThemataError {
  const list = found.slice(0, 8).map((thing) => `${thing.path} (${thing.uid.slice(0, 8)})`);
  return usageError(
    `ambiguous-${kind}`,
    `More than one ${kind} is called "${wanted}": ${list.join(", ")}`,
    "Name it by its path (parent/child) or by its id.",
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
    `unknown-${kind}`,
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
  records: readonly Kept<K>[],
): readonly (Kept<K> & Named)[] {
  const byId = new Map(records.map((record) => [record.id, record as Kept<"code"> | Kept<"theme">]));
  const pathOf = (record: Kept<"code"> | Kept<"theme">): string => {
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
    path: pathOf(record as Kept<"code">),
  })) as unknown as readonly (Kept<K> & Named)[];
}

export type NamedCode = Kept<"code"> & Named;
export type NamedTheme = Kept<"theme"> & Named;
export const namedSources = (records: readonly Kept<"source">[]): readonly (Kept<"source"> & Named)[] =>
  records.map((record) => ({ ...record, path: record.name }));
export const namedParticipants = (
  records: readonly Kept<"participant">[],
): readonly (Kept<"participant"> & Named)[] =>
  records.map((record) => ({ ...record, name: record.label, path: record.label }));
