import { beforeEach, describe, expect, it } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, themata } from "../../support/study.js";
import { drive, hasPython } from "../../support/terminal.js";
import { codingStudy, headOf } from "../coding/coding-study.js";

let folder = "";
const listed = async () =>
  (await ok(folder, "codings", "--json")).json.codings.map(
    ({ path, turn, source, coder, memo }: Record<string, unknown>) => ({ path, turn, source, coder, memo }),
  );
beforeEach(async () => {
  folder = await keptStudy("codebook-split", async () => {
    const made = await codingStudy();
    await ok(made, "code", "P01", "--turn", "2", "trust", "--memo", "early");
    await ok(made, "code", "P01", "--turn", "4", "trust");
    await ok(made, "code", "P02", "--turn", "2", "trust", "--coder", "ben");
    return made;
  });
});

describe("codebook split with --give", () => {
  it("joins a passage to the coding it meets there, with its memo", async () => {
    await ok(folder, "code", "P01", "--turn", "2", "time");
    const { codings } = (await ok(folder, "codings", "--code", "trust", "--source", "P01", "--json")).json;
    const argv = [
      "codebook",
      "split",
      "trust",
      "--into",
      "time",
      "--give",
      `${codings[0].id}=time`,
      "--json",
    ];
    expect((await ok(folder, ...argv)).json).toMatchObject({ collapsed: 1, stayed: 2 });
    expect(await listed()).toContainEqual(
      expect.objectContaining({ path: "time", turn: 2, source: "P01", memo: "early" }),
    );
    expect((await ok(folder, "verify")).code).toBe(0);
    await ok(folder, "undo");
    expect((await listed()).filter(({ path }: { path: string }) => path === "trust").length).toBe(3);
  });

  it("refuses a coding given to two codes, and takes a code named twice as one", async () => {
    const { codings } = (await ok(folder, "codings", "--code", "trust", "--json")).json;
    const before = await headOf(folder);
    const [one] = codings;
    const two = ["--into", "a", "--into", "b", "--give", `${one.id}=a`, "--give", `${one.id.slice(0, 12)}=b`];
    const ran = await themata(folder, ["codebook", "split", "trust", ...two]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining("given to two codes")]);
    expect(await headOf(folder)).toEqual(before);
    const same = ["--into", "a", "--into", "A", "--give", `${one.id}=a`, "--json"];
    expect((await ok(folder, "codebook", "split", "trust", ...same)).json.into.length).toBe(1);
  });
});

describe.skipIf(!hasPython)("codebook split on a terminal (needs python3)", () => {
  const split = ["codebook", "split", "trust", "--into", "early trust", "--into", "time"];

  it("asks passage by passage, goes back, takes a new code on the way, and writes one event", async () => {
    const before = (await headOf(folder)).seq;
    const ran = drive(
      folder,
      [...split, "--retire"],
      [
        { expect: "1/3" },
        { send: "1\n", expect: "2/3" },
        { send: "9\n", expect: "Not one of the answers" },
        { send: "b\n", expect: "(now: early trust)" },
        { send: "2\n", expect: "2/3" },
        { send: "+ trust\n", expect: "into itself" },
        { send: "+ borrowed trust\n", expect: "3/3" },
        { send: "3\n", expect: "retired", settle: 0.3 },
      ],
    );
    expect(ran.steps.map(({ found }) => found)).not.toContain(false);
    expect(ran.exit).toBe(0);
    expect((await headOf(folder)).seq).toBe(before + 1);
    expect(await listed()).toMatchObject([
      { path: "time", turn: 2, coder: "ann", memo: "early" },
      { path: "borrowed trust", turn: 4, coder: "ann" },
      { path: "borrowed trust", turn: 2, coder: "ben" },
    ]);
  });

  it("keeps what was answered where the input ends, and writes nothing on Ctrl-C", async () => {
    const before = await headOf(folder);
    const stopped = drive(folder, split, [
      { expect: "1/3" },
      { send: "1\n", expect: "2/3" },
      { send: "\x03", settle: 0.5 },
    ]);
    expect([stopped.exit, stopped.signal]).toEqual([130, null]);
    expect(await headOf(folder)).toEqual(before);
    const ended = drive(folder, split, [
      { expect: "1/3" },
      { send: "1\n", expect: "2/3" },
      { send: "\x04", expect: "2 stay", settle: 0.3 },
    ]);
    expect(ended.exit).toBe(0);
    expect((await listed()).map(({ path }: { path: string }) => path)).toEqual([
      "early trust",
      "trust",
      "trust",
    ]);
  });
});
