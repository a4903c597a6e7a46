import type { RecordKind, Records } from "../core/records.js";

/** The form of the ledger in which events are written; older ones are read and verified. */
export const newestFormat = 2;

/**
 * How a field is kept. `ref` is the id of another record (`any`: of any kind), `refs` a list of ids;
 * `oneOf` a word kept as its index, for tables with millions of rows; `hex` a digest kept as bytes.
 * `since` is the format in which the field came; a field is never taken away, a word only appended.
 */
export type FieldType = { readonly since?: number } & (
  | { readonly type: "int" | "text" | "bool" | "json" | "hex" }
  | { readonly type: "ref" | "refs"; readonly to: RecordKind | "any" }
  | { readonly type: "oneOf"; readonly words: readonly string[] }
);

/**
 * One ledgered table. Fields under `facts` enter the chain of hashes as they are. Fields under
 * `content` are words that people wrote or said: they enter it through a salted digest, so that they
 * can be erased on a participant's withdrawal and the chain still verifies.
 */
export interface Table<K extends RecordKind = RecordKind> {
  readonly since?: number;
  readonly facts: { readonly [F in keyof Records[K]]?: FieldType };
  readonly content: { readonly [F in keyof Records[K]]?: FieldType };
  /** Facts that are made of other facts when the record is written (`pack.ts`). */
  readonly made?: Readonly<Record<string, FieldType>>;
  /** What were facts in format 1, in their order, where these were not the facts of today. */
  readonly facts1?: readonly string[];
}

const int = { type: "int" } as const;
const text = { type: "text" } as const;
const bool = { type: "bool" } as const;
const json = { type: "json" } as const;
const hex = { type: "hex" } as const;
const ref = (to: RecordKind | "any") => ({ type: "ref", to }) as const;
const refs = (to: RecordKind | "any") => ({ type: "refs", to }) as const;
const oneOf = (...words: string[]) => ({ type: "oneOf", words }) as const;
const since2 = <T extends FieldType>(type: T): T => ({ ...type, since: 2 });

