import type { Migration } from "./migration.js";
import { ref, sealed, statements, versioned } from "./versioned.js";

/** The first schema: the ledger, and every fact of a study. */
export const start: Migration = {
  version: 1,
  name: "start",
  schema: "a93465edf40f4bd831947b25186354e365edfef638ad0c67f63102530dd721a0",
  statements: statements(
    "create table meta (key text primary key, value blob not null) without rowid",
    "create table entity (id integer primary key, kind integer not null, uid blob not null unique)",
    `create table event (
  seq integer primary key,
  at integer not null,
  coder_id integer not null references entity(id),
  tool text not null,
  command text not null,
  phase_given integer,
  phase_inferred integer,
  undoes integer references event(seq),
  batch integer references event(seq),
  payload_hash blob not null,
  rows_hash blob not null,
  prev_hash blob not null,
  hash blob not null)`,
    "create index event_undoes on event (undoes) where undoes is not null",
    "create index event_coder on event (coder_id)",
    "create table event_payload (seq integer primary key references event(seq), salt blob, body text)",
    "create table text_body (revision_id integer primary key references entity(id), salt blob, body text)",

    versioned("setting", `key_ text not null, ${sealed}, value text`),
    versioned("coder", `kind text not null, lead integer not null, ${sealed}, name text`),
    versioned(
      "member",
      `${ref("coder_id")}, roles text not null, ${sealed}, name text, initials text, credentials text,
  occupation text, gender text, experience text, relationship text`,
    ),
    versioned(
      "recruitment",
      `date text not null, approached integer, agreed integer, refused integer, withdrew integer, ${sealed},
  group_ text, channel text, reason text`,
    ),
    versioned(
      "session",
      `date text not null, mode text not null, minutes integer, language text not null, recording text not null,
  ${sealed}, place text, interviewer text, others text, relationship text`,
    ),
    versioned("source", `${ref("session_id")}, kind text not null, ${sealed}, name text`),
    versioned(
      "revision",
      `source_id integer not null references entity(id), number integer not null, format text not null,
  text_digest blob not null, file_digest blob not null, code_points integer not null, words integer not null,
  duration_ms integer, encoding text not null, language text not null, ${sealed}, file_name text, meta text`,
    ),
    versioned(
      "turn_set",
      "revision_id integer not null references entity(id), count integer not null, columns text not null",
    ),
    versioned(
      "participant",
      `status text not null, consent text not null, ${sealed}, label text, role text, note text`,
    ),
    versioned(
      "speaker",
      `source_id integer not null references entity(id), role text not null, ${ref("participant_id")}, ${sealed},
  name text, aliases text`,
    ),
    versioned(
      "attribute",
      `participant_id integer not null references entity(id), key_ text not null, ${sealed}, value text`,
    ),
    versioned(
      "tie",
      `from_id integer not null references entity(id), to_id integer not null references entity(id),
  relation text not null`,
    ),
    versioned("question", `position integer not null, ${sealed}, name text, wording text, alternatives text`),
    versioned(
      "code",
      `${ref("parent_id")}, position integer not null, status text not null, origin text not null,
  color text not null, ${ref("merged_into")}, definition_version integer not null, ${sealed},
  name text, short text, definition text, include text, exclude text, examples text`,
    ),
    versioned(
      "round",
      `number integer not null, state text not null, kind text not null, ${sealed}, name text`,
    ),
    versioned(
      "coding",
      `revision_id integer not null references entity(id), start_ integer not null, end_ integer not null,
  code_id integer not null references entity(id), coder_id integer not null references entity(id),
  ${ref("round_id")}, origin integer not null, state integer not null, key_ integer not null,
  revisit integer not null, quote_digest blob not null,
  check (start_ >= 0 and end_ > start_)`,
    ),
    // The same code, passage, coder and round is one coding. Also the way to a source's codings.
    `create unique index coding_place on coding (revision_id, start_, end_, code_id, coder_id, ifnull(round_id, 0))
  where to_seq is null`,
    "create index coding_code on coding (code_id) where to_seq is null",
    versioned(
      "pass",
      `coder_id integer not null references entity(id), revision_id integer not null references entity(id),
  ${ref("round_id")}, state text not null, codebook_seq integer not null`,
    ),
    versioned(
      "memo",
      `${ref("target_id")}, kind text not null, coder_id integer not null references entity(id),
  date text not null, start_ integer, end_ integer, ${sealed}, title text, body text`,
    ),
    versioned(
      "theme",
      `${ref("parent_id")}, position integer not null, status text not null, origin text not null,
  color text not null, ${sealed}, name text, concept text, boundaries text, reason text`,
    ),
    versioned(
      "theme_code",
      "theme_id integer not null references entity(id), code_id integer not null references entity(id)",
    ),
    versioned(
      "theme_link",
      `from_id integer not null references entity(id), to_id integer not null references entity(id),
  ${sealed}, relation text`,
    ),
    versioned(
      "theme_evidence",
      `theme_id integer not null references entity(id), coding_id integer not null references entity(id),
  stance text not null, ${sealed}, note text`,
    ),
    versioned("theme_map", `theme_ids text not null, ${sealed}, name text`),
    versioned("map_snapshot", `${ref("map_id")}, stage text not null, ${sealed}, content text`),
    versioned(
      "cell",
      `participant_id integer not null references entity(id), theme_id integer not null references entity(id),
  coding_ids text not null, ${sealed}, summary text`,
    ),
    versioned("activity", `kind text not null, date text not null, ${sealed}, people text, note text`),
    versioned(
      "answer",
      `checklist text not null, item text not null, status text not null, ${sealed},
  text text, location text, rationale text`,
    ),
    versioned("milestone", `event_seq integer not null, ${sealed}, name text, note text`),

    // Append-only, never undone: what was offered, what became of it, what was opened.
    `create table offer (
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
  at integer not null)`,
    "create table outcome (id integer primary key, offer_id integer not null references offer(id), kind text not null, at integer not null)",
    `create table opening (
  id integer primary key,
  coder_id integer not null references entity(id),
  revision_id integer not null references entity(id),
  what text not null,
  at integer not null)`,
  ),
};
