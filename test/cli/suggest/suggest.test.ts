import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = `Ruth: How did trust between you grow, and what about money?

Mentor 1: She kept every secret. I trusted her, and the trust took months.

Ruth: And money?

Mentee 1: Money never came up. Nobody pays for coffee.

Mentor 1: Right.

Mentee 1: Yes.
`;

interface Shown {
  readonly id: string | null;
  readonly source: string;
  readonly turn: number;
  readonly participant: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly code: string;
  readonly rank: number;
  readonly score: number;
  readonly probability: null;
  readonly why: { words: string[]; against: string[]; neighbours: { coding: string; quote: string }[] };
}

let folder: string;
const json = async (...argv: string[]) => (await ok(folder, ...argv, "--json")).json;
const suggest = async (...argv: string[]): Promise<Shown[]> => (await json("suggest", ...argv)).suggestions;
const brief = (shown: readonly Shown[]) => shown.map(({ turn, rank, code }) => `${turn}/${rank} ${code}`);
const noteCodes = (document: { notes: { code: string }[] }) => document.notes.map(({ code }) => code);
const history = async () => JSON.stringify((await json("log")).events);

beforeEach(async () => {
  folder = await studyWith({ "one.txt": talk }, "--interviewer", "Ruth");
});

async function addCodes() {
  await ok(folder, "codebook", "add", "Trust", "--definition", "confidence that grows over months");
  await ok(folder, "codebook", "add", "Money", "--definition", "pay and costs", "--exclude", "coffee");
}

