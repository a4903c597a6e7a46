import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rounds } from "../../support/rounds.js";
import { studyWith, themata } from "../../support/study.js";
import { kindsOfFiles } from "./mutated-files.js";

/** How many changes of each kind of file are tried. */
const tries = rounds(4, Number.POSITIVE_INFINITY);

let dir = "";
beforeAll(async () => {
  dir = await studyWith({ "a.txt": "I: Who?\nP: I trust her.\n" });
  fs.writeFileSync(
    path.join(dir, "good.jsonl"),
    `${JSON.stringify({ doc: "a", text: "We met.", codes: ["x"] })}\n`,
  );
});

describe("a good file with one thing wrong is read or refused, and never breaks the program", () => {
  it.each(kindsOfFiles.map((kind) => [kind.file, kind] as const))("%s", async (file, { argv, mutations }) => {
    const all = [...mutations()];
    const step = Math.max(1, all.length / tries);
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    for (let at = 0; at < all.length; at += step) {
      const { what, text } = all[Math.floor(at)] ?? { what: "", text: "" };
      fs.writeFileSync(path.join(dir, file), text);
      const { code, stderr } = await themata(dir, argv, {
        env: { XDG_CONFIG_HOME: path.join(dir, ".config") },
      });
      expect([0, 1, 2, 3, 4], `${what}: ${stderr.slice(0, 300)}`).toContain(code);
      expect(stderr.length, `${what}: ${stderr.slice(0, 300)}`).toBeLessThan(30_000);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }
    fs.rmSync(path.join(dir, file));
  });
});
