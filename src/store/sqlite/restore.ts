import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { dataError } from "../../core/errors.js";
import { applicationId, openSqlite, pragma, prepareForWriting } from "./open.js";
import { backupFolder, databaseFile, type OpenOptions, openStudyFolder, studyFolder } from "./study-file.js";

/** What a restore did: where the state before is kept, and which histories met. */
export interface Restored {
  readonly keptAs: string;
  readonly replaced: { readonly seq: number; readonly hash: string };
  readonly restored: { readonly seq: number; readonly hash: string };
}

/**
 * Puts a backup's content in the place of a study's, in one transaction; the state before is kept
 * as a backup. The backup is opened as a copy inside the study's folder (brought up to date if
 * older), checked whole, and must be of this very study unless `otherStudy` is set.
 */
export async function restoreStudyFolder(
  directory: string,
  backup: string,
  options: OpenOptions & { readonly otherStudy?: boolean; readonly stamp: string },
): Promise<Restored> {
  if (!fs.existsSync(backup) || !fs.statSync(backup).isFile())
    throw dataError("file-not-found", `There is no such backup: ${backup}`);
  const { connection: probe, stamp } = openSqlite(backup);
  await probe.close();
  if (stamp.applicationId !== applicationId)
    throw dataError("not-a-backup", `This file is not a backup of a study: ${backup}`);

  const work = path.join(directory, studyFolder, `restore-${randomBytes(4).toString("hex")}`);
  try {
    const staged = databaseFile(work);
    fs.mkdirSync(path.dirname(staged), { recursive: true, mode: 0o700 });
    fs.copyFileSync(backup, staged, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(staged, 0o600);
    const copy = await openStudyFolder(work, options);
    const head = await copy.head();
    const problems = [...(await copy.checkStorage()), ...(await copy.verify()).map(({ message }) => message)];
    const uid = copy.studyUid;
    await copy.close();
    if (problems.length > 0)
      throw dataError("backup-damaged", `The backup is damaged: ${problems[0]}`, "Nothing was changed.");
    return await replaceContent(directory, staged, uid, head, options);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

async function replaceContent(
  directory: string,
  staged: string,
  uid: string,
  head: { seq: number; hash: string },
  options: OpenOptions & { readonly otherStudy?: boolean; readonly stamp: string },
): Promise<Restored> {
  const before = await openStudyFolder(directory, options);
  const replaced = await before.head();
  const sameStudy = before.studyUid === uid;
  await before.close();
  if (!sameStudy && !options.otherStudy)
    throw dataError(
      "other-study",
      "The backup is of another study.",
      "To put it in this study's place all the same, add --force.",
    );
  const keptAs = path.join(backupFolder(directory), `before-restore-${options.stamp}.db`);
  const { connection } = openSqlite(databaseFile(directory));
  try {
    await prepareForWriting(connection);
    await connection.copyTo(keptAs);
    fs.chmodSync(keptAs, 0o600);
    await connection.all(sql`attach database ${staged} as backup`);
    await connection.begin();
    try {
      await pragma(connection, "defer_foreign_keys = on");
      const tables = await connection.all<{ name: string }>(
        sql`select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
      );
      for (const { name } of tables) {
        await connection.all(sql`delete from ${sql.table(`main.${name}`)}`);
        await connection.all(
          sql`insert into ${sql.table(`main.${name}`)} select * from ${sql.table(`backup.${name}`)}`,
        );
      }
      await connection.commit();
    } catch (error) {
      await connection.rollback();
      throw error;
    }
  } finally {
    await connection.close();
  }
  return { keptAs, replaced, restored: head };
}
