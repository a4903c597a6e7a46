import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import { similarNames } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";
import {
  type Named,
  namedParticipants,
  namedSources,
  resolveExact,
  resolveName,
  resolvePart,
  withPaths,
} from "../shared/resolve.js";

/** What a memo is about: the study itself (id null) or one thing in it. */
export interface MemoTarget {
  readonly id: Id | null;
  readonly kind: "study" | "source" | "code" | "theme" | "participant" | "coding";
  /** `study`, `code:Trust/Repair`, `coding:1a2b3c4d`. */
  readonly shown: string;
}

const study: MemoTarget = { id: null, kind: "study", shown: "study" };
const named = ["source", "code", "theme", "participant"] as const;
type NamedKind = (typeof named)[number];

async function things(store: StudyStore, kind: NamedKind): Promise<readonly Named[]> {
  switch (kind) {
    case "source":
      return namedSources(await store.current("source"));
    case "participant":
      return namedParticipants(await store.current("participant"));
    case "code":
      return withPaths<"code">(await store.current("code"));
    case "theme":
      return withPaths<"theme">(await store.current("theme"));
  }
}

const target = (kind: NamedKind, { id, path }: Named): MemoTarget => ({ id, kind, shown: `${kind}:${path}` });

/** The thing meant by `study`, `source:NAME`, `coding:ID` …, or by a name that only one thing has. */
export async function findTarget(store: StudyStore, wanted: string): Promise<MemoTarget> {
  const text = wanted.trim();
  if (/^study$/i.test(text)) return study;
  const [, prefix = "", name = ""] = /^([a-z]+):(.+)$/is.exec(text) ?? [];
  const kind = named.find((known) => known === prefix.toLowerCase());
  if (kind !== undefined) return target(kind, resolveName(name.trim(), await things(store, kind), kind));
  if (prefix.toLowerCase() === "coding") return findCoding(store, name.trim());
  return findAnything(store, text);
}

async function findAnything(store: StudyStore, wanted: string): Promise<MemoTarget> {
  const found: MemoTarget[] = [];
  const all: (Named & { readonly shown: string; readonly kind: NamedKind })[] = [];
  for (const kind of named) {
    const known = await things(store, kind);
    const one = resolveExact(wanted, [known], kind);
    if (one !== null) found.push(target(kind, one));
    all.push(
      ...known.map((thing) => {
        const { shown } = target(kind, thing);
        return { ...thing, kind, shown, path: shown };
      }),
    );
  }
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only !== undefined)
    throw usageError(
      "ambiguous-target",
      `"${wanted}" is the name of more than one thing.`,
      `Say which: ${found.map(({ shown }) => shown).join(", ")}`,
    );
  const part = resolvePart(wanted, [all], "target");
  if (part !== null) return { id: part.id, kind: part.kind, shown: part.shown };
  const near = new Set(
    similarNames(
      wanted,
      all.map(({ name }) => name),
    ),
  );
  const offer = all.filter(({ name }) => near.has(name)).map(({ shown }) => shown);
  throw usageError(
    "unknown-target",
    `There is nothing called "${wanted}" to write about.`,
    offer.length > 0
      ? `Did you mean: ${offer.slice(0, 6).join(", ")}?`
      : "It takes study, source:NAME, code:NAME, theme:NAME, participant:LABEL or coding:ID.",
  );
}

async function findCoding(store: StudyStore, prefix: string): Promise<MemoTarget> {
  if (!/^[0-9a-f]{4,32}$/i.test(prefix))
    throw usageError("bad-id", `A coding is named by 4 or more digits of its id, not "${prefix}".`);
  const found = await store.byUidPrefix("coding", prefix.toLowerCase(), 2);
  const [only] = found;
  if (only === undefined)
    throw usageError("unknown-coding", `There is no coding ${prefix}.`, "'themata codings' lists them.");
  if (found.length > 1)
    throw usageError("ambiguous-coding", `Several codings begin with ${prefix}.`, "Give more of the id.");
  return { id: only.id, kind: "coding", shown: `coding:${only.uid.slice(0, 8)}` };
}

/** What the targets of memos are called, by id. */
export async function targetNames(store: StudyStore): Promise<(id: Id | null) => Promise<string>> {
  const names = new Map<Id, string>();
  for (const kind of named)
    for (const thing of await things(store, kind)) names.set(thing.id, `${kind}:${thing.path}`);
  return async (id) => {
    if (id === null) return "study";
    const known = names.get(id);
    if (known !== undefined) return known;
    const revision = await store.byId("revision", id);
    if (revision !== null) return names.get(revision.sourceId) ?? "source";
    const uid = (await store.uids([id])).get(id)?.slice(0, 8) ?? "?";
    return (await store.byId("coding", id)) === null ? uid : `coding:${uid}`;
  };
}
