import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok, themata } from "../support/study.js";

const program = path.resolve("bin/themata.js");
const has = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

describe("completion", () => {
  let study = "";
  beforeAll(async () => {
    study = emptyFolder();
    await ok(study, "init", "--approach", "codebook", "--title", "Small");
    fs.writeFileSync(path.join(study, "a b.txt"), "Interviewer: Well?\nMina: Very well, said $HOME.\n");
    await ok(study, "import", "a b.txt");
    for (const code of ["Trust", "Hier's rank: above", "Hierarchy", 'Say "no"', "Old $HOME `id`"])
      await ok(study, "codebook", "add", code);
    await ok(study, "codebook", "retire", "Trust", "--reason", "too wide");
    await ok(study, "theme", "add", "Rank stays in the room");
  });

  const offered = async (...words: string[]) => {
    const { stdout } = await themata(study, ["complete", "--", ...words]);
    return stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
  };

  test("offers commands, sub-commands and options", async () => {
    expect(await offered("fre")).toEqual(["frequency"]);
    expect(await offered("codebook", "mer")).toEqual(["merge"]);
    expect(await offered("frequency", "--per")).toEqual(["--percent"]);
    expect(await offered("frequency", "--js")).toEqual(["--json"]);
    expect(await offered("")).not.toContain("complete");
  });

  test("offers the study's codes in use, sources, people and themes, whatever the case", async () => {
    expect(await offered("codings", "--code", "hier")).toEqual(["Hier's rank: above", "Hierarchy"]);
    expect(await offered("codings", "--code", "Trust")).toEqual([]);
    expect(await offered("code", "")).toEqual(["a b"]);
    expect(await offered("code", "a b", "--turn", "2", "Hierarchy", "say")).toEqual(['Say "no"']);
    expect(await offered("theme", "show", "rank")).toEqual(["Rank stays in the room"]);
    expect(await offered("participant", "show", "mi")).toEqual(["Mina"]);
    expect(await offered("codings", "--source=a")).toEqual(["--source=a b"]);
  });

  test("offers the values that a command takes", async () => {
    expect(await offered("report", "--format", "")).toEqual(["html", "docx", "pdf", "md", "tex", "json"]);
    expect(await offered("study", "set", "sam")).toContain("sampling");
    expect(await offered("study", "show", "orient")).toEqual(["orientation"]);
    expect(await offered("study", "set", "orientation", "")).toEqual(["inductive", "deductive", "hybrid"]);
    expect(await offered("check", "cor")).toEqual(["coreq"]);
    expect(await offered("theme", "status", "Rank stays in the room", "")).toEqual([
      "candidate",
      "reviewed",
      "defined",
    ]);
    expect(await offered("completion", "f")).toEqual(["fish"]);
    expect(await offered("demo", "near")).toEqual(["near-peer"]);
  });

  test("leaves files to the shell and free text alone", async () => {
    expect(await offered("import", "")).toEqual([":files"]);
    expect(await offered("frequency", "-o", "")).toEqual([":files"]);
    expect(await offered("init", "--title", "")).toEqual([]);
  });

  test("finds the study that the line names", async () => {
    const elsewhere = emptyFolder();
    const words = ["complete", "--", "--study", study, "codings", "--code", "Hierar"];
    expect((await themata(elsewhere, words)).stdout.trim()).toBe("Hierarchy");
  });

  test("is silent and succeeds where there is no study or the line makes no sense", async () => {
    const elsewhere = emptyFolder();
    for (const words of [["codings", "--code", ""], ["nonsense", "--what", ""], ["--study"], []]) {
      const { code, stdout, stderr } = await themata(elsewhere, ["complete", "--", ...words]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).not.toMatch(/error|Hierarchy/i);
    }
  });

  test("refuses a shell it has no script for, naming those it has", async () => {
    const { code, stderr } = await themata(study, ["completion", "tcsh"]);
    expect(code).toBe(2);
    expect(stderr).toContain("bash, zsh, fish, powershell");
    expect((await ok(study, "completion", "powershell")).stdout).toContain("Register-ArgumentCompleter");
  });

  /** An environment in which `themata` is the built program. */
  const shimmed = () => {
    const bin = path.join(study, "bin");
    fs.mkdirSync(bin, { recursive: true });
    const shim = `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`;
    fs.writeFileSync(path.join(bin, "themata"), shim, { mode: 0o755 });
    return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  };

  describe.skipIf(!has("bash"))("in bash", () => {
    /** What is offered for each of several lines. */
    const replies = (...lines: string[]): string[][] => {
      const script = `source <(themata completion bash); for line; do COMP_LINE=$line; COMP_POINT=\${#line}; COMPREPLY=(); _themata; printf '%s\\n' "\${COMPREPLY[@]}" =; done`;
      const env = shimmed();
      const out = execFileSync("bash", ["--norc", "-c", script, "bash", ...lines], {
        cwd: study,
        env,
        encoding: "utf8",
      });
      const offers = out.split("=\n").slice(0, -1);
      return offers.map((offer) => offer.split("\n").filter((reply) => reply !== ""));
    };

    test("quotes names for where they stand, and runs nothing of the line", () => {
      const expected: [string, string[]][] = [
        ["themata codings --code Hierar", ["Hierarchy"]],
        ["themata codings --code old", ["Old\\ \\$HOME\\ \\`id\\`"]],
        ['themata codings --code "say', ['Say \\"no\\"']],
        ["themata codings --code 'old", ["Old $HOME `id`"]],
        ["themata codings --source=a", ["a\\ b"]],
        ["themata codings --code $(touch ran) `touch ran` Hier", []],
      ];
      expect(replies(...expected.map(([line]) => line))).toEqual(expected.map(([, offers]) => offers));
      expect(fs.existsSync(path.join(study, "ran"))).toBe(false);
    });

    test("what it inserts is what the program then reads", () => {
      const names = ["Hier's rank: above", 'Say "no"', "Old $HOME `id`"];
      const offered = replies(...names.map((name) => `themata codings --code ${name.slice(0, 3)}`));
      for (const [i, name] of names.entries()) {
        const [reply] = offered[i] ?? [];
        const kept = name.startsWith("Hier") ? /Hier\\'s\\ rank:\\ above/ : /./;
        expect(reply).toMatch(kept);
        expect(execFileSync("bash", ["-c", `printf %s ${reply}`], { encoding: "utf8" })).toBe(name);
      }
    });
  });

  test.skipIf(!has("zsh"))("its zsh script is sound", async () => {
    const { stdout } = await ok(study, "completion", "zsh");
    expect(spawnSync("zsh", ["-n"], { input: stdout }).status).toBe(0);
  });

  test.skipIf(!has("fish"))("in fish, offers names with what they are", () => {
    const script = 'themata completion fish | source; complete -C "themata codings --code Hierar"';
    const out = execFileSync("fish", ["--no-config", "-c", script], {
      cwd: study,
      env: shimmed(),
      encoding: "utf8",
    });
    expect(out.split("\n")[0]).toMatch(/^Hierarchy/);
  });
});
