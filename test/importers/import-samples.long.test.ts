import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ImportPool } from "../../src/importers/sandbox/import-pool.js";
import { fileAt, importInto, openWork } from "../support/importing.js";
import { buildChildProgram } from "./built-child.js";

const shared = process.env.THEMATA_SHARED ?? "";

/*
 * Who speaks in each sample, with how many turns, counted apart from the importers: labels at the start of
 * lines and paragraphs (in document.xml, and in what another program extracts from the PDF), rows of the
 * sheet, runs of one speaker in the JSON, lines that begin with an asterisk, annotations of the speech tier.
 */
const spoken: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "txt/amosproj__test_interview.txt": { Interviewer: 22, Interviewee: 22 },
  "txt/bitcointranscripts__2020-01-28-pieter-wuille-part2.md": { Jonas: 5, John: 23, Pieter: 24 },
  "txt/bitcointranscripts__interview-adam-back-elizabeth-stark.md": { stark: 13, adam3us: 12 },
  "docx/amosproj__test_interview.docx": { Interviewer: 26, Participant: 26 },
  "docx/ibm__interview_A.docx": { "Jordan Lee": 16, "Alex Morgan": 16 },
  "pdf/amosproj__test_interview.pdf": { Interviewer: 26, Participant: 26 },
  "pdf/danielkerrigan__P1.pdf": { Dan: 47, Participant: 47 },
  "csv/ibm__interview_A.csv": { "Jordan Lee": 16, "Alex Morgan": 16 },
  "xlsx/ibm__interview_A.xlsx": { "Jordan Lee": 16, "Alex Morgan": 16 },
  "json/sps__whisperx_meeting.json": { SPEAKER_11: 3, SPEAKER_02: 1, SPEAKER_18: 1, SPEAKER_22: 1 },
  "cha/saulalbert__KB0_1.cha": { MAR: 74, BOB: 65, UNK: 19 },
  "eaf/neocl__fables_01_03_aesop_64kb.eaf": { P001: 16 },
  "eaf/dopefishh__sample_3.0.eaf": { text: 399 },
  "vtt/w3c__tags.vtt": { a: 1, "a b": 1, e: 1 },
};

/** Files that lie beside the transcripts and are none. */
const refused: Readonly<Record<string, string>> = {
  "vtt/w3c__tags.json": "no-segments",
  "vtt/w3c__entities.json": "no-segments",
  "vtt/glut23__empty.vtt": "empty-file",
  "vtt/glut23__invalid.vtt": "not-webvtt",
  "srt/glut23__invalid_format1.srt": "no-cues",
  "qdc/own__written_by_qualcoder.qdc": "refi-qda",
  "qdpx/own__probe_qde_other_name.qdpx": "refi-qda",
  "qdpx/skyloom_TestProject.qdpx": "refi-qda",
  "xlsx/julianfrattini__interview-data.xlsx": "no-text-column",
};

/** This needs the collection of real files, which is not part of the project. */
describe.skipIf(!process.env.THEMATA_SHARED)("an import of real files", () => {
  let pool: ImportPool;
  beforeAll(async () => {
    pool = new ImportPool(await buildChildProgram());
  });
  afterAll(() => pool.close());

  test("has who speaks in each, and refuses with its code what is no transcript", async () => {
    const work = await openWork();
    const paths = [...Object.keys(spoken), ...Object.keys(refused)];
    const report = await importInto(
      work,
      paths.map((sample) => ({ ...fileAt(path.join(shared, "samples", sample)), name: sample })),
      (...args) => pool.read(...args),
    );
    await work.store.close();
    const found = new Map(
      report.sources.map(({ file, speakers }) => [
        file,
        Object.fromEntries(speakers.map(({ name, turns }) => [name, turns])),
      ]),
    );
    for (const [sample, expected] of Object.entries(spoken))
      expect.soft(found.get(sample), sample).toEqual(expected);
    expect.soft(Object.fromEntries(report.failed.map(({ file, code }) => [file, code]))).toEqual(refused);
  });
});
