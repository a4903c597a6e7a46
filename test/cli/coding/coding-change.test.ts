import { beforeEach, describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, themata } from "../../support/study.js";
import { codingStudy, headOf, withStore } from "./coding-study.js";

let study: string;
beforeEach(async () => {
  study = await keptStudy("coding-change", async () => {
    const made = await codingStudy();
    await ok(made, "code", "P01", "--turn", "2", "trust", "--memo", "why weeks?");
    await ok(made, "code", "P01", "--turn", "4", "trust", "closely", "--key");
    await ok(made, "code", "P02", "--turn", "2", "closely");
    await ok(made, "code", "P01", "--quote", "never alone", "time", "--coder", "ben");
    return made;
  });
});
const json = async (...argv: string[]) => (await ok(study, ...argv, "--json")).json;
const codings = async (...filters: string[]) => (await json("codings", ...filters)).codings;
const summary = async (...filters: string[]) =>
  (await codings(...filters)).map((c: { source: string; turn: number; code: string; coder: string }) =>
    [c.source, c.turn, c.code, c.coder].join(" "),
  );
const refused = async (...argv: string[]) => {
  const head = await headOf(study);
  const ran = await themata(study, [...argv, "--json"]);
  expect(await headOf(study)).toEqual(head);
  return [ran.code, ran.json.error?.code];
};

