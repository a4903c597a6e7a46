import { describe, expect, it } from "vitest";
import {
  type ChecklistId,
  checklistIds,
  checklistNamed,
  checklists,
} from "../../src/checklist/checklists.js";
import { combine } from "../../src/checklist/combine.js";
import { type Conduct, noConduct, type PhaseActs } from "../../src/checklist/conduct.js";
import { missing } from "../../src/checklist/draft.js";
import type { Evidence } from "../../src/checklist/evidence.js";
import type { ItemResult, Rule } from "../../src/checklist/item.js";
import { checklistItem, runChecklist } from "../../src/checklist/run-checklist.js";
import type { Answer } from "../../src/core/records.js";
import {
  answerTo,
  emptyEvidence,
  interviewed,
  participant,
  session,
  source,
  theme,
} from "./build-evidence.js";

const row = (
  list: ChecklistId,
  number: number,
  parts: Partial<Evidence>,
  answers: readonly Answer[] = [],
): ItemResult => {
  const { items } = runChecklist(list, emptyEvidence(parts), answers);
  const found = items.find((item) => item.number === number);
  if (found === undefined) throw new Error(`no item ${number} in ${list}`);
  return found;
};
const codes = (list: ChecklistId, number: number, parts: Partial<Evidence>) =>
  row(list, number, parts).findings.map((finding) => finding.code);
const conduct = (parts: Partial<Conduct>): Pick<Evidence, "conduct"> => ({
  conduct: { ...noConduct, ...parts },
});

describe("the checklists", () => {
  it.each([
    ["coreq", 32],
    ["srqr", 21],
    ["bc15", 15],
    ["bc20", 20],
    ["reflexive-draft", 23],
  ] as const)("%s has %i items, numbered in order, each with an answerable id", (id, items) => {
    const { entries } = checklists[id];
    expect(entries.map(({ item }) => item.number)).toEqual(Array.from({ length: items }, (_, i) => i + 1));
    for (const { item } of entries) {
      expect(checklistItem(id, item.id.toUpperCase())).toBe(item);
      expect(checklistItem(id, ` ${id}-0${item.number} `)).toBe(item);
    }
    const { summary } = runChecklist(id, emptyEvidence(), []);
    expect(Object.values(summary).reduce((sum, n) => sum + n, 0)).toBe(items);
  });
  it("are found by name in any case", () => {
    expect(checklistIds.map((id) => checklistNamed(` ${id.toUpperCase()} `))).toEqual(checklistIds);
    expect(checklistNamed("")).toBeNull();
    expect(checklistNamed("core")).toBeNull();
  });
  it("of quality never call an item reported on their own", () => {
    const full = {
      ...interviewed(3, () => ({ session: { recording: "audio" } })),
      themes: [theme(1), theme(2)],
      settings: { approach: "reflexive", paradigm: "constructionism", recording: "On two devices" },
    };
    for (const id of ["bc15", "bc20"] as const)
      expect(runChecklist(id, emptyEvidence(full), []).summary).toMatchObject({ reported: 0 });
    expect(row("bc15", 1, full).status).toBe("partly");
    expect(row("bc15", 1, full, [answerTo("1", { checklist: "bc15", status: "reported" })]).status).toBe(
      "reported",
    );
  });
});

describe("an item that asks what several ask", () => {
  const says =
    (status: "reported" | "partly", answer: string): Rule =>
    () => ({
      status,
      answer,
      evidence: [{ kind: "k", ref: "", text: answer }],
      findings: [{ level: "hint", code: answer.toLowerCase(), message: answer }],
    });
  const silent: Rule = () => missing([{ level: "hint", code: "silent", message: "." }]);
  const of = (...rules: readonly Rule[]) => combine(...rules)(emptyEvidence());

  it("is reported where each part is, and keeps what each says", () => {
    expect(of(says("reported", "A"), says("reported", "B"))).toMatchObject({
      status: "reported",
      answer: "A. B.",
      evidence: [{ text: "A" }, { text: "B" }],
      findings: [{ code: "a" }, { code: "b" }],
    });
  });
  it("is in part where one part is missing or in part", () => {
    expect(of(says("reported", "A"), silent)).toMatchObject({ status: "partly", answer: "A." });
    expect(of(says("partly", "A"), says("reported", "B")).status).toBe("partly");
  });
  it("is missing where none says anything; what they ask stays", () => {
    expect(of(silent, silent)).toMatchObject({
      status: "missing",
      answer: null,
      findings: [{ code: "silent" }, { code: "silent" }],
    });
  });
});

