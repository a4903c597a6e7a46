import { describe, expect, it } from "vitest";
import { type Conduct, noConduct } from "../../src/checklist/conduct.js";
import { assertCoreq } from "../../src/checklist/coreq/coreq.js";
import { coreqItems } from "../../src/checklist/data/coreq.js";
import { reportPart, reportWording } from "../../src/checklist/data/report-wording.js";
import type { Evidence } from "../../src/checklist/evidence.js";
import { gatherings } from "../../src/checklist/facts/gatherings.js";
import { minutesOf } from "../../src/checklist/facts/minutes.js";
import { dateSpan, list, some } from "../../src/checklist/phrase.js";
import { type ChecklistId, runChecklist } from "../../src/checklist/run-checklist.js";
import {
  code,
  codes,
  emptyEvidence,
  interviewed,
  item,
  member,
  participant,
  quotation,
  round,
  session,
  source,
  theme,
} from "./build-evidence.js";

const conduct = (parts: Partial<Conduct>): Pick<Evidence, "conduct"> => ({
  conduct: { ...noConduct, ...parts },
});
const message = (number: number, parts: Partial<Evidence>, id: string) =>
  item(number, parts).findings.find((finding) => finding.code === id)?.message;

describe("the team", () => {
  const ab = member({ name: "Ana Bell", initials: "AB", coderId: 1 });
  const coders = [
    { id: 1, name: "ana", kind: "person" as const },
    { id: 2, name: "cy", kind: "person" as const },
    { id: 3, name: "consensus", kind: "consensus" as const },
  ];
  const byCoder = [1, 2].map((coder) => ({ coder, sources: [101], passages: 4 }));
  const codings = { ...emptyEvidence().codings, byCoder };

  it("only coders outside the team table are named as such", () => {
    const parts = { ...interviewed(1), team: [ab], coders, codings };
    expect(message(24, parts, "coder-not-in-team")).toContain(" cy.");
    expect(message(24, parts, "coder-not-in-team")).not.toContain("AB");
  });
  it("only sources that nobody coded or read are named as such", () => {
    const bare = message(24, { ...interviewed(2), team: [ab], coders, codings }, "source-without-coder");
    expect(bare).toContain("talk-102");
    expect(bare).not.toContain("talk-101");
  });
  it("who coded something outside the data is a coder of no source; who did nothing is none", () => {
    const elsewhere = { ...codings, byCoder: [{ coder: 1, sources: [999], passages: 4 }] };
    expect(item(24, { ...interviewed(1), team: [ab], coders, codings: elsewhere }).answer).toContain(
      "AB (0 of 1",
    );
    const nothing = { ...codings, byCoder: [{ coder: 1, sources: [], passages: 0 }] };
    expect(item(24, { ...interviewed(1), team: [ab], coders, codings: nothing }).status).toBe("missing");
  });
  it("a claim of two coders needs two people who each finished a source", () => {
    const passes = (...who: readonly number[]) =>
      who.map((coder) => ({ coder, source: 101, state: "finished" as const }));
    const claimed = (words: string, ...who: readonly number[]) =>
      message(
        24,
        {
          ...interviewed(1),
          team: [ab],
          coders,
          codings,
          passes: passes(...who),
          ...conduct({ texts: [{ kind: "setting", where: "derivation", text: words, event: 3 }] }),
        },
        "second-coder-not-in-history",
      );
    expect(claimed("Two researchers independently coded all transcripts.")).toContain("nobody has");
    expect(claimed("Transcripts were double-coded.", 1)).toContain("only one person has");
    expect(claimed("Transcripts were double-coded.", 1, 3)).toContain("only one person has");
    expect(claimed("Transcripts were double-coded.", 1, 2)).toBeUndefined();
    expect(claimed("Transcripts were not double-coded.")).toBeUndefined();
    expect(claimed("Two people talked.")).toBeUndefined();
  });
  it("a member who codes here or by role is asked for what is not recorded; others are not", () => {
    const author = member({ name: "Eve", roles: ["author"] });
    expect(codes(2, { team: [{ ...ab, roles: [] }, author] })).toEqual(["credentials-not-recorded"]);
    expect(message(2, { team: [ab, author] }, "credentials-not-recorded")).not.toContain("Eve");
    const analyst = member({ name: "Dan", roles: ["analysis"] });
    expect(message(2, { team: [analyst, author] }, "credentials-not-recorded")).toContain("Dan.");
    expect(message(2, { team: [author] }, "credentials-not-recorded")).toContain("Eve");
  });
  it("works where a participant does, whichever of them it is; not where a name is too short or no place", () => {
    const people = (attributes: Record<string, string>) => ({
      participants: [participant(1, { attributes: { site: "Oak House" } }), participant(2, { attributes })],
      team: [{ ...ab, occupation: "Nurse, Elm House" }],
    });
    expect(codes(3, people({ site: "Elm House" }))).toEqual(["works-at-participant-site"]);
    expect(codes(3, people({ Hospital: "Elm House" }))).toEqual(["works-at-participant-site"]);
    expect(codes(3, people({ hobby: "Nurse" }))).toEqual([]);
    expect(codes(3, { ...people({ site: "Elm" }), team: [{ ...ab, occupation: "Nurse, Elm" }] })).toEqual([]);
  });
  it("no author of reflexive memos is no empty bracket", () => {
    const memos = [{ kind: "reflexive", date: "", author: "", source: null }];
    expect(item(8, { memos }).answer).toBe("1 reflexive memo was written in the course of the study.");
  });
  it("what an orientation rests on is noted setting by setting", () => {
    const row = item(9, { settings: { approach: "reflexive", theory: "Care ethics" } });
    expect(row.evidence.map(({ ref, text }) => [ref, text])).toEqual([
      ["approach", "reflexive"],
      ["theory", "Care ethics"],
    ]);
  });
});

