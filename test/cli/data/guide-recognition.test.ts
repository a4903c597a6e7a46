import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkTurns } from "../../../src/workflow/sources/guide-link.js";
import { GuideMatcher } from "../../../src/workflow/sources/guide-match.js";
import { type KnownTalk, knownTalks } from "../../support/guide-talks.js";
import { emptyFolder, ok } from "../../support/study.js";

const talks = knownTalks();

function linked({ guide, turns }: KnownTalk) {
  const names = new Map(guide.map(({ id, name }) => [id, name]));
  return linkTurns(
    new GuideMatcher(guide),
    turns.map(({ speaker, interviewer, text }) => ({
      role: interviewer ? "interviewer" : "participant",
      names: [speaker],
      head: () => `${speaker}:`,
      body: () => text,
    })),
  ).map(({ question }) => names.get(question) ?? null);
}

describe("an interview held against its guide", () => {
  it.each(
    talks.map((talk) => [talk.name, talk] as const),
  )("has no turn under a wrong question: %s", (_, talk) => {
    const got = linked(talk);
    const wrong = talk.turns.flatMap(({ text, question }, i) =>
      got[i] !== null && got[i] !== question ? [`${text} -> ${got[i]}, not ${question}`] : [],
    );
    expect(wrong).toEqual([]);
  });

  it("has nineteen of twenty questions recognised, though asked in other words and another order", () => {
    const asked = talks.flatMap((talk) => {
      const got = linked(talk);
      return talk.turns.flatMap(({ interviewer, question }, i) =>
        interviewer && question !== null ? [got[i] === question] : [],
      );
    });
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter(Boolean).length / asked.length).toBeGreaterThanOrEqual(0.95);
  });

  it("loses nothing by probes and small words, wherever the interviewer puts them", () => {
    const small = [
      "Mm.",
      "Right.",
      "And then?",
      "Can you say more about that?",
      "Okay, I see.",
      "Why is that?",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...talks), fc.nat(), fc.constantFrom(...small), (talk, at, said) => {
        const answers = talk.turns.flatMap(({ interviewer }, i) => (interviewer ? [] : [i]));
        const place = (answers[at % answers.length] ?? 0) + 1;
        const more = [
          { speaker: "I", interviewer: true, text: said, question: null },
          { speaker: "P", interviewer: false, text: "Well, yes.", question: null },
        ];
        const turns = [...talk.turns.slice(0, place), ...more, ...talk.turns.slice(place)];
        const [before, after] = [linked(talk), linked({ ...talk, turns })];
        expect(after[place + 1]).toBe(before[place - 1]);
        expect([...after.slice(0, place), ...after.slice(place + 2)]).toEqual(before);
      }),
    );
  });

  it("places nothing after a question that the guide does not have, until the next one it has", () => {
    const strange = [
      "Which football club do you support?",
      "Tell me about your neighbour's dog.",
      "Let's talk about taxes.",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...talks), fc.nat(), fc.constantFrom(...strange), (talk, at, said) => {
        const answers = talk.turns.flatMap(({ interviewer }, i) => (interviewer ? [] : [i]));
        const place = (answers[at % answers.length] ?? 0) + 1;
        const more = [
          { speaker: "I", interviewer: true, text: said, question: null },
          { speaker: "P", interviewer: false, text: "Well, yes.", question: null },
        ];
        const got = linked({
          ...talk,
          turns: [...talk.turns.slice(0, place), ...more, ...talk.turns.slice(place)],
        });
        expect([got[place], got[place + 1]]).toEqual([null, null]);
      }),
    );
  });
});

/** Which turn asks which of the eight questions, in the guide's order, as the interviews were read. */
const hiv: Readonly<Record<string, readonly number[]>> = {
  "data-capturer-1": [1, 3, 7, 9, 13, 15, 21, 23],
  "data-capturer-2": [1, 3, 9, 11, 13, 17, 21, 23],
  "data-capturer-3": [1, 3, 5, 7, 9, 11, 15, 19],
  "facility-manager-1": [1, 3, 5, 9, 11, 13, 17, 21],
  "facility-manager-2": [1, 3, 7, 9, 11, 13, 19, 23],
  "facility-manager-3": [1, 3, 5, 7, 9, 11, 15, 19],
  "nurse-1": [1, 3, 7, 9, 11, 13, 17, 19],
  "nurse-2": [1, 3, 7, 9, 13, 19, 21, 25],
  "nurse-3": [1, 5, 7, 9, 11, 15, 19, 23],
  "nurse-4": [1, 3, 5, 9, 13, 15, 19, 23],
  "pharmacist-1": [1, 3, 5, 7, 9, 13, 15, 17],
  "pharmacist-2": [1, 3, 5, 7, 9, 11, 13, 17],
};

describe("the structured demo", () => {
  it("has each of the eight questions in all twelve interviews, and no answer under another than the last asked", async () => {
    const dir = emptyFolder();
    const fixtures = path.resolve("fixtures/hiv");
    await ok(dir, "init", ".", "--title", "T", "--approach", "codebook", "--coder", "A");
    const files = fs.readdirSync(path.join(fixtures, "transcripts"));
    await ok(dir, "import", ...files.map((file) => path.join(fixtures, "transcripts", file)));
    await ok(dir, "guide", "import", path.join(fixtures, "guide.yaml"));
    const { json } = await ok(dir, "guide", "show", "--json");
    const order: string[] = json.questions.map(({ name }: { name: string }) => name);
    for (const [source, asked] of Object.entries(hiv)) {
      const { turns } = (await ok(dir, "source", "turns", source, "--json")).json;
      const answer = turns as { n: number; role: string; question: string | null }[];
      const asks = answer.filter(({ role, question }) => role === "interviewer" && question !== null);
      expect([source, asks.map(({ n, question }) => [n, question])]).toEqual([
        source,
        asked.map((turn, i) => [turn, order[i]]),
      ]);
      for (const { n, role, question } of answer)
        if (role === "participant" && question !== null)
          expect([source, n, question]).toEqual([source, n, order[asked.findLastIndex((turn) => turn < n)]]);
    }
  });
});
