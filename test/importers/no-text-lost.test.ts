import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { srt, vtt } from "../../src/importers/captions/captions.js";
import type { Importer, ImportOptions } from "../../src/importers/importer.js";
import { csv } from "../../src/importers/tables/csv.js";

/** Words that occur once or seldom, so that a lost one cannot hide behind another. */
const word = fc.string({
  unit: fc.constantFrom(..."bdfghjklmnqrtvwxzéñ访谈🐝𝒳"),
  minLength: 4,
  maxLength: 9,
});
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
const name = fc.constantFrom("Ana", "Bo Li", "Interviewer", "P1", "I", "KM", "访谈者", "Note", "He said");

/** Everything an outcome keeps: texts with their turns' heads and bodies, fields, attributes, codings and messages. */
async function kept(importer: Importer, file: string, text: string, options: ImportOptions = {}) {
  const { transcripts, messages } = await importer.read({ name: file, bytes: Buffer.from(text) }, options);
  const spoken = transcripts.flatMap(({ text: whole, turns }) => {
    const points = [...whole];
    return turns.flatMap(({ head, body }) => [
      points.slice(head.start, head.end).join(""),
      points.slice(body.start, body.end).join(""),
    ]);
  });
  const beside = transcripts.map(({ name, meta, attributes, codings }) => [name, meta, attributes, codings]);
  return { spoken: spoken.join("\n"), all: [...spoken, JSON.stringify([beside, messages])].join("\n") };
}

function expectAll(given: string, found: string) {
  const lower = found.toLowerCase();
  for (const letters of given.match(/[\p{L}\p{So}]{4,}/gu) ?? [])
    expect(lower).toContain(letters.toLowerCase());
}

const time = (ms: number, mark: string) => new Date(ms).toISOString().slice(11, 23).replace(".", mark);
const payloads: ((name: string, words: string) => string)[] = [
  (_, words) => words,
  (name, words) => `${name}: ${words}`,
  (name, words) => `<v ${name}>${words}</v>`,
  (name, words) => `<v ${name}>${words}`,
  (_, words) => `- ${words}`,
  (_, words) => `<i>${words}</i> &amp; ${words}`,
  (_, words) => `${words}\n${words}`,
  (_, words) => `1 < 2 ${words}`,
  () => "",
];
const cue = fc.record({
  payload: fc.tuple(fc.constantFrom(...payloads), name, words).map(([shape, ...parts]) => shape(...parts)),
  length: fc.integer({ min: -500, max: 4000 }),
  gap: fc.integer({ min: 0, max: 3000 }),
  id: fc.boolean(),
  outside: fc.option(words, { freq: 8 }),
});
type Cue = typeof cue extends fc.Arbitrary<infer T> ? T : never;

function captions(cues: readonly Cue[], mark: string, header: string): string {
  let at = 5000;
  const blocks = cues.flatMap(({ payload, length, gap, id, outside }, i) => {
    const start = at + gap;
    at = Math.max(start, start + length);
    const block = `${id ? `${i + 1}\n` : ""}${time(start, mark)} --> ${time(start + length, mark)}\n${payload}`;
    return outside === null ? [block] : [block, outside];
  });
  return `${header}${blocks.join("\n\n")}\n`;
}

describe("captions", () => {
  test.each<[string, Importer, string, string]>([
    ["WebVTT", vtt, ".", "WEBVTT\n\n"],
    ["SubRip", srt, ",", ""],
  ])("lose no letter: %s", async (format, importer, mark, header) => {
    await fc.assert(
      fc.asyncProperty(fc.array(cue, { minLength: 1, maxLength: 10 }), async (cues) => {
        const file = captions(cues, mark, header);
        // In SubRip `<v Name>` is no voice: the tag's name is read all the same.
        const { all, spoken } = await kept(importer, `talk.${format}`, file);
        for (const { payload, outside } of cues) {
          const said = payload.replace(/<[^>]*>|&amp;/g, " ");
          expectAll(said, all);
          if (outside !== null) expectAll(outside, all);
        }
        if (cues.some(({ payload }) => payload !== "")) expect(spoken).not.toBe("");
      }),
      { numRuns: 250 },
    );
  });
});

const cell = fc
  .tuple(fc.constantFrom("", '"', ",", "\n", ";", "<b>"), words)
  .map(([odd, text]) => `${text}${odd}`);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const tableOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map(quoted).join(",")).join("\n");

describe("tables", () => {
  test("of talk lose no letter of a cell with speech, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.option(name), cell), { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        async (rows, commented) => {
          const table = tableOf([["speaker", "text"], ...rows.map(([who, said]) => [who ?? "", said])]);
          const { spoken } = await kept(csv, "t.csv", `${commented ? "# of ours, by hand\n" : ""}${table}`);
          for (const [who, said] of rows) expectAll(`${who ?? ""} ${said}`, spoken);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("of respondents lose no letter of any cell: answers are turns, the rest attributes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const table = tableOf([
          ["id", "joy", "fear", "scores"],
          ...rows.map(([joy, fear, score], i) => [`r${i}`, joy, fear, score]),
        ]);
        const options = { idColumn: "id", textColumns: ["joy", "fear"] };
        const { spoken, all } = await kept(csv, "t.csv", table, options);
        for (const [joy, fear, score] of rows) {
          expectAll(`${joy} ${fear}`, spoken);
          expectAll(score, all);
        }
      }),
      { numRuns: 200 },
    );
  });
});
