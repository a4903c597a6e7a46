import { describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it going?

P1: I trust her because she keeps small promises.

I: And the rota?

P1: The rota eats every plan we make.

P1: On Sundays she reads my pages all the same, and says what she thinks of every one of them.
`;

/** Three people; Kept (Trust, Promises) with Sundays below it (Sundays), and Time (Rota). */
function supported(): Promise<string> {
  return keptStudy("supported of theme-support", async () => {
    const files = { "one.txt": interview, "two.txt": interview.replaceAll("P1", "P2") };
    const folder = await studyWith({ ...files, "six.txt": interview.replaceAll("P1", "P3") });
    for (const code of ["Trust", "Promises", "Rota", "Sundays"]) await ok(folder, "codebook", "add", code);
    await ok(folder, "code", "one", "--turn", "2", "Trust", "Promises");
    await ok(folder, "code", "two", "--turn", "2", "Trust");
    await ok(folder, "code", "six", "--turn", "2", "Promises");
    for (const source of ["one", "two"]) await ok(folder, "code", source, "--turn", "5", "Sundays");
    await ok(folder, "code", "two", "--turn", "4", "Rota");
    await ok(folder, "theme", "add", "Kept", "--code", "Trust", "--code", "Promises");
    await ok(folder, "theme", "add", "Every Sunday", "--under", "Kept", "--code", "Sundays");
    await ok(folder, "theme", "add", "Time", "--code", "Rota");
    return folder;
  });
}

const support = async (folder: string, theme: string) =>
  (await ok(folder, "theme", "support", theme, "--json")).json;
const counts = async (folder: string, theme: string) => (await support(folder, theme)).counts;
const states = async (folder: string, theme: string) =>
  (await support(folder, theme)).passages.map((p: { source: string; turn: number; support: string }) => [
    p.source,
    p.turn,
    p.support,
  ]);
/** n and segments of each theme. */
async function reach(folder: string, ...more: string[]): Promise<Record<string, [number, number]>> {
  const { rows } = (await ok(folder, "frequency", "--of", "themes", ...more, "--json")).json;
  return Object.fromEntries(
    rows.map((row: { path: string; n: number; segments: number }) => [
      row.path.split("/").at(-1),
      [row.n, row.segments],
    ]),
  );
}

describe("deciding whether passages support a theme", () => {
  test("lists the passages of a theme and its subthemes, the same words once, and who decided what", async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Kept", "--accept", "--where", "source:one", "--note", "plain");
    const { passages, counts: found } = await support(folder, "Kept");
    expect(passages).toHaveLength(5);
    expect(passages[0]).toMatchObject({
      source: "one",
      turn: 2,
      participants: ["P1"],
      codes: ["Trust", "Promises"],
      quote: "I trust her because she keeps small promises.",
      support: "accepted",
      by: "ann",
      note: "plain",
    });
    expect(found).toEqual({
      passages: 5,
      accepted: 2,
      setAside: 0,
      undecided: 0,
      lookedAt: 2,
      reviewed: false,
    });
  });

  test("by an id decides about the words, whatever codes of the theme are on them", async () => {
    const folder = await supported();
    const { codings } = (await ok(folder, "codings", "--source", "one", "--code", "Promises", "--json")).json;
    await ok(folder, "theme", "support", "Kept", codings[0].id.slice(0, 8), "--set-aside");
    expect(await states(folder, "Kept")).toContainEqual(["one", 2, "set-aside"]);
    expect((await reach(folder)).Kept).toEqual([3, 4]);
  });

  test("leaves what is set aside out of every count of the theme, and of no other", async () => {
    const folder = await supported();
    expect(await reach(folder)).toEqual({ Kept: [3, 5], "Every Sunday": [2, 2], Time: [1, 1] });
    await ok(folder, "theme", "support", "Kept", "--set-aside", "--where", "source:six");
    const all = { Kept: [2, 4], "Every Sunday": [2, 2], Time: [1, 1] };
    expect(await reach(folder)).toEqual(all);
    expect((await ok(folder, "find", "theme:Kept", "--json")).json.passages).toHaveLength(4);
    const { themes } = (await ok(folder, "theme", "list", "--json")).json;
    expect(themes[0]).toMatchObject({ participants: 2, segments: 4, support: { setAside: 1, lookedAt: 1 } });
    expect((await ok(folder, "theme", "show", "Kept")).stdout).toContain(
      "1 of 5 passages looked at: 0 accepted, 1 set aside",
    );
    for (const command of [["frequency"], ["matrix"], ["cooccurrence"], ["sequence"], ["saturation"]])
      expect((await ok(folder, ...command, "--of", "themes")).shown).toContain(
        "1 passage set aside for a theme does not count under it",
      );
  });

  test("in a subtheme keeps a passage from the theme above; accepted there, it supports that too", async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Every Sunday", "--set-aside", "--where", "source:one");
    await ok(folder, "theme", "support", "Every Sunday", "--accept", "--where", "source:two");
    expect(await reach(folder)).toEqual({ Kept: [3, 4], "Every Sunday": [1, 1], Time: [1, 1] });
    expect(await counts(folder, "Every Sunday")).toMatchObject({ passages: 2, reviewed: true });
    expect(await counts(folder, "Kept")).toMatchObject({ passages: 4, accepted: 1, setAside: 0 });
    expect((await reach(folder, "--own")).Kept).toEqual([3, 3]);
  });

  test("for a theme leaves the subtheme that a passage comes from as it is", async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Kept", "--set-aside", "--where", "code:Sundays");
    expect(await reach(folder)).toEqual({ Kept: [3, 3], "Every Sunday": [2, 2], Time: [1, 1] });
  });

  test("makes a theme reviewed once every passage is accepted or set aside; left open is not decided", async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Time", "--undecided", "--where", "theme:Time");
    expect(await counts(folder, "Time")).toMatchObject({ undecided: 1, lookedAt: 1, reviewed: false });
    expect((await reach(folder)).Time).toEqual([1, 1]);
    await ok(folder, "theme", "support", "Time", "--accept", "--where", "theme:Time");
    expect(await counts(folder, "Time")).toMatchObject({ accepted: 1, undecided: 0, reviewed: true });
    expect((await ok(folder, "theme", "list")).stdout).toContain(
      "all passages are decided on in 1 of 3 themes",
    );
  });

  test("the same again is no act", async () => {
    const folder = await supported();
    const accept = ["theme", "support", "Time", "--accept", "--where", "theme:Time", "--json"];
    expect((await ok(folder, ...accept)).json).toMatchObject({ decided: 1, unchanged: 0 });
    expect((await ok(folder, ...accept)).json).toMatchObject({ event: null, decided: 0, unchanged: 1 });
  });

  test("is told by log and show in words, and taken back and done again by undo and redo", async () => {
    const folder = await supported();
    const { event } = (
      await ok(
        folder,
        "theme",
        "support",
        "Time",
        "--set-aside",
        "--where",
        "theme:Time",
        "--note",
        "no",
        "--json",
      )
    ).json;
    expect((await ok(folder, "log", "--plain")).stdout).toMatch(
      /theme\.support\ttheme: Time decision: set aside/,
    );
    expect((await ok(folder, "show", String(event))).stdout).toMatch(
      /the passage of coding [0-9a-f]{8} under "Time": set aside \(ann\) – no/,
    );
    await ok(folder, "undo");
    expect((await reach(folder)).Time).toEqual([1, 1]);
    await ok(folder, "redo");
    expect((await reach(folder)).Time).toEqual([0, 0]);
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
  });

  test("is refused for a coding that is not under the theme, and without a decision", async () => {
    const folder = await supported();
    const { codings } = (await ok(folder, "codings", "--code", "Rota", "--json")).json;
    const wrong = await themata(folder, ["theme", "support", "Kept", codings[0].id, "--accept", "--json"]);
    expect([wrong.code, wrong.json.error.code]).toEqual([2, "not-under-theme"]);
    const open = await themata(folder, ["theme", "support", "Kept", codings[0].id, "--json"]);
    expect([open.code, open.json.error.code]).toEqual([2, "no-stance"]);
  });
});

describe("a decision and the coding that it is about", () => {
  const decided = async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Kept", "--set-aside", "--where", "source:six");
    const { codings } = (await ok(folder, "codings", "--source", "six", "--json")).json;
    return { folder, coding: codings[0].id as string };
  };

  test("recoded, to another code of the theme even, the passage is to be decided anew", async () => {
    const { folder, coding } = await decided();
    await ok(folder, "recode", coding, "--to", "Trust");
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, null]);
    await ok(folder, "undo");
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, "set-aside"]);
  });

  test("taken off, nothing is left of it; a new coding there is undecided", async () => {
    const { folder, coding } = await decided();
    await ok(folder, "uncode", coding);
    await ok(folder, "code", "six", "--turn", "2", "Promises");
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, null]);
    expect((await ok(folder, "verify", "--deep", "--json")).json.ok).toBe(true);
  });

  test("a mark on the coding changes nothing", async () => {
    const { folder, coding } = await decided();
    await ok(folder, "code", "six", "--turn", "2", "Promises", "--key");
    expect((await ok(folder, "codings", "--source", "six", "--json")).json.codings).toMatchObject([
      { id: coding, key: true },
    ]);
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, "set-aside"]);
  });

  test("one about the coding as somebody's undo took it away does not hold, and can be made anew", async () => {
    const folder = await supported();
    const { codings } = (await ok(folder, "codings", "--source", "six", "--json")).json;
    await ok(folder, "coder", "add", "ben");
    await ok(folder, "recode", codings[0].id, "--to", "Trust");
    const aside = ["theme", "support", "Kept", "--set-aside", "--where", "source:six", "--coder", "ben"];
    await ok(folder, ...aside);
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, "set-aside"]);
    await ok(folder, "undo");
    expect((await ok(folder, "codings", "--source", "six", "--json")).json.codings[0].code).toBe("Promises");
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, null]);
    await ok(folder, ...aside);
    expect(await states(folder, "Kept")).toContainEqual(["six", 2, "set-aside"]);
  });

  test("a source that goes takes them with it, and a code merged into another ends them", async () => {
    const { folder } = await decided();
    await ok(folder, "theme", "support", "Kept", "--accept", "--where", "code:Trust");
    await ok(folder, "codebook", "merge", "Trust", "--into", "Promises");
    expect(await states(folder, "Kept")).toEqual([
      ["one", 2, "accepted"],
      ["one", 5, null],
      ["six", 2, "set-aside"],
      ["two", 2, null],
      ["two", 5, null],
    ]);
    await ok(folder, "source", "remove", "six", "--cascade");
    expect(await counts(folder, "Kept")).toMatchObject({ passages: 4, setAside: 0 });
    expect((await ok(folder, "verify", "--deep", "--json")).json.ok).toBe(true);
  });
});

describe("a walk through the passages of a theme", () => {
  const walk = (folder: string, stdin: string) =>
    themata(folder, ["theme", "support", "Kept"], { terminal: true, stdin });

  test("takes a, s and u with a note, skips, goes back, and stops at q; what was answered stays", async () => {
    const folder = await supported();
    const { shown, code } = await walk(folder, "a\ns about money\nx\n\nb\nu\nq\n");
    expect(code).toBe(0);
    expect(shown).toContain('Not one of the answers: "x"');
    expect(shown).toContain("3 of 5 passages looked at: 1 accepted, 1 set aside, 1 left open");
    const { passages } = await support(folder, "Kept");
    expect(passages.map((p: { support: string; note: string }) => [p.support, p.note])).toEqual([
      ["accepted", ""],
      ["set-aside", "about money"],
      ["undecided", ""],
      [null, ""],
      [null, ""],
    ]);
  });

  test("asks again only about what is not decided, and ends with the input", async () => {
    const folder = await supported();
    await walk(folder, "a\na\nu\n");
    const { shown } = await walk(folder, "a\n");
    expect(shown).toContain("1/3");
    expect(await counts(folder, "Kept")).toMatchObject({ accepted: 3, undecided: 0 });
  });
});

describe("what was set aside for a theme", () => {
  test("is never quoted for it in the report, and is where it was accepted for another", async () => {
    const folder = await supported();
    await ok(folder, "theme", "add", "Pages", "--code", "Sundays");
    await ok(folder, "theme", "support", "Every Sunday", "--set-aside", "--where", "source:one");
    const { quotations } = (await ok(folder, "quotes", "--all", "--json")).json;
    const of = (theme: string) =>
      quotations.filter((q: { theme: string }) => q.theme === theme).map((q: { source: string }) => q.source);
    expect(of("Every Sunday")).toEqual(["two"]);
    expect([...of("Pages")].sort()).toEqual(["one", "two"]);
    await ok(
      folder,
      "theme",
      "evidence",
      "Every Sunday",
      "--against",
      "--where",
      "source:one & code:Sundays",
    );
    const { stdout } = await ok(folder, "quotes", "Every Sunday", "--json");
    expect(JSON.parse(stdout).quotations).toMatchObject([
      { source: "two", stance: "for" },
      { source: "one", stance: "against" },
    ]);
  });

  test("is told beside the numbers of a report", async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Kept", "--set-aside", "--where", "source:six");
    const { stdout } = await ok(folder, "report", "-o", "-", "--format", "md", "--counts");
    expect(stdout).toContain("1 passage set aside for a theme does not count under it");
    expect(stdout).toContain("passages set aside for a theme do not count");
  });
});

describe("theme review", () => {
  test("names themes whose support nobody has looked at, and those looked at in part", async () => {
    const folder = await supported();
    await ok(folder, "theme", "support", "Kept", "--accept", "--where", "code:Trust");
    await ok(folder, "theme", "support", "Time", "--accept", "--where", "code:Rota");
    const { themes } = (await ok(folder, "theme", "review", "--json")).json;
    const points = Object.fromEntries(
      themes.map((one: { theme: string; points: { code: string }[] }) => [
        one.theme,
        one.points.map(({ code }) => code).filter((code) => code.startsWith("support")),
      ]),
    );
    expect(points).toEqual({
      Kept: ["support-in-part"],
      "Every Sunday": ["support-not-looked-at"],
      Time: [],
    });
    const { stdout } = await ok(folder, "theme", "review");
    expect(stdout).toContain('under "Every Sunday" support it');
    expect(stdout).toContain("in part: 2 of 5 passages looked at");
  });
});
