import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { dataError, usageError } from "../../core/errors.js";
import { asWriteError } from "../../core/file-error.js";
import type { Connection } from "../connection.js";
import { leftBeside, leftIn, type Making, makeIn, sweep } from "../making.js";
import { migrate, type VersionKeeper } from "../migrate.js";
import { migrations as ourMigrations } from "../migrations/index.js";
import type { Migration } from "../migrations/migration.js";
import { originalFiles } from "../original-files.js";
import type { StudyStore } from "../port.js";
import { studyStore } from "../study-store.js";
import { isUnsure } from "../transaction.js";
import { writeWhole } from "../whole-file.js";
import { flush } from "./copy.js";
import { asStudyError } from "./errors.js";
import { applicationId, createSqlite, openSqlite, prepareForWriting } from "./open.js";
import { pragma } from "./pragma.js";
import { checkSchema, makeSchema } from "./schema.js";
import { type Settled, settleUnsure } from "./unsure.js";

export const studyFolder = ".themata";
const databaseName = "study.db";

export interface OpenOptions {
  readonly tool: string;
  readonly busyTimeoutMs?: number | undefined;
  /** When it is opened, in milliseconds since 1970: the time of an upgrade. */
  readonly at?: number;
  /** Another list of schema steps, for tests of the mechanism. */
  readonly migrations?: readonly Migration[];
  /** Told when the schema was brought up to date, with the backup made before. */
  readonly onMigrated?: (from: number, to: number, backup: string) => void;
  /** Told of files and folders that an interrupted command had left and that are gone now. */
  readonly onSwept?: (gone: readonly string[]) => void;
  /** Told what became of an act of which it was not known whether it was kept. */
  readonly onSettled?: (event: Settled) => void;
}

export const databaseFile = (directory: string) => path.join(directory, studyFolder, databaseName);
export const backupFolder = (directory: string) => path.join(directory, studyFolder, "backups");
export const originalsFolder = (directory: string) => path.join(directory, studyFolder, "originals");

/** Folders of a study in which things are made. */
export const innerFolders = (directory: string): string[] => [
  path.join(directory, studyFolder),
  backupFolder(directory),
  originalsFolder(directory),
];

const keeper: VersionKeeper = {
  read: async (connection) => (await pragma(connection, "user_version")) as number,
  write: async (connection, version) => void (await pragma(connection, `user_version = ${version}`)),
  check: (connection) => connection.check(),
};

/**
 * Makes a study in a folder: all of it, with the acts that it begins with, or nothing that shows. Fails where there is one
 * already.
 */
export async function createStudyFolder(
  directory: string,
  options: OpenOptions,
  begin: (store: StudyStore) => Promise<unknown> = async () => {},
): Promise<StudyStore> {
  const target = path.join(directory, studyFolder);
  if (fs.existsSync(target)) throw usageError("study-exists", `This folder already holds a study: ${target}`);
  sweep(leftBeside(directory));
  let made: string | undefined;
  let making: Making | undefined;
  let placed = false;
  try {
    made = fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    making = makeIn(directory);
    const draft = path.join(making.place, studyFolder);
    for (const folder of [making.place, ...innerFolders(making.place)]) fs.mkdirSync(folder, { mode: 0o700 });
    const connection = await createSqlite(databaseFile(making.place), databaseFile(directory));
    try {
      await fillDatabase(connection, options);
    } finally {
      await connection.close();
    }
    const store = await openStudyFolder(making.place, options);
    try {
      await begin(store);
    } finally {
      await store.close();
    }
    flush(draft);
    fs.renameSync(draft, target);
    placed = true;
    flush(directory);
  } catch (error) {
    making?.done();
    if (placed) fs.rmSync(target, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(directory, made);
    throw fileError(error, target);
  } finally {
    making?.done();
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
  const gone = sweep(leftIn(innerFolders(directory), options.at));
  if (gone.length > 0) options.onSwept?.(gone);
  const { connection, stamp } = await openSqlite(file, options);
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
        throw (
          connection.refusal ??
          dataError(
            "study-read-only",
            `The study is of an older version and its folder cannot be written: ${directory}`,
            "Copy it to a folder where you can write.",
          )
        );
    } else {
      await prepareForWriting(connection);
      const settled = await settleUnsure(connection, file);
      if (settled !== null) options.onSettled?.(settled);
      await bringUpToDate(connection, directory, steps, options);
    }
    const originals = originalFiles(originalsFolder(directory));
    const left = originals.left();
    const store = await studyStore(connection, {
      location: directory,
      tool: options.tool,
      originals,
      derived: {
        read: (name) => readIfThere(path.join(directory, studyFolder, name)),
        write: async (name, bytes) => {
          const derived = path.join(directory, studyFolder, name);
          await writeWhole(derived, bytes).catch((error: unknown) => {
            throw asWriteError(error, derived);
          });
        },
      },
    });
    if (left.length > 0) options.onSwept?.(missing(originalsFolder(directory), left));
    return store;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const missing = (folder: string, names: readonly string[]) =>
  names.map((name) => path.join(folder, name)).filter((file) => !fs.existsSync(file));

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
  // What was made so far is gone, so there is nothing to be unsure of.
  if (isUnsure(error))
    return dataError("cannot-write", `The study cannot be made: ${target} (the disk reports an error)`);
  return asStudyError(asWriteError(error, target), target);
}
