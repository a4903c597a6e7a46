import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { html } from "../../src/importers/documents/html.js";
import { htmlTokens } from "../../src/importers/documents/html-tokens.js";
import { read } from "./outcomes.js";

const page = (body: string) =>
  `<!doctype html><html><head><title>Ama</title></head><body>${body}</body></html>`;
const talk = (answer: string) =>
  page(`<p>Interviewer: Well?</p>${answer}<p>Interviewer: Yes?</p><p>Kofi: Yes.</p>`);
const answerIn = async (answer: string) => (await read(html, talk(answer))).turns[1];

describe("a web page", () => {
  test.each([
    [
      "takes paragraphs, divisions and list items as paragraphs",
      "<div>Kofi: one<ul><li>two<li>three</ul></div>",
      "Kofi: one\ntwo\nthree",
    ],
    ["takes br as a line break", "<p>Kofi: one<br>two<br/>three</p>", "Kofi: one\ntwo\nthree"],
    ["folds white space", "<p>Kofi:   one\n  two </p>", "Kofi: one two"],
    ["keeps line ends in pre", "<pre>Kofi: one\ntwo</pre>", "Kofi: one\ntwo"],
    [
      "decodes entities",
      "<p>Kofi: 5 &lt; 6 &amp; so on&hellip; caf&eacute; &#8212; &#x2014;</p>",
      "Kofi: 5 < 6 & so on… café — —",
    ],
    ["knows bold speakers", "<p><b>Kofi:</b> one</p>", "Kofi: one"],
    [
      "leaves scripts and styles out",
      "<p>Kofi: one<script>if (a<b) two()</script><style>p{}</style></p>",
      "Kofi: one",
    ],
    ["leaves comments out", "<p>Kofi: one<!-- two > --> three</p>", "Kofi: one three"],
    ["takes a lone < as text", "<p>Kofi: 3 < 4 and 5<6</p>", "Kofi: 3 < 4 and 5<6"],
    ["is not misled by > in an attribute", '<p title="a>b">Kofi: one</p>', "Kofi: one"],
    ["reads unclosed paragraphs", "<p>Kofi: one<p>two", "Kofi: one\ntwo"],
  ])("%s", async (_, answer, expected) => {
    expect(await answerIn(answer)).toBe(expected);
  });

  test("with a table of speakers and words gives a turn a row", async () => {
    const rows = [
      ["Ama", "How did the two of you begin?"],
      ["Kofi", "With a walk around the campus."],
      ["Ama", "And after that, what came next?"],
    ];
    const table = `<table>${rows.map(([who, words]) => `<tr><td>${who}<td>${words}</tr>`).join("")}</table>`;
    const { turns } = await read(html, page(table));
    expect(turns).toEqual(rows.map(([who, words]) => `${who}: ${words}`));
  });

  test("is decoded by the encoding it states", async () => {
    const bytes = Buffer.from(
      talk("<p>Kofi: caf\u00e9</p>").replace("<head>", "<head><meta charset=windows-1252>"),
      "latin1",
    );
    const { turns, outcome } = await read(html, bytes);
    expect(turns[1]).toBe("Kofi: café");
    expect(outcome.encoding).toBe("windows-1252");
    expect(outcome.messages).toEqual([]);
  });

  test("without text is an error", async () => {
    expect((await read(html, page("<img src=a.png>"))).codes).toEqual(["no-text"]);
  });
});

describe("the pieces of HTML", () => {
  test("hold every letter outside tags, whatever the page is made of", () => {
    const part = fc.constantFrom(
      "<p>",
      "</p>",
      "<",
      ">",
      "</",
      "<b",
      "<!",
      "<!--",
      "-->",
      "<script>",
      "</script>",
      '"',
      "=",
      "'",
      " ",
      "a",
      "&",
      "&amp;",
      "<br/>",
      "<td x='>'>",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const source = parts.join("");
        const pieces = [...htmlTokens(source)];
        const text = pieces.map((token) => (token.kind === "text" ? token.text : "")).join("");
        expect(text.length).toBeLessThanOrEqual(source.length);
        for (const token of pieces) if (token.kind !== "text") expect(token.name).toMatch(/^[a-z]/);
      }),
    );
    const words = fc.array(fc.stringMatching(/^[a-z ]{1,10}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, (texts) => {
        const source = texts.map((text) => `<p class="x">${text}</p>`).join("");
        const pieces = [...htmlTokens(source)];
        expect(pieces.flatMap((token) => (token.kind === "text" ? [token.text] : []))).toEqual(texts);
      }),
    );
  });

  test.each([
    "<",
    "<!--",
    "<a ",
    "<p x='",
    "<script>",
    "</script",
    "&",
    "<!",
    "<a href=",
  ])("are of the same kinds however often a part comes: %s", (part) => {
    const kinds = (times: number) => {
      const found = new Set<string>();
      for (const { kind } of htmlTokens(part.repeat(times))) found.add(kind);
      return found;
    };
    // Work that grows with the square of the parts would not end within the time a test is given.
    expect(kinds(1_000_000)).toEqual(kinds(100));
  });
});
