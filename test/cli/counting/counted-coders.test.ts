import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok } from "../../support/study.js";
import { agreementStudy, codeSource } from "../agreement/agreement-study.js";

let folder = "";
beforeEach(async () => {
  folder = await keptStudy("counted-coders", async () => {
    const made = await agreementStudy(3);
    await codeSource(made, "P01", { ann: { trust: [2, 4] }, ben: { trust: [2], time: [4] } });
    await codeSource(made, "P02", { ann: { trust: [2], time: [4, 6] }, ben: { trust: [2] } });
    return made;
  });
});

const settle = async (source: string, keep: string) => {
  const { disagreements } = (await ok(folder, "adjudicate", "--list", "--json")).json;
  for (const { id } of disagreements.filter((each: { source: string }) => each.source === source))
    await ok(folder, "adjudicate", id, "--keep", keep, "--reason", "Read again.");
};
const segments = async (...argv: string[]) => {
  const { json, stdout } = await ok(folder, "frequency", ...argv, "--json");
  const rows = json.rows.map(({ path, segments }: { path: string; segments: number }) => [path, segments]);
  return { rows: Object.fromEntries(rows), stdout };
};

describe("whose codings are counted", () => {
  test("a consensus counts in the sources that have one, the lead coder elsewhere", async () => {
    expect((await segments()).rows).toMatchObject({ trust: 3, time: 2 });
    await settle("P01", "ben");
    // P01: trust at 2 (both), time at 4 (ben). P02, from ann: trust at 2, time at 4 and 6.
    expect((await segments()).rows).toMatchObject({ trust: 2, time: 3 });
    const { stdout } = await ok(folder, "frequency");
    expect(stdout).toContain("Counted: the consensus in 1 source, the lead coder (ann) elsewhere.");
  });

  test("once every source the lead has coded is settled, it is the consensus alone", async () => {
    await settle("P01", "ben");
    await settle("P02", "none");
    expect((await segments()).rows).toMatchObject({ trust: 2, time: 1 });
    expect((await ok(folder, "frequency")).stdout).toContain("Counted: the consensus.");
  });

  test("a source settled to no code at all is settled", async () => {
    await codeSource(folder, "P03", { ann: { time: [2] }, ben: { trust: [4] } });
    await settle("P03", "none");
    expect((await segments("--source", "P03")).rows).toMatchObject({ trust: 0, time: 0 });
    expect((await segments("--source", "P01")).rows).toMatchObject({ trust: 2, time: 0 });
  });

  test("status, find, themes and the coded transcript follow the same rule", async () => {
    await settle("P01", "ben");
    const answer = "the consensus in 1 source, the lead coder (ann) elsewhere";
    expect((await ok(folder, "status", "--json")).json.counted).toBe(answer);
    const found = (await ok(folder, "find", "code:trust", "--json")).json;
    expect(found.passages.length).toBe(2);
    await ok(folder, "theme", "add", "Trusting", "--codes", "trust");
    expect((await ok(folder, "theme", "list", "--json")).json.themes[0].segments).toBe(2);
    await ok(folder, "transcript", "P02", "-o", "p2.html");
    expect(fs.readFileSync(path.join(folder, "p2.html"), "utf8")).toContain("the lead coder (ann)");
    expect((await ok(folder, "transcript", "P01", "-o", "p1.html")).stdout).toContain(
      "2 codings of the consensus",
    );
  });

  test("an earlier state is counted by who was there then", async () => {
    const { seq } = (await ok(folder, "log", "--json")).json.events[0];
    await settle("P01", "ben");
    const { rows } = await segments("--where", `NOT code:unused as of ${seq}`);
    expect(rows).toMatchObject({ trust: 3, time: 2 });
  });
});
