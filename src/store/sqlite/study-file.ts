import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { dataError, usageError } from "../../core/errors.js";
import type { Connection } from "../connection.js";
import { migrate, type VersionKeeper } from "../migrate.js";
import { migrations as ourMigrations } from "../migrations/index.js";
import type { Migration } from "../migrations/migration.js";
import type { StudyStore } from "../port.js";
import { studyStore } from "../study-store.js";
import { writeWhole } from "../whole-file.js";
import { flush } from "./copy.js";
import { applicationId, createSqlite, openSqlite, pragma, prepareForWriting } from "./open.js";
import { checkSchema, makeSchema } from "./schema.js";

export const studyFolder = ".themata";
const databaseName = "study.db";

export interface OpenOptions {
  readonly tool: string;
  readonly busyTimeoutMs?: number;
  /** When it is opened, in milliseconds since 1970: the time of an upgrade. */
  readonly at?: number;
  /** Another list of schema steps, for tests of the mechanism. */
  readonly migrations?: readonly Migration[];
  /** Told when the schema was brought up to date, with the backup made before. */
  readonly onMigrated?: (from: number, to: number, backup: string) => void;
}

export const databaseFile = (directory: string) => path.join(directory, studyFolder, databaseName);
export const backupFolder = (directory: string) => path.join(directory, studyFolder, "backups");
export const originalsFolder = (directory: string) => path.join(directory, studyFolder, "originals");

const keeper: VersionKeeper = {
  read: async (connection) => (await pragma(connection, "user_version")) as number,
  write: async (connection, version) => void (await pragma(connection, `user_version = ${version}`)),
  check: (connection) => connection.check(),
};

/** Makes a study in a folder: all of it, or nothing that shows. Fails where there is one already. */
export async function createStudyFolder(directory: string, options: OpenOptions): Promise<StudyStore> {
  const target = path.join(directory, studyFolder);
  if (fs.existsSync(target)) throw usageError("study-exists", `This folder already holds a study: ${target}`);
  const draft = `${target}.new-${randomBytes(4).toString("hex")}`;
  let made: string | undefined;
  try {
    made = fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    fs.mkdirSync(draft, { mode: 0o700 });
    for (const name of ["backups", "originals"]) fs.mkdirSync(path.join(draft, name), { mode: 0o700 });
    const connection = await createSqlite(path.join(draft, databaseName));
    try {
      await fillDatabase(connection, options);
    } finally {
      await connection.close();
    }
    flush(draft);
    fs.renameSync(draft, target);
    flush(directory);
  } catch (error) {
    if (fs.existsSync(draft)) fs.rmSync(draft, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(directory, made);
    throw fileError(error, target);
  }
  return openStudyFolder(directory, options);
}

/** Makes an empty database that of a new study. */
export async function fillDatabase(
  connection: Connection,
  options: Pick<OpenOptions, "migrations"> = {},
): Promise<void> {
  await pragma(connection, `application_id = ${applicationId}`);
  const steps = options.migrations ?? ourMigrations;
  await connection.begin();
  await makeSchema(connection, steps);
  await keeper.write(connection, steps.at(-1)?.version ?? 0);
  await connection.commit();
  await connection.insert(
    "meta",
    ["key", "value"],
    ["study_uid", "replica_uid", "secret"].map((key) => [key, randomBytes(key === "secret" ? 32 : 16)]),
  );
}

/** Removes folders that were made on the way, from the innermost up to `outermost`, if nothing is in them. */
function removeEmpty(innermost: string, outermost: string): void {
  try {
    for (let folder = path.resolve(innermost); ; folder = path.dirname(folder)) {
      fs.rmdirSync(folder);
      if (folder === path.resolve(outermost)) return;
    }
  } catch {
    // Somebody put something there meanwhile: it stays.
  }
}

/** Opens the study in a folder, bringing an older one up to date and refusing a newer one untouched. */
export async function openStudyFolder(directory: string, options: OpenOptions): Promise<StudyStore> {
  const file = databaseFile(directory);
  if (!fs.existsSync(file)) {
    throw dataError("not-a-study", `No study here: ${directory}`, "Make one with 'themata init'.");
  }
  const { connection, stamp } = await openSqlite(
    file,
    options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs },
  );
  try {
    if (stamp.applicationId !== applicationId)
      throw dataError("not-a-study", `This file is not a study of themata: ${file}`);
    const steps = options.migrations ?? ourMigrations;
    const newest = steps.at(-1)?.version ?? 0;
    if (stamp.version > newest)
      throw dataError(
        "study-too-new",
        `The study was made by a newer themata (schema ${stamp.version}, this one knows ${newest}): ${directory}`,
        "Install the newest themata. Nothing was changed.",
      );
    await checkSchema(
      connection,
      steps.filter(({ version }) => version <= stamp.version),
      directory,
    );
    if (connection.readOnly) {
      if (stamp.version < newest)
        throw dataError(
          "study-read-only",
          `The study is of an older version and its folder cannot be written: ${directory}`,
          "Copy it to a folder where you can write.",
        );
    } else {
      await prepareForWriting(connection);
      await bringUpToDate(connection, directory, steps, options);
    }
    return await studyStore(connection, {
      location: directory,
      tool: options.tool,
      originals: {
        read: (name) => readIfThere(path.join(originalsFolder(directory), name)),
        write: (name, bytes) => writeWhole(path.join(originalsFolder(directory), name), bytes),
        remove: (name) => fs.promises.rm(path.join(originalsFolder(directory), name), { force: true }),
      },
      derived: {
        read: (name) => readIfThere(path.join(directory, studyFolder, name)),
        write: (name, bytes) => writeWhole(path.join(directory, studyFolder, name), bytes),
      },
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return (await fs.promises.stat(file)).isFile() ? await fs.promises.readFile(file) : null;
  } catch {
    return null;
  }
}

async function bringUpToDate(
  connection: Connection,
  directory: string,
  steps: readonly Migration[],
  options: OpenOptions,
): Promise<void> {
  let backup = "";
  const newest = steps.at(-1)?.version ?? 0;
  const found = await migrate(
    connection,
    keeper,
    steps,
    async (version) => {
      fs.mkdirSync(backupFolder(directory), { recursive: true, mode: 0o700 });
      backup = path.join(
        backupFolder(directory),
        `before-schema-${newest}-from-${version}-${randomBytes(4).toString("hex")}.db`,
      );
      await connection.copyTo(backup);
    },
    { tool: options.tool, location: directory, at: options.at },
  );
  if (found < newest) options.onMigrated?.(found, newest, backup);
}

/** The folder of the study that a directory lies in, or null. */
export function findStudyFolder(from: string): string | null {
  for (let directory = path.resolve(from); ; directory = path.dirname(directory)) {
    if (fs.existsSync(databaseFile(directory))) return directory;
    if (path.dirname(directory) === directory) return null;
  }
}

function fileError(error: unknown, target: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return dataError("folder-read-only", `This folder cannot be written: ${path.dirname(target)}`);
  if (code === "ENOTEMPTY") return usageError("study-exists", `This folder already holds a study: ${target}`);
  if (code === "ENOTDIR" || code === "EEXIST")
    return dataError("not-a-folder", `This is not a folder: ${path.dirname(target)}`);
  return error;
}