/** Every ledgered table. New ones are appended: `entity.kind` is the place in this list. */
export const tables: { readonly [K in RecordKind]: Table<K> } = {
  setting: { facts: { key: text }, content: { value: text } },
  coder: { facts: { kind: text, lead: bool }, content: { name: text } },
  member: {
    facts: { coderId: ref("coder") },
    content: {
      roles: json,
      name: text,
      initials: text,
      credentials: text,
      occupation: text,
      gender: text,
      experience: text,
      relationship: text,
    },
    facts1: ["coderId", "roles"],
  },
  recruitment: {
    facts: { date: text, approached: int, agreed: int, refused: int, withdrew: int },
    content: { group: text, channel: text, reason: text },
  },
  session: {
    facts: { date: text, minutes: int, language: text },
    content: {
      mode: text,
      recording: text,
      place: text,
      interviewer: text,
      others: text,
      relationship: text,
    },
    facts1: ["date", "mode", "minutes", "language", "recording"],
  },
  source: { facts: { sessionId: ref("session"), kind: text }, content: { name: text } },
  revision: {
    facts: {
      sourceId: ref("source"),
      number: int,
      format: text,
      textDigest: hex,
      fileDigest: hex,
      codePoints: int,
      words: int,
      durationMs: int,
      encoding: text,
      language: text,
      fileBytes: since2(int),
      original: since2(hex),
      basedOn: since2(ref("revision")),
    },
    content: { fileName: text, meta: json, cause: since2(text), options: since2(json) },
  },
  turn_set: {
    facts: { revisionId: ref("revision"), count: int, columns: json },
    made: { speakerIds: since2(refs("speaker")), questionIds: since2(refs("question")) },
    content: {},
  },
  participant: {
    facts: { status: text, consent: json, withdrawnFrom: since2(text) },
    content: { label: text, role: text, note: text },
  },
  speaker: {
    facts: { sourceId: ref("source"), role: text, participantId: ref("participant") },
    content: { name: text, aliases: json },
  },
  attribute: {
    facts: { participantId: ref("participant") },
    content: { key: text, value: text },
    facts1: ["participantId", "key"],
  },
  tie: {
    facts: { fromId: ref("participant"), toId: ref("participant") },
    content: { relation: text },
    facts1: ["fromId", "toId", "relation"],
  },
  question: { facts: { position: int }, content: { name: text, wording: text, alternatives: json } },
  code: {
    facts: {
      parentId: ref("code"),
      position: int,
      status: text,
      origin: text,
      color: text,
      mergedInto: ref("code"),
      definitionVersion: int,
    },
    content: { name: text, short: text, definition: text, include: text, exclude: text, examples: json },
  },
  round: { facts: { number: int, state: text, kind: text }, content: { name: text } },
  coding: {
    facts: {
      revisionId: ref("revision"),
      start: int,
      end: int,
      codeId: ref("code"),
      coderId: ref("coder"),
      roundId: ref("round"),
      origin: oneOf("manual", "in-vivo", "script", "imported", "suggested", "autocode", "consensus"),
      state: oneOf("confirmed", "proposed"),
      key: bool,
      revisit: bool,
      quoteDigest: hex,
      madeAt: since2(int),
    },
    content: {},
  },
  pass: {
    facts: {
      coderId: ref("coder"),
      revisionId: ref("revision"),
      roundId: ref("round"),
      state: text,
      codebookSeq: int,
      chain: since2(hex),
    },
    content: {},
  },
  memo: {
    facts: { targetId: ref("any"), coderId: ref("coder"), date: text, start: int, end: int },
    content: { kind: text, title: text, body: text },
    facts1: ["targetId", "kind", "coderId", "date", "start", "end"],
  },
  theme: {
    facts: { parentId: ref("theme"), position: int, status: text, origin: text, color: text },
    content: { name: text, concept: text, boundaries: text, reason: text },
  },
  theme_code: { facts: { themeId: ref("theme"), codeId: ref("code") }, content: {} },
  theme_link: { facts: { fromId: ref("theme"), toId: ref("theme") }, content: { relation: text } },
  theme_evidence: {
    facts: { themeId: ref("theme"), codingId: ref("coding"), stance: text },
    content: { note: text },
  },
  theme_map: { facts: { themeIds: refs("theme") }, content: { name: text } },
  map_snapshot: { facts: { mapId: ref("theme_map"), stage: text }, content: { content: text } },
  cell: {
    facts: { participantId: ref("participant"), themeId: ref("theme"), codingIds: refs("coding") },
    content: { summary: text },
  },
  activity: {
    facts: { date: text },
    content: { kind: text, people: text, note: text },
    facts1: ["kind", "date"],
  },
  answer: {
    facts: { checklist: text, item: text, status: text },
    content: { text: text, location: text, rationale: text },
  },
  milestone: { facts: { eventSeq: int, chain: since2(hex) }, content: { name: text, note: text } },

  revision_map: {
    since: 2,
    facts: { fromId: ref("revision"), toId: ref("revision"), method: text, runs: json },
    content: {},
  },
  anchor: {
    since: 2,
    facts: {
      targetId: ref("any"),
      revisionId: ref("revision"),
      start: int,
      end: int,
      state: text,
      coderId: ref("coder"),
      quoteDigest: hex,
    },
    content: {},
  },
  sync_set: { since: 2, facts: { revisionId: ref("revision"), count: int }, content: { points: json } },
  question_link: {
    since: 2,
    facts: {
      revisionId: ref("revision"),
      start: int,
      end: int,
      questionId: ref("question"),
      coderId: ref("coder"),
    },
    content: {},
  },
  recording: {
    since: 2,
    facts: { sourceId: ref("source"), offsetMs: int, durationMs: int },
    content: { file: text },
  },
  pseudonym: {
    since: 2,
    facts: { kind: text, scopeId: ref("source") },
    content: { replacement: text, note: text },
  },
  tombstone: {
    since: 2,
    facts: {
      event: hex,
      before: hex,
      after: hex,
      cause: text,
      erasedIds: refs("any"),
      textIds: refs("revision"),
      payload: bool,
    },
    content: {},
  },
  replica: {
    since: 2,
    facts: { key: hex, coderId: ref("coder"), blind: bool, base: hex, state: text },
    content: { name: text },
  },
  merged_head: { since: 2, facts: { replica: hex, seq: int, head: hex, common: hex }, content: {} },
  conflict: {
    since: 2,
    facts: { mergedId: ref("merged_head"), targetId: ref("any"), kind: text, field: text, state: text },
    content: { ours: text, theirs: text },
  },
  login: { since: 2, facts: { coderId: ref("coder"), role: text }, content: { name: text } },
  theme_support: {
    since: 2,
    facts: { themeId: ref("theme"), codingId: ref("coding"), coderId: ref("coder"), state: text },
    content: { note: text },
  },
  alias: { since: 2, facts: { targetId: ref("any") }, content: { name: text } },
  attribute_field: {
    since: 2,
    facts: { position: int, kind: text },
    content: { name: text, bands: json },
  },
  foreign_id: { since: 2, facts: { targetId: ref("any"), program: text }, content: { value: text } },
  source_set: { since: 2, facts: { sourceIds: refs("source") }, content: { name: text } },
  saved_query: { since: 2, facts: { kind: text }, content: { name: text, query: text } },
};

export const recordKinds = Object.keys(tables) as readonly RecordKind[];

/** The kinds of record that a format knows, in their order. */
export const kindsIn = (format: number): readonly RecordKind[] =>
  recordKinds.filter((kind) => (tables[kind].since ?? 1) <= format);