describe("the sample", () => {
  it("varies only where two participants differ, and a single participant cannot", () => {
    const alike = interviewed(2, () => ({ person: { attributes: { area: "rural" } } }));
    const settings = { sampling: "Purposive", criteria: "any" };
    expect(codes(10, { ...alike, settings })).toEqual(["variation-not-shown"]);
    expect(codes(10, { ...alike, settings: { ...settings, sampling: "Maximum variation" } })).toEqual([
      "variation-not-shown",
    ]);
    expect(codes(10, { ...interviewed(1), settings })).toEqual([]);
    expect(codes(10, { ...alike, settings: { ...settings, sampling: "Convenience" } })).toEqual([]);
    const blank = interviewed(2, (id) => ({ person: { attributes: { area: id === 1 ? "rural" : " " } } }));
    expect(codes(10, { ...blank, settings })).toEqual(["variation-not-shown"]);
  });
  it("those who neither agreed nor refused are told only where there is some, and refusals need a reason only where there are some", () => {
    const log = (parts: Parameters<typeof round>[0]) => ({
      ...interviewed(4),
      recruitment: [
        round({ approached: 6, agreed: 4, refused: 2, withdrew: 0, reason: "no time", ...parts }),
      ],
    });
    expect(item(13, log({}))).toMatchObject({ status: "reported", findings: [] });
    expect(item(13, log({})).answer).not.toContain("neither agreed nor refused");
    expect(item(13, log({ approached: 7 })).answer).toContain("neither agreed nor refused 1");
    expect(codes(13, log({ refused: 0, reason: "" }))).toEqual([]);
    expect(codes(13, log({ refused: null, withdrew: null, reason: "" }))).toEqual([]);
    expect(codes(13, log({ refused: 1, withdrew: null, reason: "" }))).toEqual(["refusal-without-reason"]);
    expect(codes(13, log({ agreed: 5, refused: null, withdrew: 1, reason: "" }))).toEqual([
      "refusal-without-reason",
    ]);
    expect(codes(13, log({ agreed: 4, withdrew: 5 }))).toContain("recruitment-does-not-add-up");
    expect(item(13, log({ approached: null })).answer).toContain("approached not recorded");
    expect(item(13, log({ approached: null })).answer).not.toContain("neither agreed nor refused");
  });
  it("is described by how many share a value and who alone has a combination", () => {
    const people = (n: number, odd: number) =>
      interviewed(n, (id) => ({
        person: { role: "mentee", attributes: { area: id <= odd ? `town ${id}` : "rural" } },
        session: { date: "2024-01-10" },
      }));
    expect(codes(16, people(10, 0))).toEqual([]);
    expect(codes(16, people(4, 0))).toEqual(["small-cell"]);
    expect(codes(16, people(10, 1))).toEqual(["small-cell", "unique-combination"]);
    expect(message(16, people(12, 2), "unique-combination")).toContain("2 of 12");
    const paired = interviewed(12, (id) => ({
      person: { attributes: { area: id <= 2 ? "town" : "rural" } },
    }));
    expect(codes(16, paired)).toEqual(["small-cell", "session-without-date"]);
  });
});