describe("an answer", () => {
  it("notes the event that wrote it, and notes name the event of the fact they rest on", () => {
    const references = new Map([
      ["answer srqr 4", 8],
      ["setting question", 5],
    ]);
    const asked = { settings: { question: "How does trust grow?" }, ...conduct({ references }) };
    const own = row("srqr", 4, asked, [answerTo("4", { checklist: "SRQR", text: "As above." })]);
    expect(own.answerEvent).toBe(8);
    const bare = row("srqr", 4, asked);
    expect(bare).toMatchObject({ answerEvent: null, status: "reported" });
    expect(bare.evidence).toMatchObject([{ kind: "setting", ref: "question", event: 5 }]);
  });
  it("is the latest given to the item", () => {
    const answers = ["first", "second"].map((text) => answerTo("4", { checklist: "srqr", text }));
    expect(row("srqr", 4, {}, answers).answer).toContain("second");
  });
  it("needs the place in the paper for all items once it is given for one", () => {
    const located = (...places: readonly string[]) =>
      runChecklist(
        "srqr",
        emptyEvidence(),
        places.map((location, i) => answerTo(String(i + 1), { checklist: "srqr", location })),
      ).findings.map((finding) => finding.code);
    expect(located()).toEqual([]);
    expect(located("p. 1")).toEqual(["location-missing"]);
    expect(located("Method", "method ", "Method")).toEqual(["location-missing"]);
    expect(located("Method", "method", "Method", "Method")).toEqual([
      "identical-locations",
      "location-missing",
    ]);
    expect(located("Method", "p. 3", "Method", "Method")).toEqual(["location-missing"]);
    expect(located(...Array.from({ length: 21 }, (_, i) => `p. ${i}`))).toEqual([]);
    const rest = Array.from({ length: 20 }, (_, i) =>
      answerTo(String(i + 2), { checklist: "srqr", status: "not-applicable", rationale: "None." }),
    );
    const first = answerTo("1", { checklist: "srqr", location: "p. 1" });
    expect(runChecklist("srqr", emptyEvidence(), [first, ...rest]).findings).toEqual([]);
  });
});

