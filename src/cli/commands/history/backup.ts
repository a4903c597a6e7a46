import fs from "node:fs/promises";
import path from "node:path";
import { usageError } from "../../../core/errors.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-history.js";

type Input = InputOf<typeof declared.backup>;

/** Copies the study's database, whole or not at all. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.file !== undefined && path.extname(input.file).toLowerCase() !== ".db")
    throw usageError(
      "bad-format",
      `A backup is a database file: name it like "${path.parse(input.file).name}.db", not "${input.file}".`,
    );
  const { backupFolder } = await import("../../../store/sqlite/study-file.js");
  const work = await context.reading();
  const head = await work.store.head();
  const stamp = fileStamp(context.io.clock());
  const file =
    input.file === undefined
      ? path.join(backupFolder(work.store.location), `${stamp}-event-${head.seq}.db`)
      : context.path(input.file);
  await work.store.backup(file);
  const { size } = await fs.stat(file);
  return {
    schema: "backup",
    json: { file, bytes: size, head },
    text: `Backed up to ${file} (${head.seq} events).`,
  };
}

/** A moment as part of a file's name. */
export const fileStamp = (at: number) =>
  new Date(at).toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
