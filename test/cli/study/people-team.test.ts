import { describe, expect, it } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const team = async (dir: string) => (await ok(dir, "team", "--json")).json.team;
const coders = async (dir: string) =>
  (await ok(dir, "coder", "--json")).json.coders.map((c: { name: string; lead: boolean }) => [
    c.name,
    c.lead,
  ]);

describe("team", () => {
  it("adds a member with what COREQ asks, and edits them by initials", async () => {
    const dir = await studyWith();
    const args = [
      "--initials",
      "RA",
      "--credentials",
      "PhD",
      "--roles",
      "interviewer, coder",
      "--codes-as",
      "ann",
    ];
    await ok(dir, "team", "add", "Dr Ruth Adler", ...args);
    await ok(dir, "team", "edit", "ra", "--occupation", "Lecturer", "--credentials", "", "--codes-as", "");
    expect(await team(dir)).toMatchObject([
      {
        name: "Dr Ruth Adler",
        initials: "RA",
        credentials: "",
        occupation: "Lecturer",
        roles: ["interviewer", "coder"],
        coder: null,
      },
    ]);
  });

  it.each([
    ["a name twice", ["team", "add", "dr ruth adler"], "member-exists"],
    ["an empty name", ["team", "add", " "], "bad-name"],
    ["an unknown coder", ["team", "add", "Bo", "--codes-as", "bo"], "unknown-coder"],
    ["an edit of nobody", ["team", "edit", "Zed", "--gender", "man"], "unknown-member"],
    ["an edit of nothing", ["team", "edit", "Dr Ruth Adler"], "nothing-given"],
  ])("refuses %s, and changes nothing", async (_what, argv, code) => {
    const dir = await studyWith();
    await ok(dir, "team", "add", "Dr Ruth Adler");
    const before = await team(dir);
    const ran = await themata(dir, [...argv, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, code]);
    expect(await team(dir)).toEqual(before);
  });
});

describe("coder", () => {
  it("adds coders and makes one the lead, who then works by default", async () => {
    const dir = await studyWith();
    await ok(dir, "coder", "add", "bilal");
    expect(await coders(dir)).toEqual([
      ["ann", true],
      ["bilal", false],
    ]);
    await ok(dir, "coder", "lead", "bilal");
    expect(await coders(dir)).toEqual([
      ["bilal", true],
      ["ann", false],
    ]);
    await ok(dir, "study", "set", "title", "By whom");
    expect((await ok(dir, "log", "--json")).json.events[0].coder).toBe("bilal");
  });

  it("lets a coder join by adding themselves", async () => {
    const dir = await studyWith();
    const { json } = await ok(dir, "coder", "add", "cora", "--coder", "cora", "--json");
    expect(json.event).toBe(2);
    expect(await coders(dir)).toEqual([
      ["ann", true],
      ["cora", false],
    ]);
  });

  it("refuses a name that is taken and a lead nobody knows", async () => {
    const dir = await studyWith();
    expect((await themata(dir, ["coder", "add", "Ann"])).code).toBe(2);
    expect((await themata(dir, ["coder", "lead", "zoe"])).code).toBe(2);
    expect(await coders(dir)).toEqual([["ann", true]]);
  });
});

describe("recruitment", () => {
  it("sums what is known, and nothing where no round tells", async () => {
    const dir = await studyWith();
    await ok(
      dir,
      "recruitment",
      "add",
      "--group",
      "mentees",
      "--date",
      "2024-02-01",
      "--approached",
      "8",
      "--agreed",
      "7",
    );
    await ok(
      dir,
      "recruitment",
      "add",
      "--group",
      "mentors",
      "--date",
      "2024-01-02",
      "--approached",
      "9",
      "--refused",
      "0",
      "--reason",
      "no time",
    );
    const { json } = await ok(dir, "recruitment", "list", "--json");
    expect(json.totals).toEqual({ approached: 17, agreed: 7, refused: 0, withdrew: null });
    expect(json.recruitment.map((r: { group: string; reason: string }) => [r.group, r.reason])).toEqual([
      ["mentors", "no time"],
      ["mentees", ""],
    ]);
  });

  it("keeps why people refused apart from the reason of an act", async () => {
    const dir = await studyWith();
    await ok(dir, "recruitment", "add", "--refused", "2", "--reason", "no time");
    expect((await ok(dir, "log", "--json")).json.events[0]).toMatchObject({
      reason: null,
      args: { reason: "no time" },
    });
  });

  it("says where the numbers cannot be right", async () => {
    const dir = await studyWith();
    await ok(
      dir,
      "recruitment",
      "add",
      "--approached",
      "3",
      "--agreed",
      "3",
      "--refused",
      "2",
      "--withdrew",
      "4",
    );
    const ran = await ok(dir, "recruitment");
    expect(ran.stderr).toContain("3 were approached, yet 5 agreed or refused.");
    expect(ran.stderr).toContain("4 withdrew, yet only 3 had agreed.");
  });

  it("does not complain where all who were approached answered", async () => {
    const dir = await studyWith();
    const ran = await ok(dir, "recruitment", "add", "--approached", "5", "--agreed", "3", "--refused", "2");
    expect(ran.stderr).toBe("");
  });

  it.each([
    [["--approached", "-1"], "bad-number"],
    [["--agreed", "1.5"], "bad-number"],
    [["--date", "12.5.2024"], "bad-date"],
    [["--date", "2024-05-12"], "nothing-given"],
  ])("refuses %j", async (options, code) => {
    const dir = await studyWith();
    const ran = await themata(dir, ["recruitment", "add", ...options, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, code]);
    expect((await ok(dir, "recruitment", "--json")).json.recruitment).toEqual([]);
  });
});

describe("activity and milestone", () => {
  it("lists activities in order of date", async () => {
    const dir = await studyWith();
    await ok(dir, "activity", "add", "member check", "--date", "2024-09-01", "--people", "Mentor 1");
    await ok(dir, "activity", "add", "team meeting", "--date", "2024-06-01", "--note", "Codebook settled");
    const { json } = await ok(dir, "activity", "--json");
    expect(json.activities).toMatchObject([
      { kind: "team meeting", note: "Codebook settled" },
      { kind: "member check", people: "Mentor 1" },
    ]);
  });

  it("names the newest event, and gives a name once", async () => {
    const dir = await studyWith();
    await ok(dir, "study", "set", "title", "Kept promises");
    expect((await ok(dir, "milestone", "settled", "--json")).json).toMatchObject({ names: 2, event: 3 });
    expect((await themata(dir, ["milestone", "Settled"])).code).toBe(2);
    expect((await ok(dir, "milestone", "--json")).json.milestones).toMatchObject([
      { name: "settled", event: 2 },
    ]);
  });
});
