import type { RecordKind, Records } from "../core/records.js";
import { ByteWriter } from "./bytes.js";
import type { Value } from "./connection.js";
import { type Field, fieldsOf, hasContent, partsIn, partsOf } from "./fields.js";
import { keyed } from "./hash.js";
import { pack, unpack } from "./pack.js";
import { corrupt, storedJson } from "./stored-json.js";
import type { FieldType } from "./tables.js";

/** Columns of a table behind `id, from_seq, to_seq, as_of`, in the order in which rows are written. */
export function columnsOf(kind: RecordKind): readonly string[] {
  const { facts, content } = partsOf(kind);
  const names = (fields: readonly Field[]) => fields.map(({ column }) => column);
  return hasContent(kind) ? [...names(facts), "salt", "digest", ...names(content)] : names(facts);
}

/** A record as its columns, in the order of `columnsOf`: facts, then salt, digest and content. */
export function encode<K extends RecordKind>(
  kind: K,
  record: Records[K],
  salt: () => Uint8Array,
): readonly Value[] {
  const values = pack(kind, record as unknown as Readonly<Record<string, unknown>>);
  const { facts, content } = partsOf(kind);
  const encoded = (fields: readonly Field[]) =>
    fields.map(({ type, name }) => toColumn(type, values[name], kind, name));
  if (content.length === 0) return encoded(facts);
  const words = encoded(content);
  const key = salt();
  return [...encoded(facts), key, contentDigest(kind, 2, key, words), ...words];
}

const writer = new ByteWriter();

/** The digest of a row's content as it enters the chain, in the format the row was written in. */
export function contentDigest(
  kind: RecordKind,
  format: number,
  salt: Uint8Array,
  content: readonly unknown[],
): Buffer {
  if (format === 1) return keyed(salt, JSON.stringify(content));
  writer.clear();
  partsIn(format, kind).content.forEach(({ type }, i) => {
    if (type.type === "text" || type.type === "json") writer.text(content[i]);
    else writer.int(content[i]);
  });
  return keyed(salt, writer.bytes);
}

/** Reads a record from an object of columns. Erased content reads as empty. */
export function decode(kind: RecordKind, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const field of fieldsOf(kind)) record[field.name] = fromColumn(field, row[field.column]);
  return unpack(kind, record);
}

/** Encodes one value as it is stored, also for conditions. */
export function toColumn(type: FieldType, value: unknown, kind: string, name: string): Value {
  if (value === null || value === undefined) return null;
  switch (type.type) {
    case "bool":
      return value ? 1 : 0;
    case "json":
    case "refs":
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

/** Content that is erased, or that a format did not have, reads as empty; a fact that is not there as null. */
function fromColumn(field: Field, value: unknown): unknown {
  const { type } = field.type;
  if (value === null || value === undefined) {
    if (field.type.since !== undefined) return field.content ? emptyOf(type, field.name) : null;
    if (!field.content) return type === "json" || type === "refs" ? [] : null;
    return emptyOf(type, field.name);
  }
  switch (type) {
    case "bool":
      return value === 1 || value === true;
    case "json":
    case "refs":
      return jsonOf(field, value);
    case "hex":
      if (!(value instanceof Uint8Array)) throw corrupt();
      return Buffer.from(value).toString("hex");
    case "oneOf": {
      const word = field.type.type === "oneOf" ? field.type.words[Number(value)] : undefined;
      if (word === undefined) throw corrupt();
      return word;
    }
    case "text":
      if (typeof value !== "string") throw corrupt();
      return value;
    default:
      if (!Number.isSafeInteger(value)) throw corrupt();
      return value;
  }
}

/** A list, or an object where the field is one; ids are whole numbers. */
function jsonOf({ name, type }: Field, value: unknown): unknown {
  const read = storedJson(value);
  const fits = Array.isArray(read)
    ? !objects.has(name) && (type.type !== "refs" || read.every(Number.isSafeInteger))
    : (objects.has(name) || name === "columns") && typeof read === "object" && read !== null;
  if (!fits) throw corrupt();
  return read;
}

const objects: ReadonlySet<string> = new Set(["meta", "options", "points"]);
const emptyOf = (type: FieldType["type"], name: string) =>
  type === "json" ? (objects.has(name) ? {} : []) : "";