describe("sessions", () => {
  it("a pace of exactly 60 or 220 words a minute is likely", () => {
    const pace = (words: number) =>
      codes(
        21,
        interviewed(1, () => ({ session: { minutes: 30 }, source: { words } })),
      );
    expect([1800, 6600].map(pace)).toEqual([[], []]);
    expect([1799, 6601].map(pace)).toEqual([["unlikely-pace"], ["unlikely-pace"]]);
    expect(pace(0)).toEqual([]);
  });
  it.each([
    ["as recorded for the session", { minutes: 40 }, [{ durationMs: 1_800_000, lastTimeMs: 1_500_000 }], 40],
    ["else as the file states", {}, [{ durationMs: 1_800_000, lastTimeMs: 1_500_000 }], 30],
    ["else by the last time stamp", {}, [{ lastTimeMs: 1_500_000 }], 25],
    ["not by nothing", { minutes: 0 }, [{ durationMs: 0 }], null],
    [
      "of two parts, what the files state",
      {},
      [{ durationMs: 600_000, lastTimeMs: 1 }, { durationMs: 900_000 }],
      25,
    ],
    [
      "of two parts, not where one is not known",
      {},
      [{ durationMs: 600_000 }, { lastTimeMs: 900_000 }],
      null,
    ],
  ] as const)("last %s", (_, own, files, minutes) => {
    const [gathering] = gatherings(
      emptyEvidence({
        participants: [participant(1, { sources: [101, 102] })],
        sessions: [session(1, { ...own, sources: [101, 102] })],
        sources: files.map((file, i) => source(101 + i, file)),
      }),
    );
    expect(gathering === undefined ? undefined : minutesOf(gathering)).toBe(minutes);
  });
  it("verbatim is doubted for the sessions without a recording alone", () => {
    const tapes = interviewed(2, (id) => ({ session: { recording: id === 2 ? "none" : "audio" } }));
    const doubt = message(
      19,
      { ...tapes, settings: { recording: "Verbatim" } },
      "verbatim-without-recording",
    );
    expect(doubt).toContain("talk-102");
    expect(doubt).not.toContain("talk-101");
  });
  it("saturation is doubted where the study's curve does not show it, and by group only where groups are claimed", () => {
    const people = interviewed(8, (id) => ({ person: { role: id <= 3 ? "mentor" : "mentee" } }));
    const curve = (n: number, reached: string | null, group: string | null = null) => ({
      group,
      n,
      reached,
      abstains: null,
    });
    const of = (stopping: string, ...saturation: Conduct["saturation"]) =>
      item(22, { ...people, settings: { approach: "codebook", stopping }, ...conduct({ saturation }) })
        .findings;
    const claim = "Saturation, that is no new codes, was reached.";
    expect(of(claim, curve(8, "4+2"))).toEqual([]);
    expect(of(claim, curve(0, null))).toEqual([]);
    const found = of(claim, curve(8, null), curve(5, null, "mentee"));
    expect(found).toMatchObject([{ code: "saturation-not-shown" }]);
    expect(found[0]?.message).toMatch(/all 8 interviews.*5 interviews of role mentee/);
    expect(of("Saturation was not sought; no new codes.", curve(8, null))).toEqual([]);
    const groups = of("Saturation, that is no new codes, was reached in both groups.");
    expect(groups).toMatchObject([{ code: "group-too-small-for-saturation" }]);
    expect(groups[0]?.message).toMatch(/mentee \(5\), mentor \(3\)/);
    expect(of("Saturation was not sought in either group.")).toEqual([]);
  });
  it("contact with participants is noted only where it is recorded", () => {
    const activities = [{ kind: "transcripts returned", date: "", people: "", note: "" }];
    const row = item(23, { activities });
    expect(row.answer).toContain("date not recorded");
    expect(row.evidence).toMatchObject([{ kind: "activities", text: "1 return of transcripts" }]);
    expect(item(23, { settings: { transcripts_returned: "No." } }).evidence.map(({ kind }) => kind)).toEqual([
      "setting",
    ]);
  });
});

describe("analysis and findings", () => {
  it("nothing merged or retired is told as 0, and a theme without a date as no first theme", () => {
    const codebook = { codes: [code(1), code(2, { status: "merged" })], event: null };
    expect(item(25, { codebook }).answer).toContain("1 code was merged into others. ");
    expect(item(25, { codebook: { ...codebook, codes: [code(1)] } }).answer).not.toMatch(/merged|retired/);
    expect(item(26, { themes: [theme(1)] }).answer).not.toContain("written down");
    const dated = [
      theme(1, { createdDate: "2024-03-02" }),
      theme(2),
      theme(3, { createdDate: "2024-03-01" }),
    ];
    expect(item(26, { themes: dated }).answer).not.toContain("2024-03-01");
    const codings = { byCoder: [], firstDate: "2024-02-01", origins: {}, proposed: 0 };
    expect(item(26, { themes: dated, codings }).answer).toContain("2024-03-01");
  });
  it("without themes quotations answer in part, whatever else is in order", () => {
    const row = item(29, { ...interviewed(1), quotations: [quotation({ theme: null })] });
    expect(row).toMatchObject({ status: "partly", findings: [] });
    expect(row.answer).toContain("There are no themes yet");
  });
  it("one participant cannot disagree with anybody, two can", () => {
    const themes = (n: number) => [theme(1, { participants: n }), theme(2, { parent: 1, participants: n })];
    expect(codes(32, { ...interviewed(1), themes: themes(1) })).toEqual([]);
    expect(codes(32, { ...interviewed(2), themes: themes(2) })).toEqual(["everybody-agrees"]);
    expect(item(32, { ...interviewed(2), themes: [theme(1, { against: 1 })] }).answer).not.toContain(
      "subtheme",
    );
    expect(item(32, { ...interviewed(2), themes: themes(1) }).answer).not.toContain("against");
  });
});

