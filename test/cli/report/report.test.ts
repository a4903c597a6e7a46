import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it?

P1: I trust her because she keeps small promises, every single week.

I: And the rota?

P1: The rota eats every plan we make, it always did.
`;

interface ListedCoding {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly coder: string;
  readonly participants: readonly string[];
}

describe("the numbers of the faculty demo", () => {
  let study = "";
  beforeAll(async () => {
    const folder = emptyFolder();
    study = path.join(folder, "demo");
    await demoStudy("faculty", study);
  });

  test("are what a recount from the listed codings gives", async () => {
    const all: ListedCoding[] = (await ok(study, "codings", "--json", "--coder", "consensus,amara")).json
      .codings;
    const agreed = new Set(all.filter(({ coder }) => coder === "consensus").map(({ source }) => source));
    // Where the coders agreed on a consensus it stands; elsewhere the lead coder's codings do.
    const codings = all.filter(({ coder, source }) => coder === "consensus" || !agreed.has(source));
    const frequency = (await ok(study, "frequency", "--json")).json;
    expect(frequency.coders).toEqual(["consensus", "amara"]);
    for (const row of frequency.rows) {
      const own = codings.filter((coding) => coding.path === row.path);
      expect({ path: row.path, n: row.n, sources: row.sources, segments: row.segments }).toEqual({
        path: row.path,
        n: new Set(own.flatMap(({ participants }) => participants)).size,
        sources: new Set(own.map(({ source }) => source)).size,
        segments: union(own),
      });
    }
  });

  test("do not change when the second coder's codings are counted where both agree", async () => {
    const alone = (await ok(study, "frequency", "--json", "--coder", "amara")).json;
    const both = (await ok(study, "frequency", "--json", "--coder", "amara,bilal")).json;
    expect(both.totals.N).toBe(alone.totals.N);
    for (const [i, row] of both.rows.entries()) {
      expect(row.segments).toBeGreaterThanOrEqual(row.n > 0 ? 1 : 0);
      expect(row.n).toBeGreaterThanOrEqual(alone.rows[i].n);
    }
  });

  test("stand in the report as they are computed", async () => {
    await ok(study, "report", "-o", "r.md", "--force");
    const report = fs.readFileSync(path.join(study, "r.md"), "utf8");
    const { themes } = (await ok(study, "theme", "list", "--json")).json;
    for (const theme of themes.filter(
      (t: { parent: string | null; status: string }) => t.parent === null && t.status !== "dropped",
    ))
      expect(report).toMatch(
        new RegExp(`${escaped(theme.name)}[^\\n]*\\|[^\\n]*${theme.participants} of ${theme.N}`),
      );
  });
});

describe("a report", () => {
  test("keeps markup from transcripts, names and codes as text", async () => {
    const nasty = '<script>alert("x")</script>';
    const folder = await studyWith({ "a.txt": interview.replace("small promises", nasty) });
    await ok(folder, "codebook", "add", "Trust <b>bold", "--definition", nasty);
    await ok(folder, "code", "a", "--turn", "2", "Trust <b>bold", "--key");
    await ok(folder, "theme", "add", `Trust ${nasty}`, "--codes", "Trust <b>bold");
    await ok(folder, "report");
    const html = fs.readFileSync(path.join(folder, "report.html"), "utf8");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain("<script>\n(() => {");
    expect(html).not.toContain("<b>bold");
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("default-src 'none'");
    await ok(folder, "report", "-o", "r.md");
    expect(fs.readFileSync(path.join(folder, "r.md"), "utf8")).not.toMatch(/(?<!\\)<script/);
  });

  test("of a reflexive study counts nothing unless asked", async () => {
    const folder = await studyWith({ "a.txt": interview });
    await ok(folder, "study", "set", "approach", "reflexive");
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "code", "a", "--turn", "2", "Trust");
    await ok(folder, "theme", "add", "Trust is earned", "--codes", "Trust");
    await ok(folder, "report", "-o", "plain.md");
    await ok(folder, "report", "-o", "counted.md", "--counts");
    // COREQ itself asks for numbers; the report before it does not give them.
    const themes = (name: string) =>
      /## \d+ Themes[\s\S]*?(?=\n## )/.exec(fs.readFileSync(path.join(folder, name), "utf8"))?.[0];
    expect(themes("plain.md")).toContain("Trust is earned");
    expect(themes("plain.md")).not.toMatch(/1 of 1|[Ss]egments/);
    expect(themes("counted.md")).toContain("1 of 1");
  });

  test("never quotes a participant who did not consent to it", async () => {
    const folder = await studyWith({ "a.txt": interview });
    fs.writeFileSync(path.join(folder, "people.csv"), "label,role,consent\nP1,mentee,archive\n");
    await ok(folder, "participants", "import", "people.csv");
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "code", "a", "--turn", "2", "Trust", "--key");
    await ok(folder, "theme", "add", "Trust is earned", "--codes", "Trust");
    const { json } = await ok(folder, "report", "--json");
    expect(json.quotations).toBe(0);
    expect(fs.readFileSync(path.join(folder, "report.html"), "utf8")).not.toContain("small promises");
  });

  test("is not written over unless told, and is for its owner alone", async () => {
    const folder = await studyWith({ "a.txt": interview });
    await ok(folder, "report");
    expect(fs.statSync(path.join(folder, "report.html")).mode & 0o777).toBe(0o600);
    expect((await themata(folder, ["report"])).code).toBe(2);
    await ok(folder, "report", "--force");
  });

  test("of an empty study says what is missing, in words", async () => {
    const folder = await studyWith();
    await ok(folder, "report");
    expect(fs.readFileSync(path.join(folder, "report.html"), "utf8")).toContain("Participants");
  });
});

describe("check coreq", () => {
  test("answers 32 items, and with --strict a missing one is a no", async () => {
    const folder = await studyWith({ "a.txt": interview });
    const { json } = await ok(folder, "check", "coreq", "--json");
    expect(json.items).toHaveLength(32);
    expect(json.items[11]).toMatchObject({ number: 12, item: "Sample size", filledBy: "study" });
    expect((await themata(folder, ["check", "coreq", "--strict"])).code).toBe(1);
  });

  test("takes the researcher's own answers", async () => {
    const folder = await studyWith({ "a.txt": interview });
    fs.writeFileSync(
      path.join(folder, "answers.yaml"),
      'answers:\n  coreq:\n    "23":\n      status: reported\n      text: Transcripts were not returned.\n      location: p. 4\n',
    );
    await ok(folder, "study", "edit", "--file", "answers.yaml");
    const { items } = (await ok(folder, "check", "coreq", "--json")).json;
    expect(items[22]).toMatchObject({
      number: 23,
      status: "reported",
      answer: "Transcripts were not returned.",
      location: "p. 4",
      filledBy: "researcher",
    });
  });
});

/** Distinct passages: spans of a source that share a code point are one. */
function union(codings: readonly ListedCoding[]): number {
  let count = 0;
  for (const source of new Set(codings.map((coding) => coding.source))) {
    let end = -1;
    for (const span of codings.filter((c) => c.source === source).sort((a, b) => a.start - b.start)) {
      if (span.start >= end) count++;
      end = Math.max(end, span.end);
    }
  }
  return count;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
