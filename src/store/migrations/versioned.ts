/** What every version of a record has. */
const version = `
  id integer not null references entity(id),
  from_seq integer not null references event(seq),
  to_seq integer references event(seq),
  as_of integer`;

/** Columns that seal a record's content. */
export const sealed = "salt blob, digest blob not null";

/** A versioned table: current rows have no `to_seq`; `as_of` is the version that an undo brought back. */
export function versioned(name: string, columns: string): string {
  return `
create table ${name} (${version}, ${columns}, primary key (id, from_seq)) without rowid;
create unique index ${name}_current on ${name} (id) where to_seq is null;
create index ${name}_from on ${name} (from_seq);
create index ${name}_to on ${name} (to_seq) where to_seq is not null;`;
}

export const ref = (name: string) => `${name} integer references entity(id)`;

/** Several statements as one each. */
export const statements = (...parts: readonly string[]): readonly string[] =>
  parts.flatMap((part) => part.split(";").filter((statement) => statement.trim() !== ""));
