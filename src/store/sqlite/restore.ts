import fs from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { conflictError, dataError, ThemataError } from "../../core/errors.js";
import { asWriteError, fileReason } from "../../core/file-error.js";
import type { Connection } from "../connection.js";
import { readHead } from "../event-writer.js";
import { readIdentity } from "../identity.js";
import { recordInside } from "../ledger.js";
import { makeIn } from "../making.js";
import type { Act, Head, StudyStore } from "../port.js";
import { type Erasures, eraseAgain, readErasures } from "../reapply.js";
import { inTransaction, isUnsure } from "../transaction.js";
import { copyFileWhole, flush } from "./copy.js";
import { applicationId, openSqlite, prepareForWriting } from "./open.js";
import { pragma } from "./pragma.js";
import { backupFolder, databaseFile, type OpenOptions, openStudyFolder, studyFolder } from "./study-file.js";

/** What a restore did: where the state before is kept, and which histories met. */
export interface Restored {
  /** In a dry run, where it would be. */
  readonly keptAs: string;
  /** `seq` 0 and no hash where the state before was too damaged to be read. */
  readonly replaced: Head;
  readonly restored: Head;
}

/** How the restore enters the history: by whom and when. */
export type RestoreAct = Pick<Act, "coderId" | "joining" | "at" | "reason" | "phase">;

type RestoreOptions = OpenOptions & {
  /** Asked of the checked backup, whose coders are those of the study restored. */
  readonly act: (backup: StudyStore) => Promise<RestoreAct>;
  readonly otherStudy?: boolean;
  readonly stamp: string;
  /** Checks everything and replaces nothing. */
  readonly dryRun?: boolean;
};

/**
 * Puts a backup's content in the place of a study's and notes it in the history, in one transaction; what the
 * study had erased is erased again. The state before is kept as a backup. The backup is opened as a copy inside the study's folder (brought up to date if
 * older), checked whole, and must be of this very study unless `otherStudy` is set. A study too
 * damaged to be read is put aside as it is, and the backup takes its place as a file.
 */
