import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { typedLine } from "../../src/cli/commands/settings/shell-words.js";
import { emptyFolder } from "../support/study.js";
import { describedCommands, idleProgram, manPage, markdownReference } from "./command-reference.js";

const update = process.env.UPDATE_DOCS === "1";

describe("the command reference", () => {
  test("docs/commands.md is what the program says of itself", () => {
    if (update) fs.writeFileSync("docs/commands.md", markdownReference());
    expect(fs.readFileSync("docs/commands.md", "utf8")).toBe(markdownReference());
  });

  const man = spawnSync("man", ["--version"]).status === 0;
  test.skipIf(!man)("the man page is read by man without a warning", () => {
    const file = path.join(emptyFolder(), "themata.1");
    fs.writeFileSync(file, manPage());
    const read = spawnSync("man", ["--warnings", "-l", file], {
      encoding: "utf8",
      env: { ...process.env, MANWIDTH: "100", LC_ALL: "C.UTF-8", PAGER: "cat" },
    });
    expect([read.status, read.stderr]).toEqual([0, ""]);
    expect(read.stdout).toContain("themata codebook merge");
  });

  test.each(
    describedCommands().map((command) => [command.name, command] as const),
  )("the help of %s has an example that the program understands", async (name, { example }) => {
    expect(example.length).toBeGreaterThan(0);
    const lines = example
      .join("\n")
      .replace(/\\\n\s*/g, " ")
      .split("\n");
    let own = false;
    for (const line of lines) {
      for (const part of line.split(/ [|] | [|]$|<\(|\$\(/)) {
        const begin = /(?:^|\s)themata (.*)$/.exec(part)?.[1];
        if (begin === undefined) continue;
        const words = typedLine(
          begin
            .replace(/\)?\s+#.*$/, "")
            .replace(/\)$/, "")
            .replace(/ > .*$/, ""),
        ).words;
        const argv = words.at(-1) === "" ? words.slice(0, -1) : words;
        const { program, printed } = idleProgram();
        await program.parseAsync([...argv], { from: "user" }).catch((error: Error) => {
          throw new Error(`${line}: ${error.message}\n${printed.join("")}`);
        });
        own ||= `${argv.join(" ")} `.includes(`${name.split(" ")[0]} `);
      }
    }
    expect(own).toBe(true);
  });
});
