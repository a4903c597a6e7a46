import { PassThrough } from "node:stream";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../src/cli/run.js";
import { keptStudy } from "../../support/kept-study.js";
import { ok, themata } from "../../support/study.js";
import { headOf } from "../coding/coding-study.js";
import { agreementStudy, codeSource } from "./agreement-study.js";

let folder = "";
beforeEach(async () => {
  folder = await keptStudy("adjudicate", async () => {
    const made = await agreementStudy(1);
    await codeSource(made, "P01", {
      ann: { trust: [2, 4], time: [6] },
      ben: { trust: [2], time: [6, 8] },
    });
    return made;
  });
});

const open = async () => (await ok(folder, "adjudicate", "--list", "--json")).json.disagreements;
const consensus = async () =>
  (await ok(folder, "--coder", "consensus", "codings", "--json")).json.codings.map(
    (coding: { code: string; turn: number; origin: string }) => [coding.code, coding.turn, coding.origin],
  );

describe("adjudicate", () => {
  test("lists the disagreements without asking", async () => {
    const { json } = await ok(folder, "adjudicate", "--list", "--json");
    expect(json).toMatchObject({ unit: "turn", open: 2, resolved: 0 });
    expect(json.disagreements.map((each: { turn: number }) => each.turn)).toEqual([4, 8]);
  });

  test("keeps a coder's codes, writes what all agree on with it, and keeps the reason", async () => {
    const [first] = await open();
    const done = await ok(
      folder,
      "adjudicate",
      first.id,
      "--keep",
      "ann",
      "--reason",
      "It is trust.",
      "--json",
    );
    expect(done.json).toMatchObject({ dryRun: false, kept: ["trust"], added: 3, ended: 0, open: 1 });
    expect(await consensus()).toEqual([
      ["trust", 2, "consensus"],
      ["trust", 4, "consensus"],
      ["time", 6, "consensus"],
    ]);
    expect((await open())[0].decision).toEqual({ kept: "trust", reason: "It is trust." });
  });

  test("takes a disagreement by its source and turn, and refuses a turn without one", async () => {
    const { json } = await ok(folder, "adjudicate", "P01:8", "--keep", "ben", "--reason", "Hours.", "--json");
    expect(json).toMatchObject({ source: "P01", kept: ["time"], open: 1 });
    const wrong = await themata(folder, ["adjudicate", "P01:7", "--keep", "ben", "--reason", "Hours."]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('There is no disagreement "P01:7".');
  });

  test("the consensus keeps key quotations that a coder marked", async () => {
    const keys = async () =>
      (await ok(folder, "--coder", "consensus", "codings", "--json")).json.codings.map(
        (coding: { turn: number; key: boolean }) => [coding.turn, coding.key],
      );
    await ok(folder, "code", "P01", "--turn", "4", "trust", "--key", "--coder", "ann");
    await ok(folder, "adjudicate", "P01:4", "--keep", "both", "--reason", "It is trust.");
    expect(await keys()).toEqual([
      [2, false],
      [4, true],
      [6, false],
    ]);
  });

  test("none leaves the unit without the disputed codes; both takes all; a code takes that", async () => {
    const [first, second] = await open();
    await ok(folder, "adjudicate", first.id, "--keep", "none", "--reason", "Too thin.");
    expect(await consensus()).not.toContainEqual(["trust", 4, "consensus"]);
    await ok(folder, "adjudicate", second.id, "--keep", "both", "--reason", "Hours are named.");
    expect(await consensus()).toContainEqual(["time", 8, "consensus"]);
    const again = await ok(
      folder,
      "adjudicate",
      second.id,
      "--keep",
      "unused",
      "--reason",
      "Neither.",
      "--json",
    );
    expect(again.json).toMatchObject({ kept: ["unused"], added: 1, ended: 1, open: 0 });
    expect(await consensus()).toContainEqual(["unused", 8, "consensus"]);
  });

  test("is one event, taken back as one", async () => {
    const before = await headOf(folder);
    const [first] = await open();
    const { json } = await ok(folder, "adjudicate", first.id, "--keep", "ben", "--reason", "No.", "--json");
    expect(json.event).toBe(before.seq + 1);
    await ok(folder, "undo");
    expect((await open())[0].decision).toBeNull();
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
  });

  test("takes over what is agreed without deciding anything; again changes nothing", async () => {
    expect((await ok(folder, "adjudicate", "P01", "--agreed", "--json")).json).toMatchObject({
      added: 2,
      open: 2,
    });
    expect((await ok(folder, "adjudicate", "--agreed", "--json")).json).toMatchObject({
      event: null,
      added: 0,
    });
  });

  test("refuses a decision without a reason, an unknown id and an unknown code, and writes nothing", async () => {
    const [first] = await open();
    const before = await headOf(folder);
    for (const [argv, code] of [
      [[first.id, "--keep", "ann"], "no-reason"],
      [["ffffffff", "--keep", "ann", "--reason", "x"], "unknown-disagreement"],
      [[first.id, "--keep", "nonsense", "--reason", "x"], "unknown-code"],
    ] as const) {
      const ran = await themata(folder, ["adjudicate", ...argv, "--json"]);
      expect([ran.code, ran.json.error.code]).toEqual([2, code]);
    }
    await ok(folder, "adjudicate", first.id, "--keep", "ann", "--reason", "x", "--dry-run");
    expect(await headOf(folder)).toEqual(before);
  });

  test("the consensus cannot be compared with those it was made from", async () => {
    await ok(folder, "adjudicate", "--agreed");
    const ran = await themata(folder, ["agreement", "--coders", "ann,consensus", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "consensus-is-no-coder"]);
    expect((await ok(folder, "agreement", "--json")).json.coders).toEqual(["ann", "ben"]);
  });

  test("walks through a source on a terminal, and leaves at q with what was decided kept", async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    let shown = "";
    stderr.on("data", (data) => {
      shown += data;
    });
    stdin.write("nobody\nwhy\nann\nIt is trust.\nq\n");
    const io = { stdin, stdout, stderr, env: {}, cwd: folder, clock: () => Date.UTC(2025, 1, 1) };
    const code = await run(["adjudicate", "P01"], {
      ...io,
      signal: new AbortController().signal,
      userName: "tester",
    } as never);
    expect(code).toBe(0);
    expect(shown).toMatch(/1 of 2[\s\S]*There is no code "nobody"[\s\S]*2 of 2/);
    expect((await open()).map((each: { decision: unknown }) => each.decision === null)).toEqual([
      false,
      true,
    ]);
  });
});

