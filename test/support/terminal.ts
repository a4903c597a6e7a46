import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const driver = path.join(root, "test", "support", "terminal.py");
/** Whether there is a pseudo-terminal to be had. */
export const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;

export interface Step {
  readonly send?: string;
  readonly expect?: string;
  readonly frame?: true;
  readonly resize?: readonly [rows: number, columns: number];
  readonly kill?: string;
  readonly settle?: number;
  readonly keep?: true;
}

export interface Session {
  readonly steps: readonly { readonly found: boolean; readonly output: string }[];
  readonly output: string;
  readonly exit: number | null;
  readonly signal: number | null;
}

/** A shell that can stop the program and go on with it. */
export const shell = ["python3", path.join(root, "test", "support", "shell.py")];

/** Runs the built program in a real terminal of 80 by 24, under another program where one is named; a step sends keys and waits for what they lead to. */
export function drive(
  cwd: string,
  args: readonly string[],
  steps: readonly Step[],
  env: Record<string, string> = {},
  under: readonly string[] = [],
): Session {
  const input = JSON.stringify({
    argv: [...under, process.execPath, path.join(root, "bin", "themata.js"), ...args],
    cwd,
    env: { TERM: "xterm-256color", LANG: "C.UTF-8", ...env },
    columns: 80,
    rows: 24,
    steps,
    end: steps.at(-1)?.kill === undefined ? "quit" : "",
  });
  return JSON.parse(
    execFileSync("python3", [driver], { input, encoding: "utf8", maxBuffer: 1 << 28 }),
  ) as Session;
}
