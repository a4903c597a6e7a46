import { phaseNames } from "../../src/core/event-command.js";
import type { Code, Theme, ThemeStatus } from "../../src/core/records.js";
import { toDot } from "../../src/report/map/dot.js";
import { drawMap } from "../../src/report/map/draw-map.js";
import { mapAlt, mapOutline } from "../../src/report/map/outline.js";
import { dotToSvg } from "../../src/report/map/svg.js";
import { themeGraph } from "../../src/report/map/theme-graph.js";
import type { ChecklistRow } from "../../src/report/model/checklist.js";
import type { CodebookEntry } from "../../src/report/model/codebook.js";
import type { ReportModel } from "../../src/report/model/report-model.js";
import type { DataSection } from "../../src/report/model/section.js";
import { sectionIds } from "../../src/report/model/section-id.js";
import type { Quotation } from "../../src/report/model/themes.js";

/** An invented study: nobody said any of this. Two themes, a subtheme and a candidate, eleven codes. */
export const sampleThemes = [
  theme(1, null, "Being known before being taught"),
  theme(2, null, "Time is the gift that is rationed"),
  theme(3, 2, "What the rota takes away"),
  theme(4, null, "Learning travels both ways", "candidate"),
];

export const sampleCodes = [
  "first-name welcome",
  "listens without hurry",
  "shares own mistakes",
  "asks about home life",
  "protected hour",
  "corridor mentoring",
  "evening phone calls",
  "rota clashes",
  "cancelled at short notice",
  "mentor learns technique",
  "questions that unsettle",
].map((name, i) => code(i + 1, name));

export const sampleLinks = {
  codes: [
    ...[1, 2, 3, 4].map((codeId) => ({ themeId: 1, codeId })),
    ...[5, 6, 7].map((codeId) => ({ themeId: 2, codeId })),
    ...[8, 9].map((codeId) => ({ themeId: 3, codeId })),
    ...[10, 11, 3].map((codeId) => ({ themeId: 4, codeId })),
  ],
  relations: [
    { fromId: 2, toId: 1, relation: "wears away" },
    { fromId: 1, toId: 4, relation: "makes possible" },
  ],
};

export const sampleCounts = {
  themes: new Map([
    [1, 9],
    [2, 7],
    [3, 5],
    [4, 4],
  ]),
  codes: new Map([8, 6, 3, 4, 5, 6, 2, 5, 4, 3, 2].map((n, i) => [i + 1, n])),
};

export const sampleGraph = themeGraph(sampleThemes, sampleCodes, sampleLinks, sampleCounts);

const overviewGraph = themeGraph(
  sampleThemes,
  [],
  { codes: [], relations: sampleLinks.relations },
  sampleCounts,
  { name: "Themes and how they relate", themeIds: null },
);

let drawn: Promise<string> | undefined;

