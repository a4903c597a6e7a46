import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fileOf, importInto, openWork } from "../../support/importing.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = "Interviewer: How?\n\nP1: Well.\n\nInterviewer: And?\n\nP1: So.\n";
const never = async () => {
  throw new Error("no sandboxed file here");
};
const head = async (dir: string) => (await ok(dir, "log", "--json")).json.head.seq;
const put = (dir: string, name: string, content: string) => fs.writeFileSync(path.join(dir, name), content);

describe("import", () => {
  it("shows in a dry run who speaks, the first turns and what is to be said, and writes nothing", async () => {
    const dir = await studyWith();
    put(dir, "a.txt", `Preface of ours\n\nmore of it.\n\n${talk}`);
    const before = await head(dir);
    const { stdout, stderr } = await ok(dir, "import", "a.txt", "--dry-run");
    expect(stdout).toContain("Interviewer (interviewer), P1");
    expect(stdout).toContain("Interviewer: How?");
    expect(stdout).toContain("Would import 1 source, 4 words.");
    expect(stderr).toContain("before the first speaker");
    const { json } = await ok(dir, "import", "a.txt", "--dry-run", "--json");
    expect(json.sources[0]).toMatchObject({ id: null, turns: 4 });
    expect(json.sources[0].firstTurns[1]).toEqual({ speaker: "P1", text: "Well." });
    expect(await head(dir)).toBe(before);
    expect(fs.readdirSync(path.join(dir, ".themata", "originals"))).toEqual([]);
  });

  it("goes past bad files, keeps the order, and ends with 3", async () => {
    const dir = await studyWith();
    put(dir, "1.txt", talk);
    put(dir, "2.txt", "");
    put(dir, "4.txt", talk.replace("Well", "Good"));
    fs.mkdirSync(path.join(dir, "folder"));
    const ran = await themata(dir, [
      "import",
      "1.txt",
      "2.txt",
      "3.txt",
      "folder",
      "4.txt",
      "1.txt",
      "--json",
    ]);
    expect(ran.code).toBe(3);
    expect(ran.json.sources.map((s: { name: string }) => s.name)).toEqual(["1", "4"]);
    expect(ran.json.failed.map((f: { file: string; code: string }) => [f.file, f.code])).toEqual([
      ["2.txt", "empty-file"],
      ["3.txt", "file-not-found"],
      ["folder", "is-a-folder"],
    ]);
    expect(ran.json.skipped).toEqual([{ file: "1.txt", code: "already-imported", source: "1" }]);
    await ok(dir, "undo");
    expect((await ok(dir, "sources", "--json")).json.sources).toEqual([]);
  });

  it("refuses a file beyond the limit before reading it", async () => {
    const dir = await studyWith();
    put(dir, "huge.txt", "");
    fs.truncateSync(path.join(dir, "huge.txt"), 100_000_001);
    const ran = await themata(dir, ["import", "huge.txt", "--json"]);
    expect([ran.code, ran.json.failed[0].code]).toEqual([3, "too-large"]);
    expect(ran.json.failed[0].message).toContain("the limit is 100.0 MB");
  });

  it("shows control characters of a file's name and words, and never sends them", async () => {
    const dir = await studyWith();
    const name = "a\u001b]0;owned\u0007\u202e.txt";
    put(dir, name, "P\u001b[31m1: Hi\u001b[2J.\n\nI: So?\n\nP\u001b[31m1: Yes.\n");
    put(dir, "b\u001b[2J.txt", "");
    for (const args of [["--dry-run"], ["--plain", "--dry-run"], []]) {
      const { stdout, stderr } = await themata(dir, ["import", name, "b\u001b[2J.txt", ...args]);
      expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u202e]/);
    }
  });

  it("lets the columns of a survey stand beside what the same person said", async () => {
    const dir = await studyWith({ "a.txt": talk });
    put(dir, "s.csv", "id,satisfaction,joy,fear\nP1,5,Much.,None.\nP2,2,Some.,\n");
    const { json } = await ok(
      dir,
      ...["import", "s.csv", "--id-column", "id", "--text-column", "joy", "--text-column", "fear", "--json"],
    );
    expect(json.sources.map((s: { kind: string; turns: number }) => [s.kind, s.turns])).toEqual([
      ["survey", 2],
      ["survey", 1],
    ]);
    const { participants } = (await ok(dir, "participants", "--json")).json;
    expect(participants).toMatchObject([
      { label: "P1", attributes: { satisfaction: "5" }, sources: ["a", "P1"] },
      { label: "P2", attributes: { satisfaction: "2" } },
    ]);
    put(dir, "again.csv", "id,satisfaction,joy\nP1,1,Less.\n");
    const again = await ok(dir, "import", "again.csv", "--id-column", "id", "--text-column", "joy", "--json");
    expect(again.json.sources[0].warnings.map((w: { code: string }) => w.code)).toContain("attributes-kept");
    expect((await ok(dir, "participants", "--json")).json.participants[0].attributes).toEqual({
      satisfaction: "5",
    });
  });

  it("takes a column called role for the participant's role, and keeps one that is known", async () => {
    const dir = await studyWith();
    put(dir, "s.csv", "id,Role,rank,joy\nP1,mentor,dean,Much.\nP2,,lecturer,Some.\n");
    const columns = ["--id-column", "id", "--text-column", "joy"];
    await ok(dir, "import", "s.csv", ...columns);
    const people = async () => (await ok(dir, "participants", "--json")).json.participants;
    expect(await people()).toMatchObject([
      { label: "P1", role: "mentor", attributes: { rank: "dean" } },
      { label: "P2", role: "", attributes: { rank: "lecturer" } },
    ]);
    expect(Object.keys((await people())[0].attributes)).toEqual(["rank"]);
    put(dir, "t.csv", "id,role,joy\nP1,mentee,Less.\nP2,mentee,More.\n");
    const { json } = await ok(dir, "import", "t.csv", ...columns, "--json");
    expect((await people()).map(({ role }: { role: string }) => role)).toEqual(["mentor", "mentee"]);
    expect(json.sources[0].warnings.map((w: { code: string }) => w.code)).toContain("attributes-kept");
  });

  it("makes codings of coded rows, by the coder named", async () => {
    const dir = await studyWith();
    put(
      dir,
      "c.csv",
      "# from the old tool\nspeaker,text,codes\nAnn,One two.,Trust|Time\nBen,Three.,\nAnn,Four.,time\n",
    );
    await ok(
      dir,
      ...["import", "c.csv", "--code-column", "codes", "--code-delimiter", "|", "--coder", "old team"],
    );
    const { codings } = (await ok(dir, "codings", "--json")).json;
    expect(
      codings.map((c: { quote: string; code: string; coder: string; origin: string }) => [
        c.quote,
        c.code,
        c.coder,
        c.origin,
      ]),
    ).toEqual([
      ["One two.", "Trust", "old team", "imported"],
      ["One two.", "Time", "old team", "imported"],
      ["Four.", "Time", "old team", "imported"],
    ]);
  });

  it("tells what is to be said of a table once, not with each respondent", async () => {
    const dir = await studyWith();
    put(dir, "r.csv", "id,joy\na,One.,x\nb,Two.\nc,Three.\n");
    const { json } = await ok(dir, "import", "r.csv", "--id-column", "id", "--text-column", "joy", "--json");
    expect(json.sources.map((s: { warnings: unknown[] }) => s.warnings.length)).toEqual([1, 0, 0]);
  });

  it("takes a note above a table's header for what it is", async () => {
    const dir = await studyWith();
    put(dir, "n.csv", "# of 3 May, checked, by hand\n# twice\nspeaker,text\nAnn,Hi.\nBen,So.\nAnn,Yes.\n");
    const { json } = await ok(dir, "import", "n.csv", "--json");
    expect(json.sources[0]).toMatchObject({ turns: 3 });
    expect(json.sources[0].warnings.map((w: { code: string }) => w.code)).toEqual(["no-interviewer"]);
    put(dir, "h.csv", "#,speaker,text\n1,Ann,Hi.\n2,Ben,So.\n3,Ann,Yes.\n");
    expect((await ok(dir, "import", "h.csv", "--json")).json.sources[0].turns).toBe(3);
    put(dir, "s.csv", '# made up, for a test\nid,score,joy\nP1,5,"Much, and long."\n');
    const survey = await ok(dir, "import", "s.csv", "--id-column", "id", "--text-column", "joy", "--json");
    expect(survey.json.sources).toMatchObject([{ name: "P1", turns: 1 }]);
  });

  it("reads a transcript from standard input", async () => {
    const dir = await studyWith();
    const ran = await themata(dir, ["import", "-", "--json"], { stdin: talk });
    expect(ran.json.sources).toMatchObject([{ name: "standard-input", turns: 4 }]);
  });
});

describe("an import that is interrupted", () => {
  it("writes what is read, and begins nothing more", async () => {
    const interrupt = new AbortController();
    const work = await openWork({ signal: interrupt.signal });
    let begun = 0;
    const files = Array.from({ length: 20 }, (_, i) => {
      const file = fileOf(`${i}.txt`, talk.replace("Well", `Well ${i}`));
      return {
        ...file,
        read: () => {
          begun++;
          return file.read();
        },
      };
    });
    const report = await importInto(
      { ...work, progress: (done) => void (done === 3 && interrupt.abort()) },
      files,
      never,
    );
    expect(report.interrupted).toBe(true);
    expect(begun).toBeLessThan(12);
    const sources = await work.store.current("source");
    expect(sources.map(({ name }) => name)).toEqual(report.sources.map(({ name }) => name));
    expect(sources.length).toBeGreaterThanOrEqual(3);
    expect(report.failed).toEqual([]);
    await work.store.close();
  });
});
