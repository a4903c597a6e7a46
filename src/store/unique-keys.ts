import type { RecordKind, StoredRecord } from "../core/records.js";
import { fold } from "../core/similar.js";

type KeyOf = {
  readonly [K in RecordKind]?: (record: StoredRecord<K>) => readonly (string | number | null)[] | null;
};

/**
 * What tells current records of a kind apart for the people who work with them; null where a record
 * may share its name. Workflows see to it when they write; undo must not break it behind them.
 * (The same rule for codings is an index of the database.)
 */
const keys: KeyOf = {
  setting: ({ key }) => [key],
  coder: ({ name }) => [fold(name)],
  source: ({ name }) => [fold(name)],
  revision: ({ sourceId, number }) => [sourceId, number],
  turn_set: ({ revisionId }) => [revisionId],
  participant: ({ label }) => [fold(label)],
  attribute: ({ participantId, key }) => [participantId, key],
  tie: ({ fromId, toId, relation }) => [fromId, toId, relation],
  code: ({ status, parentId, name }) => (status === "active" ? [parentId, fold(name)] : null),
  round: ({ number }) => [number],
  pass: ({ coderId, revisionId, roundId }) => [coderId, revisionId, roundId],
  theme: ({ status, name }) => (status === "dropped" ? null : [fold(name)]),
  theme_code: ({ themeId, codeId }) => [themeId, codeId],
  cell: ({ participantId, themeId }) => [participantId, themeId],
  answer: ({ checklist, item }) => [checklist, item],
  theme_support: ({ themeId, codingId }) => [themeId, codingId],
};

/** The key of a record as one string; null where its kind has none, or the record is exempt. */
export function uniqueKey(kind: RecordKind, record: Readonly<Record<string, unknown>>): string | null {
  const key = keys[kind] as ((record: unknown) => readonly unknown[] | null) | undefined;
  const parts = key?.(record) ?? null;
  return parts === null ? null : JSON.stringify(parts);
}

export const hasUniqueKey = (kind: RecordKind): boolean => keys[kind] !== undefined;
