import { sql } from "kysely";
import { dataError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import {
  appendOffers,
  appendOpening,
  appendOutcome,
  readOffers,
  readOpenings,
  readOutcomes,
} from "./advice.js";
import { readCodingColumns, readQuoteDigests } from "./coding-columns.js";
import type { Connection } from "./connection.js";
import { textKey } from "./draft.js";
import { readHead } from "./event-writer.js";
import { keyed } from "./hash.js";
import { readChangeCounts, readChanges, readEvent, readEvents } from "./history.js";
import { readIdentity } from "./identity.js";
import { record } from "./ledger.js";
import { type Originals, settleOriginals } from "./originals.js";
import type { StudyStore } from "./port.js";
import { readById, readByUidPrefix, readCurrent, readUids, readVersions } from "./read.js";
import { Turns } from "./turns.js";
import { redo, undo } from "./undo.js";
import { verifyHistory } from "./verify/verify.js";

export interface StoreOptions {
  readonly location: string;
  /** Name and version of the program, as events keep it. */
  readonly tool: string;
  readonly originals: Originals;
  /** Reads and writes a file of derived data beside the database; null where there is none. */
  readonly derived: {
    readonly read: (name: string) => Promise<Uint8Array | null>;
    readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  };
}

async function bodyOf(connection: Connection, revisionId: Id): Promise<{ salt: Uint8Array; text: string }> {
  const [row] = await connection.all<{ salt: Uint8Array | null; body: string | null }>(
    sql`select salt, body from text_body where revision_id = ${revisionId}`,
  );
  if (row === undefined || row.salt === null || row.body === null)
    throw dataError("text-erased", "The text of this transcript no longer exists.");
  return { salt: row.salt, text: row.body };
}

/** Revisions whose file had these bytes: in format 2 its digest is keyed by the text's salt, before by the study's secret. */
async function revisionsOf(connection: Connection, secret: Uint8Array, bytes: Uint8Array): Promise<Id[]> {
  const found: Id[] = [];
  const plain = keyed(secret, bytes);
  await connection.scan(
    sql`select r.id, r.file_digest, r.file_bytes, b.salt from revision r join text_body b on b.revision_id = r.id
      where r.to_seq is null and (r.file_bytes is null or r.file_bytes = ${bytes.length}) order by r.id`,
    ([id, digest, size, salt]) => {
      const wanted = size === null ? plain : salt === null ? null : keyed(salt as Uint8Array, bytes);
      if (wanted?.equals(digest as Uint8Array)) found.push(id as Id);
    },
  );
  return found;
}

/** How work takes its turn on the one connection. */
function turnsOn(connection: Connection, location: string) {
  const turns = new Turns();
  const writable = () => {
    if (connection.readOnly)
      throw (
        connection.refusal ??
        dataError(
          "study-read-only",
          `The study cannot be written: ${location}`,
          "Its folder or database is read-only; reading commands work.",
        )
      );
  };
  return {
    turns,
    writable,
    read: <R>(work: () => Promise<R>) => turns.read(work),
    write: async <R>(what: string, work: () => Promise<R>): Promise<R> => {
      writable();
      return turns.write(what, work);
    },
    snapshot: <R>(work: () => Promise<R>) =>
      turns.agreeing(
        work,
        () => connection.beginSnapshot(),
        () => connection.rollback(),
      ),
  };
}

/** The store of a study over any connection. */
export async function studyStore(connection: Connection, options: StoreOptions): Promise<StudyStore> {
  const study = await readIdentity(connection, options);
  const { uid: studyUid, secret } = study;
  if (!connection.readOnly) await settleOriginals(connection, options.originals);
  const { turns, writable, read, write, snapshot } = turnsOn(connection, options.location);

  return {
    location: options.location,
    readOnly: connection.readOnly,
    mayWrite: writable,
    studyUid,
    current: (kind, where, state) => read(() => readCurrent(connection, kind, where, state)),
    byId: (kind, id) => read(() => readById(connection, kind, id)),
    versions: (kind, id) => read(() => readVersions(connection, kind, id)),
    byUidPrefix: (kind, prefix, limit) => read(() => readByUidPrefix(connection, kind, prefix, limit)),
    uids: (ids) => read(() => readUids(connection, ids)),
    codingColumns: (where, state) => read(() => readCodingColumns(connection, where, state)),
    quoteDigests: (revisionId, each) => read(() => readQuoteDigests(connection, revisionId, each)),
    text: async (revisionId) => (await read(() => bodyOf(connection, revisionId))).text,
    textKey: async (revisionId) => {
      const { salt, text } = await read(() => bodyOf(connection, revisionId));
      return textKey(salt, text);
    },
    keyedDigest: (bytes) => keyed(secret, bytes).toString("hex"),
    revisionsOf: (bytes) => read(() => revisionsOf(connection, secret, bytes)),
    derived: (name) => options.derived.read(name),
    keepDerived: async (name, bytes) => {
      writable();
      await options.derived.write(name, bytes);
    },

    head: () => read(() => readHead(connection, studyUid)),
    events: (query) => read(() => readEvents(connection, query)),
    event: (seq) => read(() => readEvent(connection, seq)),
    changes: (seq) => read(() => readChanges(connection, seq)),
    changeCounts: (seq) => read(() => readChangeCounts(connection, seq)),

    record: (act, work) => write("an act", () => record(connection, study, act, work, options.originals)),
    undo: (coderId, at, how) => write("an undo", () => undo(connection, study, coderId, at, how)),
    redo: (coderId, at, how) => write("a redo", () => redo(connection, study, coderId, at, how)),
    verify: (onProgress) =>
      snapshot(() => verifyHistory(connection, study, options.originals.read, onProgress)),

    offer: (offers) => write("an offer", () => appendOffers(connection, offers)),
    offers: (ids) => read(() => readOffers(connection, ids)),
    outcome: (offerId, kind, at) => write("an outcome", () => appendOutcome(connection, offerId, kind, at)),
    outcomes: () => read(() => readOutcomes(connection)),
    opened: (coderId, revisionId, what, at) =>
      write("an opening", () => appendOpening(connection, coderId, revisionId, what, at)),
    openings: () => read(() => readOpenings(connection)),

    snapshot,
    checkStorage: () => read(() => connection.check()),
    backup: (file) => turns.write("a backup", () => connection.copyTo(file)),
    close: async () => {
      await turns.rest();
      await connection.close();
    },
  };
}
