import fs from "node:fs";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { run } from "../../src/cli/run.js";
import { clock } from "./clock.js";
import { emptyFolder } from "./folders.js";
import { keptStudy } from "./kept-study.js";

export { emptyFolder } from "./folders.js";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order in which they were written, as a terminal shows them. */
  readonly shown: string;
  /** The JSON document of a `--json` call. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into documents of many shapes
  readonly json: any;
}

/** Runs a command line in this process, as a terminal user in `cwd` would. */
export async function themata(cwd: string, argv: readonly string[], more: RunOptions = {}): Promise<Ran> {
  const terminal = more.terminal ? { isTTY: true, columns: 80, rows: 24 } : {};
  const out = Object.assign(new PassThrough(), terminal);
  const err = Object.assign(new PassThrough(), terminal);
  const collected = { out: "", err: "", all: "" };
  out.setEncoding("utf8").on("data", (text: string) => {
    collected.out += text;
    collected.all += text;
  });
  err.setEncoding("utf8").on("data", (text: string) => {
    collected.err += text;
    collected.all += text;
  });
  const code = await run(argv, {
    stdin: Object.assign(Readable.from([Buffer.from(more.stdin ?? "")]), { isTTY: terminal.isTTY }) as never,
    stdout: out as never,
    stderr: err as never,
    env: { TZ: "UTC", HOME: path.join(cwd, ".home"), ...more.env },
    cwd,
    clock: more.clock ?? clock(),
    signal: new AbortController().signal,
    userName: "tester",
  });
  await new Promise((resolve) => setImmediate(resolve));
  return {
    code,
    stdout: collected.out,
    stderr: collected.err,
    shown: collected.all,
    get json() {
      return JSON.parse(collected.out);
    },
  };
}

export interface RunOptions {
  readonly stdin?: string;
  /** All three streams are a terminal. */
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: () => number;
}

/** Runs a command that must succeed. */
export async function ok(cwd: string, ...argv: string[]): Promise<Ran> {
  const ran = await themata(cwd, argv);
  if (ran.code !== 0)
    throw new Error(`themata ${argv.join(" ")} ended with ${ran.code}: ${ran.stderr}${ran.stdout}`);
  return ran;
}

/** A study (codebook approach, coder "ann") with files in it; the files are imported in order. */
export function studyWith(
  files: Readonly<Record<string, string>> = {},
  ...importArgs: string[]
): Promise<string> {
  return keptStudy(`study ${JSON.stringify([files, importArgs])}`, async () => {
    const folder = emptyFolder();
    await ok(folder, "init", "--approach", "codebook", "--coder", "ann");
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
    if (Object.keys(files).length > 0) await ok(folder, "import", ...Object.keys(files), ...importArgs);
    return folder;
  });
}
