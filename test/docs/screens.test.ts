import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ok } from "../support/study.js";
import { openTerminal } from "../tui/coder-terminal.js";
import { startFolder } from "./console-page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = path.join(root, "docs", "coding.md");

/** The keys before each block of text of the page, in its order; a quoted text is typed. */
const keysBefore = [
  "J J J J",
  's enter "rol"',
  'enter m "Watched first, then watching others."',
  "enter * p",
  "p p F",
];
const screen = /^```text\n([\s\S]*?)```$/gm;

it("the screens in docs/coding.md are what the coder shows after those keys", async () => {
  const page = fs.readFileSync(file, "utf8");
  const folder = startFolder("docs/coding.md", root);
  await ok(folder, "init", "--approach", "codebook", "--coder", "amara");
  await ok(folder, "import", "interviews/mentor-1.txt", "--speaker", "M1=Mentor 1");
  await ok(folder, "codebook", "import", "codebook.yaml");
  await ok(
    folder,
    "code",
    "mentor-1",
    "--quote",
    "Come to my house on Friday, there is lunch.",
    "Being noticed",
    "Networks",
  );
  const terminal = await openTerminal(folder, { source: "mentor-1" });
  const shown: string[] = [];
  const updated: [string, string][] = [];
  for (const [place, [block, text = ""]] of [...page.matchAll(screen)].entries()) {
    const keys = keysBefore[place] ?? "";
    for (const [key, words] of keys.matchAll(/"([^"]*)"|\S+/g))
      if (words === undefined) await terminal.press(key);
      else await terminal.type(words);
    shown.push(text);
    const now = `${terminal.screen()}\n`;
    updated.push([block, `\`\`\`text\n${now}\`\`\``]);
    if (process.env.UPDATE_DOCS !== "1") expect(now).toBe(text);
  }
  await terminal.close();
  expect(shown).toHaveLength(keysBefore.length);
  if (process.env.UPDATE_DOCS === "1")
    fs.writeFileSync(
      file,
      updated.reduce((now, [before, after]) => now.replace(before, () => after), page),
    );
});
