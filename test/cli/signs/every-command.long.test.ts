import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { themata } from "../../support/study.js";
import { calls, commands, has, type Known, knownIn, printed } from "./every-command.js";
import { directions, hostile, leaks, signedStudy } from "./signed-study.js";

let dir = "";
let known: Known = {};
beforeAll(async () => {
  dir = await signedStudy();
  known = await knownIn(dir);
});

describe("a study in which every field steers a terminal", () => {
  test("reaches a terminal from no command, and neither does what is typed", async () => {
    let done = 0;
    for (const call of commands) {
      const { code } = await printed(
        dir,
        calls(call, (argument) => known[argument] ?? "none"),
      );
      if (code === 0) done++;
      await printed(dir, [...calls(call, () => hostile), "--debug"]);
    }
    expect(done).toBeGreaterThan(commands.length / 2.5);
  });

  test("reaches a terminal by no file that is printed, and CSV and pages not at all", async () => {
    const source = known.source ?? "";
    const files: string[][] = [
      ["export", "-"],
      ["codebook", "export", "-"],
      ["transcript", source, "-o", "-"],
    ];
    for (const [name, command] of commands)
      if (has(command, "--format") && has(command, "--output"))
        for (const format of name === "report"
          ? ["html", "md", "tex", "json"]
          : ["csv", "md", "html", "json"])
          files.push([
            ...calls([name, command], (argument) => known[argument] ?? "none").filter(
              (word) => word !== "none",
            ),
            ...["-o", "-", "--format", format],
          ]);
    expect(files.length).toBeGreaterThan(30);
    for (const argv of files) {
      await printed(dir, argv);
      if (argv.join(" ") === "codebook export -") continue;
      const { stdout } = await themata(dir, argv);
      expect([argv.join(" "), leaks(stdout)]).toEqual([argv.join(" "), []]);
    }
  });

  test("reaches no terminal by a name of a file, or by what a file says", async () => {
    const name = path.join(dir, `x${directions.replace("\ud800", "")}\u001b]0;y\u0007.csv`);
    fs.writeFileSync(name, `source,code,quote\n${hostile},${hostile},${hostile}\n`);
    for (const argv of [
      ["apply", name],
      ["codebook", "import", name],
      ["participant", "import", name],
      ["guide", "import", name],
      ["check", "manuscript", name],
      ["agreement", "--table", name],
      ["import", name, "--dry-run"],
      ["codings", "import", name],
    ])
      await printed(dir, [...argv, "--debug"]);
  });
});