describe("15 criteria, themes", () => {
  it("compare the attention each source had", () => {
    const attention = [4, 8].map((passages, i) => ({
      source: 101 + i,
      name: `talk-${i}`,
      words: 1000,
      wordsCoded: 100 * passages,
      turns: 10,
      turnsCoded: passages,
      passages,
      codes: 1,
    }));
    const item = row("bc15", 2, conduct({ attention }));
    expect(item.status).toBe("partly");
    for (const number of ["1,200 of 2,000 (60%)", "2 of 2", "8 of 20 (40%)", "4 to 8", "median 6"])
      expect(item.answer).toContain(number);
    expect(row("bc15", 2, {}).status).toBe("missing");
  });
  it("say what each theme rests on", () => {
    const item = row("bc15", 3, { ...interviewed(4), themes: [theme(1), theme(2, { status: "dropped" })] });
    expect(item.answer).toBe("Trust takes 1 years: 3 of 4 participants, 9 segments, 0 quotations.");
    expect(codes("bc15", 3, { ...interviewed(4), themes: [theme(1, { segments: 0 })] })).toEqual([
      "theme-without-data",
    ]);
  });
  it("count reviews, candidates and dropped themes", () => {
    const phases = [4, 5].map((phase) => ({
      phase,
      events: phase * 2,
      days: 2,
      first: "2024-01-02",
      last: "2024-03-04",
    }));
    const themes = [
      theme(1),
      theme(2, { status: "candidate", name: "Silence" }),
      theme(3, { status: "dropped" }),
    ];
    const item = row("bc15", 5, { themes, ...conduct({ phases }) });
    for (const part of ["8 acts", "2024-01-02 to 2024-03-04", "1 of 2", "1 theme was dropped"])
      expect(item.answer).toContain(part);
    expect(item.findings).toMatchObject([{ code: "theme-still-candidate" }]);
    expect(item.findings[0]?.message).toContain("Silence");
    const unseen = row("bc15", 5, { themes: [theme(1)] });
    expect(unseen.answer).toContain("1 of 1");
    expect(unseen.answer).not.toMatch(/act|dropped/);
    expect(unseen.findings).toEqual([]);
    expect(row("bc15", 5, { themes: [theme(3, { status: "dropped" })] }).status).toBe("missing");
    const nothing = conduct({ phases: [{ phase: 4, events: 0, days: 0, first: null, last: null }] });
    expect(row("bc15", 5, { themes: [theme(1)], ...nothing }).answer).not.toContain("act");
  });
  it("tell the two themes that share most, of at least two", () => {
    const two = [theme(1), theme(2)];
    const overlaps = [
      { a: 1, b: 2, segments: 3, jaccard: 0.2 },
      { a: 1, b: 3, segments: 8, jaccard: 0.614 },
    ];
    const shared = row("bc15", 6, { themes: [...two, theme(3)], ...conduct({ overlaps }) });
    expect(shared.answer).toMatch(/8 passages, 61/);
    expect(shared.findings.map((finding) => finding.code)).toEqual(["themes-overlap"]);
    expect(row("bc15", 6, { themes: two }).answer).toContain("No two of 2 themes");
    expect(row("bc15", 6, { themes: [theme(1), theme(2, { status: "dropped" })] }).status).toBe("missing");
  });
});

describe("15 criteria, time", () => {
  const phase = (number: number, events: number, days: number): PhaseActs => ({
    phase: number,
    events,
    days,
    first: null,
    last: null,
  });
  const phases = (...acts: readonly PhaseActs[]) => conduct({ phases: acts });
  it("is acts and days by phase, and names phases without an act", () => {
    const item = row("bc15", 11, phases(phase(1, 0, 0), phase(2, 31, 4), phase(3, 1, 2), phase(6, 0, 0)));
    expect(item.answer).toContain("2: 31 acts on 4 days; 3: 1 act on 2 days");
    expect(item.answer).toContain("phase 1 and 6");
    expect(item.findings.map((finding) => finding.code)).toEqual(["phase-without-act"]);
    expect(item.findings[0]?.message).toContain("1 and 6");
  });
  it("asks about a phase whose acts were all on one day, where others were not alone", () => {
    const some = phases(phase(1, 3, 1), phase(2, 9, 3));
    expect(row("bc15", 11, some).findings).toMatchObject([{ code: "phase-on-one-day" }]);
    expect(row("bc15", 11, some).findings[0]?.message).toContain("phase 1:");
    expect(row("bc15", 11, some).answer).not.toContain("No act");
    expect(codes("bc15", 11, phases(phase(1, 3, 1)))).toEqual([]);
    expect(codes("bc15", 11, phases(phase(1, 3, 2), phase(2, 2, 2)))).toEqual([]);
    expect(row("bc15", 11, phases(phase(1, 0, 0)))).toMatchObject({ status: "missing", findings: [] });
  });
});

