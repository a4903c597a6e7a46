import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logLikelihood, WordTally } from "../../src/analysis/words-table.js";

const groups = ["mentor", "mentee", "nobody"];
const written = ["trust", "time", "cost", "art"];
const said = fc.array(fc.record({ word: fc.nat(3), group: fc.nat(1), person: fc.nat(3) }), { maxLength: 40 });
const tableOf = (all: readonly { word: number; group: number; person: number }[]) => {
  const tally = new WordTally(groups);
  for (const { word, group, person } of all) tally.add(word, group, person);
  return tally.table(written);
};

describe("the table of words", () => {
  test("counts each word and its speakers, in all and by group, as a recount does", () => {
    fc.assert(
      fc.property(said, (all) => {
        const table = tableOf(all);
        const people = (some: typeof all) => new Set(some.map(({ person }) => person)).size;
        expect(table.words).toBe(all.length);
        for (const [group, name] of groups.entries()) {
          const own = all.filter((one) => one.group === group);
          expect(table.groups.get(name)).toEqual({ words: own.length, participants: people(own) });
        }
        const spoken = written.filter((_, word) => all.some((one) => one.word === word));
        expect(
          table.rows
            .filter(({ count }) => count > 0)
            .map(({ word }) => word)
            .sort(),
        ).toEqual(spoken.sort());
        for (const row of table.rows) {
          const own = all.filter((one) => written[one.word] === row.word);
          expect([row.count, row.participants]).toEqual([own.length, people(own)]);
          for (const [group, name] of groups.entries()) {
            const here = own.filter((one) => one.group === group);
            expect(row.of(name)).toMatchObject({ count: here.length, participants: people(here) });
          }
        }
      }),
    );
  });

  test("has the most frequent word first, and equal ones by the alphabet", () => {
    const rows = tableOf([1, 0, 3, 1, 2, 2].map((word) => ({ word, group: 0, person: 0 }))).rows;
    expect(rows.map(({ word }) => word)).toEqual(["cost", "time", "art", "trust"]);
  });

  test("keyness is the log-likelihood against all others, with a minus where the group says it less", () => {
    const times = (n: number, word: number, group: number) =>
      Array.from({ length: n }, () => ({ word, group, person: group }));
    const all = [...times(4, 0, 0), ...times(6, 1, 0), ...times(2, 0, 1), ...times(18, 1, 1)];
    const trust = tableOf(all).rows.find(({ word }) => word === "trust");
    expect(trust?.of("mentor").keyness).toBeCloseTo(logLikelihood(4, 2, 10, 20), 12);
    expect(trust?.of("mentee").keyness).toBeCloseTo(-logLikelihood(2, 4, 20, 10), 12);
    expect(trust?.of("mentor").keyness).toBeGreaterThan(1);
    expect(trust?.of("nobody")).toEqual({ count: 0, participants: 0, keyness: 0 });
    expect(trust?.of("unknown")).toEqual({ count: 0, participants: 0, keyness: 0 });
    expect(tableOf(times(5, 0, 0)).rows[0]?.of("mentor").keyness).toBe(0);
    const [alike] = tableOf([...times(2, 0, 0), ...times(4, 0, 1)]).rows;
    expect(alike?.of("mentor").keyness).toBeCloseTo(0, 12);
  });
});
