import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

// What is being made has a name that says who makes it, so that what a kill leaves is known as left and goes at
// the next start, and what a living process still makes stays.

/** A file or folder on its way to its name. */
export interface Making {
  readonly place: string;
  /** Takes away what is left of it, at the end as on failure. */
  done(): void;
  /** Lets go of it as it is: the next start sees to it. */
  leave(): void;
}

export interface MakingOptions {
  /** How its name begins; a browser may not be allowed to enter a hidden folder. */
  readonly prefix?: ".themata-making" | "themata-pdf";
  /** The inner folder of a study that is to know of it where it would not look by itself. */
  readonly notedIn?: string | undefined;
  /** How its name ends, where what is left of it is somebody else's to judge: a dot and an original's name. */
  readonly ending?: string;
}

const named =
  /^(?:\.themata-making|themata-pdf)-([0-9a-f]{6})-(\d+)-(\d+)-[0-9a-f]{8}(?:\.at|\.([0-9a-f]{32}))?$/;
const noteEnding = ".at";
/** Made by version 0.1, which did not say who made it. */
const unsigned = /^restore-[0-9a-f]{8}$|\.[0-9a-f]{8}\.tmp$/;
const dayMs = 86_400_000;

/** What this process makes at present. */
const underWay = new Set<string>();

/** A new place in a folder for something to be made; nothing is there yet. */
export function makeIn(folder: string, options: MakingOptions = {}): Making {
  const { prefix = ".themata-making", notedIn, ending = "" } = options;
  const maker = `${machine()}-${process.pid}-${startOf("self") ?? 0}`;
  const name = `${prefix}-${maker}-${randomBytes(4).toString("hex")}${ending}`;
  const place = path.join(folder, name);
  const known = notedIn === undefined || path.resolve(folder).startsWith(path.resolve(notedIn));
  const note = known ? null : path.join(notedIn ?? "", `${name}${noteEnding}`);
  underWay.add(name);
  try {
    if (note !== null) fs.writeFileSync(note, path.resolve(folder), { flag: "wx", mode: 0o600 });
  } catch {
    // Where the study cannot be written there is no note, and the work goes on.
  }
  return {
    place,
    done() {
      remove(place);
      if (note !== null) remove(note);
      underWay.delete(name);
    },
    leave: () => void underWay.delete(name),
  };
}

/** Gives a finished file its name. Where there is one of that name it fails with EEXIST, unless it is to be replaced. */
export function putInPlace(place: string, file: string, replace: boolean): void {
  try {
    if (replace) fs.renameSync(place, file);
    else fs.linkSync(place, file);
  } catch (error) {
    if (replace || !noLinks.includes(String((error as NodeJS.ErrnoException).code))) throw error;
    // A disk without links: the name is taken first, then given to the file.
    fs.closeSync(fs.openSync(file, "wx", 0o600));
    try {
      fs.renameSync(place, file);
    } catch (failed) {
      remove(file);
      throw failed;
    }
  }
}

const noLinks = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "EINVAL"];

/** Something left half-made, and the note that tells of it where it lies outside of the study. */
export interface Left {
  readonly file: string | null;
  readonly note: string | null;
}

/** What was left half-made in the folders of a study, and where their notes say that something was being made. */
export function leftIn(folders: readonly string[], now?: number): Left[] {
  const found: Left[] = [];
  for (const folder of folders)
    for (const name of namesIn(folder)) {
      const ours = isLeft(folder, name, now) && originalIn(name) === null;
      if (!ours && !(unsigned.test(name) && isOld(path.join(folder, name), now))) continue;
      const file = path.join(folder, name);
      if (!name.endsWith(noteEnding)) found.push({ file, note: null });
      else found.push(...notedBy(file));
    }
  return found;
}

/** What was left half-made in a folder that is not only ours. */
export const leftBeside = (folder: string, now?: number): Left[] =>
  namesIn(folder)
    .filter((name) => isLeft(folder, name, now))
    .map((name) => ({ file: path.join(folder, name), note: null }));

/** The names of originals that were brought into a folder by a process that is no more. */
export const leftNames = (folder: string): string[] =>
  namesIn(folder).flatMap((name) => (isLeft(folder, name, undefined) ? (originalIn(name) ?? []) : []));

/** Under which name an original lies in a folder that was brought and is not kept yet. */
export const broughtUnder = (folder: string, original: string): string | null =>
  namesIn(folder).find((name) => originalIn(name) === original) ?? null;

const originalIn = (name: string): string | null => named.exec(name)?.[4] ?? null;

/** Takes away what was left. @returns the files and folders that are gone */
export function sweep(left: readonly Left[]): string[] {
  const gone: string[] = [];
  for (const { file, note } of left) {
    if (file !== null && !remove(file)) continue;
    if (file !== null) gone.push(file);
    if (note !== null) remove(note);
  }
  return gone;
}

function isLeft(folder: string, name: string, now: number | undefined): boolean {
  const [, on, pid, start] = named.exec(name) ?? [];
  if (on === undefined) return false;
  if (on !== machine()) return isOld(path.join(folder, name), now);
  if (Number(pid) === process.pid && start === String(startOf("self") ?? 0))
    return !underWay.has(name.replace(/\.at$/, ""));
  return !lives(Number(pid), start ?? "");
}

/** Nothing takes a day to be made: for what another machine or an older version made. */
function isOld(file: string, now: number | undefined): boolean {
  try {
    return now !== undefined && now - fs.statSync(file).mtimeMs > dayMs;
  } catch {
    return false;
  }
}

function lives(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const now = startOf(pid);
  return now === null || start === "0" || String(now) === start;
}

const starts = new Map<"self", number | null>();

/** When a process started, in ticks since the machine did; null where the system does not say, 0 where it has ended. */
function startOf(pid: number | "self"): number | null {
  if (pid === "self" && starts.has(pid)) return starts.get(pid) ?? null;
  let start: number | null = null;
  try {
    // The second field is the program's name in parentheses, which may hold anything.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    start = /^[ZX]$/.test(fields[0] ?? "") ? 0 : Number(fields[19]);
  } catch {
    // Not Linux.
  }
  if (pid === "self") starts.set(pid, start);
  return start;
}

let machineName: string | undefined;
function machine(): string {
  machineName ??= createHash("sha256").update(os.hostname()).digest("hex").slice(0, 6);
  return machineName;
}

/** What a note tells of; nothing where its folder is out of reach (a disk that is not there now). */
function notedBy(note: string): Left[] {
  try {
    const folder = fs.readFileSync(note, "utf8");
    if (!path.isAbsolute(folder)) return [{ file: null, note }];
    if (!fs.existsSync(folder)) return [];
    const file = path.join(folder, path.basename(note, noteEnding));
    return [{ file: fs.existsSync(file) ? file : null, note }];
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

function remove(file: string): boolean {
  try {
    fs.rmSync(file, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
    return true;
  } catch {
    return false;
  }
}
