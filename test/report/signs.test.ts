import fc from "fast-check";
import { expect, test } from "vitest";
import { docxWriter } from "../../src/report/docx/report/writer.js";
import { transcriptDocx } from "../../src/report/docx/transcript.js";
import type { ReportModel } from "../../src/report/model/report-model.js";
import { htmlWriter } from "../../src/report/writers/html.js";
import { jsonWriter } from "../../src/report/writers/json.js";
import { latexWriter } from "../../src/report/writers/latex.js";
import { markdownWriter } from "../../src/report/writers/markdown.js";
import { transcriptHtml } from "../../src/report/writers/transcript-html.js";
import { obeyed, signedText } from "../support/signs.js";
import { onePixel } from "./docx/one-pixel.js";
import { documentOf, opened, reading } from "./docx/opened.js";
import { piece, talk, turn } from "./docx/sample-transcript.js";
import { sampleModel } from "./sample-model.js";
import { templates } from "./templates.js";
import { tokens } from "./tokens.js";

const sample = await sampleModel();

/** The model with a text in the fields that people fill. */
function signed(text: string): ReportModel {
  const [first, ...rest] = sample.themes;
  if (first === undefined) throw new Error("The sample has no theme.");
  const quotations = first.quotations.map((one) => ({ ...one, text, label: text }));
  return {
    ...sample,
    study: { ...sample.study, title: text, authors: [text] },
    participants: {
      ...sample.participants,
      rows: sample.participants.rows.map((row) => row.map(() => text)),
    },
    themes: [{ ...first, name: text, concept: text, quotations, codes: [text] }, ...rest],
  };
}

test("a report shows what would turn its words about or hide in them, in every format", async () => {
  for (const writer of [htmlWriter, markdownWriter, latexWriter])
    fc.assert(
      fc.property(signedText, (text) => {
        const written = writer.write(signed(`a ${text} b`), templates);
        expect(obeyed(written)).toEqual([]);
        if (writer === htmlWriter) expect(obeyed(tokens(written).text)).toEqual([]);
      }),
      { numRuns: 2 },
    );
  const marked = signed("She \u202esaid\u2069 no");
  expect(tokens(htmlWriter.write(marked, templates)).text).toContain("She [U+202E]said[U+2069] no");
  expect(markdownWriter.write(marked, templates)).toContain("She \\[U+202E\\]said\\[U+2069\\] no");
  expect(latexWriter.write(marked, templates)).toContain("She {[}U+202E{]}said{[}U+2069{]} no");
  const word = (await docxWriter.write(marked, templates, onePixel)) as Uint8Array;
  expect(reading(documentOf(word))).toContain("She [U+202E]said[U+2069] no");
});

test("as data a report holds what was said, escaped", () => {
  fc.assert(
    fc.property(signedText, (text) => {
      const written = jsonWriter.write(signed(text), templates);
      expect(obeyed(written)).toEqual([]);
      expect(JSON.parse(written).study.title).toBe(text);
    }),
    { numRuns: 10 },
  );
});

test("a coded transcript shows it on a page and in Word, where the parts are sound XML", async () => {
  await fc.assert(
    fc.asyncProperty(signedText, async (text) => {
      const said = { ...talk, source: text, title: text, turns: [turn(1, text, { pieces: [piece(text)] })] };
      expect(obeyed(transcriptHtml(said))).toEqual([]);
      const parts = opened(await transcriptDocx(said));
      for (const [name, xml] of Object.entries(parts)) expect([name, obeyed(xml)]).toEqual([name, []]);
    }),
    { numRuns: 10 },
  );
});