/** The full model of the invented study, as a codebook analysis with counts. */
export async function sampleModel(): Promise<ReportModel> {
  drawn ??= dotToSvg(toDot(sampleGraph), { title: sampleGraph.name });
  const svg = await drawn;
  return {
    approach: "codebook",
    showCounts: true,
    noQuotations: "No quotations have been chosen yet.",
    sections: [...sectionIds],
    basis: "11 participants with data in 11 sources; codings of the consensus",
    study: {
      title: "The protected hour: mentoring of newly qualified physiotherapists in two district hospitals",
      question:
        "How do newly qualified physiotherapists and their mentors experience mentoring in the first two years of practice?",
      authors: ["A. Invented", "B. Imagined"],
      settings: [
        {
          label: "Sampling",
          text: "Purposive: mentors with at least one year in the role, and mentees in their first two years, from two hospitals that differ in size.",
        },
        {
          label: "Reflexivity",
          text: "The interviewer is a physiotherapist who was a mentee in one of the hospitals six years ago.\n\nShe knew two of the mentors by name. Notes after each interview record what she took for granted.",
        },
        { label: "Ethics", text: "" },
      ],
    },
    people: "11 participants (6 mentees, 5 mentors) with data in 11 sources.",
    recruitment: "Fourteen people were asked; eleven agreed and three declined for want of time.",
    participants: {
      columns: ["Group", "Participants", "Women", "Hospital A", "Hospital B", "Years in practice"],
      rows: [
        ["Mentors", "5", "3", "3", "2", "6–21"],
        ["Mentees", "6", "4", "3", "3", "0–2"],
      ],
      totals: ["All", "11", "7", "6", "5", ""],
      notes: [
        "Some cells hold fewer than five people. Together with the hospital's name they could point to a person.",
      ],
    },
    sessions: [
      "Eleven interviews, one with each participant, were held between 3 February 2026 and 20 April 2026.",
      "They lasted 31 to 58 minutes (median 44), were recorded as audio and transcribed verbatim: 61,240 words by participants.",
    ],
    sampleSize: {
      paragraphs: [
        "11 participants with data in 11 sources.",
        "Saturation of codes, by base 4, run 2 and threshold 5%. Reached at 6+2 of 11 sources.",
      ],
      figures: [
        {
          caption: "Discovery of codes, source by source (n = 11 sources)",
          svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 9L9 0"/></svg>',
          alt: "Curve of codes known after each source, from 6 to 11.",
        },
      ],
      tables: [
        {
          caption: "Discovery of codes by source (n = 11 sources, unit: a source)",
          columns: [
            { title: "Source", align: "start" },
            { title: "New", align: "end" },
          ],
          rows: [
            { cells: ["mentee-1", 6], depth: 0 },
            { cells: ["mentor-1", 1200], depth: 0 },
          ],
          wide: false,
        },
      ],
      notes: ["Software sees code saturation alone."],
    },
    rigour: {
      ...emptySection,
      paragraphs: ["11 of 11 sources were read to the end by a coder, 3 of them by two or more."],
      tables: [
        {
          caption: "What the team did (1 activity)",
          columns: ["Date", "Activity", "Who", "Note"].map((title) => ({ title, align: "start" })),
          rows: [{ cells: ["2026-04-12", "debrief", "AB, CD", "Talked over <trust> & time."], depth: 0 }],
          wide: false,
        },
      ],
    },
    phases: phaseNames.map((name, i) => ({
      number: i + 1,
      name,
      first: ["2026-03-02", "2026-03-09", "2026-04-13", "2026-04-27", "2026-05-11", null][i] ?? null,
      last: ["2026-05-04", "2026-05-06T16:20:00Z", "2026-05-01", "2026-05-12", "2026-05-20", null][i] ?? null,
      events: [24, 612, 31, 18, 11, 0][i] ?? 0,
      done:
        [
          ["11 transcripts read", "9 familiarisation memos written"],
          ["587 passages coded", "14 codes created, 3 merged"],
          ["5 candidate themes, map “initial”"],
          ["1 theme dropped, 1 made a subtheme"],
          ["2 themes and 1 subtheme defined, map “final”"],
          [],
        ][i] ?? [],
    })),
    themes: [
      {
        name: "Being known before being taught",
        concept:
          "Mentees could learn from a mentor once they felt known as a person. Small signs of notice came first; teaching that came before them was heard as inspection.",
        boundaries:
          "Covers the mentor's notice of the mentee as a person. Praise for clinical work belongs to feedback, not here.",
        status: "defined",
        codes: [
          "welcome/first-name welcome",
          "welcome/listens without hurry",
          "shares own mistakes",
          "asks about home life",
        ],
        participants: { n: 9, of: 11 },
        segments: 64,
        quotations: [
          quotation(
            "She knew my name before I had a badge. After that I could ask her the stupid questions, the ones you carry around for a week.",
            "Mentee 2",
            "mentee-2",
            18,
            "What was your first day like?",
            "And what sort of questions were those?",
          ),
          quotation(
            "I start with the knee I got wrong in my first year. [...] Then they tell me about theirs, and then we can work.",
            "Mentor 4",
            "mentor-4",
            31,
          ),
          {
            ...quotation(
              "I did not need him to know about my mother. I needed him to show me the shoulder.",
              "Mentee 5",
              "mentee-5",
              40,
            ),
            stance: "against",
          },
        ],
        children: [],
      },
      {
        name: "Time is the gift that is rationed",
        concept:
          "Time was what mentors gave and what the ward took back. Both sides read an hour kept as a sign of worth.",
        boundaries: "Covers time for mentoring; tiredness as such is left out.",
        status: "defined",
        codes: ["time/protected hour", "time/corridor mentoring", "time/evening phone calls"],
        participants: { n: 7, of: 11 },
        segments: 41,
        quotations: [
          quotation(
            "We do it in the corridor, between two bleeps. It is not nothing. But you cannot cry in a corridor.",
            "Mentee 1",
            "mentee-1",
            22,
          ),
        ],
        children: [
          {
            name: "What the rota takes away",
            concept: "The rota decided who could meet, and nobody owned the rota.",
            boundaries: "",
            status: "reviewed",
            codes: ["time/rota clashes", "time/cancelled at short notice"],
            participants: { n: 5, of: 11 },
            segments: 19,
            quotations: [
              quotation(
                "Four Thursdays, four cancellations. The fifth I did not put in the diary.",
                "Mentor 1",
                "mentor-1",
                12,
              ),
            ],
            children: [],
          },
        ],
      },
      {
        name: "Learning travels both ways",
        concept: "",
        boundaries: "",
        status: "candidate",
        codes: ["mentor learns technique", "questions that unsettle", "shares own mistakes"],
        participants: { n: 4, of: 11 },
        segments: 12,
        quotations: [],
        children: [],
      },
    ],
    droppedThemes: [
      {
        name: "Good mentors",
        reason: "A list of traits without an argument; its codes went to the first theme.",
      },
    ],
    maps: [
      {
        name: "Thematic map, final",
        note: "The more participants behind a theme (its subthemes counted too) or a code, the larger it is: n = 11 participants with data; codings of the consensus.",
        svg,
        alt: mapAlt(sampleGraph),
        outline: mapOutline(sampleGraph),
      },
    ],
    overview: {
      name: overviewGraph.name,
      note: "The more participants behind a theme, the larger it is.",
      svg: drawMap(overviewGraph).svg,
      alt: mapAlt(overviewGraph),
      outline: mapOutline(overviewGraph),
    },
    frequency: {
      counted: "the consensus",
      unit: "a passage of any length",
      participants: 11,
      sources: 11,
      groups: [
        { name: "Mentors", participants: 5 },
        { name: "Mentees", participants: 6 },
      ],
      rows: [
        row(["welcome"], 9, 52, 3120, [4, 5]),
        row(["welcome", "first-name welcome"], 8, 31, 1840, [3, 5]),
        row(["welcome", "listens without hurry"], 6, 21, 1280, [2, 4]),
        row(["time"], 7, 60, 4415, [4, 3]),
        row(["time", "protected hour"], 5, 20, 1502, [3, 2]),
        row(["time", "rota clashes"], 5, 12, 655, [3, 2]),
        row(["shares own mistakes"], 3, 9, 610, [3, 0]),
      ],
      notes: ["A code with codes below it counts theirs as well, each passage once."],
      chart: {
        caption: "Participants who spoke to each code (n = 11 participants with data)",
        alt: "Bars: welcome 9 of 11; time 7 of 11.",
        svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="9" height="5"/></svg>',
      },
    },

    quotationUse: {
      ...emptySection,
      paragraphs: ["5 quotations from 5 of 11 participants with data."],
      tables: [
        {
          caption:
            "Quotations by participant (n = 11 participants with data; unit: a quotation under a theme)",
          columns: [
            { title: "Participant", align: "start" },
            { title: "Quotations", align: "end" },
          ],
          rows: [
            { cells: ["Mentee 2", 1], depth: 0 },
            { cells: ["Mentor 4", 1], depth: 0 },
          ],
          wide: false,
        },
      ],
    },
    framework: {
      ...emptySection,
      tables: [
        {
          caption: "Framework matrix (n = 11 participants with data by 2 themes)",
          columns: ["Participant", "Role", "Being known", "Time"].map((title) => ({ title, align: "start" })),
          rows: [{ cells: ["Mentor 1", "mentor", "Greets by name; <no time> for more.", null], depth: 0 }],
          wide: true,
        },
      ],
    },
    agreement: {
      ...emptySection,
      paragraphs: ["AB and CD coded the same 3 sources."],
      tables: [
        {
          caption: "Agreement by code (n = 120 turns in 3 double-coded sources; coders: AB, CD)",
          columns: [
            { title: "Code", align: "start" },
            { title: "Turns", align: "end" },
            { title: "Krippendorff's alpha", align: "end" },
          ],
          rows: [
            { cells: ["welcome", 120, { value: 0.8123, digits: 3 }], depth: 0 },
            { cells: ["time", 120, null], depth: 0 },
          ],
          wide: true,
        },
      ],
      notes: ["A dash: not estimable."],
    },
    codingTree: {
      ...emptySection,
      tables: [
        {
          caption: "Coding tree",
          columns: [
            { title: "Code", align: "start" },
            { title: "Participants", align: "end" },
          ],
          rows: [
            { cells: ["welcome", { n: 9, of: 11 }], depth: 0 },
            { cells: ["first-name welcome", { n: 8, of: 11 }], depth: 1 },
          ],
          wide: false,
        },
      ],
    },
    guide: {
      ...emptySection,
      tables: [
        {
          caption: "Questions of the interview guide (n = 11 sources)",
          columns: [
            { title: "Question", align: "start" },
            { title: "Wording", align: "start" },
          ],
          rows: [{ cells: ["first day", "What was your first day like?\nOr: How did it begin?"], depth: 0 }],
          wide: false,
        },
      ],
    },
    codebook: [
      entry("welcome", {
        children: [
          entry("first-name welcome", {
            short: "Called by name, expected, shown round.",
            definition: "Signs that the mentee was expected and is known by name.",
            include: "Greetings, names, a place at the table in the first weeks.",
            exclude: "Formal induction days: use the code on induction.",
            examples: ["She knew my name before I had a badge."],
            themes: ["Being known before being taught"],
            definitionVersion: 2,
          }),
          entry("listens without hurry", {
            origin: "in-vivo",
            definition: "Unhurried attention, as mentees describe it.",
          }),
        ],
      }),
      entry("time", {
        origin: "deductive",
        definition: "Time for mentoring: given, kept, lost.",
        children: [
          entry("protected hour", { themes: ["Time is the gift that is rationed"] }),
          entry("old rota code", { status: "retired" }),
        ],
      }),
      entry("shares own mistakes", {
        themes: ["Being known before being taught", "Learning travels both ways"],
      }),
    ],
    checklists: [
      {
        name: "COREQ",
        title: "Consolidated criteria for reporting qualitative research",
        source: "Tong, Sainsbury and Craig 2007",
        items: Array.from({ length: 32 }, (_, i) => checklistRow(i + 1)),
      },
    ],
    software: {
      version: "0.1.0",
      statements: ["Interviews were transcribed by hand in a text editor."],
      suggestions: {
        method: "Codes were suggested offline by a model trained on this study's own codings.",
        offered: 140,
        accepted: 61,
        edited: 12,
        rejected: 49,
        left: 18,
        tables: {
          codes: [
            { code: "Time & diaries_50%", offered: 90, accepted: 41, edited: 8, rejected: 30, left: 11 },
            { code: "Trust", offered: 50, accepted: 20, edited: 4, rejected: 19, left: 7 },
          ],
          months: [
            { month: "2026-03", offered: 60, accepted: 31, edited: 2, rejected: 19, left: 8 },
            { month: "2026-04", offered: 80, accepted: 30, edited: 10, rejected: 30, left: 10 },
          ],
        },
      },
    },
    trail: {
      events: 1204,
      first: "2026-02-03T09:00:00Z",
      last: "2026-05-20T14:31:00Z",
      commands: [
        { command: "apply-code", events: 587, first: "2026-03-09", last: "2026-05-06" },
        { command: "add-memo", events: 44, first: "2026-03-02", last: "2026-05-19" },
        { command: "edit-code", events: 38, first: "2026-03-09", last: "2026-05-02" },
      ],
      milestones: [
        {
          name: "codebook-v2",
          event: 803,
          date: "2026-04-10",
          note: "after the first round of double coding",
        },
      ],
      themes: {
        caption: "How the themes came to be (1 change)",
        columns: ["Theme", "Date", "Who", "What"].map((title) => ({ title, align: "start" })),
        rows: [
          {
            cells: ["Time is the gift that is rationed", "2026-04-02", "AB", "added as candidate"],
            depth: 0,
          },
        ],
        wide: false,
      },
      head: "9f2c4a17d0be63815ce2a90b7741f8dd3a6b0c59e2874f1dbb90c6a35e17f204",
    },
    notes: [
      {
        level: "warning",
        kind: "checklist",
        text: "COREQ 16: Some participants are the only ones with their combination of role and hospital.",
      },
      {
        level: "note",
        kind: "proposed",
        text: "2 proposed codings wait for confirmation and are not counted.",
      },
    ],
    generated: "2026-05-21",
  };
}