describe("coherence as an item", () => {
  it("names the rules that found something, of those that belong to it", () => {
    const texts = [{ kind: "paper" as const, where: "paper", text: "Themes emerged.", event: null }];
    const found = row("bc15", 15, { settings: { approach: "reflexive" }, ...conduct({ texts }) });
    expect(found).toMatchObject({ status: "partly", findings: [{ level: "hint", code: "coherence" }] });
    expect(found.answer).toContain("COH-03");
    expect(found.evidence[0]?.text).toContain("1 of 1");
    const other = row("bc15", 14, { settings: { approach: "reflexive" }, ...conduct({ texts }) });
    expect(other).toMatchObject({ status: "partly", findings: [] });
    expect(other.answer).toMatch(/Nothing was found .*COH-11, COH-14 and COH-20/);
    expect(other.evidence[0]?.text).toContain("0 of 3");
  });
});

describe("SRQR", () => {
  it("asks for a title that names the method", () => {
    const named = (title: string) => row("srqr", 1, { settings: { title } });
    expect(named("Trust in mentoring: an interview study")).toMatchObject({ status: "partly", findings: [] });
    expect(named("Trust in mentoring").findings.map((finding) => finding.code)).toEqual([
      "title-without-method",
    ]);
    expect(named("")).toMatchObject({ status: "missing", findings: [] });
  });
  it("counts consent among active participants", () => {
    const consent = ["interview"];
    const people = (...scopes: readonly (readonly string[])[]) => ({
      participants: [
        ...scopes.map((own, i) => participant(i + 1, { consent: own })),
        participant(9, { status: "withdrawn-before-analysis" as const, consent }),
      ],
    });
    const some = row("srqr", 9, people(consent, consent, []));
    expect(some).toMatchObject({ status: "partly", findings: [{ code: "consent-not-recorded" }] });
    expect(some.answer).toContain("2 of 3");
    expect(some.answer).toContain("1 participant withdrew");
    expect(some.findings[0]?.message).toContain("Person 3");
    expect(codes("srqr", 9, people(consent, consent))).toEqual([]);
    expect(codes("srqr", 9, people([], []))).toEqual(["consent-not-recorded"]);
    expect(row("srqr", 9, { participants: [participant(1, { consent })] }).answer).not.toContain("withdrew");
    expect(row("srqr", 9, people())).toMatchObject({ status: "missing", evidence: [] });
    const stated = { ...people(consent), settings: { ethics: "Approved by the board" } };
    expect(row("srqr", 9, stated)).toMatchObject({ status: "reported" });
  });
  it("says when data were collected, and whether coding had begun by then", () => {
    const on = (dates: readonly string[], firstDate: string | null) =>
      row("srqr", 10, {
        participants: dates.map((_, i) => participant(i + 1)),
        sources: dates.map((_, i) => source(101 + i)),
        sessions: dates.map((date, i) => session(i + 1, { date })),
        codings: { ...emptyEvidence().codings, firstDate },
      }).answer;
    expect(on(["2024-01-05", "2024-02-07", ""], "2024-02-07")).toMatch(
      /from 2024-01-05 to 2024-02-07\. .*1 of 3 .*2024-02-07, while/,
    );
    expect(on(["2024-01-05"], "2024-01-06")).toMatch(/on 2024-01-05\. .*2024-01-06, after the last session/);
    expect(on(["2024-01-05"], null)).not.toContain("Coding");
    expect(on(["2024-01-05"], null)).not.toContain("not recorded");
    expect(on([""], "2024-01-05")).toBeNull();
  });
  it("counts sources and words, with what is said on recording", () => {
    const sources = [source(101, { words: 900 }), source(102, { words: 600 })];
    const item = row("srqr", 13, { sources, settings: { recording: "Typed by hand" } });
    expect(item.answer).toMatch(/2 transcripts \(1,500 words\) were imported unaltered/);
    expect(item.answer).toContain("Typed by hand.");
    expect(row("srqr", 13, {}).status).toBe("missing");
  });
  it("lists practices recorded as activities and memos", () => {
    const activity = (kind: string, note: string) => ({ kind, date: "2024-05-01", people: "", note });
    const parts = {
      activities: [
        activity("Member check", "two corrections"),
        activity("Member check", " "),
        activity("Lunch", ""),
        activity("Team meeting", "went over codes"),
      ],
      memos: ["Reflexive", "reflexivity", "theory"].map((kind) => ({
        kind,
        date: "",
        author: "AB",
        source: null,
      })),
      chainHead: "0123456789abcdef",
      ...conduct({ doubleCoding: { coders: ["ana", "cy"], sources: 3, round: null, lastPass: 4 } }),
    };
    const item = row("srqr", 15, parts);
    for (const part of [
      "Member check 2",
      "Team meeting 1",
      "2 reflexive memos",
      "ana and cy",
      "3 sources",
      "0123456789ab)",
    ])
      expect(item.answer).toContain(part);
    expect(item.answer).not.toContain("Lunch");
    expect(item.findings).toMatchObject([{ code: "activity-without-outcome" }]);
    expect(item.findings[0]?.message).toContain("2024-05-01");
    const one = row("srqr", 15, { activities: parts.activities.slice(0, 1) });
    expect(one.answer).toMatch(/^Recorded: Member check 1\.$/);
    expect(one.findings).toEqual([]);
    expect(row("srqr", 15, {}).status).toBe("missing");
  });
  it("offers limitations to weigh until some are stated", () => {
    const at = (place: string, n = 2) => interviewed(n, () => ({ session: { place } }));
    const message = (parts: Partial<Evidence>) => row("srqr", 19, parts).findings[0]?.message;
    expect(message(at("clinic"))).toContain("one place");
    expect(message(at("clinic"))).not.toContain("participant");
    expect(message(at("clinic", 1))).toContain("one participant");
    expect(message(at("clinic", 1))).not.toContain("place");
    expect(message(at(""))).toBeUndefined();
    const attention = (passages: number, words: number) =>
      conduct({
        attention: [
          { source: 101, name: "a", words, wordsCoded: 0, turns: 1, turnsCoded: 0, passages, codes: 0 },
        ],
      });
    expect(message(attention(0, 10))).toContain("uncoded sources");
    expect(message(attention(1, 10))).toBeUndefined();
    expect(message(attention(0, 0))).toBeUndefined();
    const stated = { ...at("clinic"), settings: { limitations: "One clinic" } };
    expect(row("srqr", 19, stated)).toMatchObject({
      status: "reported",
      findings: [],
      answer: "One clinic.",
    });
  });
});

