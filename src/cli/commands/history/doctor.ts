import fs from "node:fs";
import path from "node:path";
import { countText } from "../../../core/count-text.js";
import { ThemataError } from "../../../core/errors.js";
import { leftBeside, leftIn } from "../../../store/making.js";
import { sqliteInUse } from "../../../store/sqlite/drivers.js";
import { innerFolders } from "../../../store/sqlite/study-file.js";
import { verifyStudy } from "../../../workflow/study/verify-study.js";
import type { Context } from "../../context.js";
import { asInstallError } from "../../install-error.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { themataVersion } from "../../version.js";

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Checks what themata needs, and the study if there is one; 1 if anything is wrong. */
export async function run(_input: object, context: Context): Promise<Result> {
  const checks: Check[] = [
    { name: "themata", ok: true, detail: themataVersion },
    await attempt("SQLite", async () => {
      const { driver, version } = await sqliteInUse();
      return `${version} (${driver})`;
    }),
    await attempt("Graphviz", async () => {
      const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
      return (await Graphviz.load()).version();
    }),
    await attempt("English language model", async () => {
      await import("wink-eng-lite-web-model");
      return "present";
    }),
  ];
  const directory = await context.studyDirectory().catch((error: unknown) => {
    if (error instanceof ThemataError) return null;
    // A package that is missing is named above.
    if (asInstallError(error) !== null) return undefined;
    throw error;
  });
  if (directory === null) checks.push({ name: "study", ok: true, detail: "none here" });
  else if (directory !== undefined) checks.push(...(await studyChecks(directory, context)));
  const ok = checks.every((check) => check.ok);
  return {
    schema: "doctor",
    json: { ok, checks },
    text: checks
      .map((c) => `${c.ok ? paint("green", "ok") : paint("red", "!!")}  ${c.name}: ${c.detail}`)
      .join("\n"),
    plain: { header: ["ok", "check", "detail"], rows: checks.map((c) => [c.ok ? 1 : 0, c.name, c.detail]) },
    exitCode: ok ? 0 : 1,
  };
}

async function attempt(name: string, work: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    const install = asInstallError(error);
    if (install !== null) return { name, ok: false, detail: [install.message, install.hint].join(" ") };
    const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { name, ok: false, detail };
  }
}

async function studyChecks(directory: string, context: Context): Promise<Check[]> {
  const checks = [
    await attempt("study", async () => {
      const found = await verifyStudy(await context.reading(), { deep: true });
      if (!found.ok)
        throw new Error(
          `${countText(found.problems.length, "problem")}, the first: ${found.problems[0]?.message}`,
        );
      return `${directory}: ${countText(found.events, "event")}, ${countText(found.codings, "coding")}, sound`;
    }),
    permissions(directory),
    leftovers(directory, context),
    place(directory),
  ];
  return checks;
}

/** Files of a study are for their owner only. */
function permissions(directory: string): Check {
  // Windows keeps who may read what elsewhere than in a file's mode.
  if (process.platform === "win32")
    return {
      name: "permissions",
      ok: true,
      detail: "not checked on Windows: keep the study in your own folder",
    };
  const open: string[] = [];
  const visit = (file: string) => {
    const stat = fs.lstatSync(file);
    if (stat.mode & 0o077) open.push(path.relative(directory, file));
    if (stat.isDirectory()) for (const name of fs.readdirSync(file)) visit(path.join(file, name));
  };
  visit(path.join(directory, ".themata"));
  return open.length === 0
    ? { name: "permissions", ok: true, detail: "only you can read the study" }
    : {
        name: "permissions",
        ok: false,
        detail: `others may read ${open.slice(0, 3).join(", ")}: chmod -R go= .themata`,
      };
}

/** A kill in the middle of writing a file, or of making or restoring a study, leaves a draft, which may hold texts. */
function leftovers(directory: string, context: Context): Check {
  const now = context.io.clock();
  const still = [...leftIn(innerFolders(directory), now), ...leftBeside(directory, now)].flatMap(
    ({ file }) => file ?? [],
  );
  const list = (files: readonly string[]) => files.map((file) => path.relative(directory, file)).join(", ");
  const found = [
    ...(context.swept.length > 0
      ? [`left by an interrupted command, deleted now: ${list(context.swept)}`]
      : []),
    ...(still.length > 0 ? [`left by an interrupted command, safe to delete: ${list(still)}`] : []),
  ];
  return { name: "leftovers", ok: found.length === 0, detail: found.join("; ") || "none" };
}

const synced = /dropbox|onedrive|google ?drive|icloud|nextcloud|owncloud|mobile documents/i;

/** Folders that are copied behind a program's back damage databases. */
function place(directory: string): Check {
  const match = synced.exec(directory);
  return match === null
    ? { name: "place", ok: true, detail: "not in a synchronised folder" }
    : {
        name: "place",
        ok: false,
        detail: `the study is in a synchronised folder (${match[0]}), which can damage it: move it, and share backups`,
      };
}
