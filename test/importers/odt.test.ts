import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { odt } from "../../src/importers/documents/odt.js";
import { makeOdt } from "./office-files.js";
import { read } from "./outcomes.js";

const p = (content: string) => `<text:p>${content}</text:p>`;
const talk = (answer: string) =>
  p("Interviewer: Well?") + p(`Kofi: ${answer}`) + p("Interviewer: Yes?") + p("Kofi: Yes.");
const answerIn = async (answer: string) => (await read(odt, makeOdt(talk(answer)))).turns[1];

describe("an OpenDocument text", () => {
  test("gives a turn for each paragraph that begins with a speaker", async () => {
    const { turns } = await read(odt, makeOdt(talk("We met in May.")));
    expect(turns).toEqual(["Interviewer: Well?", "Kofi: We met in May.", "Interviewer: Yes?", "Kofi: Yes."]);
  });

  test.each([
    ["folds white space of the XML and keeps its own spaces", "a\n   b<text:s text:c='2'/>c", "Kofi: a b  c"],
    ["keeps tabs and line breaks", "a<text:tab/>b<text:line-break/>c", "Kofi: a\tb\nc"],
    ["keeps text in spans and links", "a <text:span>b</text:span> <text:a>c</text:a>", "Kofi: a b c"],
    [
      "leaves notes out",
      "a<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note>b",
      "Kofi: ab",
    ],
    ["leaves comments out", "a<office:annotation><text:p>x</text:p></office:annotation>b", "Kofi: ab"],
    ["drops soft hyphens", "peer\u00admentor", "Kofi: peermentor"],
    ["caps a claim of endless spaces", "a<text:s text:c='999999999'/>b", `Kofi: a${" ".repeat(1000)}b`],
  ])("%s", async (_, answer, expected) => {
    expect(await answerIn(answer)).toBe(expected);
  });

  test("leaves deleted text out, with a warning", async () => {
    const deleted = `<text:tracked-changes><text:changed-region><text:deletion>${p("gone")}</text:deletion></text:changed-region></text:tracked-changes>`;
    const { transcript, codes } = await read(odt, makeOdt(deleted + talk("stays")));
    expect(transcript.text).not.toContain("gone");
    expect(codes).toContain("tracked-changes");
  });

  test("may set bold speakers on paragraphs of their own", async () => {
    const styles =
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="C" style:family="paragraph" style:parent-style-name="B"/>';
    const body =
      p('<text:span text:style-name="B">Ama</text:span>') +
      p("Who came?") +
      '<text:p text:style-name="C">Kofi</text:p>' +
      p("My mentor.") +
      p('<text:span text:style-name="B">Ama</text:span>') +
      p("And?") +
      p('<text:span text:style-name="B">Kofi</text:span>') +
      p("We talked.");
    const { turns } = await read(odt, makeOdt(body, styles));
    expect(turns).toEqual(["Ama: Who came?", "Kofi: My mentor.", "Ama: And?", "Kofi: We talked."]);
  });

  test("with a table of speakers and words gives a turn a row", async () => {
    const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
    const row = (a: string, b: string) => `<table:table-row>${cell(a)}${cell(b)}</table:table-row>`;
    const body = `<table:table>${row("Ama", "How did the two of you begin?")}${row("Kofi", "With a walk around the campus.")}${row("Ama", "And after that, what came next?")}</table:table>`;
    const { turns } = await read(odt, makeOdt(body));
    expect(turns[1]).toBe("Kofi: With a walk around the campus.");
    expect(turns).toHaveLength(3);
  });

  test("may be flat, without a zip archive", async () => {
    const flat = `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${talk("It did.")}</office:text></office:body></office:document>`;
    expect((await read(odt, flat)).turns[1]).toBe("Kofi: It did.");
  });
});

describe("a file that only looks like an OpenDocument text", () => {
  test.each([
    ["plain words", new TextEncoder().encode("plain words"), "not-an-odt"],
    ["another archive", zipSync({ "a.txt": strToU8("a") }), "not-an-odt"],
    [
      "an encrypted one",
      makeOdt(talk("x"), "", { "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>" }),
      "encrypted",
    ],
    ["a broken one", makeOdt("<text:p>Ama"), "bad-odt"],
    ["one with a document type", zipSync({ "content.xml": strToU8("<!DOCTYPE x><x/>") }), "doctype-refused"],
    ["an empty one", makeOdt(""), "no-text"],
  ])("is refused: %s", async (_, bytes, code) => {
    expect((await read(odt, bytes)).codes).toEqual([code]);
  });

  test("is recognised by content before the extension", () => {
    const sniff = (bytes: Uint8Array, extension: string) =>
      odt.sniff({ file: { name: `a.${extension}`, bytes }, head: null, extension });
    expect(sniff(makeOdt(talk("x")), "bin")).toBeGreaterThan(0.9);
    expect(sniff(zipSync({ "a.txt": strToU8("a") }), "zip")).toBe(0);
  });
});