describe("rounds", () => {
  test("what is coded in a round is compared in it alone: independent and negotiated are never mixed", async () => {
    await ok(folder, "round", "start", "--name", "first");
    await codeSource(folder, "P01", { ann: { trust: [2, 4] }, ben: { trust: [6] } });
    await ok(folder, "round", "close");
    await ok(folder, "round", "start", "--kind", "negotiated");
    await codeSource(folder, "P01", { ann: { trust: [2] }, ben: { trust: [2] } });
    const usual = (await ok(folder, "agreement", "--json")).json;
    expect(usual.round).toEqual({ number: 1, name: "first", kind: "independent" });
    expect(usual.codes[0].applied).toEqual([2, 1]);
    const second = (await ok(folder, "agreement", "--round", "2", "--json")).json;
    expect([second.round.kind, second.codes[0].applied]).toEqual(["negotiated", [1, 1]]);
    expect((await ok(folder, "agreement", "--round", "2")).stdout).toMatch(/negotiated: .* not reliability/);
    expect((await ok(folder, "agreement", "--round", "none", "--json")).json.round).toBeNull();
    const { rounds } = (await ok(folder, "round", "status", "--json")).json;
    expect(rounds).toMatchObject([
      { number: 1, state: "closed", finished: { ann: 1, ben: 1 }, doubleCoded: 1 },
      { number: 2, state: "open", kind: "negotiated" },
    ]);
  });

  test("one is open at a time, and an unknown one is named with those there are", async () => {
    expect((await themata(folder, ["round", "close"])).code).toBe(2);
    await ok(folder, "round", "start");
    expect((await themata(folder, ["round", "start"])).code).toBe(4);
    const ran = await themata(folder, ["agreement", "--round", "9"]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/no round "9"[\s\S]*round 1/)]);
  });
});
