import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sbv, srt, vtt } from "../../src/importers/captions/captions.js";
import type { Importer } from "../../src/importers/importer.js";
import { codes, roles, script } from "./reading.js";

async function readAs(importer: Importer, text: string) {
  const outcome = await importer.read({ name: "talk.x", bytes: new TextEncoder().encode(text) }, {});
  const transcript = outcome.transcripts[0];
  return {
    outcome,
    transcript,
    turns: transcript === undefined ? [] : script({ ...transcript, messages: [] }),
  };
}
const cue = (from: string, to: string, text: string) => `00:00:${from} --> 00:00:${to}\n${text}\n\n`;

describe("WebVTT", () => {
  test("takes voices, closed or not, and joins consecutive captions of one speaker", async () => {
    const text =
      "WEBVTT\n\nid-1/32-0\n" +
      cue("01.000", "02.000", "<v Ada Stone>We began</v>") +
      cue("02.500", "03.000", "<v Ada Stone>in May.") +
      cue("09.000", "10.000", "<v Ben>Late.</v>");
    const { turns, transcript } = await readAs(vtt, text);
    expect(turns).toEqual(["Ada Stone | We began in May. @1000-3000", "Ben | Late. @9000-10000"]);
    expect(transcript?.text).toBe("Ada Stone: We began in May.\n\nBen: Late.");
    expect(transcript?.durationMs).toBe(10_000);
  });

  test("takes names inside the caption, and a name stays until the next", async () => {
    const text =
      "WEBVTT\n\n" +
      cue("01.000", "02.000", "Ada Stone: One.") +
      cue("02.000", "03.000", "and two.") +
      cue("03.000", "04.000", "Ben: Three.") +
      cue("04.000", "05.000", "Ada Stone: Four.") +
      cue("05.000", "06.000", "Ben: Five.");
    expect((await readAs(vtt, text)).turns).toEqual([
      "Ada Stone | One. and two. @1000-3000",
      "Ben | Three. @3000-4000",
      "Ada Stone | Four. @4000-5000",
      "Ben | Five. @5000-6000",
    ]);
  });

  test("keeps an overlap as text", async () => {
    const text = `WEBVTT\n\n${cue("01.000", "02.000", "<v S01>So we //S02: Yes, quite. // went.")}`;
    expect((await readAs(vtt, text)).turns).toEqual(["S01 | So we //S02: Yes, quite. // went. @1000-2000"]);
  });

  test("takes a name in parentheses on its own line, and a dash for a change of speaker", async () => {
    const text =
      "WEBVTT\n\n" +
      cue("01.000", "02.000", "(Dana Fisk)\nHello there.") +
      cue("02.000", "03.000", "- Hello.\n- Good day.");
    expect((await readAs(vtt, text)).turns).toEqual([
      "Dana Fisk | Hello there. @1000-2000",
      " | Hello. @2000-3000",
      " | Good day. @2000-3000",
    ]);
  });

  test("reads fields and notes, and skips styles and regions", async () => {
    const text =
      "WEBVTT - A film\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE by hand\n\n" +
      cue("01.000", "02.000", "Hi.");
    const { transcript, turns } = await readAs(vtt, text);
    expect(turns).toEqual([" | Hi. @1000-2000"]);
    expect(transcript?.meta).toEqual({ title: "A film", kind: "captions", language: "en", note: "by hand" });
    expect(transcript?.language).toBe("en");
  });

  test("decodes entities and drops tags, but never text behind a lone <", async () => {
    const text =
      "WEBVTT\n\n" +
      cue("01.000", "02.000", "<i>a</i> &amp; <c.loud>b</c> <00:01.500>c &lt;d&gt; &#8212; &nosuch;") +
      cue("02.000", "03.000", "5 < 6 and 7 <8 words after");
    expect((await readAs(vtt, text)).turns).toEqual([
      " | a & b c <d> — &nosuch; 5 < 6 and 7 <8 words after @1000-3000",
    ]);
  });

  test("joins captions without speakers until a pause of two seconds or a sentence end past 300 characters", async () => {
    const long = `${"word ".repeat(61)}end.`;
    const text =
      "WEBVTT\n\n" +
      cue("01.000", "02.000", long) +
      cue("02.000", "03.000", "New turn,") +
      cue("04.999", "05.000", "same turn.") +
      cue("07.000", "08.000", "After a pause.");
    expect((await readAs(vtt, text)).turns.map((turn) => turn.slice(3, 14))).toEqual([
      "word word w",
      "New turn, s",
      "After a pau",
    ]);
  });

  test("keeps a caption that ends before it starts, with a warning", async () => {
    const text = `WEBVTT\n\n${cue("12.141", "10.168", "<v S01>Kept.")}`;
    const { outcome, turns } = await readAs(vtt, text);
    expect(turns).toEqual(["S01 | Kept. @12141-"]);
    expect(outcome.messages).toContainEqual(
      expect.objectContaining({ code: "cue-ends-before-start", level: "warning", line: 3 }),
    );
  });

  test("warns of broken times by line and keeps their text", async () => {
    const text = `WEBVTT\n\n${cue("01.000", "02.000", "Good.")}00:0x:03.000 --> 00:00:04.000\nKept.\n`;
    const { outcome, turns } = await readAs(vtt, text);
    expect(turns).toEqual([" | Good. Kept. @1000-2000"]);
    expect(outcome.messages).toContainEqual(
      expect.objectContaining({ code: "bad-cue-time", level: "warning", line: 6 }),
    );
  });

  test("without its first line is an error, without captions too", async () => {
    expect(codes((await readAs(vtt, cue("01.000", "02.000", "Hi."))).outcome)).toEqual(["not-webvtt"]);
    expect(codes((await readAs(vtt, "WEBVTT\n\n")).outcome)).toEqual(["no-cues"]);
    expect(codes((await readAs(vtt, "")).outcome)).toEqual(["empty-file"]);
  });

  test("drops the repeats of captions that scroll, and says so", async () => {
    const lines = ["one", "two", "three", "four", "five", "six"];
    const cues = lines.map((line, i) =>
      cue(`0${i}.000`, `0${i + 1}.000`, i === 0 ? line : `${lines[i - 1]}\n${line}`),
    );
    const { outcome, turns } = await readAs(vtt, `WEBVTT\n\n${cues.join("")}`);
    expect(turns).toEqual([" | one two three four five six @0-6000"]);
    expect(codes(outcome)).toContain("rolling-captions");
  });

  test("keeps words that are said again and again", async () => {
    const cues = [1, 2, 3, 4, 5, 6].map((i) => cue(`0${i}.000`, `0${i + 1}.000`, "Yes."));
    expect((await readAs(vtt, `WEBVTT\n\n${cues.join("")}`)).turns).toEqual([
      " | Yes. Yes. Yes. Yes. Yes. Yes. @1000-7000",
    ]);
  });
});

