import type { Migration } from "./migration.js";
import { sealFormat1 } from "./seal-format-1.js";
import { ref, sealed, statements } from "./versioned.js";

const need = (name: string) => `${name} integer not null references entity(id)`;

/** Tables that format 1 had, as they are now, with the columns that are kept of them. */
const kept: Readonly<Record<string, readonly [columns: string, kept: string]>> = {
  setting: [`key_ text not null, ${sealed}, value text`, "key_, salt, digest, value"],
  coder: [
    `kind text not null, lead integer not null, ${sealed}, name text`,
    "kind, lead, salt, digest, name",
  ],
  member: [
    `${ref("coder_id")}, ${sealed}, roles text, name text, initials text, credentials text, occupation text,
  gender text, experience text, relationship text`,
    "coder_id, salt, digest, roles, name, initials, credentials, occupation, gender, experience, relationship",
  ],
  recruitment: [
    `date text not null, approached integer, agreed integer, refused integer, withdrew integer, ${sealed},
  group_ text, channel text, reason text`,
    "date, approached, agreed, refused, withdrew, salt, digest, group_, channel, reason",
  ],
  session: [
    `date text not null, minutes integer, language text not null, ${sealed}, mode text, recording text, place text,
  interviewer text, others text, relationship text`,
    "date, minutes, language, salt, digest, mode, recording, place, interviewer, others, relationship",
  ],
  source: [
    `${ref("session_id")}, kind text not null, ${sealed}, name text`,
    "session_id, kind, salt, digest, name",
  ],
  revision: [
    `source_id integer not null references entity(id), number integer not null, format text not null,
  text_digest blob not null, file_digest blob not null, code_points integer not null, words integer not null,
  duration_ms integer, encoding text not null, language text not null, ${sealed}, file_name text, meta text, file_bytes integer, original blob, based_on integer references entity(id), cause text, options text`,
    "source_id, number, format, text_digest, file_digest, code_points, words, duration_ms, encoding, language, salt, digest, file_name, meta",
  ],
  turn_set: [
    `revision_id integer not null references entity(id), count integer not null, columns text not null, speaker_ids text, question_ids text`,
    "revision_id, count, columns",
  ],
  participant: [
    `status text not null, consent text not null, ${sealed}, label text, role text, note text, withdrawn_from text`,
    "status, consent, salt, digest, label, role, note",
  ],
  speaker: [
    `source_id integer not null references entity(id), role text not null, ${ref("participant_id")}, ${sealed},
  name text, aliases text`,
    "source_id, role, participant_id, salt, digest, name, aliases",
  ],
  attribute: [
    `${need("participant_id")}, ${sealed}, key_ text, value text`,
    "participant_id, salt, digest, key_, value",
  ],
  tie: [
    `${need("from_id")}, ${need("to_id")}, salt blob, digest blob, relation text`,
    "from_id, to_id, relation",
  ],
  question: [
    `position integer not null, ${sealed}, name text, wording text, alternatives text`,
    "position, salt, digest, name, wording, alternatives",
  ],
  code: [
    `${ref("parent_id")}, position integer not null, status text not null, origin text not null,
  color text not null, ${ref("merged_into")}, definition_version integer not null, ${sealed},
  name text, short text, definition text, include text, exclude text, examples text`,
    "parent_id, position, status, origin, color, merged_into, definition_version, salt, digest, name, short, definition, include, exclude, examples",
  ],
  round: [
    `number integer not null, state text not null, kind text not null, ${sealed}, name text`,
    "number, state, kind, salt, digest, name",
  ],
  coding: [
    `revision_id integer not null references entity(id), start_ integer not null, end_ integer not null,
  code_id integer not null references entity(id), coder_id integer not null references entity(id),
  ${ref("round_id")}, origin integer not null, state integer not null, key_ integer not null,
  revisit integer not null, quote_digest blob not null, made_at integer,
  check (start_ >= 0 and end_ > start_)`,
    "revision_id, start_, end_, code_id, coder_id, round_id, origin, state, key_, revisit, quote_digest",
  ],
  pass: [
    `coder_id integer not null references entity(id), revision_id integer not null references entity(id),
  ${ref("round_id")}, state text not null, codebook_seq integer not null, chain blob`,
    "coder_id, revision_id, round_id, state, codebook_seq",
  ],
  memo: [
    `${ref("target_id")}, ${need("coder_id")}, date text not null, start_ integer, end_ integer, ${sealed},
  kind text, title text, body text`,
    "target_id, coder_id, date, start_, end_, salt, digest, kind, title, body",
  ],
  theme: [
    `${ref("parent_id")}, position integer not null, status text not null, origin text not null,
  color text not null, ${sealed}, name text, concept text, boundaries text, reason text`,
    "parent_id, position, status, origin, color, salt, digest, name, concept, boundaries, reason",
  ],
  theme_code: [
    "theme_id integer not null references entity(id), code_id integer not null references entity(id)",
    "theme_id, code_id",
  ],
  theme_link: [
    `from_id integer not null references entity(id), to_id integer not null references entity(id),
  ${sealed}, relation text`,
    "from_id, to_id, salt, digest, relation",
  ],
  theme_evidence: [
    `theme_id integer not null references entity(id), coding_id integer not null references entity(id),
  stance text not null, ${sealed}, note text`,
    "theme_id, coding_id, stance, salt, digest, note",
  ],
  theme_map: [`theme_ids text not null, ${sealed}, name text`, "theme_ids, salt, digest, name"],
  map_snapshot: [
    `${ref("map_id")}, stage text not null, ${sealed}, content text`,
    "map_id, stage, salt, digest, content",
  ],
  cell: [
    `participant_id integer not null references entity(id), theme_id integer not null references entity(id),
  coding_ids text not null, ${sealed}, summary text`,
    "participant_id, theme_id, coding_ids, salt, digest, summary",
  ],
  activity: [
    `date text not null, ${sealed}, kind text, people text, note text`,
    "date, salt, digest, kind, people, note",
  ],
  answer: [
    `checklist text not null, item text not null, status text not null, ${sealed},
  text text, location text, rationale text`,
    "checklist, item, status, salt, digest, text, location, rationale",
  ],
  milestone: [
    `event_seq integer not null, ${sealed}, name text, note text, chain blob`,
    "event_seq, salt, digest, name, note",
  ],
};

