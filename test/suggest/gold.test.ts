import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { CodeText } from "../../src/suggest/code-words.js";
import { CodeRanker } from "../../src/suggest/rank.js";

const shared = process.env.THEMATA_SHARED ?? "";

interface Row {
  readonly doc: string;
  readonly text: string;
  readonly codes: readonly string[];
}

describe.skipIf(!process.env.THEMATA_SHARED)("ranking by shared words on human-coded answers", () => {
  it("puts a right code first in at least three of four, after 100 coded segments of other people", () => {
    const folder = path.join(shared, "gold");
    const rows: Row[] = fs
      .readFileSync(path.join(folder, "shuffle.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const held = new Set([...new Set(rows.map(({ doc }) => doc))].sort().filter((_, i) => i % 10 < 3));
    const names = [...new Set(rows.flatMap(({ codes }) => codes))].sort();
    const codes = names.map(
      (name, id): CodeText => ({
        id,
        path: name,
        name,
        short: "",
        definition: "",
        include: "",
        exclude: "",
        examples: [],
      }),
    );
    const training = rows.filter(({ doc }) => !held.has(doc)).slice(0, 100);
    const ranker = new CodeRanker(
      codes,
      training.flatMap((row, coding) =>
        row.codes.map((code) => ({ coding, code: names.indexOf(code), quote: row.text })),
      ),
    );
    const asked = rows.filter((row) => held.has(row.doc) && row.codes.length > 0);
    const right = asked.filter((row) => {
      const [first] = ranker.rank(row.text, { top: 1 });
      return first !== undefined && row.codes.includes(names[first.code] ?? "");
    });
    expect(asked.length).toBeGreaterThan(200);
    expect(right.length / asked.length).toBeGreaterThan(0.75);
  });
});