describe("themata suggest", () => {
  beforeEach(addCodes);

  it("ranks codes for what participants said, with the words shared, and never for the interviewer", async () => {
    const shown = await suggest();
    expect(brief(shown)).toEqual(["2/1 Trust", "4/1 Money"]);
    expect(shown[0]).toMatchObject({
      source: "one",
      participant: "Mentor 1",
      quote: "She kept every secret. I trusted her, and the trust took months.",
      probability: null,
      why: { words: ["trust", "trusted", "months"], against: [], neighbours: [] },
    });
    expect(shown[1]?.why).toMatchObject({ words: ["Money", "pays"], against: ["coffee"] });
    for (const { start, end, quote } of shown) expect([...talk].slice(start, end).join("")).toBe(quote);
  });

  it("says what it is and what it learned from", async () => {
    await ok(folder, "code", "one", "--quote", "Money never came up", "Money");
    expect(await json("suggest")).toMatchObject({
      schema: "themata/suggest/1",
      engine: "themata-svm/2",
      trainedOn: { codings: 1, passages: 1, codes: 2, coders: ["ann"] },
    });
    const { stdout } = await ok(folder, "suggest");
    expect(stdout).toContain("themata-svm/2, learned from 1 coding by ann and 2 codes of the codebook.");
    expect(stdout).toContain("by n-grams only");
    expect(stdout).toContain("No probabilities yet");
  });

  it("shows the nearest passages coded with the code", async () => {
    await ok(folder, "code", "one", "--quote", "She kept every secret.", "Trust");
    fs.writeFileSync(
      path.join(folder, "two.txt"),
      "Ruth: So?\n\nMentee 2: My secrets were safe.\n\nRuth: Oh.\n\nMentee 2: Yes.\n",
    );
    await ok(folder, "import", "two.txt", "--interviewer", "Ruth");
    const [coding] = (await json("codings")).codings;
    const [first] = await suggest("two");
    expect(first).toMatchObject({ code: "Trust", why: { words: ["secrets"] } });
    expect(first?.why.neighbours).toMatchObject([{ coding: coding.id, quote: "She kept every secret." }]);
  });

  it("offers sentences with --unit sentence", async () => {
    const shown = await suggest("--unit", "sentence");
    expect(shown.map(({ quote }) => quote)).toEqual([
      "I trusted her, and the trust took months.",
      "Money never came up.",
      "Nobody pays for coffee.",
    ]);
  });

  it("does not offer a code that the passage holds, nor coded passages with --uncoded", async () => {
    await ok(folder, "code", "one", "--quote", "I trusted her", "Trust");
    expect(brief(await suggest())).toEqual(["4/1 Money"]);
    await ok(folder, "code", "one", "--quote", "Nobody pays", "Trust");
    expect(brief(await suggest())).toEqual(["4/1 Money"]);
    expect(await suggest("--uncoded")).toEqual([]);
  });

  it("offers only the codes named, the strongest passage first", async () => {
    fs.writeFileSync(
      path.join(folder, "two.txt"),
      "Ruth: So?\n\nMentee 2: Trust.\n\nRuth: Oh.\n\nMentee 2: Yes.\n",
    );
    await ok(folder, "import", "two.txt", "--interviewer", "Ruth");
    const shown = await suggest("--code", "trust");
    expect(shown.map(({ source, code }) => `${source} ${code}`)).toEqual(["two Trust", "one Trust"]);
  });

  it("learns from the coder named alone, and looks at what they coded themselves", async () => {
    await ok(folder, "coder", "add", "ben");
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    await ok(folder, "code", "one", "--turn", "4", "Money", "--coder", "ben");
    const [ann, ben] = [await json("suggest"), await json("suggest", "--coder", "ben")];
    expect([ann.trainedOn.coders, brief(ann.suggestions)]).toEqual([["ann"], ["4/1 Money"]]);
    expect([ben.trainedOn.coders, brief(ben.suggestions)]).toEqual([["ben"], ["2/1 Trust"]]);
  });

  it("does not learn from codings that are only proposed", async () => {
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    const store = await openStudyFolder(folder, { tool: "test" });
    const [coding] = await store.current("coding");
    await store.record({ command: "coding.change", coderId: coding?.coderId ?? 0, at: 0 }, (draft) =>
      draft.change("coding", coding?.id ?? 0, { state: "proposed" }),
    );
    await store.close();
    expect((await json("suggest")).trainedOn).toMatchObject({ codings: 0, passages: 0 });
  });

  it("keeps to --top and --limit, and says that there is more", async () => {
    await ok(folder, "codebook", "add", "Secrets");
    expect(brief(await suggest("--top", "1"))).toHaveLength(2);
    expect(brief(await suggest())).toHaveLength(3);
    const limited = await json("suggest", "--limit", "1");
    expect(brief(limited.suggestions)).toEqual(["2/1 Trust", "2/2 Secrets"]);
    expect(noteCodes(limited)).toEqual(["no-probabilities", "more-segments"]);
  });

  it("never offers a retired or merged code, and refuses one that is named", async () => {
    await ok(folder, "codebook", "retire", "Money");
    await ok(folder, "codebook", "add", "Confidence");
    await ok(folder, "codebook", "merge", "Confidence", "--into", "Trust", "--reason", "the same");
    expect(brief(await suggest())).toEqual(["2/1 Trust"]);
    const ran = await themata(folder, ["suggest", "--code", "Money", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "code-retired"]);
  });

  it("gives the same ids for the same offers until they are answered", async () => {
    const first = await suggest();
    expect(first.every(({ id }) => /^[0-9a-f]{32}$/.test(id ?? ""))).toBe(true);
    expect(await suggest()).toEqual(first);
    expect((await suggest("--coder", "ann")).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  });

  it("records nothing in a dry run, and says so", async () => {
    const document = await json("suggest", "--dry-run");
    expect(document.suggestions.map(({ id }: Shown) => id)).toEqual([null, null]);
    expect(noteCodes(document)).toEqual(["no-probabilities", "not-recorded"]);
  });

  it("leaves the history alone", async () => {
    const before = await history();
    await suggest();
    expect(await history()).toBe(before);
  });

  it.each([
    [["--top", "0"], "bad-number"],
    [["--limit", "many"], "bad-number"],
    [["--unit", "word"], "bad-value"],
    [["three"], "unknown-source"],
    [["--code", "Nothing"], "unknown-code"],
    [["--coder", "nobody"], "unknown-coder"],
    [["--min-score", "80"], "bad-share"],
    [["--precision", "high"], "bad-share"],
  ])("refuses %j as wrong usage", async (argv, code) => {
    const ran = await themata(folder, ["suggest", ...argv, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, code]);
  });
});

describe("themata suggest with little to go by", () => {
  it("says that there are no codes", async () => {
    const document = await json("suggest");
    expect([document.suggestions, noteCodes(document)]).toEqual([[], ["no-codes"]]);
    expect((await ok(folder, "suggest")).stdout).toContain("no codes in use");
  });

  it("says that there is nothing to learn from", async () => {
    await ok(folder, "codebook", "add", "7");
    expect(noteCodes(await json("suggest"))).toEqual(["nothing-to-learn"]);
  });

  it("says that only names are compared", async () => {
    await ok(folder, "codebook", "add", "Trust");
    const document = await json("suggest");
    expect(brief(document.suggestions)).toEqual(["2/1 Trust"]);
    expect(noteCodes(document)).toEqual(["names-only", "no-probabilities"]);
  });

  it("says that a source has no participants", async () => {
    await addCodes();
    fs.writeFileSync(path.join(folder, "alone.txt"), "Ruth: Trust?\n\nRuth: Trust and money.\n");
    await ok(folder, "import", "alone.txt", "--interviewer", "Ruth");
    expect(noteCodes(await json("suggest", "alone"))).toEqual(["no-participants"]);
  });

  it("says that nothing is shared", async () => {
    await ok(folder, "codebook", "add", "Zebra", "--definition", "stripes");
    expect(noteCodes(await json("suggest"))).toEqual(["no-probabilities", "nothing-shared"]);
  });
});
