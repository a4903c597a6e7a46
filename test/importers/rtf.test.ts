import { describe, expect, test } from "vitest";
import { rtf } from "../../src/importers/documents/rtf.js";
import { read } from "./outcomes.js";

const file = (body: string) =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil Arial;}{\\f1\\fnil\\fcharset204 Arial Cyr;}{\\f2\\fnil\\fcharset128 MS Mincho;}}{\\colortbl;}{\\info{\\author Ama}}${body}}`,
    "latin1",
  );
const talk = (answer: string) =>
  file(`\\pard Interviewer: Well?\\par ${answer}\\par Interviewer: Yes?\\par Kofi: Yes.\\par`);
const answerIn = async (answer: string) => (await read(rtf, talk(answer))).turns[1];

describe("a Rich Text file", () => {
  test("gives a turn for each paragraph that begins with a speaker", async () => {
    const { turns } = await read(rtf, talk("Kofi: We met in May."));
    expect(turns).toEqual(["Interviewer: Well?", "Kofi: We met in May.", "Interviewer: Yes?", "Kofi: Yes."]);
  });

  test.each([
    ["decodes bytes of the code page", "Kofi: caf\\'e9 \\'85", "Kofi: café …"],
    ["decodes Unicode and skips what stands for it", "Kofi: \\u8212?\\u233\\'e9x", "Kofi: —éx"],
    ["skips as many as the group says", "Kofi: {\\uc2 \\u8212--}a{\\uc0 \\u8212 b}", "Kofi: —a—b"],
    ["joins the halves of an astral character", "Kofi: \\u-10179?\\u-8704?", "Kofi: 😀"],
    ["decodes in the code page of the font", "Kofi: {\\f1 \\'e4\\'e0}", "Kofi: да"],
    [
      "decodes characters of two bytes, one of them a letter",
      "Kofi: {\\f2 \\'83e\\'83X\\'83g}",
      "Kofi: テスト",
    ],
    ["keeps line breaks and tabs", "Kofi: a\\line b\\tab c", "Kofi: a\nb\tc"],
    ["reads dashes and quotes", "Kofi: a\\emdash b \\ldblquote c\\rdblquote\\~d", "Kofi: a—b “c”\u00a0d"],
    ["drops soft hyphens", "Kofi: peer\\-mentor", "Kofi: peermentor"],
    ["keeps escaped braces", "Kofi: \\{a\\\\b\\}", "Kofi: {a\\b}"],
    ["ignores line ends of the file", "Kofi: a\r\nb", "Kofi: ab"],
    ["knows bold speakers", "{\\b Kofi:} one", "Kofi: one"],
    ["leaves unknown groups out that say they may be", "Kofi: a{\\*\\unheard x}b", "Kofi: ab"],
    ["leaves pictures and binary data out", "Kofi: a{\\pict\\bin3 }}}}b", "Kofi: ab"],
    ["leaves notes out", "Kofi: a{\\footnote x}b", "Kofi: ab"],
    [
      "leaves a link's address out and keeps its words",
      'Kofi: {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt here}}',
      "Kofi: here",
    ],
    ["leaves hidden and deleted text out", "Kofi: a{\\v x}b{\\deleted y}c", "Kofi: abc"],
  ])("%s", async (_, answer, expected) => {
    expect(await answerIn(answer)).toBe(expected);
  });

  test("with a table of speakers and words gives a turn a row", async () => {
    const row = (a: string, b: string) =>
      `\\trowd\\cellx100\\cellx200\\pard\\intbl ${a}\\cell ${b}\\cell\\row`;
    const body = `${row("Ama", "How did the two of you begin?")}${row("Kofi", "With a walk around the campus.")}${row("", "In the rain.")}${row("Ama", "And after that?")}\\pard`;
    const { turns } = await read(rtf, file(body));
    expect(turns).toEqual([
      "Ama: How did the two of you begin?",
      "Kofi: With a walk around the campus.",
      "Kofi: In the rain.",
      "Ama: And after that?",
    ]);
  });

  test("that is cut short is read as far as it goes, with a warning", async () => {
    const whole = talk("Kofi: We met in May.");
    const { turns, codes } = await read(rtf, whole.subarray(0, whole.length - 6));
    expect(turns[1]).toBe("Kofi: We met in May.");
    expect(codes).toContain("truncated");
  });

  test.each([
    ["plain words", "plain words", "not-rtf"],
    ["one nested without end", `{\\rtf1 ${"{".repeat(100_000)}`, "too-deep"],
    ["an empty one", "{\\rtf1 }", "no-text"],
  ])("is refused: %s", async (_, content, code) => {
    expect((await read(rtf, content)).codes).toEqual([code]);
  });

  test.each([
    "{",
    "}",
    "\\",
    "\\'",
    "\\u",
    "\\b ",
    "\\u1?",
    "a",
    "\\bin9",
  ])("is cut to its end, however often a part comes: %s", async (part) => {
    // Work that grows with the square of the parts would not end within the time a test is given.
    const { codes } = await read(rtf, `{\\rtf1 ${part.repeat(1_000_000)}`);
    expect(codes).not.toEqual([]);
  });
});
