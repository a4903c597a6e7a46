import type { RecordKind } from "../core/records.js";
import { type FieldType, recordKinds, type Table, tables } from "./tables.js";

/** A field with its column. `content`: whether it is sealed by a digest in the newest format. */
export interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: FieldType;
  readonly content: boolean;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const reserved: ReadonlySet<string> = new Set(["key", "group", "end", "start"]);
const columnOf = (name: string) => (reserved.has(name) ? `${name}_` : snake(name));

function once<R>(work: (kind: RecordKind) => R): (kind: RecordKind) => R {
  const kept = new Map<RecordKind, R>();
  return (kind) => {
    let found = kept.get(kind);
    if (found === undefined) {
      found = work(kind);
      kept.set(kind, found);
    }
    return found;
  };
}

/** The fields of a table as they are written today: facts, then content. */
export const fieldsOf = once((kind): readonly Field[] => {
  const table: Table = tables[kind];
  const entries = (part: object, content: boolean) =>
    Object.entries(part as Record<string, FieldType>).map(([name, type]) => ({
      name,
      column: columnOf(name),
      type,
      content,
    }));
  return [
    ...entries(table.facts, false),
    ...entries(table.made ?? {}, false),
    ...entries(table.content, true),
  ];
});

/** Facts and content of a table's rows: what enters their hash as it is, and what through a digest. */
export interface Parts {
  readonly facts: readonly Field[];
  readonly content: readonly Field[];
}

export const partsOf = once((kind): Parts => {
  const fields = fieldsOf(kind);
  return {
    facts: fields.filter(({ content }) => !content),
    content: fields.filter(({ content }) => content),
  };
});

/** The same for rows that were written in format 1. */
export const partsOf1 = once((kind): Parts => {
  const fields = fieldsOf(kind).filter(({ type }) => (type.since ?? 1) === 1);
  const { facts1 } = tables[kind] as Table;
  if (facts1 === undefined)
    return {
      facts: fields.filter(({ content }) => !content),
      content: fields.filter(({ content }) => content),
    };
  return {
    facts: facts1.flatMap((name) => fields.find((field) => field.name === name) ?? []),
    content: fields.filter(({ name }) => !facts1.includes(name)),
  };
});

export const partsIn = (format: number, kind: RecordKind): Parts =>
  format === 1 ? partsOf1(kind) : partsOf(kind);

/** Whether a table has content, and so columns for a salt and a digest. */
export const hasContent = (kind: RecordKind): boolean => partsOf(kind).content.length > 0;

/** Fields of any table that refer to records of a kind. */
export function referencesTo(kind: RecordKind): readonly { from: RecordKind; field: Field }[] {
  return recordKinds.flatMap((from) =>
    fieldsOf(from)
      .filter(({ type }) => type.type === "ref" && (type.to === kind || type.to === "any"))
      .map((field) => ({ from, field })),
  );
}
