import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ok } from "../support/study.js";
import { openTerminal } from "../tui/coder-terminal.js";
import { startFolder } from "./console-page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = path.join(root, "docs", "coding.md");

/** `<!-- screen: J enter "words" -->` and the block of text behind it. */
const screen = /^<!-- screen: (.*) -->\n```text\n([\s\S]*?)```$/gm;

it("the screens in docs/coding.md are what the coder shows after those keys", async () => {
  const page = fs.readFileSync(file, "utf8");
  const folder = startFolder(page, root);
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
  const source = /<!-- screens of: (\S+) -->/.exec(page)?.[1] ?? "";
  const terminal = await openTerminal(folder, { source });
  const shown: string[] = [];
  const updated: [string, string][] = [];
  for (const [block, keys = "", text = ""] of page.matchAll(screen)) {
    for (const [key, words] of keys.matchAll(/"([^"]*)"|\S+/g))
      if (words === undefined) await terminal.press(key);
      else await terminal.type(words);
    shown.push(text);
    const now = `${terminal.screen()}\n`;
    updated.push([block, `<!-- screen: ${keys} -->\n\`\`\`text\n${now}\`\`\``]);
    if (process.env.UPDATE_DOCS !== "1") expect(now).toBe(text);
  }
  await terminal.close();
  expect(shown.length).toBeGreaterThan(3);
  if (process.env.UPDATE_DOCS === "1")
    fs.writeFileSync(
      file,
      updated.reduce((now, [before, after]) => now.replace(before, () => after), page),
    );
});
