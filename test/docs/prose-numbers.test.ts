import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, ok } from "../support/study.js";

const page = (name: string) => fs.readFileSync(path.join("docs", name), "utf8").replace(/\s+/g, " ");

/** Numbers that pages tell of the demos in sentences, where no command beside them is run. */
describe("what a page tells of the faculty demo in words is so", () => {
  let study = "";
  beforeAll(async () => {
    study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
  });

  test("agreement: the sentence for a paper", async () => {
    const codes = ["Open or shut door", "Motherhood at a price", "Discretion", "More than one mentor"];
    const { json } = await ok(study, "agreement", ...codes.flatMap((code) => ["--code", code]), "--json");
    const alphas = json.codes.map(
      ({ coefficients }: { coefficients: { krippendorffAlpha: { value: number } } }) =>
        coefficients.krippendorffAlpha.value,
    );
    const sorted = alphas.toSorted((a: number, b: number) => a - b);
    const fixed = (value: number) => value.toFixed(2);
    expect(page("agreement.md")).toContain(
      `five of fifteen interviews (${json.units} participants' turns). For four codes Krippendorff's alpha > (nominal) had a median of ${fixed((sorted[1] + sorted[2]) / 2)} (range ${fixed(sorted[0])} to ${fixed(sorted[3])};`,
    );
    const last = json.codes.find(({ code }: { code: string }) => code.endsWith("More than one mentor"));
    expect(last.applied).toEqual([2, 0]);
  });

  test("the study itself: 45 codes before the first reading, 31 added, 76 in all; 46 turns settled", async () => {
    const { events } = (await ok(study, "log", "--all", "--json")).json;
    const inOrder = events.toSorted((a: { seq: number }, b: { seq: number }) => a.seq - b.seq);
    const reading = inOrder.findIndex(({ command }: { command: string }) => command === "coding.apply");
    const added = (some: { command: string }[]) =>
      some.filter(({ command }) => command === "code.add").length;
    const { codes } = (await ok(study, "status", "--json")).json;
    const later = added(inOrder.slice(reading));
    const settled = inOrder.filter(
      ({ command, reason }: { command: string; reason: string | null }) =>
        command === "coding.adjudicate" && reason !== null,
    ).length;
    const told = fs.readFileSync("fixtures/faculty/study.yaml", "utf8").replace(/\s+/g, " ");
    expect(told).toContain(
      `settled at ${codes.used - later} codes and candidate themes were drawn from four interviews. The eleven others were read against it; ${later} codes were added, to ${codes.used},`,
    );
    expect(told).toContain(`the ${settled} turns in which they differed`);
  });
});

test("the tutorial counts the speakers of its focus group", async () => {
  const study = path.join(emptyFolder(), "near-peer");
  await demoStudy("near-peer", study);
  const { sources } = (await ok(study, "source", "list", "--json")).json;
  expect(sources).toHaveLength(1);
  const { participants } = (await ok(study, "participant", "list", "--json")).json;
  expect(participants).toHaveLength(7);
  expect(page("tutorial.md")).toContain("seven junior doctors and a moderator");
  expect(page("tutorial.md")).toContain("There are eight speakers");
});
