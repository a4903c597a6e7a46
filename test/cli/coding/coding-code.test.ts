import { beforeEach, describe, expect, test } from "vitest";
import { ok, themata } from "../../support/study.js";
import { codingStudy, first, headOf } from "./coding-study.js";

let study: string;
beforeEach(async () => {
  study = await codingStudy();
});
const json = async (...argv: string[]) => (await ok(study, ...argv, "--json")).json;
const quotes = async () =>
  (await json("codings")).codings.map((c: { code: string; quote: string }) => [c.code, c.quote]);

describe("code", () => {
  test("finds the quotation whatever its quotation marks, and keeps what the transcript says", async () => {
    const done = await json("code", "P01", "--quote", 'She "just listened" for weeks', "trust", "closely");
    expect(done).toMatchObject({ schema: "themata/code/1", dryRun: false, added: 2, unchanged: 0 });
    expect(done.event).toBeGreaterThan(0);
    const { start, end } = done.codings[0];
    expect([...first].slice(start, end).join("")).toBe("She “just listened” for weeks");
    expect(done.codings.map((c: { path: string }) => c.path)).toEqual(["trust", "listening/closely"]);
  });

  test("codes the turns of a range as one passage of what participants say", async () => {
    await json("code", "P01", "--turn", "1-4", "trust");
    expect(await quotes()).toEqual([
      [
        "trust",
        "She “just listened” for weeks. I felt seen. [...] I felt seen, and I was never alone again 🎓 in that first winter.",
      ],
    ]);
  });

  test("codes an interviewer's turn where it is named alone, or asked for with the range", async () => {
    await json("code", "P01", "--turn", "3", "time");
    await json("code", "P01", "--turn", "2-3", "trust", "--with-interviewer");
    expect((await quotes()).sort()).toEqual([
      ["time", "And then?"],
      ["trust", "And then?"],
      ["trust", "She “just listened” for weeks. I felt seen."],
    ]);
    const alone = await themata(study, ["code", "P01", "--span", "20:30", "trust", "--with-interviewer"]);
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining("goes with --turn")]);
  });

  test("takes a span in code points, the end not included", async () => {
    const start = [...first].indexOf("🎓");
    await json("code", "P01", "--span", `${start}:${start + 4}`, "time");
    expect(await quotes()).toEqual([["time", "🎓 in"]]);
  });

  test("finds a passage behind an emoji at the same place as its span", async () => {
    const { codings } = await json("code", "P01", "--quote", "in that first winter", "time");
    const start = [...first].join("").split("in that first winter")[0] ?? "";
    expect(codings[0].start).toBe([...start].length);
  });

  test("names the turns of an ambiguous quotation, and --turn settles it", async () => {
    const { code, json: failed } = await themata(study, [
      "code",
      "P01",
      "--quote",
      "I felt seen",
      "trust",
      "--json",
    ]);
    expect(code).toBe(2);
    expect(failed.error.code).toBe("quote-ambiguous");
    expect(failed.error.message).toContain("turns 2, 4");
    const { codings } = await json("code", "P01", "--quote", "I felt seen", "--turn", "4", "trust");
    expect(codings).toMatchObject([{ turn: 4, status: "added" }]);
  });

  test("offers the nearest passage where the words are not said", async () => {
    const argv = ["code", "P01", "--quote", "I was newer alone agian", "trust", "--json"];
    const { code, json: failed } = await themata(study, argv);
    expect(code).toBe(3);
    expect(failed.error.code).toBe("quote-not-found");
    expect(failed.error.hint).toContain("turn 4 (Mentor 1)");
    expect(failed.error.hint).toContain("I was never alone again");
  });

  test("says that a quotation is said in another turn than the one named", async () => {
    const argv = ["code", "P01", "--quote", "never alone", "--turn", "2", "trust", "--json"];
    expect((await themata(study, argv)).json.error).toMatchObject({
      code: "quote-not-found",
      hint: expect.stringContaining("turn 4"),
    });
  });

  test("says again what is there already, and writes nothing", async () => {
    await ok(study, "code", "P01", "--turn", "2", "trust");
    const head = await headOf(study);
    const again = await json("code", "P01", "--turn", "2", "trust");
    expect(again).toMatchObject({ event: null, added: 0, unchanged: 1 });
    expect(again.codings[0]).toMatchObject({
      status: "unchanged",
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await headOf(study)).toEqual(head);
    expect((await ok(study, "code", "P01", "--turn", "2", "trust")).stdout).toContain("Nothing new");
  });

  test("is another coding by another coder", async () => {
    await ok(study, "code", "P01", "--turn", "2", "trust");
    expect(await json("code", "P01", "--turn", "2", "trust", "--coder", "ben")).toMatchObject({ added: 1 });
  });

  test("lets a coder join with their first coding, but not with one that fails", async () => {
    await themata(study, ["code", "P01", "--turn", "99", "trust", "--coder", "Wilhelmina"]);
    expect((await themata(study, ["codings", "--coder", "Wilhelmina"])).code).toBe(2);
    await ok(study, "code", "P01", "--turn", "2", "trust", "--coder", "Wilhelmina");
    expect((await json("codings", "--coder", "wilhelmina")).codings).toMatchObject([{ coder: "Wilhelmina" }]);
  });

  test("keeps memo, key mark and origin", async () => {
    await ok(
      study,
      "code",
      "P01",
      "--turn",
      "2",
      "trust",
      "--memo",
      "why weeks?",
      "--key",
      "--origin",
      "in-vivo",
    );
    const { codings } = await json("codings");
    expect(codings).toMatchObject([{ memo: "why weeks?", key: true, origin: "in-vivo", state: "confirmed" }]);
  });

  test("warns where a passage takes in who speaks, and where it lies in no turn", async () => {
    const { warnings } = await json("code", "P01", "--span", "30:60", "trust");
    expect(warnings).toMatchObject([{ code: "touches-head" }]);
    expect(await json("code", "P01", "--span", "44:60", "trust")).toMatchObject({ warnings: [] });
  });

  test("in a dry run shows what would be and writes nothing", async () => {
    const head = await headOf(study);
    const done = await json("code", "P01", "--turn", "2", "trust", "--dry-run");
    expect(done).toMatchObject({ event: null, dryRun: true, added: 1, codings: [{ id: null }] });
    expect(await headOf(study)).toEqual(head);
  });

  test.each([
    ["unknown-source", ["code", "P09", "--turn", "1", "trust"]],
    ["unknown-code", ["code", "P01", "--turn", "1", "trust", "turst"]],
    ["code-retired", ["code", "P01", "--turn", "1", "old"]],
    ["code-merged", ["code", "P01", "--turn", "1", "hours"]],
    ["no-passage", ["code", "P01", "trust"]],
    ["no-code", ["code", "P01", "--turn", "1"]],
    ["two-passages", ["code", "P01", "--turn", "1", "--span", "1:2", "trust"]],
    ["bad-turn", ["code", "P01", "--turn", "5-2", "trust"]],
    ["turn-out-of-range", ["code", "P01", "--turn", "5", "trust"]],
    ["bad-span", ["code", "P01", "--span", "4", "trust"]],
    ["span-out-of-range", ["code", "P01", "--span", "9:9", "trust"]],
    ["span-out-of-range", ["code", "P01", "--span", "9:3", "trust"]],
    ["span-out-of-range", ["code", "P01", "--span", "9:9999", "trust"]],
    ["span-out-of-range", ["code", "P01", "--span=-1:4", "trust"]],
    ["bad-origin", ["code", "P01", "--turn", "1", "trust", "--origin", "dream"]],
  ])("refuses with %s and writes nothing: %j", async (code, argv) => {
    const head = await headOf(study);
    const ran = await themata(study, [...argv, "--json"]);
    expect(ran.code).toBe(2);
    expect(ran.json.error.code).toBe(code);
    expect(await headOf(study)).toEqual(head);
  });

  test("tells the way out: candidates, the target of a merge, the length of the text", async () => {
    const error = async (...argv: string[]) => (await themata(study, [...argv, "--json"])).json.error;
    expect((await error("code", "P01", "--turn", "1", "turst")).hint).toContain("trust");
    expect((await error("code", "P01", "--turn", "1", "hours")).message).toContain("time");
    const length = [...first].length;
    expect((await error("code", "P01", "--span", "0:9999", "trust")).message).toContain(String(length));
  });
});
