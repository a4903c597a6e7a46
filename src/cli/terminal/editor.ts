import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { usageError } from "../../core/errors.js";
import { writeWhole } from "../../store/whole-file.js";
import type { Context } from "../context.js";
import { readSmallFile } from "../small-file.js";

/** A text to edit. Until it is committed, it is kept in the study's folder, mode 0600. */
export interface EditRequest {
  /** Name of the kept file, `edit-study.yaml`. */
  readonly file: string;
  /** What the editor starts with, unless an edit is resumed. */
  readonly initial: string;
  /** Go on with the edit that was kept. */
  readonly resume?: boolean | undefined;
  /** How else the text could be given, for those without an editor. */
  readonly instead: string;
}

/** A text as it came out of the editor. */
export interface Edited {
  readonly text: string;
  /** Where it is kept until `commit`. */
  readonly kept: string;
  /** Takes the kept file away: what was edited has been written, or is not wanted. */
  commit(): Promise<void>;
}

/**
 * Opens a text in VISUAL or EDITOR and waits. Null where it came back as it was. The kept file stays
 * until `commit`, so that nothing typed is lost if the text turns out to be faulty.
 */
export async function editText(context: Context, request: EditRequest): Promise<Edited | null> {
  const kept = await savedFile(context, request.file);
  const pending = readSmallFile(kept);
  if (pending !== null && !request.resume)
    throw usageError(
      "edit-pending",
      `A draft that was not applied is kept in ${kept}`,
      "Resume it with --resume, or discard it with --abandon.",
    );
  if (pending === null && request.resume)
    throw usageError("no-edit", "There is no draft to resume.", "Start one without --resume.");
  const editor = editorOf(context, request.instead);
  if (pending === null) await writeWhole(kept, request.initial);
  const code = await runEditor(editor, kept);
  const text = readSmallFile(kept) ?? "";
  const commit = () => discard(kept);
  const same = pending === null && text === request.initial;
  if (same) await commit();
  if (code !== 0)
    throw usageError(
      "editor-failed",
      `The editor (${editor}) ended with ${code ?? "a signal"}; nothing was changed.`,
      same ? undefined : `What was typed is kept in ${kept}; continue with --resume.`,
    );
  return same ? null : { text: text.replace(/^\uFEFF/, ""), kept, commit };
}

/** Drops a kept edit. @returns whether there was one */
export async function abandonEdit(context: Context, file: string): Promise<boolean> {
  const kept = await savedFile(context, file);
  const there = await fs.stat(kept).catch(() => null);
  await discard(kept);
  return there !== null;
}

/** Takes a kept edit away, after what its editor left beside it: a copy, a swap file. */
async function discard(kept: string): Promise<void> {
  const { dir, base } = path.parse(kept);
  for (const name of await fs.readdir(dir).catch(() => []))
    if (name !== base && name.includes(base))
      await fs.rm(path.join(dir, name), { force: true, recursive: true });
  await fs.rm(kept, { force: true });
}

/** The error of a text that cannot be applied, with what to do about it. */
export const savedHint = (edited: Edited): string =>
  `What was typed is kept in ${edited.kept}; --resume opens it.`;

const savedFile = async (context: Context, file: string) =>
  path.join(await context.studyDirectory(), ".themata", file);

function editorOf({ io, globals }: Context, instead: string): string {
  const editor = io.env.VISUAL?.trim() || io.env.EDITOR?.trim();
  if (globals.input === false)
    throw usageError("no-input", "--no-input rules out an editor.", `Give the text with ${instead}.`);
  if (!editor)
    throw usageError(
      "no-editor",
      "No editor is set.",
      `Set VISUAL or EDITOR, or give the text with ${instead}.`,
    );
  return editor;
}

/** Runs the editor as the shell would. Ctrl-C belongs to it as long as it runs. */
async function runEditor(editor: string, file: string): Promise<number | null> {
  const listeners = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", ignore);
  try {
    return await new Promise<number | null>((resolve, reject) => {
      const child =
        process.platform === "win32"
          ? spawn(`${editor} "${file}"`, { stdio: "inherit", shell: true })
          : spawn("sh", ["-c", `${editor} "$1"`, "sh", file], { stdio: "inherit" });
      child.once("error", reject);
      child.once("close", resolve);
    });
  } finally {
    process.removeListener("SIGINT", ignore);
    for (const listener of listeners) process.on("SIGINT", listener);
  }
}

const ignore = () => {};
