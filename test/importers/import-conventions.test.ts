import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportOptions } from "../../src/importers/importer.js";
import { ImportPool } from "../../src/importers/sandbox/import-pool.js";
import { SourceText } from "../../src/text/source-text.js";
import { currentSources } from "../../src/workflow/shared/study-sources.js";
import type { Work } from "../../src/workflow/shared/work.js";
import { fileOf, importInto, openWork } from "../support/importing.js";
import { buildChildProgram } from "./built-child.js";
import { column, makePdf } from "./make-pdf.js";
import { makeDocx, makeOdt, makeXlsx, paragraph, run, table } from "./office-files.js";

interface Convention {
  readonly what: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  /** Each turn as `speaker: words`, as a person reads the file; `?` where nobody is named. */
  readonly turns: readonly string[];
  readonly options?: ImportOptions;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");
/** Windows-1252 keeps its quotation marks and dashes where Latin-1 has control characters. */
const windows1252 = (text: string) =>
  latin1(text.replaceAll("’", "\x92").replaceAll("–", "\x96").replaceAll("€", "\x80"));
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const rtf = (body: string) =>
  latin1(`{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 ${body}}`);

const pages = [
  ["How did it start?", "With a letter"],
  ["And what came then?", "We met in the hall"],
  ["Would you do so again?", "I would, and sooner"],
] as const;

const conventions: readonly Convention[] = [
  {
    what: "roles",
    file: "roles.txt",
    content:
      "Interviewer: How did it start?\n\nParticipant: With a letter.\n\nInterviewer: From her?\n\nParticipant: Yes.\n",
    turns: [
      "Interviewer: How did it start?",
      "Participant: With a letter.",
      "Interviewer: From her?",
      "Participant: Yes.",
    ],
  },
  {
    what: "two turns alone",
    file: "short.txt",
    content: "I: Hello.\nP1: Words, and\nmore of them.\n",
    turns: ["I: Hello.", "P1: Words, and\nmore of them."],
  },
  {
    what: "roles on lines of their own, once each",
    file: "alone.txt",
    content: "Interviewer\nHow so?\n\nParticipant\nBecause.\n",
    turns: ["Interviewer: How so?", "Participant: Because."],
  },
  {
    what: "a question and an answer",
    file: "qa.txt",
    content: "Q: Why here?\n\nA: It was near.\n",
    turns: ["Q: Why here?", "A: It was near."],
  },
  {
    what: "a moderator and those who answer once by name",
    file: "group-once.txt",
    content: "Moderator: Who begins?\n\nAda: I can.\n\nBo: After you.\n",
    turns: ["Moderator: Who begins?", "Ada: I can.", "Bo: After you."],
  },
  {
    what: "full names, then initials",
    file: "initials.txt",
    content: "Kim Moss: Welcome.\n\nAna Reed: Thank you.\n\nKM: Shall we?\n\nAR: Yes.\n\nKM: Good.\n",
    turns: [
      "Kim Moss: Welcome.",
      "Ana Reed: Thank you.",
      "Kim Moss: Shall we?",
      "Ana Reed: Yes.",
      "Kim Moss: Good.",
    ],
  },
  {
    what: "time stamps before the words",
    file: "leading.txt",
    content: "S01: [00:00:12] Guten Tag.\nS02: [00:00:14] Tag.\nS01: [00:00:20] Gut.\nS02: [00:00:22] Ja.\n",
    turns: ["S01: Guten Tag.", "S02: Tag.", "S01: Gut.", "S02: Ja."],
  },
  {
    what: "time stamps of f4 after the words",
    file: "f4.txt",
    content: "I: Wie war es? #00:00:05-3#\n\nB: Gut, (..) doch. #00:01:02-9#\n\nI: Danke. #00:01:10-0#\n",
    turns: ["I: Wie war es?", "B: Gut, (..) doch.", "I: Danke."],
  },
  {
    what: "f4 in rich text",
    file: "f4.rtf",
    content: rtf(
      "I: Wie war es? #00:00:05-3#\\par B: Sch\\'f6n. #00:01:02-9#\\par I: Danke. #00:01:10-0#\\par ",
    ),
    turns: ["I: Wie war es?", "B: Schön.", "I: Danke."],
  },
  {
    what: "name and time above the words",
    file: "otter.txt",
    content: "P1  0:00\nThat is a sheet.\n\nKim  0:09\nOf paper?\n\nP1  0:12\nYes.\n\nKim  0:15\nI see.\n",
    turns: ["P1: That is a sheet.", "Kim: Of paper?", "P1: Yes.", "Kim: I see."],
  },
  {
    what: "name and time in brackets above the words",
    file: "rev.txt",
    content:
      "Ada Lane (00:20:12):\nThen we met.\n\nBo: (20:40)\nOn Monday.\n\nAda Lane (00:21:00):\nYes.\n\nBo: (21:10)\nRight.\n",
    turns: ["Ada Lane: Then we met.", "Bo: On Monday.", "Ada Lane: Yes.", "Bo: Right."],
  },
  {
    what: "ids in brackets",
    file: "ids.txt",
    content: "[id1] Hello.\n[id2] Hi.\n[id1] Shall we?\n[id2] [laughs] Yes.\n",
    turns: ["id1: Hello.", "id2: Hi.", "id1: Shall we?", "id2: [laughs] Yes."],
  },
  {
    what: "bold names in Markdown, with a header",
    file: "bold.md",
    content:
      "---\ntitle: Talk\ndate: 2024-03-01\n---\n\n**Ada:** So, \\[laughs\\] well.\n\n**Bo:** Yes.\n\n**Ada:** Then?\n\n**Bo:** No.\n",
    turns: ["Ada: So, \\[laughs\\] well.", "Bo: Yes.", "Ada: Then?", "Bo: No."],
  },
  {
    what: "headings as names in Markdown",
    file: "heading.md",
    content:
      "### Interviewer\n\nHow so?\n\n### Ada\n\nWell.\n\nAnd more.\n\n### Interviewer\n\nGo on.\n\n### Ada\n\nNo.\n",
    turns: ["Interviewer: How so?", "Ada: Well.\n\nAnd more.", "Interviewer: Go on.", "Ada: No."],
  },
  {
    what: "lines wrapped at a width, guarded against what only looks like a name",
    file: "wrapped.txt",
    content:
      "Interviewer: What did she\nsay then?\n\nP1: He said: go home.\nNote: this was at 10:30\nor so.\n\nInterviewer: And?\n\nP1: We went.\n",
    turns: [
      "Interviewer: What did she\nsay then?",
      "P1: He said: go home.\nNote: this was at 10:30\nor so.",
      "Interviewer: And?",
      "P1: We went.",
    ],
  },
  {
    what: "a title, fields, a rule and an end",
    file: "front.txt",
    content:
      "Interview 7\nDate: 3 May 2024\nDuration: 48 minutes\n========\n\nI: Ready?\n\nP7: Yes.\n\nI: Go.\n\nP7: Well.\n\n[End of recording]\n",
    turns: ["I: Ready?", "P7: Yes.", "I: Go.", "P7: Well."],
  },
  {
    what: "pauses, what cannot be heard, crosstalk, redactions",
    file: "marks.txt",
    content:
      "I: (12 seconds pause) And?\n\nP: [inaudible 00:15:05] at [School 1], (..) so.\n\nI: [crosstalk] Yes.\n\nP: X said [P1] was.\n",
    turns: [
      "I: (12 seconds pause) And?",
      "P: [inaudible 00:15:05] at [School 1], (..) so.",
      "I: [crosstalk] Yes.",
      "P: X said [P1] was.",
    ],
  },
  {
    what: "Windows-1252",
    file: "legacy.txt",
    content: windows1252(
      "Interviewerin: Wie war’s in Köln?\r\n\r\nTeilnehmer: Schön – für 5 €, na ja.\r\n\r\nInterviewerin: Können Sie mehr erzählen?\r\n\r\nTeilnehmer: Natürlich.\r\n",
    ),
    options: { encoding: "windows-1252" },
    turns: [
      "Interviewerin: Wie war’s in Köln?",
      "Teilnehmer: Schön – für 5 €, na ja.",
      "Interviewerin: Können Sie mehr erzählen?",
      "Teilnehmer: Natürlich.",
    ],
  },
  {
    what: "UTF-16, little end first",
    file: "le.txt",
    content: utf16("访谈者：你好吗？\r\n受访者：很好🙂。\r\n访谈者：谢谢。\r\n", false),
    turns: ["访谈者: 你好吗？", "受访者: 很好🙂。", "访谈者: 谢谢。"],
  },
  {
    what: "UTF-16, big end first",
    file: "be.txt",
    content: utf16("المحاور: كيف بدأت؟\nالمشارك: برسالة.\nالمحاور: ثم؟\n", true),
    turns: ["المحاور: كيف بدأت؟", "المشارك: برسالة.", "المحاور: ثم؟"],
  },
  {
    what: "rich text with bold names",
    file: "bold.rtf",
    content: rtf(
      "{\\b Ada:} So.\\par {\\b Bo:} Yes \\u8211? no.\\par {\\b Ada:} Then.\\par {\\b Bo:} Fine.\\par ",
    ),
    turns: ["Ada: So.", "Bo: Yes – no.", "Ada: Then.", "Bo: Fine."],
  },
  {
    what: "OpenDocument",
    file: "talk.odt",
    content: makeOdt(
      "<text:p>Moderatorin: Wer beginnt?</text:p><text:p>Eva: Ich.</text:p><text:p>Moderatorin: Bitte.</text:p><text:p>Eva: Also<text:line-break/>gut.</text:p>",
    ),
    turns: ["Moderatorin: Wer beginnt?", "Eva: Ich.", "Moderatorin: Bitte.", "Eva: Also\ngut."],
  },
  {
    what: "a web page",
    file: "talk.html",
    content:
      "<!doctype html><html><head><meta charset=utf-8><style>p{}</style></head><body><p><b>Entrevistadora:</b> ¿C&oacute;mo?</p><p><b>Luz:</b> As&iacute;.</p><p><b>Entrevistadora:</b> Ya.</p><p><b>Luz:</b> S&iacute;.</p></body></html>",
    turns: ["Entrevistadora: ¿Cómo?", "Luz: Así.", "Entrevistadora: Ya.", "Luz: Sí."],
  },
  {
    what: "Word with bold names",
    file: "bold.docx",
    content: makeDocx(
      ["Ada|So.", "Bo|Yes.", "Ada|Then?", "Bo|No."]
        .map((turn) => turn.split("|"))
        .map(([who = "", said = ""]) => paragraph(run(`${who}:`, true) + run(` ${said}`)))
        .join(""),
    ),
    turns: ["Ada: So.", "Bo: Yes.", "Ada: Then?", "Bo: No."],
  },
  {
    what: "Word as Teams writes it",
    file: "teams.docx",
    content: makeDocx(
      ["Ada Lane   0:01", "Then we met.", "Bo Tal   0:09", "On Monday.", "Ada Lane   0:12", "Yes."]
        .map((line) => paragraph(line))
        .join(""),
    ),
    turns: ["Ada Lane: Then we met.", "Bo Tal: On Monday.", "Ada Lane: Yes."],
  },
  {
    what: "a table in Word, as NVivo writes it",
    file: "nvivo.docx",
    content: makeDocx(
      table(
        ["", "Timespan", "Content", "Speaker"],
        ["1", "0:00.0 - 0:04.0", "How did it start, would you say?", "Interviewer"],
        ["2", "0:04.0 - 0:11.5", "With a letter that came on a Monday.", "Mentor 3"],
        ["3", "0:11.5 - 0:13.0", "And after that letter?", "Interviewer"],
        ["4", "0:13.0 - 0:21.0", "We met in the hall, all four of us.", "Mentor 3"],
      ),
    ),
    turns: [
      "Interviewer: How did it start, would you say?",
      "Mentor 3: With a letter that came on a Monday.",
      "Interviewer: And after that letter?",
      "Mentor 3: We met in the hall, all four of us.",
    ],
  },
  {
    what: "a PDF with a running head and page numbers",
    file: "pages.pdf",
    content: makePdf(
      pages.map(([asked, answered], i) => [
        { text: "Study of mentors", y: 810 },
        { text: `${i + 1}/3`, y: 20 },
        ...column(760, `Interviewer: ${asked}`, `Ada: ${answered}, which goes on`, "over a second line."),
      ]),
    ),
    turns: pages.flatMap(([asked, answered]) => [
      `Interviewer: ${asked}`,
      `Ada: ${answered}, which goes on over a second line.`,
    ]),
  },
  {
    what: "WebVTT of Teams",
    file: "teams.vtt",
    content:
      "WEBVTT\n\n3c1d/12-0\n00:00:01.000 --> 00:00:03.000\n<v Ada Lane>Then we</v>\n\n3c1d/12-1\n00:00:03.000 --> 00:00:04.000\n<v Ada Lane>met.</v>\n\n3c1d/15-0\n00:00:05.000 --> 00:00:06.000\n<v Bo Tal>On Monday.</v>\n",
    turns: ["Ada Lane: Then we met.", "Bo Tal: On Monday."],
  },
  {
    what: "WebVTT with voices left open",
    file: "open.vtt",
    content:
      "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:03.000\n<v Ada>Then we met.\n\n00:05.000 --> 00:06.000\n<v Bo>On Monday.\n",
    turns: ["Ada: Then we met.", "Bo: On Monday."],
  },
  {
    what: "WebVTT of Zoom",
    file: "zoom.vtt",
    content:
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAda Lane: Then we met.\n\n2\n00:00:03.500 --> 00:00:04.000\nBo Tal: On Monday?\n\n3\n00:00:05.000 --> 00:00:06.000\nAda Lane: Yes.\n\n4\n00:00:06.000 --> 00:00:07.000\nBo Tal: Good.\n",
    turns: ["Ada Lane: Then we met.", "Bo Tal: On Monday?", "Ada Lane: Yes.", "Bo Tal: Good."],
  },
  {
    what: "SubRip with names",
    file: "talk.srt",
    content:
      "1\n00:00:01,000 --> 00:00:03,000\nADA: Then we met.\n\n2\n00:00:03,500 --> 00:00:04,000\nBO: On Monday?\n\n3\n00:00:05,000 --> 00:00:06,000\nADA: Yes.\n\n4\n00:00:06,000 --> 00:00:07,000\nBO: Good.\n",
    turns: ["ADA: Then we met.", "BO: On Monday?", "ADA: Yes.", "BO: Good."],
  },
  {
    what: "a table with a note to oneself above it, and speakers that go on",
    file: "rows.csv",
    content:
      '# checked 3 May, by hand\nspeaker,words,timestamp\nAda,Then we &amp; they met.,0:01\n,In the hall.,0:04\nBo,"Yes, there.",0:06\nAda,Good.,0:08\n',
    turns: ["Ada: Then we & they met.", "Ada: In the hall.", "Bo: Yes, there.", "Ada: Good."],
  },
  {
    what: "tabs between cells, in a file named as text",
    file: "rows.txt",
    content: "speaker\ttext\nAda\tThen we met.\nBo\tYes.\nAda\tGood.\n",
    turns: ["Ada: Then we met.", "Bo: Yes.", "Ada: Good."],
  },
  {
    what: "a workbook",
    file: "rows.xlsx",
    content: makeXlsx({
      talk: [
        ["timestamp", "speaker", "statement"],
        ["0:01", "Ada", "Then we met."],
        ["0:04", "Bo", "Yes."],
        ["0:06", "Ada", "Good."],
      ],
    }),
    turns: ["Ada: Then we met.", "Bo: Yes.", "Ada: Good."],
  },
  {
    what: "WhisperX",
    file: "whisperx.json",
    content: JSON.stringify({
      language: "en",
      segments: [
        { start: 0, end: 1, text: " Then we met.", speaker: "SPEAKER_00" },
        { start: 1.5, end: 2, text: " Yes.", speaker: "SPEAKER_01" },
        { start: 2, end: 3, text: " Good.", speaker: "SPEAKER_00" },
      ],
    }),
    turns: ["SPEAKER_00: Then we met.", "SPEAKER_01: Yes.", "SPEAKER_00: Good."],
  },
  {
    what: "CHAT",
    file: "talk.cha",
    content:
      "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tADA Adult, BOB Adult\n*ADA:\tthen we met . \u0015100_900\u0015\n%com:\tlaughs\n*BOB:\tyes .\n*ADA:\tgood .\n@End\n",
    turns: ["ADA: then we met .", "BOB: yes .", "ADA: good ."],
  },
];

/** The turns of the study's sources, by the name of the file. */
async function turnsByFile(work: Work): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { revision, turns, speakers } of await currentSources(work.store)) {
    const text = new SourceText(await work.store.text(revision.id));
    const names = new Map(speakers.map(({ speaker }) => [speaker.id, speaker.name]));
    const { speaker, bodyStart, bodyEnd } = turns.columns;
    found.set(
      revision.fileName,
      speaker.map((id, i) => {
        const words = text.slice({ start: bodyStart[i] ?? 0, end: bodyEnd[i] ?? 0 });
        return `${names.get(id) || "?"}: ${words}`;
      }),
    );
  }
  return found;
}

describe("an import of one file a convention", () => {
  let pool: ImportPool;
  let found: ReadonlyMap<string, readonly string[]>;
  beforeAll(async () => {
    pool = new ImportPool(await buildChildProgram());
    const work = await openWork();
    for (const { file, content, options = {} } of conventions)
      await importInto(work, [fileOf(file, content)], (...args) => pool.read(...args), { options });
    found = await turnsByFile(work);
    await work.store.close();
  });
  afterAll(() => pool.close());

  test.each(conventions.map((each) => [each.what, each] as const))("reads %s", (_, { file, turns }) => {
    expect(found.get(file)).toEqual(turns);
  });

  test("gives 98% of all turns to the right speaker", () => {
    let right = 0;
    let all = 0;
    for (const { file, turns } of conventions) {
      const read = found.get(file) ?? [];
      all += turns.length;
      right += turns.filter((turn, i) => read[i]?.split(":")[0] === turn.split(":")[0]).length;
    }
    expect(conventions.length).toBeGreaterThanOrEqual(20);
    expect(right / all).toBeGreaterThanOrEqual(0.98);
  });
});
