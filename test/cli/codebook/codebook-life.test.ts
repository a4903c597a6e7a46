import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok, themata } from "../../support/study.js";
import { codingStudy, headOf } from "../coding/coding-study.js";

interface Listed {
  readonly id: string;
  readonly source: string;
  readonly quote: string;
  readonly path: string;
  readonly origin: string;
}
const listed = async (folder: string, ...argv: string[]): Promise<Listed[]> =>
  (await ok(folder, "codings", "--json", ...argv)).json.codings;

describe("autocode", () => {
  it("codes whole words, whatever their case, in what participants said, as one event", async () => {
    const folder = await codingStudy();
    const before = (await headOf(folder)).seq;
    const preview = await ok(
      folder,
      "autocode",
      "--text",
      "i felt",
      "--code",
      "trust",
      "--dry-run",
      "--json",
    );
    expect(preview.json).toMatchObject({ event: null, dryRun: true, added: 2 });
    expect((await headOf(folder)).seq).toBe(before);
    await ok(folder, "autocode", "--text", "i felt", "--code", "trust");
    expect((await headOf(folder)).seq).toBe(before + 1);
    expect(await listed(folder)).toMatchObject([
      { quote: "I felt", path: "trust", origin: "autocode" },
      { quote: "I felt", path: "trust", origin: "autocode" },
    ]);
    expect(
      (await ok(folder, "autocode", "--text", "i felt", "--code", "trust", "--json")).json,
    ).toMatchObject({ added: 0, unchanged: 2 });
    await ok(folder, "undo");
    expect(await listed(folder)).toEqual([]);
    expect((await ok(folder, "autocode", "--text", "fel", "--code", "trust", "--json")).json.added).toBe(0);
  });

  it("codes the sentence or the turn of a match, with sentences around it", async () => {
    const folder = await codingStudy();
    const quotes = async (...argv: string[]) =>
      (await ok(folder, "autocode", "--code", "trust", "--dry-run", "--json", ...argv)).json.passages.map(
        ({ quote }: Listed) => quote,
      );
    expect(await quotes("--pattern", "listen(ed|ing)", "--unit", "sentence")).toEqual([
      "She “just listened” for weeks.",
    ]);
    expect(await quotes("--pattern", "listen(ed|ing)", "--unit", "sentence", "--context", "1")).toEqual([
      "She “just listened” for weeks. I felt seen.",
    ]);
    expect(await quotes("--text", "weeks", "--unit", "turn")).toEqual([
      "She “just listened” for weeks. I felt seen.",
    ]);
    expect(await quotes("--pattern", "🎓 in")).toEqual(["🎓 in"]);
    expect(await quotes("--speaker", "Interviewer", "--source", "P02")).toEqual([
      "How did it begin?",
      "Why?",
    ]);
  });

  it("codes the answers to a question of the guide, by its name or its place, a name before a place", async () => {
    const folder = await codingStudy();
    fs.writeFileSync(
      path.join(folder, "guide.yaml"),
      "themata: guide/1\nquestions:\n  - {id: start, wording: How did it begin?}\n  - {id: 1, wording: And then?}\n  - {id: 3rd, wording: Why?}\n",
    );
    await ok(folder, "guide", "import", "guide.yaml");
    const turns = async (question: string) =>
      (
        await ok(folder, "autocode", "--question", question, "--code", "trust", "--dry-run", "--json")
      ).json.passages.map(({ source, turn }: { source: string; turn: number }) => `${source}:${turn}`);
    expect(await turns("START")).toEqual(["P01:2", "P02:2"]);
    expect(await turns("1")).toEqual(["P01:4"]);
    expect(await turns("2")).toEqual(["P01:4"]);
    expect(await turns("3")).toEqual(["P02:4"]);
    const wrong = await themata(folder, ["autocode", "--question", "4", "--code", "trust"]);
    expect(wrong.stderr).toContain("Questions: start, 1, 3rd.");
    await ok(folder, "autocode", "--question", "start", "--unit", "sentence", "--code", "trust");
    expect((await listed(folder)).map(({ quote }) => quote)).toEqual([
      "She “just listened” for weeks.",
      "I felt seen.",
      "He answered every letter, however late it was, and I trusted him.",
    ]);
    await ok(folder, "undo");
    expect(await listed(folder)).toEqual([]);
  });

  it("codes what participants of an attribute or a role said, and names what there is", async () => {
    const folder = await codingStudy();
    await ok(folder, "participant", "set", "Mentor 1", "rank=Full professor", "role=mentor");
    const turns = async (...argv: string[]) =>
      (
        await ok(folder, "autocode", "--attribute", ...argv, "--code", "trust", "--dry-run", "--json")
      ).json.passages.map(({ source, turn }: { source: string; turn: number }) => `${source}:${turn}`);
    expect(await turns("Rank=full professor")).toEqual(["P01:2", "P01:4"]);
    expect(await turns("role=mentor", "--text", "letter")).toEqual([]);
    expect(await turns("role=mentor", "--text", "never alone")).toEqual(["P01:4"]);
    const refused = async (attribute: string) =>
      (await themata(folder, ["autocode", "--attribute", attribute, "--code", "trust"])).stderr;
    expect(await refused("colour=red")).toContain("There are: rank, role.");
    expect(await refused("rank=lecturer")).toContain("Values of rank: Full professor.");
    expect(await refused("rank")).toContain("KEY=VALUE");
  });

  it("refuses a rule that says nothing, a bad pattern, and speakers and questions that are not there", async () => {
    const folder = await codingStudy();
    const before = await headOf(folder);
    const refused = async (...argv: string[]) =>
      (await themata(folder, ["autocode", "--code", "trust", ...argv])).stderr;
    expect(await refused()).toContain("Say what to code");
    expect(await refused("--pattern", "(")).toContain("not a valid RE2 pattern");
    expect(await refused("--pattern", "(?=a)")).toContain("not a valid RE2 pattern");
    expect(await refused("--speaker", "Nobody")).toContain("Mentor 1");
    expect(await refused("--question", "9")).toContain("no interview guide");
    expect(await refused("--speaker", "Mentor 1", "--unit", "match")).toContain("--unit");
    expect(await headOf(folder)).toEqual(before);
  });
});

