import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, themata } from "../support/study.js";
import { starts } from "./starts.js";

/** One command of a page with the output printed under it. */
export interface Shown {
  readonly command: string;
  readonly output: string;
  /** Where the output stands in the page. */
  readonly from: number;
  readonly to: number;
}

/** The commands in a page's `console` blocks, in order. */
export function commandsOf(page: string): Shown[] {
  const found: Shown[] = [];
  for (const block of page.matchAll(/^```console\n([\s\S]*?)^```$/gm)) {
    const start = (block.index ?? 0) + "```console\n".length;
    const body = block[1] ?? "";
    const prompts = [...body.matchAll(/^\$ ((?:.*\\\n)*.*)\n?/gm)];
    for (const [i, prompt] of prompts.entries()) {
      const from = (prompt.index ?? 0) + prompt[0].length;
      const to = prompts[i + 1]?.index ?? body.length;
      found.push({
        command: (prompt[1] ?? "").replace(/\\\n\s*/g, " "),
        output: body.slice(from, to),
        from: start + from,
        to: start + to,
      });
    }
  }
  return found;
}

/** A new folder with what a page starts with. */
export function startFolder(name: string, root: string): string {
  const folder = emptyFolder();
  for (const [from, to] of starts[name] ?? [])
    fs.cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
  return folder;
}

/** Runs a page's commands in their order and gives what each printed. */
export async function runPage(
  name: string,
  page: string,
  root: string,
): Promise<{ shown: Shown; printed: string }[]> {
  let cwd = startFolder(name, root);
  const home = cwd;
  const results: { shown: Shown; printed: string }[] = [];
  // The morning after the demo studies were made, so that a page's acts follow theirs.
  let seconds = 0;
  const clock = () => Date.UTC(2024, 2, 2, 9) + 1000 * seconds++;
  for (const shown of commandsOf(page)) {
    const words = splitShell(shown.command);
    let printed = "";
    if (words[0] === "cd") cwd = path.resolve(cwd, words[1] ?? home);
    else if (words[0] === "themata") {
      const [, command, demo = "", folder] = words;
      if (command === "demo" && folder === "study" && words.length === 4)
        printed = await demoStudy(demo, path.join(cwd, folder));
      else printed = (await themata(cwd, words.slice(1), { env: { THEMATA_CODER: "" }, clock })).shown;
    } else printed = execFileSync("sh", ["-c", shown.command], { cwd, encoding: "utf8" });
    results.push({
      shown,
      printed: printed.replaceAll(home, "~").trimEnd() + (printed.trim() === "" ? "" : "\n"),
    });
  }
  return results;
}

/** Output as a page shows it that leaves lines out: `…` on a line of its own stands for them. */
export function leavingOut(printed: string, shown: string): string {
  const lines = shown.trimEnd().split("\n");
  const gap = lines.indexOf("…");
  if (gap === -1) return printed;
  const all = printed.trimEnd().split("\n");
  const last = lines.length - gap - 1;
  if (all.length <= gap + last) return printed;
  return `${[...all.slice(0, gap), "…", ...all.slice(all.length - last)].join("\n")}\n`;
}

/** Output without what differs from run to run: ids, hashes, dates, versions, sizes. */
export function steady(text: string): string {
  return text
    .replace(/\b\d{8}-\d{6}\b/g, "<date>")
    .replace(/\b[0-9a-f]{64}\b/g, "<hash>")
    .replace(/\b[0-9a-f]{32}\b/g, "<id>")
    .replace(/\b[0-9a-f]{8,16}\b/g, "<id>")
    .replace(/\b\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?/g, "<date>")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** Words of a command line by the rules of a shell: quotes and backslashes. */
export function splitShell(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/(?:[^\s"'\\]+|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g))
    words.push(
      match[0].replace(/\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/g, (_, escaped, double, single) =>
        escaped !== undefined ? escaped : double !== undefined ? double.replace(/\\(.)/g, "$1") : single,
      ),
    );
  return words;
}
