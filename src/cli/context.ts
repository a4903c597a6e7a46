import path from "node:path";
import { dataError, usageError } from "../core/errors.js";
import type { StudyStore } from "../store/port.js";
import type { Work } from "../workflow/shared/work.js";
import { heldNote } from "./held-note.js";
import type { Io, Outside } from "./io.js";
import type { Progress } from "./terminal/progress.js";
import { tool } from "./version.js";

/** Options every command takes. */
export interface Globals {
  readonly study?: string | undefined;
  readonly coder?: string | undefined;
  /** Whose codings, where a command counts or lists them. */
  readonly ofCoder?: string | undefined;
  readonly json?: boolean | undefined;
  readonly plain?: boolean | undefined;
  readonly input?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly color?: boolean | undefined;
  readonly debug?: boolean | undefined;
}

/** Options of commands that write. */
export interface WriteOptions {
  readonly reason?: string | undefined;
  readonly phase?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Runs a whole command line, as `run.ts` does; for commands made of commands. */
export type RunLine = (argv: readonly string[], outside: Outside) => Promise<number>;

/** What a command runs in: the outside world and, once asked for, the study. */
export class Context {
  readonly io: Io;
  readonly globals: Globals;
  readonly progress: Progress;
  readonly notes: string[] = [];
  /** What an interrupted command had left in the study, and is gone since it was opened. */
  readonly swept: string[] = [];
  /** What would stand on standard output by itself, were it not for --json. */
  content: string | undefined;
  readonly runLine: RunLine;
  #store: StudyStore | undefined;
  #heldNoted = false;

  constructor(io: Io, globals: Globals, progress: Progress, runLine: RunLine) {
    this.runLine = runLine;
    this.io = io;
    this.globals = globals;
    this.progress = progress;
  }

  /** A path as the user wrote it, from the folder they are in. */
  path(file: string): string {
    return path.resolve(this.io.cwd, file);
  }

  note(message: string): void {
    this.notes.push(message);
  }

  /** Notes, once a run, that words are held back in an answer. */
  noteHeld(answer: unknown): void {
    const note = this.#heldNoted ? null : heldNote(answer);
    if (note === null) return;
    this.#heldNoted = true;
    this.note(note);
  }

  /** The folder of the study meant: --study, THEMATA_STUDY, or the nearest above. */
  async studyDirectory(): Promise<string> {
    const { findStudyFolder, databaseFile } = await import("../store/sqlite/study-file.js");
    const { existsSync } = await import("node:fs");
    const named = this.globals.study ?? this.io.env.THEMATA_STUDY;
    if (named !== undefined && named !== "") {
      const directory = this.path(named);
      if (!existsSync(databaseFile(directory)))
        throw dataError("not-a-study", `No study here: ${directory}`, "Make one with 'themata init'.");
      return directory;
    }
    const found = findStudyFolder(this.io.cwd);
    if (found === null)
      throw dataError(
        "not-a-study",
        `No study in this folder or above it: ${this.io.cwd}`,
        "Make one with 'themata init', or name one with --study DIR.",
      );
    return found;
  }

  async store(): Promise<StudyStore> {
    if (this.#store === undefined) {
      const { openStudyFolder } = await import("../store/sqlite/study-file.js");
      this.#store = await openStudyFolder(await this.studyDirectory(), {
        tool,
        at: this.io.clock(),
        ...busyTimeout(this.io.env),
        onSwept: (gone) => this.swept.push(...gone),
        onSettled: ({ seq, kept }) =>
          this.note(
            kept
              ? `Event ${seq}, which the disk failed to confirm when it was saved, was kept.`
              : `The change that the disk failed to confirm when it was saved (event ${seq} then) was not kept.`,
          ),
        onMigrated: (from, to, backup) =>
          this.note(
            `The study was upgraded from schema ${from} to ${to}; the previous state is kept in ${backup}`,
          ),
      });
    }
    return this.#store;
  }

  /** The folder inside of the study that is open and can be written, where there is one. */
  get innerFolder(): string | undefined {
    if (this.#store === undefined || this.#store.readOnly) return undefined;
    return path.join(this.#store.location, ".themata");
  }

  /** Takes over a store that was just made. */
  adopt(store: StudyStore): void {
    this.#store = store;
  }

  /** The study for a command that reads. The coder is set where one was named or the study has a default. */
  async reading(): Promise<Work> {
    const store = await this.store();
    const { findCoder } = await import("../workflow/shared/coders.js");
    const named = this.#coderName();
    return this.#work(store, await findCoder(store, named), {});
  }

  /** The study for a command that writes, with the coder who acts. */
  async writing(options: WriteOptions): Promise<Work> {
    return this.writingTo(await this.store(), options);
  }

  /** The same for another store than the study's own. */
  async writingTo(store: StudyStore, options: WriteOptions): Promise<Work> {
    const { actingCoder } = await import("../workflow/shared/coders.js");
    const phase = options.phase === undefined ? undefined : Number(options.phase);
    if (phase !== undefined && !(Number.isInteger(phase) && phase >= 1 && phase <= 6))
      throw usageError("bad-phase", `--phase is 1 to 6, not "${options.phase}".`);
    store.mayWrite();
    const draft = this.#work(store, null, { ...options, phase });
    return { ...draft, coder: await actingCoder(draft, this.#coderName()) };
  }

  /** The study's day, YYYY-MM-DD; the machine's where no study is open (a table of anybody's data). */
  async today(): Promise<string> {
    const { machineZone, studyZone } = await import("../workflow/shared/study-zone.js");
    const { dayIn } = await import("../core/days.js");
    const zone = this.#store === undefined ? machineZone(this.io.env.TZ) : await studyZone(this.#store);
    return dayIn(this.io.clock(), zone);
  }

  async close(): Promise<void> {
    await this.#store?.close();
  }

  /** Whose codings are meant, as named on this line: --of-coder, or --coder, which says who acts. */
  get named(): string | undefined {
    return this.globals.ofCoder ?? this.globals.coder;
  }

  /** The same, or who is coding by THEMATA_CODER. */
  get whose(): string | undefined {
    return this.named ?? this.io.env.THEMATA_CODER;
  }

  #coderName(): string | undefined {
    const name = this.globals.coder ?? this.io.env.THEMATA_CODER;
    return name === "" ? undefined : name;
  }

  #work(
    store: StudyStore,
    coder: Work["coder"],
    options: { reason?: string | undefined; phase?: number | undefined; dryRun?: boolean | undefined },
  ): Work {
    return {
      store,
      coder,
      now: () => this.io.clock(),
      reason: options.reason,
      phase: options.phase,
      dryRun: options.dryRun ?? false,
      signal: this.io.signal,
      encoder: async () => {
        const { encoderSetting } = await import("./commands/suggest/encoder-setting.js");
        return encoderSetting(this.io, await this.studyDirectory());
      },
      progress: (done, all, what) => this.progress.update(done, all, what),
      note: (message) => this.note(message),
    };
  }
}

/** How long to wait for another process, for those who need it otherwise. */
function busyTimeout(env: Io["env"]): { busyTimeoutMs?: number } {
  const value = Number(env.THEMATA_BUSY_TIMEOUT_MS);
  return Number.isInteger(value) && value > 0 ? { busyTimeoutMs: value } : {};
}