describe("phrases", () => {
  it("five names are listed in full, and of six five", () => {
    expect(some(["a", "b", "c", "d", "e"])).toBe("a, b, c, d and e");
    expect(some(["a", "b", "c", "d", "e", "f"])).toBe("a, b, c, d, e and 1 more");
    expect([list([]), list(["a"]), list(["a", "b"])]).toEqual(["", "a", "a and b"]);
  });
  it("a span of dates is from the first to the last that can be ordered", () => {
    expect(dateSpan(["2024-03-01", "May", "2023-05", "2024-03-01T10:00"])).toBe("2023-05 to 2024-03-01");
    expect(dateSpan(["2024-03-01", "2024-03-01"])).toBe("2024-03-01");
    expect(dateSpan(["10.5.2024", ""])).toBeNull();
  });
});

describe("the checklists' items", () => {
  it("COREQ is refused in another order as well", () => {
    const [first, second, ...rest] = coreqItems;
    if (first === undefined || second === undefined) throw new Error("no items");
    expect(() => assertCoreq([second, first, ...rest])).toThrow();
    expect(() => assertCoreq(coreqItems)).not.toThrow();
  });
  it.each([
    ["bc15", 13, [1, 2, 4, 5, 7, 8, 10, 18, 19]],
    ["bc15", 14, [11, 14, 20]],
    ["bc15", 15, [3]],
    ["bc20", 4, [11]],
    ["bc20", 6, [1, 2, 4, 5, 7, 8, 10, 18, 19]],
    ["bc20", 7, [2, 9, 12, 13, 20]],
    ["bc20", 20, [20]],
    ["reflexive-draft", 1, [1, 2, 4, 5, 11, 13, 16]],
    ["reflexive-draft", 2, [3, 14]],
    ["reflexive-draft", 3, [9, 17]],
    ["reflexive-draft", 17, [13]],
    ["reflexive-draft", 22, [20]],
  ] as const)("%s %i rests on the rules of coherence %j", (id: ChecklistId, number, rules) => {
    const row = runChecklist(id, emptyEvidence(), []).items[number - 1];
    const named = [...(row?.answer ?? "").matchAll(/COH-(\d\d)/g)].map(([, digits]) => Number(digits));
    expect(named).toEqual(rules);
  });
  it("consent that is not recorded is no consent", () => {
    const people = {
      participants: [participant(1, { consent: [] }), participant(2, { consent: ["interview"] })],
    };
    const row = runChecklist("srqr", emptyEvidence(people), []).items[8];
    expect(row?.answer).toContain("1 of 2");
    expect(row?.evidence).toMatchObject([{ kind: "participants" }]);
  });
  it("the usual wording of an item is COREQ's, SRQR's own or that of the items it stands for", () => {
    expect(reportWording("coreq", 27)?.test("Coding was done in NVivo.")).toBe(true);
    expect(reportWording("coreq", 33)).toBeNull();
    expect(reportWording("srqr", 20)?.test("Competing interests: none.")).toBe(true);
    expect(reportWording("srqr", 8)?.test("We sampled until saturation.")).toBe(true);
    expect(reportWording("srqr", 8)?.test("Purposive sampling was used.")).toBe(true);
    expect(reportWording("srqr", 8)?.test("It rained.")).toBe(false);
    expect([reportWording("srqr", 99), reportWording("bc15", 3)]).toEqual([null, null]);
  });
  it("methods and results are where items of COREQ and SRQR are usually reported", () => {
    expect([1, 28, 29, 32].map((n) => reportPart("coreq", n))).toEqual([
      "methods",
      "methods",
      "results",
      "results",
    ]);
    expect([4, 5, 15, 16, 17, 18].map((n) => reportPart("srqr", n))).toEqual([
      null,
      "methods",
      "methods",
      "results",
      "results",
      null,
    ]);
    expect(reportPart("bc15", 10)).toBeNull();
  });
});
