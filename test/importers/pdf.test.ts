import { describe, expect, test } from "vitest";
import { pdf } from "../../src/importers/documents/pdf.js";
import { column, makePdf } from "./make-pdf.js";
import { read } from "./outcomes.js";

// Lines of this length are full: they reach the right edge of the text.
const full = (words: string) =>
  `${words} ${"lorem ipsum dolor sit amet consectetur ".repeat(4)}`.slice(0, 80).replace(/ $/, "x");

describe("a PDF", () => {
  test("gives turns whose wrapped lines are joined by a space", async () => {
    const first = full("Interviewer: When you began");
    const { turns } = await read(pdf, makePdf([column(700, first, "as a mentor?", "Interviewee: In May.")]));
    expect(turns).toEqual([`${first} as a mentor?`, "Interviewee: In May."]);
  });

  test("begins a turn at a name and a colon, also after a full line", async () => {
    const first = full("Interviewer: one");
    const second = full("Interviewee: two");
    const { turns } = await read(pdf, makePdf([column(700, first, second, "Interviewer: three")]));
    expect(turns).toEqual([first, second, "Interviewer: three"]);
  });

  test("begins a paragraph where lines stand further apart", async () => {
    const lines = [
      ...column(700, full("Interviewee: one"), full("two"), full("three")),
      ...column(640, "four"),
    ];
    const { turns } = await read(pdf, makePdf([[...lines, { text: "Interviewer: Yes?", y: 600 }]]));
    expect(turns[0]?.split("\n")).toEqual([
      `${full("Interviewee: one")} ${full("two")} ${full("three")}`,
      "four",
    ]);
  });

  test("joins a word divided at a line's end, and keeps the hyphen of a word that has one elsewhere", async () => {
    const divided = `${full("Interviewee: We").slice(0, 75)} men-`;
    const kept = `${full("Our").slice(0, 75)} near-`;
    const name = `${full("With").slice(0, 72)} Anne-`;
    const { transcript } = await read(
      pdf,
      makePdf([
        column(
          700,
          divided,
          "tors met.",
          "Interviewer: A near-peer scheme?",
          `Interviewee: ${kept}`,
          "peer one.",
          `Interviewer: ${name}`,
          "Marie.",
        ),
      ]),
    );
    expect(transcript.text).toContain(" mentors met.");
    expect(transcript.text).toContain(" near-peer one.");
    expect(transcript.text).toContain("Anne- Marie.");
  });

  test("leaves out page labels and running heads, and says so", async () => {
    const page = (n: number, ...texts: string[]) => [
      { text: "Near-peer study, interview 4", y: 815, size: 8 },
      ...column(700, ...texts),
      { text: `${n}/3`, x: 520, y: 20 },
    ];
    const { turns, outcome } = await read(
      pdf,
      makePdf([
        page(1, "Interviewer: Who came?"),
        page(2, "Interviewee: 12 of us."),
        page(3, "Interviewer: And 2/3 stayed?"),
      ]),
    );
    expect(turns).toEqual([
      "Interviewer: Who came?",
      "Interviewee: 12 of us.",
      "Interviewer: And 2/3 stayed?",
    ]);
    const hint = outcome.messages.find(({ code }) => code === "page-furniture");
    expect(hint?.message).toContain("Near-peer study");
    expect(hint?.message).toContain("1/3");
  });

  test("leaves out running heads with the number of the page in them", async () => {
    const page = (n: number, text: string) => [
      { text: `Near-peer study 2024, p. ${n + 3} of 9`, y: 815 },
      ...column(700, text),
    ];
    const { turns } = await read(
      pdf,
      makePdf([page(1, "Interviewer: Who?"), page(2, "Interviewee: Ama."), page(3, "Interviewer: When?")]),
    );
    expect(turns).toEqual(["Interviewer: Who?", "Interviewee: Ama.", "Interviewer: When?"]);
  });

  test("keeps lines at the edge that differ in numbers which do not count the pages", async () => {
    const page = (text: string, last: string) => [...column(700, text), { text: last, y: 60 }];
    const { turns } = await read(
      pdf,
      makePdf([
        page("Interviewer: How many in May?", "Interviewee: 12 of us."),
        page("Interviewer: And in June?", "Interviewee: 7 of us."),
        page("Interviewer: And in July?", "Interviewee: 9 of us."),
      ]),
    );
    expect(turns).toEqual([
      "Interviewer: How many in May?",
      "Interviewee: 12 of us.",
      "Interviewer: And in June?",
      "Interviewee: 7 of us.",
      "Interviewer: And in July?",
      "Interviewee: 9 of us.",
    ]);
  });

  test("leaves out numbers in the margin, and keeps numbers in the text", async () => {
    const lines = column(700, "Interviewer: How many?", "Interviewee:", "7", "Interviewer: So few?");
    const numbers = lines.map(({ y }, i) => ({ text: String(i + 1), x: 40, y }));
    const { turns, codes } = await read(pdf, makePdf([[...lines, ...numbers]]));
    expect(turns).toEqual(["Interviewer: How many?", "Interviewee: 7", "Interviewer: So few?"]);
    expect(codes).toContain("margin-numbers");
  });

  test("keeps an answer that is a bare number, also at the foot of a page", async () => {
    const { turns } = await read(
      pdf,
      makePdf([[...column(700, "Interviewer: How many?", "Interviewee:"), { text: "7", y: 60 }]]),
    );
    expect(turns).toEqual(["Interviewer: How many?", "Interviewee: 7"]);
  });

  test("leaves out bare page numbers that stand at one height", async () => {
    const page = (n: number, text: string) => [...column(700, text), { text: String(n), x: 290, y: 30 }];
    const { turns } = await read(
      pdf,
      makePdf([page(1, "Interviewer: How many?"), page(2, "Interviewee: Seven.")]),
    );
    expect(turns).toEqual(["Interviewer: How many?", "Interviewee: Seven."]);
  });

  test("goes on across pages where the sentence does", async () => {
    const first = full("Interviewee: and then");
    const { turns } = await read(
      pdf,
      makePdf([column(100, "Interviewer: Go on.", first), column(800, "we parted.", "Interviewer: Oh.")]),
    );
    expect(turns[1]).toBe(`${first} we parted.`);
  });

  test("keeps every word of its lines, whatever is joined", async () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      i % 3 === 0 ? `Interviewee: word${i}` : full(`word${i}`),
    );
    const { transcript } = await read(pdf, makePdf([column(780, ...lines)]));
    for (let i = 0; i < 40; i++) expect(transcript.text).toMatch(new RegExp(`\\bword${i}\\b`));
  });

  test("without text says that text recognition is needed", async () => {
    const { outcome } = await read(pdf, makePdf([[]]));
    expect(outcome.messages).toMatchObject([{ level: "error", code: "no-text" }]);
    expect(outcome.messages[0]?.message).toContain("OCR");
  });

  test.each([
    ["plain words", "plain words", "not-a-pdf"],
    ["a mere beginning", "%PDF-1.4\n", "bad-pdf"],
  ])("is refused: %s", async (_, content, code) => {
    expect((await read(pdf, content)).codes).toEqual([code]);
  });
});