/** The same study told reflexively: nothing is counted. */
export async function reflexiveModel(): Promise<ReportModel> {
  const graph = themeGraph(sampleThemes, sampleCodes, sampleLinks, null);
  const svg = await dotToSvg(toDot(graph), { title: graph.name });
  return {
    ...(await sampleModel()),
    approach: "reflexive",
    showCounts: false,
    noQuotations: "No quotations have been chosen yet.",
    sections: sectionIds.filter((id) => id !== "frequency" && id !== "agreement"),
    frequency: null,
    agreement: null,
    codingTree: emptySection,
    sampleSize: emptySection,
    rigour: emptySection,
    quotationUse: emptySection,
    overview: null,
    maps: [
      {
        name: "Thematic map",
        note: "Nothing is counted; sizes have no meaning.",
        svg,
        alt: mapAlt(graph),
        outline: mapOutline(graph),
      },
    ],
  };
}

/** A section in which nothing stands. */
export const emptySection: DataSection = { paragraphs: [], figures: [], tables: [], notes: [] };

/** A study on its first day: everything is still empty. */
export function emptyModel(): ReportModel {
  return {
    approach: "reflexive",
    showCounts: false,
    noQuotations: "No quotations have been chosen yet.",
    sections: sectionIds.filter((id) => !["frequency", "framework", "agreement", "guide"].includes(id)),
    basis: "0 participants with data in 0 sources; codings of nobody",
    study: { title: "", question: "", authors: [], settings: [] },
    people: "",
    recruitment: "",
    participants: { columns: [], rows: [], totals: null, notes: [] },
    sessions: [],
    sampleSize: emptySection,
    rigour: emptySection,
    phases: phaseNames.map((name, i) => ({
      number: i + 1,
      name,
      first: null,
      last: null,
      events: 0,
      done: [],
    })),
    themes: [],
    droppedThemes: [],
    maps: [],
    overview: null,
    frequency: null,
    quotationUse: emptySection,
    framework: null,
    agreement: null,
    codingTree: emptySection,
    guide: null,
    codebook: [],
    checklists: [],
    software: { version: "0.1.0", statements: [], suggestions: null },
    trail: { events: 0, first: null, last: null, commands: [], milestones: [], themes: null, head: "" },
    notes: [],
    generated: "2026-01-05",
  };
}

