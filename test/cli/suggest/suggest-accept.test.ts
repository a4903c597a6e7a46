import { beforeEach, describe, expect, it } from "vitest";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import type { Work } from "../../../src/workflow/shared/work.js";
import { suggestCodes } from "../../../src/workflow/suggest/suggest-codes.js";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

let folder: string;
const json = async (...argv: string[]) => (await ok(folder, ...argv, "--json")).json;
const ids = async (...argv: string[]): Promise<string[]> =>
  (await json("suggest", ...argv)).suggestions.map(({ id }: { id: string }) => id);
const codings = async () => (await json("codings")).codings;

async function outcomes(): Promise<string[]> {
  const store = await openStudyFolder(folder, { tool: "test" });
  try {
    return (await store.outcomes()).map(({ kind }) => kind);
  } finally {
    await store.close();
  }
}

async function refused(argv: readonly string[], exit: number, code: string) {
  const before = JSON.stringify([(await json("log")).events, await codings(), await outcomes()]);
  const ran = await themata(folder, [...argv, "--json"]);
  expect([ran.code, ran.json.error.code]).toEqual([exit, code]);
  expect(JSON.stringify([(await json("log")).events, await codings(), await outcomes()])).toBe(before);
}

beforeEach(async () => {
  const talk =
    "Ruth: So?\n\nMentor 1: Trust, I had trust in her.\n\nMentee 1: Money never came up.\n\nMentor 1: Trust costs money.\n\nMentee 1: Yes.\n\nRuth: Thanks.\n";
  folder = await keptStudy("suggest-accept", async () => {
    const made = await studyWith({ "one.txt": talk }, "--interviewer", "Ruth");
    await ok(made, "codebook", "add", "Trust", "--definition", "confidence");
    await ok(made, "codebook", "add", "Money", "--definition", "pay");
    return made;
  });
});

describe("themata suggest --accept", () => {
  it("codes the passages as the coder's own act, with origin suggested, as one event", async () => {
    const [first, second] = await ids();
    const document = await json("suggest", "--accept", `${first?.slice(0, 8)}`, `${second}`);
    expect(document).toMatchObject({
      schema: "themata/suggest-accept/1",
      dryRun: false,
      codings: [
        { suggestion: first, quote: "Trust, I had trust in her.", code: "Trust", status: "added" },
        { suggestion: second, quote: "Money never came up.", code: "Money", status: "added" },
      ],
    });
    expect(await codings()).toMatchObject([
      { id: document.codings[0].coding, coder: "ann", origin: "suggested", state: "confirmed" },
      { id: document.codings[1].coding, coder: "ann", origin: "suggested", state: "confirmed" },
    ]);
    const [event] = (await json("log")).events;
    expect(event).toMatchObject({ seq: document.event, command: "coding.accept" });
    expect(await outcomes()).toEqual(["accepted", "accepted"]);
  });

  it("does nothing the second time", async () => {
    const [first = ""] = await ids();
    await ok(folder, "suggest", "--accept", first);
    const before = await codings();
    const again = await json("suggest", "--accept", first, first);
    expect(again).toMatchObject({ event: null, codings: [{ status: "unchanged" }] });
    expect(await codings()).toEqual(before);
    expect(await outcomes()).toEqual(["accepted"]);
  });

  it("claims no part in a coding that was made without it", async () => {
    const [first = ""] = await ids();
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    expect(await json("suggest", "--accept", first)).toMatchObject({ event: null });
    expect(await codings()).toMatchObject([{ origin: "manual" }]);
    expect(await outcomes()).toEqual([]);
  });

  it("is not learned from", async () => {
    const [first = ""] = await ids();
    await ok(folder, "suggest", "--accept", first);
    expect((await json("suggest")).trainedOn).toMatchObject({ codings: 0, passages: 0 });
  });

  it("is taken back by undo, and then offered anew", async () => {
    const [first = ""] = await ids();
    await ok(folder, "suggest", "--accept", first);
    expect(await ids()).not.toContain(first);
    await ok(folder, "undo");
    expect(await codings()).toEqual([]);
    expect(await ids()).toHaveLength(4);
  });

  it("writes nothing in a dry run", async () => {
    const [first = ""] = await ids();
    const document = await json("suggest", "--accept", first, "--dry-run");
    expect(document).toMatchObject({
      event: null,
      dryRun: true,
      codings: [{ coding: null, status: "added" }],
    });
    expect(await codings()).toEqual([]);
    expect(await outcomes()).toEqual([]);
  });

  it("refuses ids that are unknown, too short or none, and then codes none of the others", async () => {
    const [first = ""] = await ids();
    const missing = first.startsWith("0") ? "f00000" : "000000";
    await refused(["suggest", "--accept", first, missing], 2, "unknown-suggestion");
    await refused(["suggest", "--accept", first.slice(0, 5)], 2, "bad-suggestion-id");
    await refused(["suggest", "--accept", "Trust"], 2, "bad-suggestion-id");
  });

  it("refuses a code that was retired since", async () => {
    const [first = ""] = await ids();
    await ok(folder, "codebook", "retire", "Trust");
    await refused(["suggest", "--accept", first], 4, "suggestion-outdated");
  });
});

describe("what participants withdrew", () => {
  const withdraw = async (label: string) => {
    const store = await openStudyFolder(folder, { tool: "test" });
    try {
      const found = (await store.current("participant")).find((participant) => participant.label === label);
      const [coder] = await store.current("coder");
      await store.record({ command: "participant.set", coderId: coder?.id ?? 0, at: 0 }, (draft) =>
        draft.change("participant", found?.id ?? 0, { status: "withdrawn-after-analysis" }),
      );
    } finally {
      await store.close();
    }
  };

  it("is neither suggested for, nor learned from, nor accepted", async () => {
    const [first = ""] = await ids();
    await ok(folder, "code", "one", "--turn", "4", "Trust");
    expect((await json("suggest")).trainedOn.codings).toBe(1);
    await withdraw("Mentor 1");
    const document = await json("suggest");
    expect(document.trainedOn.codings).toBe(0);
    expect(document.suggestions.map(({ quote }: { quote: string }) => quote)).toEqual([
      "Money never came up.",
    ]);
    await refused(["suggest", "--accept", first], 3, "participant-withdrawn");
  });
});

describe("a study that cannot be written", () => {
  it("still gets suggestions, unrecorded, and says so", async () => {
    const store = await openStudyFolder(folder, { tool: "test" });
    try {
      const [coder] = await store.current("coder");
      const work: Work = {
        store: Object.create(store, { readOnly: { value: true } }),
        coder: coder ?? null,
        now: () => 0,
        dryRun: false,
        signal: new AbortController().signal,
        progress: () => {},
        note: () => {},
      };
      const found = await suggestCodes(work, {
        top: 3,
        unit: "turn",
        uncoded: false,
        limit: 20,
        forLearning: false,
        withSuggested: false,
      });
      expect(found.segments[0]?.suggestions[0]).toMatchObject({ id: null, code: { name: "Trust" } });
      expect(found.notes.map(({ code }) => code)).toEqual(["no-probabilities", "not-recorded"]);
      expect(await store.offers()).toEqual([]);
    } finally {
      await store.close();
    }
  });
});
