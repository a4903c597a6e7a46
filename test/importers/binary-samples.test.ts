import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formats } from "../../src/importers/formats.js";
import { type Seen, seen } from "./outcomes.js";

const shared = process.env.THEMATA_SHARED ?? "";

async function sample(path: string, format: string): Promise<Seen> {
  const importer = await formats.get(format)?.();
  if (importer === undefined) throw new Error(`No importer ${format}`);
  const bytes = readFileSync(join(shared, "samples", path));
  return seen(await importer.read({ name: path.split("/").at(-1) ?? "", bytes }, {}));
}

/*
 * Turns were counted apart from the importers: bold labels and name lines in document.xml, labels "Name:" in the PDF,
 * rows of the sheet, runs of one speaker in the JSON, lines that begin with an asterisk, annotations of the one tier that
 * holds speech.
 */
const spoken: readonly (readonly [
  file: string,
  format: string,
  speakers: readonly string[],
  turns: number,
])[] = [
  [
    "docx/amosproj__test_interview.docx",
    "docx",
    ["Interviewer interviewer 26", "Participant participant 26"],
    52,
  ],
  ["docx/ibm__interview_A.docx", "docx", ["Jordan Lee participant 16", "Alex Morgan participant 16"], 32],
  [
    "pdf/amosproj__test_interview.pdf",
    "pdf",
    ["Interviewer interviewer 26", "Participant participant 26"],
    52,
  ],
  ["pdf/danielkerrigan__P1.pdf", "pdf", ["Dan participant 47", "Participant participant 47"], 94],
  ["xlsx/ibm__interview_A.xlsx", "xlsx", ["Jordan Lee participant 16", "Alex Morgan participant 16"], 32],
  [
    "json/sps__whisperx_meeting.json",
    "whisper-json",
    [
      "SPEAKER_11 participant 3",
      "SPEAKER_02 participant 1",
      "SPEAKER_18 participant 1",
      "SPEAKER_22 participant 1",
    ],
    6,
  ],
  ["cha/saulalbert__KB0_1.cha", "chat", ["MAR participant 74", "BOB participant 65", "UNK other 19"], 158],
  ["eaf/neocl__fables_01_03_aesop_64kb.eaf", "eaf", ["P001 participant 16"], 16],
  ["eaf/dopefishh__sample_3.0.eaf", "eaf", ["text participant 399"], 399],
];

/** These need the collection of real files, which is not part of the project. */
describe.skipIf(!process.env.THEMATA_SHARED)("real files", () => {
  test("are read with their speakers, turns and length; a coded table without speech is refused", async () => {
    for (const [path, format, speakers, count] of spoken) {
      const { transcript } = await sample(path, format);
      const turnsBy = (name: string) => transcript.turns.filter(({ speaker }) => speaker === name).length;
      expect
        .soft(
          transcript.speakers.map(({ name, role }) => `${name} ${role} ${turnsBy(name)}`),
          path,
        )
        .toEqual(speakers);
      expect.soft(transcript.turns, path).toHaveLength(count);
    }
    // The length is what the recogniser gives its last segment.
    const meeting = await sample("json/sps__whisperx_meeting.json", "whisper-json");
    expect.soft(meeting.transcript.durationMs, "length of the meeting").toBe(734_482);
    const table = await sample("xlsx/julianfrattini__interview-data.xlsx", "xlsx");
    expect.soft(table.codes, "a coded table without speech").toEqual(["no-text-column"]);
  });

  test("of one interview give the same text, turns and starts, whatever the format", async () => {
    const word = await sample("docx/amosproj__test_interview.docx", "docx");
    const printed = await sample("pdf/amosproj__test_interview.pdf", "pdf");
    expect.soft(printed.transcript.text, "Word and PDF").toBe(word.transcript.text);
    expect.soft(printed.transcript.turns, "Word and PDF").toEqual(word.transcript.turns);
    const timed = await sample("docx/ibm__interview_A.docx", "docx");
    const sheet = await sample("xlsx/ibm__interview_A.xlsx", "xlsx");
    const letters = (turns: readonly string[]) => turns.map((turn) => turn.replace(/\s/g, ""));
    const starts = ({ transcript }: Seen) => transcript.turns.map(({ startMs }) => startMs);
    expect.soft(letters(timed.turns), "Word and a workbook").toEqual(letters(sheet.turns));
    expect.soft(starts(timed), "Word and a workbook").toEqual(starts(sheet));
    expect.soft(timed.codes).toContain("hard-splits");
  });
});