const added: Readonly<Record<string, string>> = {
  revision_map: `${need("from_id")}, ${need("to_id")}, method text not null, runs text not null`,
  anchor: `${need("target_id")}, ${need("revision_id")}, start_ integer, end_ integer, state text not null,
  ${need("coder_id")}, quote_digest blob`,
  sync_set: `${need("revision_id")}, count integer not null, ${sealed}, points text`,
  question_link: `${need("revision_id")}, start_ integer not null, end_ integer not null, ${ref("question_id")},
  ${need("coder_id")}`,
  recording: `${need("source_id")}, offset_ms integer not null, duration_ms integer, ${sealed}, file text`,
  pseudonym: `kind text not null, ${ref("scope_id")}, ${sealed}, replacement text, note text`,
  tombstone: `event blob not null, before blob not null, after blob not null, cause text not null,
  erased_ids text not null, text_ids text not null, payload integer not null`,
  replica: `key_ blob not null, ${ref("coder_id")}, blind integer not null, base blob not null, state text not null,
  ${sealed}, name text`,
  merged_head: "replica blob not null, seq integer not null, head blob not null, common blob not null",
  conflict: `${need("merged_id")}, ${need("target_id")}, kind text not null, field text not null, state text not null,
  ${sealed}, ours text, theirs text`,
  login: `${need("coder_id")}, role text not null, ${sealed}, name text`,
  theme_support: `${need("theme_id")}, ${need("coding_id")}, ${need("coder_id")}, state text not null, ${sealed}, note text`,
  alias: `${need("target_id")}, ${sealed}, name text`,
  attribute_field: `position integer not null, kind text not null, ${sealed}, name text, bands text`,
  foreign_id: `${need("target_id")}, program text not null, ${sealed}, value text`,
  source_set: `source_ids text not null, ${sealed}, name text`,
  saved_query: `kind text not null, ${sealed}, name text, query text`,
};

const plain: Readonly<Record<string, string>> = {
  event: `
  seq integer primary key,
  format integer not null,
  at integer not null,
  replica blob,
  coder_id integer not null references entity(id),
  tool text not null,
  command text not null,
  phase_given integer,
  phase_inferred integer,
  undoes integer references event(seq),
  batch integer,
  payload_hash blob not null,
  rows_hash blob not null,
  side_hash blob,
  prev_hash blob not null,
  hash blob not null`,
  event_payload: "seq integer primary key references event(seq), salt blob, body text",
  offer: `
  id integer primary key,
  uid blob not null unique,
  revision_id integer not null references entity(id),
  start_ integer not null,
  end_ integer not null,
  code_id integer not null references entity(id),
  coder_id integer not null references entity(id),
  engine text not null,
  rank integer not null,
  score real not null,
  probability real,
  at integer not null,
  seq integer,
  hash blob`,
  outcome:
    "id integer primary key, offer_id integer not null references offer(id), kind text not null, at integer not null, seq integer, hash blob",
  opening: `
  id integer primary key,
  coder_id integer not null references entity(id),
  revision_id integer not null references entity(id),
  what text not null,
  at integer not null,
  seq integer,
  hash blob`,
};

