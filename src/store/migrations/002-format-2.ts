import type { Migration } from "./migration.js";
import { sealFormat1 } from "./seal-format-1.js";
import { ref, sealed, statements, versioned } from "./versioned.js";

/** A table made anew, because words that were facts become content that can be erased. */
const remade = (name: string, columns: string, kept: string): string => `
alter table ${name} rename to ${name}_1;
drop index ${name}_current;
drop index ${name}_from;
drop index ${name}_to;
${versioned(name, columns)}
insert into ${name} (id, from_seq, to_seq, as_of, ${kept}) select id, from_seq, to_seq, as_of, ${kept} from ${name}_1;
drop table ${name}_1`;

const need = (name: string) => `${name} integer not null references entity(id)`;

/**
 * Format 2: events sealed over one leaf a row version, what was outside the chain inside it, and tables for
 * corrections, withdrawal, merging and servers. docs/format.md describes it.
 */
export const format2: Migration = {
  version: 2,
  name: "format 2",
  schema: "e05b933e08e66e38a01975d7a8d7ddcdce0b139dfe0208a6f419d0143fed8928",
  statements: statements(
    "alter table event add column format integer not null default 1",
    "alter table event add column replica blob",
    "alter table event add column side_hash blob",
    ...["offer", "outcome", "opening"].flatMap((table) => [
      `alter table ${table} add column seq integer references event(seq)`,
      `alter table ${table} add column hash blob`,
    ]),

    "alter table revision add column file_bytes integer",
    "alter table revision add column original blob",
    "alter table revision add column based_on integer references entity(id)",
    "alter table revision add column cause text",
    "alter table revision add column options text",
    "alter table turn_set add column speaker_ids text",
    "alter table turn_set add column question_ids text",
    "alter table participant add column withdrawn_from text",
    "alter table coding add column made_at integer",
    "alter table pass add column chain blob",
    "alter table milestone add column chain blob",
    remade(
      "member",
      `${ref("coder_id")}, ${sealed}, roles text, name text, initials text, credentials text, occupation text,
  gender text, experience text, relationship text`,
      "coder_id, salt, digest, roles, name, initials, credentials, occupation, gender, experience, relationship",
    ),
    remade(
      "session",
      `date text not null, minutes integer, language text not null, ${sealed}, mode text, recording text, place text,
  interviewer text, others text, relationship text`,
      "date, minutes, language, salt, digest, mode, recording, place, interviewer, others, relationship",
    ),
    remade(
      "attribute",
      `${need("participant_id")}, ${sealed}, key_ text, value text`,
      "participant_id, salt, digest, key_, value",
    ),
    // A tie had no content in format 1, and so no digest.
    remade(
      "tie",
      `${need("from_id")}, ${need("to_id")}, salt blob, digest blob, relation text`,
      "from_id, to_id, relation",
    ),
    remade(
      "memo",
      `${ref("target_id")}, ${need("coder_id")}, date text not null, start_ integer, end_ integer, ${sealed},
  kind text, title text, body text`,
      "target_id, coder_id, date, start_, end_, salt, digest, kind, title, body",
    ),
    remade(
      "activity",
      `date text not null, ${sealed}, kind text, people text, note text`,
      "date, salt, digest, kind, people, note",
    ),

    versioned(
      "revision_map",
      `${need("from_id")}, ${need("to_id")}, method text not null, runs text not null`,
    ),
    versioned(
      "anchor",
      `${need("target_id")}, ${need("revision_id")}, start_ integer, end_ integer, state text not null,
  ${need("coder_id")}, quote_digest blob`,
    ),
    versioned("sync_set", `${need("revision_id")}, count integer not null, ${sealed}, points text`),
    versioned(
      "question_link",
      `${need("revision_id")}, start_ integer not null, end_ integer not null, ${ref("question_id")},
  ${need("coder_id")}`,
    ),
    versioned(
      "recording",
      `${need("source_id")}, offset_ms integer not null, duration_ms integer, ${sealed}, file text`,
    ),
    versioned("pseudonym", `kind text not null, ${ref("scope_id")}, ${sealed}, replacement text, note text`),
    versioned(
      "tombstone",
      `event blob not null, before blob not null, after blob not null, cause text not null,
  erased_ids text not null, text_ids text not null, payload integer not null`,
    ),
    "create index tombstone_event on tombstone (event)",
    versioned(
      "replica",
      `key_ blob not null, ${ref("coder_id")}, blind integer not null, base blob not null, state text not null,
  ${sealed}, name text`,
    ),
    versioned(
      "merged_head",
      "replica blob not null, seq integer not null, head blob not null, common blob not null",
    ),
    versioned(
      "conflict",
      `${need("merged_id")}, ${need("target_id")}, kind text not null, field text not null, state text not null,
  ${sealed}, ours text, theirs text`,
    ),
    versioned("login", `${need("coder_id")}, role text not null, ${sealed}, name text`),
    versioned(
      "theme_support",
      `${need("theme_id")}, ${need("coding_id")}, ${need("coder_id")}, state text not null, ${sealed}, note text`,
    ),
    versioned("alias", `${need("target_id")}, ${sealed}, name text`),
    versioned(
      "attribute_field",
      `position integer not null, kind text not null, ${sealed}, name text, bands text`,
    ),
    versioned("foreign_id", `${need("target_id")}, program text not null, ${sealed}, value text`),
    versioned("source_set", `source_ids text not null, ${sealed}, name text`),
    versioned("saved_query", `kind text not null, ${sealed}, name text, query text`),

    // Leaves of what was left out of this copy: rows, texts, reasons, offers (whose place is their id).
    `create table withheld (seq integer not null references event(seq), leaf blob not null, kind text not null,
  place integer, cause text not null, primary key (seq, leaf)) without rowid`,
    // The history of another copy since the last event that both had.
    `create table branch_event (hash blob primary key, replica blob not null, seq integer not null,
  format integer not null, at integer not null, coder blob not null, tool text not null, command text not null,
  phase_given integer, phase_inferred integer, undoes integer, batch integer, payload_hash blob not null,
  rows_hash blob not null, side_hash blob not null, prev_hash blob not null, salt blob, body text) without rowid`,
    "create index branch_event_seq on branch_event (replica, seq)",
    `create table branch_row (event blob not null references branch_event(hash), leaf blob not null,
  kind text not null, uid blob not null, opened integer not null, primary key (event, leaf)) without rowid`,
    // An erasure that has begun is finished at the next start.
    `create table erasure_job (id integer primary key, kind text not null, target blob, scope text, at integer not null,
  state text not null)`,
    "create table blob (name blob primary key, body blob not null) without rowid",
    `create table job (id integer primary key, uid blob not null unique, kind text not null,
  coder_id integer not null references entity(id), at integer not null, state text not null, input text, result text)`,
  ),
  finish: sealFormat1,
};