describe("captions", () => {
  test("lose no word and change no order, whatever their times and tags", async () => {
    const words = fc.array(fc.constantFrom("rain", "é", "bees.", "yes", "👍🏽", "没有", "so"), {
      minLength: 1,
      maxLength: 4,
    });
    const caption = fc.record({
      from: fc.integer({ min: 0, max: 59 }),
      length: fc.integer({ min: -3, max: 9 }),
      lines: fc.array(words, { minLength: 1, maxLength: 3 }),
      tag: fc.constantFrom("", "<i>", "<c.x>", "<00:00:01.000>"),
      broken: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(caption, { minLength: 1, maxLength: 8 }), async (captions) => {
        const time = (seconds: number) =>
          `00:${String(10 + Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}.000`;
        const body = captions.map(({ from, length, lines, tag, broken }) => {
          const times = `${time(from)} --> ${broken ? "later" : time(from + length + 60)}`;
          return `${times}\n${lines.map((line) => tag + line.join(" ")).join("\n")}\n\n`;
        });
        fc.pre(captions.some(({ broken }) => !broken));
        const { outcome } = await readAs(vtt, `WEBVTT\n\n${body.join("")}`);
        fc.pre(!codes(outcome).includes("rolling-captions"));
        const said = captions.flatMap(({ lines }) => lines.flat()).join(" ");
        expect(outcome.transcripts[0]?.text.replaceAll("\n\n", " ")).toBe(said);
      }),
      { numRuns: 150 },
    );
  });
});

describe("SubRip", () => {
  test("takes commas, dots, missing blanks and style marks", async () => {
    const text =
      "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<font color=red>Interviewer:</font> So?\r\n\r\n" +
      "2\r\n00:00:02.500-->00:00:03\r\nParticipant: Well.\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\nYes.\r\n";
    const { transcript, turns } = await readAs(srt, text);
    expect(turns).toEqual(["Interviewer | So? @1000-2000", "Participant | Well. Yes. @2500-4000"]);
    expect(transcript && roles({ ...transcript, messages: [] })).toEqual([
      "Interviewer=interviewer",
      "Participant=participant",
    ]);
  });

  test("keeps text after a blank line inside a caption, with a warning", async () => {
    const { outcome, turns } = await readAs(srt, "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nTwo.\n");
    expect(turns).toEqual([" | One. Two. @1000-2000"]);
    expect(codes(outcome)).toContain("text-outside-cue");
  });

  test("without any times is an error", async () => {
    expect(codes((await readAs(srt, "1\nsome words")).outcome)).toContain("no-cues");
  });
});

describe("SubViewer", () => {
  test("takes its times", async () => {
    const text = "0:00:00.500,0:00:01.000\nOne\n\n0:00:01.000,0:00:02.000\ntwo.\n";
    expect((await readAs(sbv, text)).turns).toEqual([" | One two. @500-2000"]);
  });
});
