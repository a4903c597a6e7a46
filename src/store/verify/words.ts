import { sql } from "kysely";
import type { RecordKind, Seq } from "../../core/records.js";
import type { Connection } from "../connection.js";
import { absent } from "../event-state.js";
import { fieldsOf, hasContent, partsIn, partsOf } from "../fields.js";
import { keyed } from "../hash.js";
import { contentDigest } from "../row-codec.js";
import { recordKinds, tables } from "../tables.js";
import { type Found, hex } from "./found.js";

/** Words are erased together with their salt; one without the other is damage. */
const isGone = (salt: unknown, words: readonly unknown[]) =>
  salt === null && words.every((word) => word === null);

const isKeyed = (salt: unknown, words: unknown, digest: unknown) =>
  salt instanceof Uint8Array && typeof words === "string" && hex(keyed(salt, words)) === hex(digest);

/** Holds the words of each row version against the digest in its facts. `formatOf` gives an event's format. */
export async function verifyWords(
  connection: Connection,
  formatOf: (seq: Seq) => number,
  found: Found,
): Promise<void> {
  for (const kind of recordKinds) {
    if (!hasContent(kind)) continue;
    const all = partsOf(kind).content;
    const rows = sql`
      select t.from_seq, t.salt, t.digest, e.uid, ${sql.join(all.map(({ column }) => sql.ref(`t.${column}`)))}
      from ${sql.table(kind)} t left join entity e on e.id = t.id`;
    await connection.scan(rows, ([seq, salt, digest, uid, ...values]) => {
      const format = formatOf(seq as Seq);
      const { content } = partsIn(format, kind);
      if (content.length === 0) return;
      const words = content.map((field) => values[all.indexOf(field)]);
      if (isGone(salt, words)) {
        found.absent(seq as Seq, absent(kind, uid));
        return;
      }
      const sealed = salt instanceof Uint8Array ? hex(contentDigest(kind, format, salt, words)) : "";
      if (sealed !== hex(digest))
        found.fault(
          "content-changed",
          `The words of a record (${kind}) were changed outside the history.`,
          seq as Seq,
        );
    });
  }
}

/** Rows of format 1 have nothing in the columns that came later. */
export async function verifyLaterColumns(
  connection: Connection,
  lastOfFormat1: Seq,
  found: Found,
): Promise<void> {
  if (lastOfFormat1 === 0) return;
  for (const kind of recordKinds) {
    if (tables[kind].since !== undefined) continue;
    const later = fieldsOf(kind).filter(({ type }) => type.since !== undefined);
    const columns = [
      ...later.map(({ column }) => sql.ref(column)),
      ...(hasContent(kind) && partsIn(1, kind).content.length === 0
        ? [sql.ref("salt"), sql.ref("digest")]
        : []),
    ];
    if (columns.length === 0) continue;
    await connection.scan(
      sql`select from_seq from ${sql.table(kind)} where from_seq <= ${lastOfFormat1}
        and coalesce(${sql.join([...columns, sql`null`])}) is not null`,
      ([seq]) =>
        found.fault("rows-changed", `A record (${kind}) was changed outside the history.`, seq as Seq),
    );
  }
}

/** Holds each text against the digest in every version of its revision. */
export async function verifyTexts(connection: Connection, found: Found): Promise<void> {
  const rows = sql`
    select r.from_seq, r.text_digest, e.uid, b.salt, b.body, b.revision_id from revision r
    left join entity e on e.id = r.id left join text_body b on b.revision_id = r.id`;
  await connection.scan(rows, ([seq, digest, uid, salt, body, present]) => {
    const event = seq as Seq;
    if (present === null)
      found.fault("text-missing", `The text of a transcript is missing (event ${event}).`, event);
    else if (isGone(salt, [body])) found.absent(event, absent("text", uid));
    else if (!isKeyed(salt, body, digest))
      found.fault(
        "text-changed",
        `The text of a transcript was changed after import (event ${event}).`,
        event,
      );
  });
}

/** Each record is of the kind in whose table it stands. */
export async function verifyKinds(connection: Connection, found: Found): Promise<void> {
  for (const kind of recordKinds)
    await connection.scan(
      sql`select t.from_seq from ${sql.table(kind)} t left join entity e on e.id = t.id
        where e.kind is not ${recordKinds.indexOf(kind satisfies RecordKind)}`,
      ([seq]) => found.fault("kind-changed", `A record (${kind}) was given another kind.`, seq as Seq),
    );
}

/** The reason and arguments of an event against their digest. */
export function verifyPayload(
  event: {
    readonly seq: Seq;
    readonly payload: unknown;
    readonly salt: unknown;
    readonly body: unknown;
    readonly payload_hash: unknown;
  },
  found: Found,
): void {
  if (event.payload === null)
    found.fault("payload-missing", `The particulars of event ${event.seq} are missing.`, event.seq);
  else if (isGone(event.salt, [event.body])) found.absent(event.seq, absent("payload"));
  else if (!isKeyed(event.salt, event.body, event.payload_hash))
    found.fault("payload-changed", `The particulars of event ${event.seq} were changed.`, event.seq);
}