describe("codings", () => {
  test("lists those of all coders, by source and place, with words, people and time", async () => {
    expect(await summary()).toEqual([
      "P01 2 trust ann",
      "P01 4 trust ann",
      "P01 4 closely ann",
      "P01 4 time ben",
      "P02 2 closely ann",
    ]);
    const [one] = await codings();
    expect(one).toMatchObject({
      revision: 1,
      path: "trust",
      speakers: ["Mentor 1"],
      participants: ["Mentor 1"],
      origin: "manual",
      state: "confirmed",
      memo: "why weeks?",
    });
    expect(one.at).toMatch(/^2024-03-01T.*Z$/);
    expect(one.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([
    [["--source", "P02"], ["P02 2 closely ann"]],
    [["--source", "P01", "--source", "P02", "--text", "ANSWERED every"], ["P02 2 closely ann"]],
    [["--code", "listening"], []],
    [
      ["--code", "listening", "--rollup"],
      ["P01 4 closely ann", "P02 2 closely ann"],
    ],
    [["--code", "time", "--code", "trust", "--coder", "ben"], ["P01 4 time ben"]],
    [["--coder", "ben,ann", "--code", "time"], ["P01 4 time ben"]],
    [["--participant", "mentee 1"], ["P02 2 closely ann"]],
    [["--role", "interviewer"], []],
    [["--key"], ["P01 4 trust ann", "P01 4 closely ann"]],
    [["--origin", "script"], []],
    [["--proposed"], []],
    [["--limit", "1"], ["P01 2 trust ann"]],
  ])("are narrowed by %j", async (filters, expected) => {
    expect(await summary(...filters)).toEqual(expected);
  });

  test("are narrowed to an event and what came after it", async () => {
    const { event } = await json("code", "P02", "--turn", "1", "time");
    expect(await summary("--from-event", String(event))).toEqual(["P02 1 time ann"]);
  });

  test("say how many there are beyond the limit", async () => {
    expect(await json("codings", "--limit", "2")).toMatchObject({ total: 5 });
    expect((await ok(study, "codings", "--limit", "2")).stdout).toContain("the first 2 of 5 codings");
  });

  test("are a table of tabs with --plain, one coding a line", async () => {
    const lines = (await ok(study, "codings", "--plain")).stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(6);
    expect(lines.every((line) => line.split("\t").length === 9)).toBe(true);
  });

  test.each([
    ["unknown-code", ["--code", "turst"]],
    ["unknown-source", ["--source", "P09"]],
    ["unknown-participant", ["--participant", "Mentor 9"]],
    ["unknown-role", ["--role", "dean"]],
    ["unknown-theme", ["--theme", "belonging"]],
    ["unknown-coder", ["--coder", "Zed"]],
    ["bad-origin", ["--origin", "dream"]],
    ["bad-limit", ["--limit", "many"]],
    ["bad-from-event", ["--from-event", "0"]],
  ])("refuse with %s: %j", async (code, filters) => {
    expect(await refused("codings", ...filters)).toEqual([2, code]);
  });
});

describe("uncode", () => {
  test("removes by the beginning of an id, with the memo on it", async () => {
    const [one] = await codings();
    expect(await json("uncode", one.id.slice(0, 10))).toMatchObject({
      removed: 1,
      codings: [one.id],
      memos: 1,
    });
    expect(await summary("--source", "P01", "--code", "trust")).toEqual(["P01 4 trust ann"]);
  });

  test("can be undone, memo and all", async () => {
    const before = await codings();
    await ok(study, "uncode", "--code", "trust");
    await ok(study, "undo");
    expect((await codings()).map((c: { id: string; memo: string }) => [c.id, c.memo])).toEqual(
      before.map((c: { id: string; memo: string }) => [c.id, c.memo]),
    );
  });

  test("by filters takes the coder's own and tells whose others stay", async () => {
    const done = await json("uncode", "--source", "P01");
    expect(done).toMatchObject({ removed: 3, left: [{ coder: "ben", count: 1 }] });
    expect(await summary()).toEqual(["P01 4 time ben", "P02 2 closely ann"]);
    expect(await json("uncode", "--source", "P01", "--others")).toMatchObject({ removed: 1, left: [] });
  });

  test("takes evidence that the codings were along, in the same event", async () => {
    const [one] = await codings();
    await withStore(study, async (store) => {
      const [coding] = await store.byUidPrefix("coding", one.id, 1);
      await store.record({ command: "theme.add", coderId: 1, at: 1 }, (draft) => {
        const shape = { parentId: null, position: 0, status: "candidate", origin: "inductive" } as const;
        const words = { color: "", name: "Being seen", concept: "", boundaries: "", reason: "" };
        const themeId = draft.add("theme", { ...shape, ...words });
        draft.add("theme_evidence", { themeId, codingId: coding?.id ?? 0, stance: "for", note: "" });
      });
    });
    await ok(study, "uncode", one.id);
    await withStore(study, async (store) => expect(await store.current("theme_evidence")).toEqual([]));
  });

  test("refuses codings of others, and names whose they are", async () => {
    const [theirs] = await codings("--coder", "ben");
    expect(await refused("uncode", theirs.id)).toEqual([4, "not-your-coding"]);
    expect(await refused("uncode", "--code", "time")).toEqual([4, "not-your-coding"]);
    expect((await themata(study, ["uncode", theirs.id])).stderr).toContain("1 of ben");
  });

  test("refuses to guess what is meant", async () => {
    expect(await refused("uncode")).toEqual([2, "no-filter"]);
    expect(await refused("uncode", "--rollup")).toEqual([2, "no-filter"]);
    expect(await refused("uncode", "abc")).toEqual([2, "bad-coding-id"]);
    expect(await refused("uncode", "0".repeat(32))).toEqual([2, "unknown-coding"]);
    expect(await refused("uncode", "abcd1234", "--code", "time")).toEqual([2, "ids-and-filters"]);
  });

  test("in a dry run removes nothing", async () => {
    expect(await json("uncode", "--code", "trust", "--dry-run")).toMatchObject({ removed: 2, event: null });
    expect(await codings()).toHaveLength(5);
  });
});

describe("recode", () => {
  test("gives codings another code; the same passage is coded once, and its memo stays", async () => {
    await ok(study, "code", "P01", "--turn", "2", "time");
    const done = await json("recode", "--code", "trust", "--to", "time");
    expect(done).toMatchObject({ recoded: 1, collapsed: 1, unchanged: 0, to: { code: "time" } });
    expect(await summary("--coder", "ann")).toEqual([
      "P01 2 time ann",
      "P01 4 closely ann",
      "P01 4 time ann",
      "P02 2 closely ann",
    ]);
    const [one, two] = await codings("--code", "time");
    expect([one.memo, two.key]).toEqual(["why weeks?", true]);
    expect(await json("recode", "--code", "trust", "--to", "time")).toMatchObject({
      event: null,
      recoded: 0,
    });
  });

  test("can be undone, with what fell together", async () => {
    await ok(study, "code", "P01", "--turn", "2", "time");
    const before = await summary();
    await ok(study, "recode", "--source", "P01", "--to", "time");
    await ok(study, "undo");
    expect(await summary()).toEqual(before);
    expect((await codings("--code", "trust"))[0].memo).toBe("why weeks?");
  });

  test("leaves others' codings alone", async () => {
    expect(await json("recode", "--source", "P01", "--to", "closely")).toMatchObject({
      left: [{ coder: "ben", count: 1 }],
    });
    expect(await summary("--coder", "ben")).toEqual(["P01 4 time ben"]);
  });

  test("refuses a code that is not in use, and a call without filters", async () => {
    expect(await refused("recode", "--code", "trust", "--to", "old")).toEqual([2, "code-retired"]);
    expect(await refused("recode", "--code", "trust", "--to", "nowhere")).toEqual([2, "unknown-code"]);
    expect(await refused("recode", "--to", "time")).toEqual([2, "no-filter"]);
  });
});

describe("pass", () => {
  test("finish tells which turns of participants this coder has not coded", async () => {
    expect(await json("pass", "finish", "P01", "--coder", "ben")).toMatchObject({
      schema: "themata/pass-finish/1",
      pass: { coder: "ben", source: "P01", revision: 1, state: "finished" },
      uncoded: { count: 1, turns: [2] },
    });
    expect(await json("pass", "finish", "P01")).toMatchObject({ uncoded: { count: 0, turns: [] } });
  });

  test("said again writes nothing, until the codebook changes", async () => {
    const { event, pass } = await json("pass", "finish", "P01");
    expect(event).toBeGreaterThan(0);
    expect(await json("pass", "finish", "P01")).toMatchObject({ event: null });
    await withStore(study, async (store) => {
      const [code] = await store.current("code");
      await store.record({ command: "code.edit", coderId: 1, at: 1 }, (draft) =>
        draft.change("code", code?.id ?? 0, { short: "sharper" }),
      );
    });
    const again = await json("pass", "finish", "P01");
    expect(again.pass.codebookEvent).toBeGreaterThan(pass.codebookEvent);
  });

  test("lists coders and sources with state, date and what is left", async () => {
    await ok(study, "pass", "start", "P02");
    await ok(study, "pass", "finish", "P01", "--coder", "ben");
    const { passes } = await json("pass");
    expect(passes).toMatchObject([
      { coder: "ben", source: "P01", state: "finished", uncoded: 1, participantTurns: 2 },
      { coder: "ann", source: "P02", state: "started", uncoded: 1 },
    ]);
    expect((await json("pass", "--coder", "ann")).passes).toHaveLength(1);
    expect((await ok(study, "pass")).stdout).toMatch(/P01\s+ben\s+finished\s+2024-03-01/);
  });

  test("refuses a source that is not there", async () => {
    expect(await refused("pass", "finish", "P09")).toEqual([2, "unknown-source"]);
  });
});
