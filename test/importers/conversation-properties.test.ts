import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, readBlocks } from "../../src/importers/turns/conversation.js";
import { read } from "./reading.js";

/** Words that occur once, so that a lost one cannot hide behind another. */
const word = fc.string({
  unit: fc.constantFrom(..."bdfghjklmnqrtvwxzéñ访谈🐝𝒳"),
  minLength: 4,
  maxLength: 9,
});
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
const name = fc.constantFrom(
  ...[
    "Ana",
    "Bo Li",
    "Interviewer",
    "P1",
    "I",
    "P",
    "A",
    "km",
    "Kim Moss",
    "KM",
    "访谈者",
    "Note",
    "He said",
  ],
);
const stamp = fc.constantFrom("[00:01:02]", "0:09", "(00:20:12)", "#00:00:05-3#", "10:30 AM", "\\[0:12\\]");
const shapes: ((name: string, stamp: string, words: string) => string)[] = [
  (name, _, words) => `${name}: ${words}`,
  (name, _, words) => `${name}：${words}\n`,
  (name, stamp, words) => `${name}: ${stamp} ${words}`,
  (name, stamp, words) => `${stamp} ${name}: ${words}`,
  (name, stamp, words) => `${name} ${stamp}\n${words}\n`,
  (name, stamp, words) => `${name}\n${stamp}\n${words}`,
  (name, stamp, words) => `${name} ${stamp}: ${words}`,
  (name, stamp, words) => `${name}: ${words} ${stamp}\n`,
  (name, _, words) => `**${name}:** ${words}`,
  (name, _, words) => `**${name}** ${words}`,
  (name, _, words) => `[${name}] ${words}`,
  (name, _, words) => `12. ${name}: ${words}`,
  (name, _, words) => `### ${name}\n${words}`,
  (_, __, words) => `## ${words}`,
  (_, __, words) => words,
  (_, __, words) => `\n${words}.\n`,
  (_, stamp, words) => `   ${words} ${stamp}`,
  (_, __, words) => `Date: ${words}`,
  (_, __, words) => `${words}\n=====`,
  (_, __, words) => `---\ntitle: ${words}\n---`,
  (_, __, words) => `[End of interview]\n\u200f${words} //`,
  () => "\n",
];
const line = fc
  .tuple(fc.constantFrom(...shapes), name, stamp, words)
  .map(([shape, ...parts]) => shape(...parts));
const texts = fc.array(line, { maxLength: 14 }).map((lines) => lines.join("\n"));
const dialects = fc.constantFrom("text" as const, "markdown" as const);

describe("a text read as a conversation", () => {
  test("keeps heads before bodies, in order, inside the text, never overlapping, bodies trimmed", () => {
    fc.assert(
      fc.property(texts, dialects, (text, dialect) => {
        const { turns } = read(text, {}, dialect);
        const points = [...text];
        let last = 0;
        for (const { head, body } of turns) {
          expect(head.start).toBeGreaterThanOrEqual(last);
          expect(head.end).toBeGreaterThanOrEqual(head.start);
          expect(body.start).toBeGreaterThanOrEqual(head.end);
          expect(body.end).toBeGreaterThanOrEqual(body.start);
          expect(body.end).toBeLessThanOrEqual(points.length);
          const words = points.slice(body.start, body.end).join("");
          expect(words).toBe(words.replace(/^[ \n]+|[ \n]+$/g, ""));
          last = body.end;
        }
      }),
      { numRuns: 400 },
    );
  });

  test("loses no letter: each is in a head, a body, a field or a message", () => {
    fc.assert(
      fc.property(texts, dialects, (text, dialect) => {
        const { turns, meta, messages } = read(text, {}, dialect);
        const points = [...text];
        const covered = new Uint8Array(points.length);
        for (const { head, body } of turns) {
          covered.fill(1, head.start, head.end);
          covered.fill(1, body.start, body.end);
        }
        const kept = JSON.stringify([meta, messages]).toLowerCase();
        const left = points.map((point, i) => (covered[i] === 1 ? " " : point)).join("");
        for (const word of left.match(/\p{L}+/gu) ?? []) expect(kept).toContain(word.toLowerCase());
      }),
      { numRuns: 400 },
    );
  });

  test("names every speaker of its turns once, and only those", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { turns, speakers } = read(text);
        const spoken = new Set(turns.map(({ speaker }) => speaker).filter((speaker) => speaker !== null));
        expect(new Set(speakers.map(({ name }) => name))).toEqual(spoken);
        expect(speakers).toHaveLength(spoken.size);
      }),
      { numRuns: 200 },
    );
  });
});

describe("paragraphs of a rich document", () => {
  const run = (text: string, bold = false) => ({ text, bold });
  const block = (...runs: { text: string; bold: boolean }[]): Block => ({ runs });
  const bodies = (blocks: Block[]) => {
    const { text, turns } = readBlocks(blocks, {});
    const points = [...text];
    return turns.map(
      ({ speaker, body }) => `${speaker ?? ""} | ${points.slice(body.start, body.end).join("")}`,
    );
  };

  test("are rendered by the fixed rule", () => {
    const { text, turns } = readBlocks(
      [block(run("Interviewer: How 🐝?")), block(run("P1: Well.")), block(run("And more."))],
      {},
    );
    expect(text).toBe("Interviewer: How 🐝?\n\nP1: Well.\nAnd more.");
    expect(turns.map(({ head, body }) => [head.start, head.end, body.start, body.end])).toEqual([
      [0, 12, 13, 19],
      [21, 24, 25, 40],
    ]);
  });

  test("have speakers in bold runs without a colon", () => {
    expect(
      bodies([
        block(run("Ana Reed", true), run(" It rained.")),
        block(run("Bo", true), run(" It did.")),
        block(run("Ana Reed", true), run(" All day.")),
        block(run("Bo", true), run(" All night.")),
      ]),
    ).toEqual(["Ana Reed | It rained.", "Bo | It did.", "Ana Reed | All day.", "Bo | All night."]);
  });

  test("have a bold name and a light time, words below, after a preamble", () => {
    const { meta } = readBlocks([block(run("SUMMARY KEYWORDS")), block(run("bees, rain"))], {});
    expect(meta).toEqual({});
    const blocks = [
      block(run("SUMMARY KEYWORDS")),
      block(run("bees, rain")),
      block(run("BSR01", true), run("  00:00")),
      block(run("The first.")),
      block(run("Its second paragraph.")),
      block(run("BSR02", true), run("  00:31")),
      block(run("The answer.")),
    ];
    expect(bodies(blocks)).toEqual(["BSR01 | The first.\nIts second paragraph.", "BSR02 | The answer."]);
  });

  test("a bold word that begins a paragraph once is speech", () => {
    expect(
      bodies([block(run("I: So?")), block(run("P: I")), block(run("never", true), run(" went."))]),
    ).toEqual(["I | So?", "P | I\nnever went."]);
  });

  test("messages name the paragraph of the original", () => {
    const { messages } = readBlocks(
      [
        { runs: [run("Ana: One.")], line: 11 },
        { runs: [run("Cleo: Three.")], line: 12 },
        { runs: [run("Ana: Four.")], line: 13 },
      ],
      {},
    );
    expect(messages).toContainEqual(expect.objectContaining({ code: "possible-speaker", line: 12 }));
  });
});
