import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = (name: string, head = "") => `${head}I: How was it?\n\n${name}: It took time.\n`;
const study = () =>
  studyWith({ "a.txt": talk("P1"), "b.txt": talk("P2"), "c.txt": talk("P3", "Date: 2024-01-02\n\n") });
const session = async (dir: string, name: string) =>
  (await ok(dir, "source", "show", name, "--json")).json.source.session;
const head = async (dir: string) => (await ok(dir, "log", "--json", "--all")).json.head.seq;

let untouched = "";
beforeAll(async () => {
  untouched = await study();
});

describe("source set", () => {
  test("sets the same for several sources in one event", async () => {
    const dir = await study();
    const before = await head(dir);
    const ran = await ok(dir, "source", "set", "a", "b", "mode=video", "date=2024-05-01", "--json");
    expect(ran.json).toMatchObject({ source: null, sources: ["a", "b"] });
    expect(await head(dir)).toBe(before + 1);
    for (const name of ["a", "b"])
      expect(await session(dir, name)).toMatchObject({ mode: "video", date: "2024-05-01" });
    expect(await session(dir, "c")).toMatchObject({ mode: "", date: "2024-01-02" });
    await ok(dir, "undo");
    expect((await session(dir, "a"))?.mode ?? "").toBe("");
  });

  test("makes a new participant who speaks in several sources once", async () => {
    const dir = await studyWith({ "a.txt": talk("Guest"), "b.txt": talk("Guest", "Date: 2024-01-02\n\n") });
    const { json } = await ok(dir, "source", "set", "a", "b", "--speaker", "Guest=Mentor 1", "--json");
    expect(json.added).toEqual(["Mentor 1"]);
    const { json: people } = await ok(dir, "participants", "--json");
    expect(people.participants.map((p: { label: string }) => p.label)).toEqual(["Mentor 1"]);
  });

  test.each([
    [["source", "set"], "No source is named"],
    [["source", "set", "a"], "There is nothing to set"],
    [["source", "set", "a", "a", "mode=video"], "named twice"],
    [["source", "set", "a", "x", "mode=video"], 'no source "x"'],
    [["source", "set", "a", "mode=video", "b"], "KEY=VALUE"],
    [["source", "set", "a", "abridged=perhaps"], "abridged is one of yes, no"],
    [["source", "set", "a", "mode=video", "--from", "s.csv"], "--from"],
  ])("refuses %j and writes nothing", async (argv, expected) => {
    const dir = untouched;
    const before = await head(dir);
    const ran = await themata(dir, argv);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(expected);
    expect(await head(dir)).toBe(before);
  });
});

describe("source set --from", () => {
  const table =
    "source;Date;minutes;place;abridged\na;2024-05-01;41;the ward;\nb;2024-05-02;;;yes\nc;;50;;no\n";

  test("sets every session from a table in one event, and leaves what an empty cell says nothing of", async () => {
    const dir = await study();
    fs.writeFileSync(path.join(dir, "s.csv"), table);
    const before = await head(dir);
    const dry = await ok(dir, "source", "set", "--from", "s.csv", "--dry-run");
    expect(dry.stdout).toContain("nothing was written");
    expect(await head(dir)).toBe(before);
    await ok(dir, "source", "set", "--from", "s.csv");
    expect(await head(dir)).toBe(before + 1);
    expect(await session(dir, "a")).toMatchObject({ date: "2024-05-01", minutes: 41, place: "the ward" });
    expect(await session(dir, "b")).toMatchObject({ date: "2024-05-02", minutes: null, place: "" });
    expect(await session(dir, "c")).toMatchObject({ date: "2024-01-02", minutes: 50 });
    const again = await ok(dir, "source", "set", "--from", "s.csv", "--json");
    expect(again.json.event).toBeNull();
  });

  test.each([
    ["source,datum\na,2024-05-01\n", 'no column "datum"'],
    ["name,date\na,2024-05-01\n", 'no column "name"'],
    ["date\n2024-05-01\n", "no column is called source"],
    ["source,date,date\na,2024-05-01,2024-05-01\n", 'two columns are called "date"'],
    ["source,date\na,2024-05-01\nx,2024-05-01\n", 'line 3: There is no source "x"'],
    ["source,date\na,01/05/2024\n", "line 2: date takes a date as YYYY-MM-DD"],
    ["source,date\na,2024-05-01\na,2024-05-02\n", 'line 3: "a" is also on line 2'],
    ["source,date\n,2024-05-01\n", "line 2: This row names no source"],
    ["source,date\na,\n", "says nothing of any source"],
    ["source,minutes\na,forty\n", "line 2: minutes takes a whole number"],
  ])("refuses %j with the place of the fault, and sets nothing", async (text, expected) => {
    const dir = untouched;
    fs.writeFileSync(path.join(dir, "s.csv"), text);
    const before = await head(dir);
    const ran = await themata(dir, ["source", "set", "--from", "s.csv"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(expected);
    expect(await head(dir)).toBe(before);
  });
});

describe("an abridged transcript", () => {
  const slow = (head: string) => `${head}I: How was it?\n\nP1: Long.\n`;
  const pace = async (dir: string) => {
    const { json } = await ok(dir, "check", "coreq", "--json");
    const item = json.items.find((one: { number: number }) => one.number === 21);
    return { item, codes: item.findings.map(({ code }: { code: string }) => code) };
  };

  test("is not measured in words a minute, whether it says so itself or a person does", async () => {
    const dir = await studyWith({
      "a.txt": slow("Date: 2024-05-01\nDuration: 41 minutes (abridged)\n\n"),
      "b.md": slow("---\nduration: 40 minutes\nabridged: true\n---\n\n"),
      "c.txt": slow("Duration: 50 minutes\n\n"),
    });
    const one = await pace(dir);
    const caveats = ({ item }: { item: { evidence: { kind: string; text: string }[] } }) =>
      item.evidence.filter(({ kind }) => kind === "abridged").map(({ text }) => text);
    expect(caveats(one)).toEqual(["Abridged, so not measured in words per minute: 2 of 3 sessions"]);
    expect(one.item.findings.map(({ message }: { message: string }) => message).join()).toMatch(
      /minute.*: c\./,
    );
    await ok(dir, "source", "set", "c", "abridged=yes");
    expect((await pace(dir)).codes).not.toContain("unlikely-pace");
    await ok(dir, "source", "set", "a", "b", "c", "abridged=no");
    expect(caveats(await pace(dir))).toEqual([]);
    await ok(dir, "source", "set", "a", "b", "c", "abridged=");
    expect(caveats(await pace(dir))).toEqual([expect.stringContaining("1 of 3 sessions")]);
    await ok(dir, "verify", "--deep");
  });
});
