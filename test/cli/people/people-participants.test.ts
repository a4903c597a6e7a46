import fs from "node:fs";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCell } from "../../../src/exchange/formula-cells.js";
import { readParticipants } from "../../../src/exchange/participants-csv.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = {
  "mentor-1.txt":
    "Interviewer: How did it begin?\n\nParticipant: She asked me to lunch.\n\nInterviewer: And then?\n\nParticipant: Then weekly.\n",
  "pair.txt":
    "Ruth: Hello both.\n\nAnna: Hello there.\n\nBen: Hi.\n\nRuth: Go on.\n\nAnna: On Mondays.\n\nBen: Or so.\n",
};
const study = () => studyWith(talk, "--interviewer", "Ruth");

const people = async (dir: string) => (await ok(dir, "participants", "--json")).json.participants;
const labels = async (dir: string) => (await people(dir)).map((p: { label: string }) => p.label);
const head = async (dir: string) => (await ok(dir, "log", "--json", "--all")).json.head.seq;

function csv(dir: string, content: string | Uint8Array): string {
  fs.writeFileSync(path.join(dir, "people.csv"), content);
  return "people.csv";
}

describe("participants", () => {
  it("lists everybody with their sources, turns and words", async () => {
    const dir = await study();
    expect(await people(dir)).toMatchObject([
      { label: "Anna", role: "", status: "active", sources: ["pair"], turns: 2, words: 4 },
      { label: "Ben", sources: ["pair"], turns: 2, words: 3 },
      { label: "mentor-1", sources: ["mentor-1"], turns: 2, words: 7 },
    ]);
    expect((await ok(dir, "participants", "--plain")).stdout.split("\n")[1]).toBe(
      "Anna\t\tactive\tpair\t2\t4",
    );
  });

  it("names a word that is none of its commands", async () => {
    const dir = await study();
    const ran = await themata(dir, ["participants", "imprt", "x.csv"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("did you mean import?");
  });
});

describe("participants import", () => {
  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("reads a table with %s, its comments, its byte order mark and its attributes", async (_what, d) => {
    const dir = await study();
    const rows = [
      ["label", "role", "site", "years"],
      ["Anna", "mentee", "north", ""],
      ["Zoe", "mentor", "", "6-10"],
    ];
    const file = csv(dir, `\uFEFF# Synthetic.\n${rows.map((row) => row.join(d)).join("\r\n")}\r\n`);
    const { json } = await ok(dir, "participants", "import", file, "--json");
    expect(json).toMatchObject({
      added: ["Zoe"],
      changed: ["Anna"],
      unchanged: [],
      withoutData: ["Zoe"],
      dryRun: false,
    });
    const [anna, , , zoe] = await people(dir);
    expect(anna).toMatchObject({ label: "Anna", role: "mentee", attributes: { site: "north" } });
    expect(zoe).toMatchObject({ label: "Zoe", role: "mentor", attributes: { years: "6-10" }, turns: 0 });
  });

  it("changes nothing the second time, and an empty cell clears nothing", async () => {
    const dir = await study();
    await ok(dir, "participants", "import", csv(dir, "name,role,site\nAnna,mentee,north\n"));
    expect((await ok(dir, "participants", "import", "people.csv", "--json")).json).toMatchObject({
      event: null,
      unchanged: ["Anna"],
    });
    await ok(dir, "participants", "import", csv(dir, "name,role,site,grade\nanna,,,F1\n"));
    expect((await people(dir))[0]).toMatchObject({
      role: "mentee",
      attributes: { site: "north", grade: "F1" },
    });
  });

  it("says who speaks, and lets go the name an import had made up", async () => {
    const dir = await study();
    const file = csv(dir, "label,role,source,speaker\nMentor 1,mentor,mentor-1,\nMentee 9,mentee,pair,ben\n");
    const { json } = await ok(dir, "participants", "import", file, "--json");
    expect(json).toMatchObject({
      added: ["Mentor 1", "Mentee 9"],
      removed: ["Ben", "mentor-1"],
      mapped: [
        { source: "mentor-1", speaker: "Participant", participant: "Mentor 1" },
        { source: "pair", speaker: "Ben", participant: "Mentee 9" },
      ],
    });
    expect(await labels(dir)).toEqual(["Anna", "Mentee 9", "Mentor 1"]);
    await ok(dir, "undo");
    expect(await labels(dir)).toEqual(["Anna", "Ben", "mentor-1"]);
  });

  it("keeps a speaker's name about which something is recorded", async () => {
    const dir = await study();
    await ok(dir, "participant", "set", "Ben", "grade=F1");
    await ok(dir, "memo", "add", "Spoke little", "--on", "participant:mentor-1");
    await ok(dir, "source", "set", "pair", "--speaker", "Ben=Mentee 9");
    await ok(dir, "source", "set", "mentor-1", "--speaker", "Mentor 1");
    expect(await labels(dir)).toEqual(["Anna", "Ben", "Mentee 9", "Mentor 1", "mentor-1"]);
  });

  it("lets one person speak in several sources, on a row each", async () => {
    const dir = await study();
    const file = csv(dir, "label,role,source,speaker\nAnna,both,pair,Anna\nAnna,,mentor-1,Participant\n");
    await ok(dir, "participants", "import", file);
    expect((await people(dir))[0]).toMatchObject({
      label: "Anna",
      role: "both",
      sources: ["mentor-1", "pair"],
      turns: 4,
    });
  });

  it.each([
    ["no column of labels", "site\nnorth\n", [1]],
    ["two columns of one name", "label,site,Site\nA,x,y\n", [1]],
    ["a ragged row", "# c\nlabel,site\nA,x\nB\n", [4]],
    ["a row without a label", "label,site\n,x\n", [2]],
    ["a label twice", "label,site\nZed,x\nOther,y\nzed,x\n", [4]],
    ["a status that is none", "label,status\nA,gone\nB,left\n", [2, 3]],
    ["an unknown scope of consent", "label,consent\nA,quote;film\n", [2]],
    ["an unknown source", "label,source\nA,mentor-7\n", [2]],
    ["an unknown speaker", "label,source,speaker\nA,pair,Zed\n", [2]],
    ["a source with several participants and no speaker", "label,source\nA,pair\n", [2]],
    ["one speaker as two people", "label,source,speaker\nA,pair,Ben\nB,pair,Ben\n", [3]],
    ["rows that contradict each other", "label,role,source,speaker\nA,x,pair,Ben\nA,y,pair,Anna\n", [3]],
    ["a quotation mark never closed", 'label,site\nA,"x\nB,y\n', null],
    ["nothing but a comment", "# label,site\n", null],
  ])("refuses %s by its line, and imports nothing", async (_what, content, lines) => {
    const dir = await study();
    const before = [await head(dir), await people(dir)];
    const ran = await themata(dir, ["participants", "import", csv(dir, content), "--json"]);
    expect(ran.code).toBe(3);
    if (lines !== null) {
      const answer = [...ran.json.error.hint.matchAll(/^line (\d+):/gm)].map((match) => Number(match[1]));
      expect(answer).toEqual(lines);
    }
    expect([await head(dir), await people(dir)]).toEqual(before);
  });

  it("names a row by the line it begins on, also below cells of several lines", async () => {
    const dir = await study();
    const ran = await themata(dir, [
      "participants",
      "import",
      csv(dir, 'label,note\nA,"one\ntwo"\nB\n'),
      "--json",
    ]);
    expect(ran.json.error.hint).toMatch(/^line 4:/);
  });

  it("reads back every cell that was written, whatever is in it", async () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((text) => text.replaceAll(/[\0\r\uFEFF]/g, "").trim());
    const label = cell.map((text) => `P${text}`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(label, cell, cell), {
          minLength: 1,
          maxLength: 6,
          selector: ([name]) => name,
        }),
        fc.constantFrom(",", ";", "\t"),
        async (rows, delimiter) => {
          const cells = rows.map((row) => row.map(safeCell));
          const text = stringify([["label", "note", "toString"], ...cells], { delimiter });
          const { rows: read, faults } = readParticipants(text);
          expect(faults).toEqual([]);
          expect(
            read.map((r) => [r.label, r.fields.get("note") ?? "", r.attributes.get("toString") ?? ""]),
          ).toEqual(rows);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.skipIf(!process.env.THEMATA_SHARED)("takes no harm from hostile tables", async () => {
    const folder = path.join(process.env.THEMATA_SHARED ?? "", "hostile/synthetic");
    for (const name of fs.readdirSync(folder).filter((file) => file.startsWith("csv-"))) {
      const dir = await studyWith();
      const ran = await themata(dir, ["participants", "import", path.join(folder, name)]);
      expect([0, 3], `${name}: ${ran.stderr}`).toContain(ran.code);
    }
  });
});

describe("participant", () => {
  it("sets fields and attributes, and an empty value removes them", async () => {
    const dir = await study();
    await ok(
      dir,
      "participant",
      "set",
      "Anna",
      "label=Mentee 1",
      "role=mentee",
      "consent=quote; audio",
      "site=north",
      "__proto__=odd",
    );
    const { json } = await ok(dir, "participant", "show", "Mentee 1", "--json");
    expect(json.participant).toMatchObject({
      label: "Mentee 1",
      role: "mentee",
      consent: ["quote", "audio"],
    });
    expect(new Map(Object.entries(json.participant.attributes))).toEqual(
      new Map([
        ["site", "north"],
        ["__proto__", "odd"],
      ]),
    );
    await ok(dir, "participant", "set", "Mentee 1", "Site=", "role=", "__proto__=");
    const after = (await people(dir))[1];
    expect([after.label, after.role, after.attributes]).toEqual(["Mentee 1", "", {}]);
  });

  it.each([
    ["a label somebody has", ["label=ben"], "participant-exists"],
    ["an empty label", ["label="], "bad-name"],
    ["a status that is none", ["status=gone"], "bad-value"],
    ["a word without a value", ["mentee"], "bad-pair"],
    ["a key twice", ["site=a", "Site=b"], "given-twice"],
    ["one bad pair among good ones", ["role=mentee", "status=gone"], "bad-value"],
  ])("refuses %s, and changes nothing", async (_what, pairs, code) => {
    const dir = await study();
    const before = await people(dir);
    const ran = await themata(dir, ["participant", "set", "Anna", ...pairs, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, code]);
    expect(await people(dir)).toEqual(before);
  });

  it("offers the names there are for one it does not know", async () => {
    const dir = await study();
    const ran = await themata(dir, ["participant", "show", "Ana"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("Anna");
  });

  it("links people both ways; the same link a second time is nothing", async () => {
    const dir = await study();
    await ok(dir, "participant", "link", "Anna", "Ben", "--as", "mentor-of");
    expect(
      (await ok(dir, "participant", "link", "Anna", "Ben", "--as", "Mentor-of", "--json")).json.event,
    ).toBeNull();
    await ok(dir, "participant", "link", "Ben", "Anna", "--as", "mentor-of");
    expect((await ok(dir, "participant", "show", "Ben", "--json")).json.participant.ties).toEqual([
      { from: "Anna", relation: "mentor-of", to: "Ben" },
      { from: "Ben", relation: "mentor-of", to: "Anna" },
    ]);
  });

  it("unlinks one direction alone, and says what there is where that link is not", async () => {
    const dir = await study();
    await ok(dir, "participant", "link", "Anna", "Ben", "--as", "mentor-of");
    const wrong = await themata(dir, ["participant", "unlink", "Ben", "Anna"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("Anna mentor-of Ben");
    await ok(dir, "participant", "unlink", "Anna", "Ben");
    expect((await ok(dir, "participant", "show", "Ben", "--json")).json.participant.ties).toEqual([]);
  });

  it("links nobody to themselves", async () => {
    const dir = await study();
    const ran = await themata(dir, ["participant", "link", "Anna", "anna", "--as", "mentor-of"]);
    expect(ran.code).toBe(2);
  });
});
