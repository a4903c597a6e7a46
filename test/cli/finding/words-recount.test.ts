import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ok, studyWith } from "../../support/study.js";

const word = fc.constantFrom(
  "trust",
  "Trust",
  "don’t",
  "near-peer",
  "2,500",
  "𝒳yz",
  "🎓",
  "the",
  "TRUSTED",
  "[laughs]",
);
const speakers = ["Interviewer", "Mentor 1", "Mentee 1", "Mentee 2"];
const turn = fc.tuple(
  fc.constantFrom(...speakers),
  fc.array(word, { minLength: 1, maxLength: 6 }).map((some) => `${some.join(" ")}.`),
);
// Everybody speaks twice at least: who speaks once is not known for a speaker.
const transcript = fc
  .array(turn, { minLength: 6, maxLength: 14 })
  .map((turns) => [
    ...[...speakers, ...speakers].map((name): [string, string] => [name, "the trust."]),
    ...turns,
  ]);

/** By definition: the runs of letters in what a speaker says, brackets left out, in lower case. */
const heard = (turns: readonly (readonly [string, string])[]) =>
  turns.flatMap(([speaker, said], place) =>
    speaker === "Interviewer"
      ? []
      : said
          .replace(/\[[^\]]*\]/g, " ")
          .split(/[\s.]+/)
          .filter((one) => /[\p{L}\p{N}]/u.test(one))
          .map((one) => ({ speaker, place, word: one.toLowerCase().replaceAll("’", "'") })),
  );

describe("words against a recount", () => {
  test("words --all counts each word by who says it; kwic shows every place of it", async () => {
    const samples = fc.sample(fc.tuple(transcript, transcript), { numRuns: 3, seed: 11 });
    for (const sources of samples) {
      const text = (turns: (typeof sources)[number]) =>
        turns.map(([speaker, said]) => `${speaker}: ${said}`).join("\n\n");
      const folder = await studyWith({ "A.txt": `${text(sources[0])}\n`, "B.txt": `${text(sources[1])}\n` });
      const all = sources.flatMap(heard);
      const { words, rows } = (
        await ok(folder, "words", "--all", "--by", "participant", "--top", "999", "--json")
      ).json;
      expect(words).toBe(all.length);
      for (const row of rows) {
        const own = all.filter((one) => one.word === row.word);
        expect([row.word, row.count, row.participants]).toEqual([
          row.word,
          own.length,
          new Set(own.map(({ speaker }) => speaker)).size,
        ]);
        for (const [name, { count, participants }] of Object.entries<{ count: number; participants: number }>(
          row.by,
        )) {
          const here = own.filter(({ speaker }) => speaker === name).length;
          expect([count, participants]).toEqual([here, Math.min(1, here)]);
        }
      }
      expect(rows.length).toBe(new Set(all.map((one) => one.word)).size);
      const { json } = await ok(folder, "kwic", "trust*", "--json");
      expect(json.hits).toHaveLength(all.filter((one) => one.word.startsWith("trust")).length);
    }
  });
});
