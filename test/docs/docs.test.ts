import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { typedLine } from "../../src/cli/commands/settings/shell-words.js";
import { idleProgram } from "./command-reference.js";
import { commandsOf, leavingOut, runPage, steady } from "./console-page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = ["README.md", ...fs.readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith(".md") && fs.existsSync(path.join(root, name)),
);

describe("every command in the documentation runs, and prints what the page shows", () => {
  for (const name of pages) {
    const file = path.join(root, name);
    const page = fs.readFileSync(file, "utf8");
    if (commandsOf(page).length === 0) continue;
    test(name, async () => {
      const results = await runPage(name, page, root);
      if (process.env.UPDATE_DOCS === "1") {
        let updated = page;
        for (const { shown, printed } of results.toReversed()) {
          const now = leavingOut(printed, shown.output);
          if (steady(now) !== steady(shown.output))
            updated = updated.slice(0, shown.from) + now + updated.slice(shown.to);
        }
        expect(fs.readFileSync(file, "utf8"), "edited meanwhile").toBe(page);
        fs.writeFileSync(file, updated);
        return;
      }
      for (const { shown, printed } of results)
        expect(`$ ${shown.command}\n${steady(leavingOut(printed, shown.output))}`).toBe(
          `$ ${shown.command}\n${steady(shown.output)}`,
        );
    });
  }
});

/** The lines of a page that a reader may type: of its `sh` and `console` blocks, without comments. */
const typedIn = (page: string): string[] =>
  [...page.matchAll(/^```(sh|console)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, body = ""]) =>
    body
      .replaceAll("\\\n", " ")
      .split("\n")
      .map((line) => (kind === "console" ? (/^\$ (themata .*)/.exec(line)?.[1] ?? "") : line))
      .filter((line) => line.startsWith("themata "))
      .map((line) => line.replace(/ +#.*$/, "")),
  );

describe("a command that a page shows is one of the program's, by its present name", () => {
  test.each(pages.filter((name) => name !== "docs/commands.md"))("%s", async (name) => {
    for (const line of typedIn(fs.readFileSync(path.join(root, name), "utf8"))) {
      const { words } = typedLine(line.slice("themata ".length));
      const { program, printed } = idleProgram();
      await program
        .parseAsync(
          words.filter((word) => word !== ""),
          { from: "user" },
        )
        .catch((error: Error) => {
          throw new Error(`${line}: ${error.message}\n${printed.join("")}`);
        });
      expect(line).not.toMatch(
        /^themata (kwic|sequence|sources|participants|coders|themes|memos|milestones) /,
      );
      expect(line).not.toMatch(/--(top|table) |--coder \S+,/);
    }
  });
});