export async function restoreStudyFolder(
  directory: string,
  backup: string,
  options: RestoreOptions,
): Promise<Restored> {
  if (!fs.existsSync(databaseFile(directory)))
    throw dataError("not-a-study", `No study here: ${directory}`, "Make one with 'themata init'.");
  if (!fs.existsSync(backup) || !fs.statSync(backup).isFile())
    throw dataError("file-not-found", `No such backup: ${backup}`);
  const inner = path.join(directory, studyFolder);
  const making = makeIn(inner);
  const work = making.place;
  try {
    checkStamp(backup);
    const staged = databaseFile(work);
    fs.mkdirSync(path.dirname(staged), { recursive: true, mode: 0o700 });
    fs.copyFileSync(backup, staged, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(staged, 0o600);
    const checked = await checkStaged(work, options);
    try {
      return await replaceContent(directory, staged, checked, options);
    } catch (error) {
      if (!(error instanceof ThemataError && unreadable.includes(error.code))) throw error;
      return await replaceFile(directory, staged, checked, options);
    }
  } catch (error) {
    throw asWriteError(error, databaseFile(directory));
  } finally {
    making.done();
  }
}

/** The study is too damaged to be read, or holds what themata did not put there. */
const unreadable: readonly string[] = ["study-corrupt", "not-a-study", "schema-changed"];

interface Checked {
  readonly uid: string;
  readonly head: Head;
  readonly act: RestoreAct;
}

/** Reads who made a database from its first bytes, which makes no file beside it. */
function checkStamp(backup: string): void {
  const head = Buffer.alloc(100);
  const file = openBackup(backup);
  try {
    fs.readSync(file, head, 0, head.length, 0);
  } finally {
    fs.closeSync(file);
  }
  const pages = head.readUInt32BE(28);
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  if (head.toString("latin1", 0, 16) !== "SQLite format 3\0" || fs.statSync(backup).size < pages * pageSize)
    throw dataError("not-a-backup", `This file is not a backup, or too damaged to be read: ${backup}`);
  if (head.readUInt32BE(68) !== applicationId)
    throw dataError("not-a-backup", `This file is not a backup of a study: ${backup}`);
}

function openBackup(backup: string): number {
  try {
    return fs.openSync(backup, "r");
  } catch (error) {
    const reason = fileReason(error);
    throw reason === null
      ? error
      : dataError("cannot-read", `The backup cannot be read: ${backup} (${reason})`);
  }
}

/** Opens the copy, which brings it up to date, and checks all of it. */
async function checkStaged(work: string, options: RestoreOptions): Promise<Checked> {
  const refused = (why: string) =>
    dataError("backup-damaged", `The backup is damaged: ${why}`, "Nothing was changed.");
  try {
    const copy = await openStudyFolder(work, options);
    try {
      const [fault] = [
        ...(await copy.checkStorage()),
        ...(await copy.verify()).problems
          .filter(({ code }) => code !== "original-missing")
          .map(({ message }) => message),
      ];
      if (fault !== undefined) throw refused(fault);
      return { uid: copy.studyUid, head: await copy.head(), act: await options.act(copy) };
    } finally {
      await copy.close();
    }
  } catch (error) {
    throw error instanceof ThemataError && error.code === "study-corrupt" ? refused(error.message) : error;
  }
}

async function replaceContent(
  directory: string,
  staged: string,
  { uid, head, act }: Checked,
  options: RestoreOptions,
): Promise<Restored> {
  const before = await openStudyFolder(directory, options);
  const { studyUid } = before;
  const now = await before.head();
  await before.close();
  if (studyUid !== uid && !options.otherStudy)
    throw dataError(
      "other-study",
      "The backup is of another study.",
      "To replace this study with it anyway, add --force.",
    );
  const keptAs = path.join(backupFolder(directory), `before-restore-${options.stamp}.db`);
  if (options.dryRun) return { keptAs, replaced: now, restored: head };
  fs.mkdirSync(backupFolder(directory), { recursive: true, mode: 0o700 });
  const { connection } = await openSqlite(databaseFile(directory), options);
  try {
    await prepareForWriting(connection);
    const replaced = await readHead(connection, studyUid);
    await connection.copyTo(keptAs);
    await connection.all(sql`attach database ${staged} as backup`);
    const erased = await readErasures(connection);
    await copyTables(connection, replaced, studyUid, () =>
      noteRestore(connection, { ...options, location: directory }, act, { restored: head, replaced }, erased),
    );
    return { keptAs, replaced, restored: head };
  } finally {
    await connection.close();
  }
}

/** Replaces every table's rows, unless somebody wrote since `expected` was read and copied. */
async function copyTables(
  connection: Connection,
  expected: Head,
  studyUid: string,
  then: () => Promise<void>,
): Promise<void> {
  // Tables come one after the other, so references are checked at the end, all together.
  await pragma(connection, "foreign_keys = off");
  await inTransaction(connection, async () => {
    if ((await readHead(connection, studyUid)).hash !== expected.hash)
      throw conflictError(
        "changed-meanwhile",
        "The study was changed while it was being restored. Nothing was restored.",
        "Try again when no one else is working on it.",
      );
    const tables = await connection.all<{ name: string }>(
      sql`select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
    );
    for (const { name } of tables) {
      await connection.all(sql`delete from ${sql.table(`main.${name}`)}`);
      await connection.all(
        sql`insert into ${sql.table(`main.${name}`)} select * from ${sql.table(`backup.${name}`)}`,
      );
    }
    await then();
    const [fault] = await connection.check();
    if (fault !== undefined)
      throw dataError(
        "restore-failed",
        `The backup could not be put in place: ${fault}`,
        "Nothing was changed.",
      );
  });
}

/** Writes the restore into the history that is now the study's, inside the transaction that put it there. */
async function noteRestore(
  connection: Connection,
  program: { readonly tool: string; readonly location: string },
  act: RestoreAct,
  args: { readonly restored: Head; readonly replaced: Head },
  erased: Erasures,
): Promise<void> {
  const study = await readIdentity(connection, program);
  const whole: Act = { ...act, command: "study.restore", always: true, args: { ...args } };
  await recordInside(connection, study, whole, (draft) => eraseAgain(connection, draft, erased));
}

/** Puts a damaged database aside as it is, with its log, and the checked copy in its place. */
async function replaceFile(
  directory: string,
  staged: string,
  { head, act }: Checked,
  options: RestoreOptions,
): Promise<Restored> {
  const file = databaseFile(directory);
  const keptAs = path.join(backupFolder(directory), `damaged-${options.stamp}.db`);
  const done = { keptAs, replaced: { seq: 0, hash: "" }, restored: head };
  if (options.dryRun) return done;
  const { connection } = await openSqlite(staged);
  try {
    await prepareForWriting(connection);
    await connection.begin();
    await noteRestore(
      connection,
      { ...options, location: directory },
      act,
      { restored: head, replaced: done.replaced },
      [],
    );
    await connection.commit();
  } catch (error) {
    if (!isUnsure(error)) throw error;
    throw dataError(
      "restore-failed",
      "The disk failed while the backup was being prepared.",
      "Nothing was changed.",
    );
  } finally {
    await connection.close();
  }
  flush(staged);
  fs.mkdirSync(backupFolder(directory), { recursive: true, mode: 0o700 });
  // All of it is put aside before any of it goes.
  const logs = ["-wal", "-shm"].filter((ending) => fs.existsSync(file + ending));
  for (const ending of logs) copyFileWhole(file + ending, keptAs + ending);
  copyFileWhole(file, keptAs);
  for (const ending of logs) fs.rmSync(file + ending);
  fs.renameSync(staged, file);
  flush(path.dirname(file));
  return done;
}
