import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cooccurrence } from "../../src/analysis/cooccurrence.js";
import { coverage, evenness } from "../../src/analysis/coverage.js";
import { discovery, discoveryBand } from "../../src/analysis/discovery.js";
import { frequency } from "../../src/analysis/frequency.js";
import { saturation } from "../../src/analysis/saturation.js";
import { sequence } from "../../src/analysis/sequence.js";
import { logLikelihood } from "../../src/analysis/words-table.js";
import { seeded } from "../../src/core/random.js";
import { codesOf, everyone, isActive, recount } from "./recount.js";
import { sketches } from "./sketches.js";
import { coderId, coders, layOut, type Sketch, study } from "./study.js";

const asked = fc.subarray(coders, { minLength: 1 });
const of = fc.constantFrom("codes" as const, "themes" as const);
const ids = (names: readonly string[]) => names.map(coderId);
const pathsOf = (sketch: Sketch, what: "codes" | "themes") =>
  what === "codes" ? sketch.codes : Object.keys(sketch.themes ?? {});

/** Segments of a row by definition: stretches in which each code point is joined to the next by a coding. */
function segmentsOf(sketch: Sketch, who: readonly string[], codes: readonly string[], source: string) {
  const spans = sketch.codings.filter(
    (c) => c.source === source && c.proposed !== true && who.includes(c.coder) && codes.includes(c.code),
  );
  const { text, bodies } = layOut(sketch.sources[source] ?? []);
  const covers = (at: number) => spans.some((c) => Number(c.at[0]) <= at && at < Number(c.at[1]));
  const joined = (at: number) => spans.some((c) => Number(c.at[0]) <= at && at + 1 < Number(c.at[1]));
  const found: { start: number; end: number; people: Set<string>; turns: number[] }[] = [];
  for (let at = 0, start = -1; at < text.length; at++) {
    if (!covers(at)) continue;
    if (start < 0) start = at;
    if (joined(at)) continue;
    const end = at + 1;
    const spoken = bodies.flatMap((body, turn) =>
      body.speaker in sketch.people &&
      isActive(sketch, body.speaker) &&
      Math.max(body.start, start) < Math.min(body.end, end)
        ? [{ turn, speaker: body.speaker }]
        : [],
    );
    if (spoken.length > 0)
      found.push({
        start,
        end,
        people: new Set(spoken.map((s) => s.speaker)),
        turns: spoken.map((s) => s.turn),
      });
    start = -1;
  }
  return found;
}

describe("saturation by base, run and threshold", () => {
  const rule = { base: 4, run: 2, threshold: 0.05 };

  test("the worked examples of Guest, Namey and Chen come out as published", () => {
    const reached = saturation([4, 3, 2, 1, 1, 0, 0, 0], rule);
    expect(reached).toMatchObject({ baseCodes: 10, reached: "5+2", reachedAfter: 5, abstains: null });
    expect(reached.runs.slice(0, 2).map(({ ratio }) => ratio)).toEqual([0.1, 0]);
    expect(saturation([4, 4, 4, 4, 4, 4], rule)).toMatchObject({ reached: null, abstains: null });
  });

  test("it abstains with fewer interviews than base and run, and with an empty base", () => {
    expect(saturation([4, 3, 2, 1, 1], rule)).toMatchObject({ abstains: "too-few", runs: [], reached: null });
    expect(saturation([0, 0, 0, 0, 3, 1], rule)).toMatchObject({ abstains: "empty-base", reached: null });
  });

  test("a later run over the threshold is told", () => {
    expect(saturation([5, 5, 5, 5, 0, 0, 4, 0], rule)).toMatchObject({ reached: "4+2", exceededAfter: 5 });
  });
});

describe("the discovery curve", () => {
  test("agrees with sets taken source by source, for codes and themes, in any order", () => {
    fc.assert(
      fc.property(sketches, asked, of, fc.boolean(), (sketch, who, what, turned) => {
        const order = turned ? [102, 101] : [101, 102];
        const found = discovery(study(sketch), { of: what, coders: ids(who), order, newBy: "order" });
        const seen = new Set<string>();
        const expected = order.map((id) => {
          const source = id === 101 ? "first" : "second";
          const rows = pathsOf(sketch, what).filter(
            (path) => segmentsOf(sketch, who, codesOf(sketch, what, path, false), source).length > 0,
          );
          const fresh = rows.filter((path) => !seen.has(path)).length;
          for (const path of rows) seen.add(path);
          return { source: id, name: source, found: rows.length, fresh, total: seen.size };
        });
        expect(found.steps).toEqual(expected);
      }),
    );
  });

  test("the band is the same for the same seed, ends where the curve ends, and holds one order of two between its edges", () => {
    const rows = [Int32Array.of(0, 1, 2), Int32Array.of(2), Int32Array.of(2, 3)];
    const band = discoveryBand(rows, 4, { permutations: 500, seed: 7 });
    expect(band).toEqual(discoveryBand(rows, 4, { permutations: 500, seed: 7 }));
    expect(band).toMatchObject({ low: [1, 2, 4], high: [3, 4, 4] });
    expect(band.median.at(-1)).toBe(4);
  });

  test("the random numbers of a seed never change, so that a printed seed repeats a band", () => {
    const next = seeded(1);
    expect([next(), next(), next()].map((n) => n.toFixed(8))).toEqual([
      "0.62707394",
      "0.00273572",
      "0.52744704",
    ]);
  });
});

