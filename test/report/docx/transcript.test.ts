import { describe, expect, it } from "vitest";
import { transcriptDocx } from "../../../src/report/docx/transcript.js";
import { golden } from "../golden.js";
import { disordered, documentOf, opened, pretty, reading } from "./opened.js";
import { piece, talk, turn } from "./sample-transcript.js";

describe("a coded transcript as a Word file", () => {
  it("is the kept document", async () => {
    const xml = pretty(documentOf(await transcriptDocx(talk)));
    expect(xml).toBe(golden("docx.transcript.xml", xml));
  });

  it("is the same bytes when written twice", async () => {
    expect(Buffer.from(await transcriptDocx(talk)).equals(Buffer.from(await transcriptDocx(talk)))).toBe(
      true,
    );
  });

  it("tells by brackets alone where passages begin and end, also where they overlap or go over turns", async () => {
    const text = reading(documentOf(await transcriptDocx(talk)));
    expect(text).toContain("Well, 1[I trusted 2[her at once]2 and still do.]1");
    expect(text).toContain("3[Did you?]3…");
    expect(text).toContain("…3[I did.]3 4[وثقت بها]4");
    expect(text).toContain("3: from before");
  });

  it("lists every code it uses with its definition, and says where there is none", async () => {
    const text = reading(documentOf(await transcriptDocx(talk)));
    const legend = text.slice(text.indexOf("Codes in this transcript"));
    expect(legend).toMatch(/Trust\nRelying on somebody\.\n■ blue\n3\n/);
    expect(legend).toMatch(/Trust\/Early trust\nnot written yet\n■ yellow\n1\n/);
  });

  it("holds what was said as it was said: markup, fields, tabs and breaks stay text", async () => {
    const said = '<w:p/> & "x" \' CURRENT\nTOTAL_PAGES\tend {PAGE}';
    const xml = documentOf(
      await transcriptDocx({ ...talk, turns: [turn(1, "<b>P1</b>", { pieces: [piece(said)] })] }),
    );
    expect(reading(xml)).toContain(said);
    expect(reading(xml)).toContain("<b>P1</b>");
    const lone = documentOf(
      await transcriptDocx({ ...talk, turns: [turn(1, "P1", { pieces: [piece("CURRENT")] })] }),
    );
    expect(reading(lone)).toContain("CURRENT");
    expect(xml).not.toContain("w:fldChar");
  });

  it("shows characters that steer, hide or cannot stand in XML, and changes nothing else", async () => {
    const odd = "a\u0001b\ud800c\u0085d\u202ee\u{1f600}f\uffffg";
    const text = reading(
      documentOf(await transcriptDocx({ ...talk, turns: [turn(1, "P1", { pieces: [piece(odd)] })] })),
    );
    expect(text).toContain("a[U+0001]b[U+D800]c[U+0085]d[U+202E]e\u{1f600}f[U+FFFF]g");
  });

  it("sets a paragraph from right to left where its first letter is of such a script", async () => {
    const xml = documentOf(
      await transcriptDocx({ ...talk, turns: [turn(1, "P1", { pieces: [piece("كانت Nadia هناك")] })] }),
    );
    expect(xml).toMatch(
      /<w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><\/w:rPr><w:t xml:space="preserve">كانت<\/w:t>/,
    );
    expect(reading(xml)).toContain("كانت Nadia هناك");
  });

  it("says so where nothing is coded, and where a coding touches nobody's words", async () => {
    const empty = await transcriptDocx({ ...talk, codings: 0, legend: [], turns: [] });
    expect(reading(documentOf(empty))).toContain("Nothing in it has been coded yet.");
    const outside = await transcriptDocx({ ...talk, outside: 1 });
    expect(reading(documentOf(outside))).toContain("1 coding touches no turn's words");
  });

  it("keeps to the order of elements that Word asks for", async () => {
    const parts = opened(await transcriptDocx(talk));
    for (const name of ["word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"])
      expect(disordered(parts[name] ?? "")).toEqual([]);
  });
});