describe("codings --outdated", () => {
  it("lists passages that got their code under an older definition, marked later or not", async () => {
    const folder = await codingStudy();
    await ok(folder, "code", "P01", "--turn", "2", "trust");
    await ok(folder, "code", "P01", "--turn", "4", "time");
    expect(await listed(folder, "--outdated")).toEqual([]);
    await ok(folder, "codebook", "set", "trust", "--definition", "Belief that the other means well.");
    await ok(folder, "code", "P02", "--turn", "2", "trust");
    await ok(folder, "code", "P01", "--turn", "2", "--key", "trust");
    expect(await listed(folder, "--outdated")).toMatchObject([{ source: "P01", path: "trust" }]);
    await ok(folder, "uncode", "--source", "P01", "--code", "trust");
    await ok(folder, "code", "P01", "--turn", "2", "trust");
    expect(await listed(folder, "--outdated")).toEqual([]);
  });
});

describe("codebook split", () => {
  it("sends passages to new codes beside the old one, as one event, and keeps who coded what", async () => {
    const folder = await codingStudy();
    await ok(folder, "code", "P01", "--turn", "2", "trust");
    await ok(folder, "code", "P02", "--turn", "2", "trust", "--coder", "ben");
    const [one, two] = await listed(folder);
    const before = (await headOf(folder)).seq;
    const ran = await ok(
      folder,
      "codebook",
      "split",
      "trust",
      "--into",
      "early trust",
      "--into",
      "time",
      "--give",
      `${one?.id}=early trust`,
      "--give",
      `${two?.id.slice(0, 8)}=time`,
      "--retire",
      "--json",
    );
    expect(ran.json).toMatchObject({
      event: before + 1,
      stayed: 0,
      retired: true,
      into: [
        { path: "early trust", made: true, codings: 1 },
        { path: "time", made: false, codings: 1 },
      ],
    });
    expect(await listed(folder)).toMatchObject([
      { path: "early trust", coder: "ann" },
      { path: "time", coder: "ben" },
    ]);
    await ok(folder, "undo");
    expect(await listed(folder)).toMatchObject([{ path: "trust" }, { path: "trust" }]);
  });

  it("changes nothing where a coding is not the code's, or nobody can be asked", async () => {
    const folder = await codingStudy();
    await ok(folder, "code", "P01", "--turn", "2", "time");
    const [other] = await listed(folder);
    const before = await headOf(folder);
    const wrong = await themata(folder, [
      "codebook",
      "split",
      "trust",
      "--into",
      "a",
      "--give",
      `${other?.id}=a`,
    ]);
    expect(wrong.code).toBe(2);
    const silent = await themata(folder, ["codebook", "split", "trust", "--into", "a"]);
    expect(silent.stderr).toContain("--give");
    expect(await headOf(folder)).toEqual(before);
  });
});

describe("transcript", () => {
  it("writes the words with their codes in the margin, and nothing that a browser would run", async () => {
    const folder = await codingStudy();
    fs.writeFileSync(
      path.join(folder, "P03.txt"),
      "Interviewer: Why?\n\nP: <script>alert(1)</script> & \u202eback.\n",
    );
    await ok(folder, "import", "P03.txt");
    await ok(folder, "code", "P03", "--turn", "2", "trust", "--memo", "a <b>memo</b>");
    await ok(folder, "code", "P03", "--quote", "alert", "time");
    await ok(folder, "transcript", "P03", "-o", "out.html");
    const html = fs.readFileSync(path.join(folder, "out.html"), "utf8");
    expect(html).not.toMatch(/<script|<b>|\u202e/);
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("a &lt;b&gt;memo&lt;/b&gt;");
    expect(html).toMatch(/class="d2"[^>]*title="1, 2">alert<\/mark>/);
    expect(html).toContain("the lead coder (ann)");
    expect((await themata(folder, ["transcript", "P03", "-o", "out.html"])).code).toBe(2);
    expect((await themata(folder, ["transcript", "P03", "-o", "out.odt"])).stderr).toContain(".html");
  });
});
