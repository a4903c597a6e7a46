import type { RecordKind, Records } from "../core/records.js";

/**
 * How a field is kept. `ref` is the id of another record (`any`: of any kind); `oneOf` a word kept
 * as its index, for tables with millions of rows; `hex` a digest kept as bytes.
 */
export type FieldType =
  | { readonly type: "int" | "text" | "bool" | "json" | "hex" }
  | { readonly type: "ref"; readonly to: RecordKind | "any" }
  | { readonly type: "oneOf"; readonly words: readonly string[] };

/**
 * One ledgered table. Fields under `facts` enter the chain of hashes as they are. Fields under
 * `content` are words about people: they enter it through a salted digest, so that they can be
 * erased on a participant's withdrawal and the chain still verifies.
 */
export interface Table<K extends RecordKind = RecordKind> {
  readonly facts: { readonly [F in keyof Records[K]]?: FieldType };
  readonly content: { readonly [F in keyof Records[K]]?: FieldType };
}

const int = { type: "int" } as const;
const text = { type: "text" } as const;
const bool = { type: "bool" } as const;
const json = { type: "json" } as const;
const hex = { type: "hex" } as const;
const ref = (to: RecordKind | "any") => ({ type: "ref", to }) as const;
const oneOf = (...words: string[]) => ({ type: "oneOf", words }) as const;

/** Every ledgered table, in the order in which their rows enter an event's hash. */
export const tables: { readonly [K in RecordKind]: Table<K> } = {
  setting: { facts: { key: text }, content: { value: text } },
  coder: { facts: { kind: text, lead: bool }, content: { name: text } },
  member: {
    facts: { coderId: ref("coder"), roles: json },
    content: {
      name: text,
      initials: text,
      credentials: text,
      occupation: text,
      gender: text,
      experience: text,
      relationship: text,
    },
  },
  recruitment: {
    facts: { date: text, approached: int, agreed: int, refused: int, withdrew: int },
    content: { group: text, channel: text, reason: text },
  },
  session: {
    facts: { date: text, mode: text, minutes: int, language: text, recording: text },
    content: { place: text, interviewer: text, others: text, relationship: text },
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
    },
    content: { fileName: text, meta: json },
  },
  turn_set: { facts: { revisionId: ref("revision"), count: int, columns: json }, content: {} },
  participant: {
    facts: { status: text, consent: json },
    content: { label: text, role: text, note: text },
  },
  speaker: {
    facts: { sourceId: ref("source"), role: text, participantId: ref("participant") },
    content: { name: text, aliases: json },
  },
  attribute: { facts: { participantId: ref("participant"), key: text }, content: { value: text } },
  tie: { facts: { fromId: ref("participant"), toId: ref("participant"), relation: text }, content: {} },
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
    },
    content: {},
  },
  memo: {
    facts: { targetId: ref("any"), kind: text, coderId: ref("coder"), date: text, start: int, end: int },
    content: { title: text, body: text },
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
  theme_map: { facts: { themeIds: json }, content: { name: text } },
  map_snapshot: { facts: { mapId: ref("theme_map"), stage: text }, content: { content: text } },
  cell: {
    facts: { participantId: ref("participant"), themeId: ref("theme"), codingIds: json },
    content: { summary: text },
  },
  activity: { facts: { kind: text, date: text }, content: { people: text, note: text } },
  answer: {
    facts: { checklist: text, item: text, status: text },
    content: { text: text, location: text, rationale: text },
  },
  milestone: { facts: { eventSeq: int }, content: { name: text, note: text } },
};

export const recordKinds = Object.keys(tables) as readonly RecordKind[];

/** A field with its column. */
export interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: FieldType;
  readonly content: boolean;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const reserved: ReadonlySet<string> = new Set(["key", "group", "end", "start"]);
const columnOf = (name: string) => (reserved.has(name) ? `${name}_` : snake(name));

const fieldCache = new Map<RecordKind, readonly Field[]>();

/** The fields of a table in their stored order: facts, then content. */
export function fieldsOf(kind: RecordKind): readonly Field[] {
  let fields = fieldCache.get(kind);
  if (fields === undefined) {
    const table = tables[kind];
    const entries = (part: object, content: boolean) =>
      Object.entries(part as Record<string, FieldType>).map(([name, type]) => ({
        name,
        column: columnOf(name),
        type,
        content,
      }));
    fields = [...entries(table.facts, false), ...entries(table.content, true)];
    fieldCache.set(kind, fields);
  }
  return fields;
}

/** Whether a table has content, and so a salt and a digest. */
export function hasContent(kind: RecordKind): boolean {
  return Object.keys(tables[kind].content).length > 0;
}

/** Fields of any table that refer to records of a kind. */
export function referencesTo(kind: RecordKind): readonly { from: RecordKind; field: Field }[] {
  return recordKinds.flatMap((from) =>
    fieldsOf(from)
      .filter(({ type }) => type.type === "ref" && (type.to === kind || type.to === "any"))
      .map((field) => ({ from, field })),
  );
}