describe("the reflexive draft", () => {
  it("lists what of orientation, paradigm and theory is stated", () => {
    const item = row("reflexive-draft", 7, { settings: { approach: "reflexive", theory: "Care ethics" } });
    expect(item.answer).toContain("theory: Care ethics");
    expect(item.answer).not.toContain("paradigm");
    expect(item.findings.map((finding) => finding.code)).toEqual(["orientation-not-set"]);
    const codebook = { approach: "codebook", theory: "Care ethics" };
    expect(codes("reflexive-draft", 7, { settings: codebook })).toEqual([]);
    expect(
      codes("reflexive-draft", 7, { settings: { approach: "reflexive", orientation: "inductive" } }),
    ).toEqual([]);
  });
  it("counts themes and levels, and asks about more than three", () => {
    const chain = (n: number) =>
      Array.from({ length: n }, (_, i) => theme(i + 1, { name: `T${i + 1}`, parent: i === 0 ? null : i }));
    const item = row("reflexive-draft", 18, { themes: chain(3) });
    expect(item.answer).toBe("3 themes on 3 levels: T1, T2 and T3.");
    expect(item.findings).toEqual([]);
    expect(codes("reflexive-draft", 18, { themes: chain(4) })).toEqual(["many-levels"]);
    const circle = [theme(1, { parent: 2, name: "A" }), theme(2, { parent: 1, name: "B" })];
    expect(row("reflexive-draft", 18, { themes: circle }).answer).toBe("2 themes on 2 levels: A and B.");
    const dropped = row("reflexive-draft", 18, { themes: [theme(1, { status: "dropped" })] });
    expect(dropped).toMatchObject({ status: "missing", answer: null });
  });
});
