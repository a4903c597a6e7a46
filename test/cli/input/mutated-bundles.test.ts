import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { jsonMutations } from "../../support/mutations.js";
import { rounds } from "../../support/rounds.js";
import { ok, studyWith, themata } from "../../support/study.js";

/** How many changes of each file are tried, with each command. */
const tries = rounds(6);

let dir = "";
beforeAll(async () => {
  dir = await studyWith({
    "a.txt": "I: Who?\n\nP: I trust her with my drafts.\n\nQ: Nobody asked me that.\n",
  });
  fs.writeFileSync(path.join(dir, "paper.md"), "# Results\n\nOne said, “I trust her with my drafts” (P).\n");
  await ok(dir, "codebook", "add", "trust");
  await ok(dir, "code", "a", "--turn", "2", "trust");
  await ok(dir, "theme", "add", "Trust is slow", "--code", "trust");
  await ok(dir, "bundle", "create", "bundle", "--manuscript", "paper.md");
});

describe("a bundle with one thing wrong is read or refused, and never breaks the program", () => {
  it.each(["manifest.json", "facts.json", "quotations.json", "counts.json"])("in %s", async (name) => {
    const file = path.join(dir, "bundle", name);
    const good = fs.readFileSync(file, "utf8");
    const all = [...jsonMutations(JSON.parse(good))];
    const step = Math.max(1, all.length / tries);
    for (let at = 0; at < all.length; at += step) {
      const { what, text } = all[Math.floor(at)] ?? { what: "", text: "" };
      fs.writeFileSync(file, text);
      for (const argv of [
        ["check", "manuscript", "paper.md", "--bundle", "bundle"],
        ["bundle", "verify", "bundle"],
      ]) {
        const { code, stderr } = await themata(dir, argv);
        expect([0, 1, 2, 3], `${what}: ${stderr.slice(0, 300)}`).toContain(code);
        expect(stderr.length, what).toBeLessThan(30_000);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }
    }
    fs.writeFileSync(file, good);
  }, 900_000);
});
