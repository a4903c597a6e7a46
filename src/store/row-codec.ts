import type { RecordKind, Records } from "../core/records.js";
import type { Value } from "./connection.js";
import { keyed } from "./hash.js";
import { type Field, type FieldType, fieldsOf, hasContent } from "./tables.js";

/** A record as its columns: facts, then salt, digest and content where the table has content. */
export interface EncodedRow {
  readonly facts: readonly Value[];
  readonly salt: Uint8Array | null;
  readonly digest: Uint8Array | null;
  readonly content: readonly Value[];
}

/** Columns of a table behind `id, from_seq, to_seq, as_of`. */
export function columnsOf(kind: RecordKind): readonly string[] {
  const fields = fieldsOf(kind);
  const names = (content: boolean) => fields.filter((f) => f.content === content).map((f) => f.column);
  return hasContent(kind) ? [...names(false), "salt", "digest", ...names(true)] : names(false);
}

/** Encodes a record; `salt` seals its content. */
export function encode<K extends RecordKind>(
  kind: K,
  record: Records[K],
  salt: () => Uint8Array,
): EncodedRow {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(kind);
  const part = (content: boolean) =>
    fields.filter((f) => f.content === content).map((f) => toColumn(f.type, values[f.name], kind, f.name));
  const facts = part(false);
  if (!hasContent(kind)) return { facts, salt: null, digest: null, content: [] };
  const content = part(true);
  const key = salt();
  return { facts, salt: key, digest: contentDigest(key, content), content };
}

/** The digest of a row's content as it enters the chain. */
export function contentDigest(salt: Uint8Array, content: readonly Value[]): Buffer {
  return keyed(salt, JSON.stringify(content));
}

/** All column values of an encoded row, in the order of `columnsOf`. */
export function flat(kind: RecordKind, row: EncodedRow): readonly Value[] {
  return hasContent(kind) ? [...row.facts, row.salt, row.digest, ...row.content] : row.facts;
}

/** One row version as text for the chain: what it is, whose, its facts, and the digest of its content. */
export function chainText(
  kind: RecordKind,
  id: number,
  uid: string,
  facts: readonly Value[],
  digest: Uint8Array | null,
): string {
  const plain = facts.map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString("hex") : v));
  return JSON.stringify([kind, id, uid, plain, digest === null ? null : Buffer.from(digest).toString("hex")]);
}

/** Reads a record from an object of columns. Erased content reads as empty. */
export function decode(kind: RecordKind, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const field of fieldsOf(kind)) record[field.name] = fromColumn(field, row[field.column]);
  return record;
}

/** Encodes one value as it is stored, also for conditions. */
export function toColumn(type: FieldType, value: unknown, kind: string, name: string): Value {
  if (value === null || value === undefined) return null;
  switch (type.type) {
    case "bool":
      return value ? 1 : 0;
    case "json":
      return JSON.stringify(value);
    case "hex":
      if (!/^([0-9a-f]{2})*$/.test(value as string))
        throw new RangeError(`${kind}.${name} must be hex digits, not "${String(value)}"`);
      return Buffer.from(value as string, "hex");
    case "oneOf": {
      const index = type.words.indexOf(value as string);
      if (index < 0) throw new RangeError(`${kind}.${name} cannot be "${String(value)}"`);
      return index;
    }
    case "text":
      return (value as string).toWellFormed().replaceAll("\0", "");
    default:
      if (!Number.isSafeInteger(value)) throw new RangeError(`${kind}.${name} must be a whole number`);
      return value as number;
  }
}

function fromColumn(field: Field, value: unknown): unknown {
  const { type } = field.type;
  if (value === null || value === undefined) {
    if (!field.content) return type === "json" ? [] : null;
    return type === "json" ? (field.name === "meta" ? {} : []) : "";
  }
  switch (type) {
    case "bool":
      return value === 1 || value === true;
    case "json":
      return JSON.parse(value as string);
    case "hex":
      return Buffer.from(value as Uint8Array).toString("hex");
    case "oneOf":
      return field.type.type === "oneOf" ? field.type.words[value as number] : value;
    default:
      return value;
  }
}