export function theme(
  id: number,
  parentId: number | null,
  name: string,
  status: ThemeStatus = "defined",
): Theme & { id: number } {
  return {
    id,
    parentId,
    position: id,
    status,
    origin: "inductive",
    color: "",
    name,
    concept: "",
    boundaries: "",
    reason: "",
  };
}

export function code(id: number, name: string): Code & { id: number } {
  return {
    id,
    parentId: null,
    position: id,
    status: "active",
    origin: "inductive",
    color: "",
    mergedInto: null,
    definitionVersion: 1,
    name,
    short: "",
    definition: "",
    include: "",
    exclude: "",
    examples: [],
  };
}

function quotation(
  text: string,
  label: string,
  source: string,
  turn: number,
  before = "",
  after = "",
): Quotation {
  return {
    text,
    label,
    role: label.split(" ")[0]?.toLowerCase() ?? "",
    codes: ["welcome"],
    key: turn === 18,
    source,
    turn,
    before: before === "" ? [] : [{ speaker: "Interviewer", text: before }],
    after: after === "" ? [] : [{ speaker: "Interviewer", text: after }],
    stance: "for",
  };
}

function row(
  path: readonly string[],
  n: number,
  segments: number,
  words: number,
  byGroup: readonly number[],
) {
  return { path, n, sources: n, segments, words, byGroup };
}

function entry(name: string, fields: Partial<CodebookEntry> = {}): CodebookEntry {
  return {
    name,
    status: "active",
    origin: "inductive",
    definitionVersion: 1,
    short: "",
    definition: "",
    include: "",
    exclude: "",
    examples: [],
    themes: [],
    children: [],
    ...fields,
  };
}

function checklistRow(number: number): ChecklistRow {
  const domain = number <= 8 ? "Research team" : number <= 23 ? "Study design" : "Analysis and findings";
  const status =
    (["reported", "reported", "partly", "reported", "missing"] as const)[number % 5] ?? "reported";
  return {
    number: String(number),
    domain,
    heading: "",
    item: `Invented item ${number}`,
    status: number === 22 ? "addressed-by-alternative" : status,
    answer: status === "missing" ? "" : `What the study says on item ${number}.`,
    location: status === "reported" ? `Methods, paragraph ${number}` : "",
    filledBy: status === "missing" ? null : number % 2 === 0 ? "study" : "researcher",
  };
}
