import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { usageError } from "../../core/errors.js";
import type { Context } from "../context.js";

const heading = (
  base: number,
) => `# Edit, save and close. Codes keep their ids: so a moved or renamed code is known.
# A code that you delete here is removed; that is refused for one with codings.
# base: ${base}
`;

/** The codebook as a file in an editor, kept beside the study until it is taken over. */
export class CodebookDraft {
  readonly #context: Context;
  readonly #file: string;

  constructor(context: Context, studyFolder: string) {
    this.#context = context;
    this.#file = path.join(studyFolder, ".themata", "edit-codebook.yaml");
  }

  /** Opens the editor on `content`, or on the draft that was left where it is null. Null where nothing was edited. */
  async edit(
    content: string | null,
    head: number,
  ): Promise<{ readonly text: string | null; readonly base: number }> {
    const left = await this.#read();
    if (content === null && left === null) throw usageError("no-draft", "There is no draft to resume.");
    if (content !== null && left !== null)
      throw usageError(
        "draft-left",
        `An edit of the codebook was not finished: ${this.#file}`,
        "Go on with --resume, or throw it away with --abandon.",
      );
    const editor = this.#editor();
    const before = left ?? heading(head) + content;
    if (left === null) await fs.writeFile(this.#file, before, { mode: 0o600, flag: "wx" });
    const code = await open(editor, this.#file, this.#context);
    const after = (await this.#read()) ?? "";
    if (after === before && left === null) await this.abandon();
    if (code !== 0)
      throw usageError(
        "editor-failed",
        `The editor ended with ${code === null ? "a signal" : code}: ${editor}`,
        after === before
          ? undefined
          : "Your draft is kept: --resume goes on with it, --abandon throws it away.",
      );
    const base = Number(/^# base: (\d{1,15})$/m.exec(before)?.[1] ?? head);
    return { text: after === before && left === null ? null : after, base };
  }

  /** Throws the draft away; false where there is none. */
  async abandon(): Promise<boolean> {
    const there = (await this.#read()) !== null;
    await fs.rm(this.#file, { force: true });
    return there;
  }

  #editor(): string {
    const { env } = this.#context.io;
    const editor = [env.VISUAL, env.EDITOR].find((name) => name !== undefined && name.trim() !== "");
    if (editor === undefined || this.#context.globals.input === false)
      throw usageError(
        "no-editor",
        editor === undefined ? "No editor is named." : "An editor cannot be opened with --no-input.",
        "Name one in VISUAL or EDITOR, or give the edited codebook with --file FILE.yaml.",
      );
    return editor;
  }

  async #read(): Promise<string | null> {
    try {
      return await fs.readFile(this.#file, "utf8");
    } catch (error) {
      if ((error as { code?: unknown }).code === "ENOENT") return null;
      throw error;
    }
  }
}

/** Runs an editor, which may be a command with options, and waits for it. */
function open(editor: string, file: string, { io }: Context): Promise<number | null> {
  const env = { ...process.env, ...io.env };
  const child =
    process.platform === "win32"
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: "inherit", env })
      : spawn("/bin/sh", ["-c", `${editor} "$1"`, "sh", file], { stdio: "inherit", env });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
}