/** A versioned table. That `from_seq` and `to_seq` name events is held by the history, not by the database: an event comes after its rows. */
const versioned = (name: string, columns: string): string => `
create table ${name} (
  id integer not null references entity(id),
  from_seq integer not null,
  to_seq integer,
  as_of integer, ${columns}, primary key (id, from_seq)) without rowid;
create unique index ${name}_current on ${name} (id) where to_seq is null;
create index ${name}_from on ${name} (from_seq);
create index ${name}_to on ${name} (to_seq) where to_seq is not null`;

/** The schema as it is from now on. */
const schema = statements(
  ...Object.entries(plain).map(([name, columns]) => `create table ${name} (${columns})`),
  "create index event_undoes on event (undoes) where undoes is not null",
  "create index event_coder on event (coder_id)",
  ...Object.entries(kept).map(([name, [columns]]) => versioned(name, columns)),
  // The same code, passage, coder and round is one coding. Also the way to a source's codings.
  `create unique index coding_place on coding (revision_id, start_, end_, code_id, coder_id, ifnull(round_id, 0))
  where to_seq is null`,
  "create index coding_code on coding (code_id) where to_seq is null",
  ...Object.entries(added).map(([name, columns]) => versioned(name, columns)),
  "create index tombstone_event on tombstone (event)",
  // Leaves of what was left out of this copy: rows, texts, reasons, offers (whose place is their id).
  `create table withheld (seq integer not null, leaf blob not null, kind text not null,
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
);

/** Columns of format 1 in the tables that are no records. */
const plainKept: Readonly<Record<string, string>> = {
  event:
    "seq, at, coder_id, tool, command, phase_given, phase_inferred, undoes, batch, payload_hash, rows_hash, prev_hash, hash",
  event_payload: "seq, salt, body",
  offer: "id, uid, revision_id, start_, end_, code_id, coder_id, engine, rank, score, probability, at",
  outcome: "id, offer_id, kind, at",
  opening: "id, coder_id, revision_id, what, at",
};

const old = [...Object.keys(plain), ...Object.keys(kept)];
const copied: readonly (readonly [name: string, columns: string])[] = [
  ...Object.entries(plainKept),
  ...Object.entries(kept).map(
    ([name, [, columns]]) => [name, `id, from_seq, to_seq, as_of, ${columns}`] as const,
  ),
];

/**
 * Format 2: events sealed over one leaf a row version, what was outside the chain inside it, words that were facts
 * erasable, and tables for corrections, withdrawal, merging and servers. docs/format.md describes it.
 */
export const format2: Migration = {
  version: 2,
  name: "format 2",
  schema: "7eeaca92b7b7d4a3564c2ec541eaeb3c6bc44dfcd87d3453b8b0ba75b95195f0",
  whole: statements(
    "create table meta (key text primary key, value blob not null) without rowid",
    "create table entity (id integer primary key, kind integer not null, uid blob not null unique)",
    "create table text_body (revision_id integer primary key references entity(id), salt blob, body text)",
    ...schema,
  ),
  statements: statements(
    ...old.map((name) => `alter table ${name} rename to ${name}_1`),
    ...["event_undoes", "event_coder", "coding_place", "coding_code"].map((name) => `drop index ${name}`),
    ...Object.keys(kept).flatMap((name) =>
      ["current", "from", "to"].map((index) => `drop index ${name}_${index}`),
    ),
    ...schema,
    ...copied.map(([name, columns]) =>
      name === "event"
        ? `insert into event (format, ${columns}) select 1, ${columns} from event_1 order by seq`
        : `insert into ${name} (${columns}) select ${columns} from ${name}_1`,
    ),
    ...[...Object.keys(kept), "opening", "outcome", "offer", "event_payload", "event"].map(
      (name) => `drop table ${name}_1`,
    ),
  ),
  finish: sealFormat1,
};
