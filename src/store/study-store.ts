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
import { readCodingColumns } from "./coding-columns.js";
import type { Connection } from "./connection.js";
import { readHead } from "./event-writer.js";
import { keyed, quoteDigest } from "./hash.js";
import { readChangeCounts, readChanges, readEvent, readEvents } from "./history.js";
import { record } from "./ledger.js";
import type { StudyStore } from "./port.js";
import { readById, readByUidPrefix, readCurrent, readUids, readVersions } from "./read.js";
import { redo, undo } from "./undo.js";
import { verifyHistory } from "./verify.js";

export interface StoreOptions {
  readonly location: string;
  /** Name and version of the program, as events keep it. */
  readonly tool: string;
  /** Keeps a file beside the database. */
  readonly keepFile: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Reads and writes a file of derived data beside the database; null where there is none. */
  readonly derived: {
    readonly read: (name: string) => Promise<Uint8Array | null>;
    readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  };
}

/** The store of a study over any connection. */
export async function studyStore(connection: Connection, options: StoreOptions): Promise<StudyStore> {
  const meta = await connection.all<{ key: string; value: Uint8Array }>(sql`select key, value from meta`);
  const of = (key: string): Buffer => {
    const row = meta.find((entry) => entry.key === key);
    if (row === undefined)
      throw dataError("study-corrupt", `The study lacks its identity (${key}): ${options.location}`);
    return Buffer.from(row.value);
  };
  const studyUid = of("study_uid").toString("hex");
  const secret = of("secret");
  const study = { uid: studyUid, tool: options.tool };

  const body = async (revisionId: Id): Promise<{ salt: Uint8Array; text: string }> => {
    const [row] = await connection.all<{ salt: Uint8Array | null; body: string | null }>(
      sql`select salt, body from text_body where revision_id = ${revisionId}`,
    );
    if (row === undefined || row.salt === null || row.body === null)
      throw dataError("text-erased", "The text of this transcript is not there any more.");
    return { salt: row.salt, text: row.body };
  };
  const writable = () => {
    if (connection.readOnly)
      throw dataError(
        "study-read-only",
        `The study cannot be written: ${options.location}`,
        "Its folder or database is read-only; reading commands work.",
      );
  };

  let reading = 0;
  let begun: Promise<void> | undefined;
  /** One snapshot at a time: a second one asked for meanwhile joins the first. */
  const snapshot = async <R>(work: () => Promise<R>): Promise<R> => {
    if (reading++ === 0) begun = connection.beginSnapshot();
    try {
      await begun;
      return await work();
    } finally {
      if (--reading === 0) await connection.rollback();
    }
  };

  return {
    location: options.location,
    readOnly: connection.readOnly,
    studyUid,
    current: (kind, where, state) => readCurrent(connection, kind, where, state),
    byId: (kind, id) => readById(connection, kind, id),
    versions: (kind, id) => readVersions(connection, kind, id),
    byUidPrefix: (kind, prefix, limit) => readByUidPrefix(connection, kind, prefix, limit),
    uids: (ids) => readUids(connection, ids),
    codingColumns: (where, state) => readCodingColumns(connection, where, state),
    text: async (revisionId) => (await body(revisionId)).text,
    textKey: async (revisionId) => {
      const { salt, text } = await body(revisionId);
      return {
        digest: keyed(salt, text).toString("hex"),
        quote: (quotation) => quoteDigest(salt, quotation),
      };
    },
    fileDigest: (bytes) => keyed(secret, bytes).toString("hex"),
    keepOriginal: (digest, bytes) => options.keepFile(digest, bytes),
    derived: (name) => options.derived.read(name),
    keepDerived: async (name, bytes) => {
      writable();
      await options.derived.write(name, bytes);
    },

    head: () => readHead(connection, studyUid),
    events: (query) => readEvents(connection, query),
    event: (seq) => readEvent(connection, seq),
    changes: (seq) => readChanges(connection, seq),
    changeCounts: (seq) => readChangeCounts(connection, seq),

    record: async (act, work) => {
      writable();
      return record(connection, study, act, work);
    },
    undo: async (coderId, at, how) => {
      writable();
      return undo(connection, study, coderId, at, how);
    },
    redo: async (coderId, at, how) => {
      writable();
      return redo(connection, study, coderId, at, how);
    },
    verify: (onProgress) => snapshot(() => verifyHistory(connection, studyUid, onProgress)),

    offer: async (offers) => {
      writable();
      return appendOffers(connection, offers);
    },
    offers: (ids) => readOffers(connection, ids),
    outcome: async (offerId, kind, at) => {
      writable();
      return appendOutcome(connection, offerId, kind, at);
    },
    outcomes: () => readOutcomes(connection),
    opened: async (coderId, revisionId, what, at) => {
      writable();
      return appendOpening(connection, coderId, revisionId, what, at);
    },
    openings: () => readOpenings(connection),

    snapshot,
    checkStorage: () => connection.check(),
    backup: (file) => connection.copyTo(file),
    close: () => connection.close(),
  };
}