describe("tables against a recount", () => {
  test("what follows what: every pair of segments looked at", () => {
    fc.assert(
      fc.property(sketches, asked, of, (sketch, who, what) => {
        const table = sequence(study(sketch), { of: what, coders: ids(who) });
        const paths = pathsOf(sketch, what);
        const all = Object.keys(sketch.sources).map((source) =>
          paths.map((path) => segmentsOf(sketch, who, codesOf(sketch, what, path, false), source)),
        );
        const expected: object[] = [];
        for (const [from] of paths.entries())
          for (const [to] of paths.entries()) {
            let next = 0;
            let sources = 0;
            let before = 0;
            let both = 0;
            const people = new Set<string>();
            for (const rows of all) {
              let here = 0;
              const starts = rows.flat().map(({ start }) => start);
              for (const a of rows[from] ?? []) {
                const first = Math.min(...starts.filter((start) => start >= a.end));
                for (const b of rows[to] ?? [])
                  if (b.start === first) {
                    here++;
                    for (const person of a.people) if (b.people.has(person)) people.add(person);
                  }
              }
              next += here;
              if (here > 0) sources++;
              const [a, b] = [rows[from]?.[0], rows[to]?.[0]];
              if (a && b) both++;
              if (a && b && a.start < b.start) before++;
            }
            if (next > 0) expected.push({ from, to, next, sources, participants: people.size, before, both });
          }
        expect(table.pairs).toEqual(expected);
      }),
    );
  });

  test("what lies within so many turns: neighbourhoods merged turn by turn", () => {
    fc.assert(
      fc.property(sketches, asked, fc.nat(2), (sketch, who, within) => {
        const table = cooccurrence(study(sketch), { unit: "near", within, coders: ids(who) });
        const hoods = (code: string, source: string) => {
          const merged: { from: number; to: number; people: Set<string> }[] = [];
          for (const { turns, people } of segmentsOf(sketch, who, [code], source)) {
            const [from, to] = [Math.min(...turns), Math.max(...turns)];
            const last = merged.at(-1);
            if (last !== undefined && from - last.to <= within) {
              last.to = Math.max(last.to, to);
              for (const person of people) last.people.add(person);
            } else merged.push({ from, to, people: new Set(people) });
          }
          return merged;
        };
        const used = sketch.codes.filter((code) =>
          Object.keys(sketch.sources).some((source) => hoods(code, source).length > 0),
        );
        const expected: object[] = [];
        for (const [i, a] of used.entries())
          for (const b of used.slice(i + 1)) {
            let together = 0;
            let all = 0;
            const people = new Set<string>();
            for (const source of Object.keys(sketch.sources)) {
              // Chains of neighbourhoods of the two that meet, found by joining until nothing changes.
              const nodes = [a, b].flatMap((code) => hoods(code, source).map((hood) => ({ code, ...hood })));
              const chain = nodes.map((_, at) => at);
              for (let again = true; again; ) {
                again = false;
                for (const [x, one] of nodes.entries())
                  for (const [y, two] of nodes.entries()) {
                    if (one.code === two.code || one.from - two.to > within || two.from - one.to > within)
                      continue;
                    for (const person of one.people) if (two.people.has(person)) people.add(person);
                    const low = Math.min(chain[x] ?? 0, chain[y] ?? 0);
                    if (chain[x] !== low || chain[y] !== low) again = true;
                    chain[x] = low;
                    chain[y] = low;
                  }
              }
              for (const at of new Set(chain)) {
                all++;
                if (new Set(nodes.filter((_, n) => chain[n] === at).map(({ code }) => code)).size === 2)
                  together++;
              }
            }
            if (together > 0)
              expected.push({ a, b, segments: together, participants: people.size, jaccard: together / all });
          }
        const path = new Map(table.codes.map(({ id, path }) => [id, path]));
        expect(
          table.pairs.map((p) => ({
            a: path.get(p.a),
            b: path.get(p.b),
            segments: p.segments,
            participants: p.participants,
            jaccard: p.jaccard,
          })),
        ).toEqual(expected);
      }),
    );
  });

  test("themes that share a turn or a source", () => {
    fc.assert(
      fc.property(sketches, asked, (sketch, who) => {
        const table = cooccurrence(study(sketch), { of: "themes", unit: "source", coders: ids(who) });
        const inSource = (path: string, source: string) =>
          segmentsOf(sketch, who, codesOf(sketch, "themes", path, false), source).length > 0;
        const name = new Map(table.codes.map(({ id, path }) => [id, path]));
        for (const pair of table.pairs)
          expect(pair.segments).toBe(
            Object.keys(sketch.sources).filter(
              (source) =>
                inSource(name.get(pair.a) ?? "", source) && inSource(name.get(pair.b) ?? "", source),
            ).length,
          );
        for (const { path, segments } of table.codes)
          expect(segments).toBe(
            Object.keys(sketch.sources).filter((source) => inSource(path, source)).length,
          );
      }),
    );
  });

  test("coverage: words and turns of each source", () => {
    fc.assert(
      fc.property(sketches, asked, (sketch, who) => {
        const table = coverage(study(sketch), { coders: ids(who) });
        for (const { name, wordsCoded, turns, turnsCoded } of table.sources) {
          const all = recount(sketch, {
            coders: who,
            codes: sketch.codes,
            sources: [name],
            counts: everyone,
          });
          expect(wordsCoded).toBe(all.words);
          const spoken = layOut(sketch.sources[name] ?? []).bodies.filter(
            ({ speaker, start, end }) => speaker in sketch.people && isActive(sketch, speaker) && start < end,
          );
          expect(turns).toBe(spoken.length);
          const touched = spoken.filter((body) =>
            sketch.codings.some(
              (c) =>
                c.source === name &&
                c.proposed !== true &&
                who.includes(c.coder) &&
                Math.max(Number(c.at[0]), body.start) < Math.min(Number(c.at[1]), body.end),
            ),
          );
          expect(turnsCoded).toBe(touched.length);
        }
      }),
    );
  });

  test("by guide question: people, sources and words of each, in whatever order questions come back", () => {
    fc.assert(
      fc.property(
        sketches,
        asked,
        fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
        (sketch, who, drawn) => {
          const input = study(sketch);
          const questionOf = (source: string, turn: number) =>
            drawn[(source === "first" ? 0 : 6) + turn] ?? 0;
          const sources = input.sources.map((source) => ({
            ...source,
            question: Int32Array.from({ length: source.turns }, (_, turn) => questionOf(source.name, turn)),
          }));
          const questions = [
            { id: 1, name: "Beginning" },
            { id: 2, name: "Ending" },
          ];
          const table = frequency(
            { ...input, sources, questions },
            { of: "codes", by: "question", coders: ids(who) },
          );
          for (const row of table.rows)
            for (const [name, counts] of row.by) {
              const id = questions.find((question) => question.name === name)?.id ?? 0;
              const people = new Set<string>();
              const places = new Set<string>();
              for (const source of Object.keys(sketch.sources)) {
                const { bodies } = layOut(sketch.sources[source] ?? []);
                for (const { turns } of segmentsOf(sketch, who, [row.path], source))
                  for (const turn of turns)
                    if (questionOf(source, turn) === id) {
                      people.add(bodies[turn]?.speaker ?? "");
                      places.add(source);
                    }
              }
              expect([name, counts.n, counts.sources]).toEqual([name, people.size, places.size]);
            }
          const words = (of: { words: number }) => of.words;
          for (const row of table.rows)
            expect([...row.by.values()].reduce((sum, counts) => sum + words(counts), 0)).toBe(row.words);
        },
      ),
    );
  });
});

describe("small statistics", () => {
  test("log-likelihood: the worked example, nothing for equal use, finite for a count of 0", () => {
    expect(logLikelihood(10, 5, 1000, 2000)).toBeCloseTo(10 * Math.LN2, 10);
    expect(logLikelihood(5, 10, 1000, 2000)).toBeCloseTo(0, 10);
    expect(logLikelihood(0, 4, 100, 100)).toBeCloseTo(8 * Math.LN2, 10);
  });

  test("evenness: the worked example; equal counts are as many as they are", () => {
    expect(evenness([4, 4, 2])).toEqual({ largest: 0.4, effective: expect.closeTo(2.7778, 4) });
    expect(evenness([3, 3, 3])?.effective).toBeCloseTo(3, 10);
    expect(evenness([0, 0])).toBeNull();
  });
});
