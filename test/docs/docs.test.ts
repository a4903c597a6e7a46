import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { typedLine } from "../../src/cli/commands/settings/shell-words.js";
import { idleProgram } from "./command-reference.js";
import { expectShownOutput, isLong, pages } from "./shown-output.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

expectShownOutput(pages.filter((name) => process.env.UPDATE_DOCS === "1" || !isLong(name)));

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
