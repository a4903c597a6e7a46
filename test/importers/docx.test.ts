import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { docx } from "../../src/importers/documents/docx.js";
import { docxParts, makeDocx, notesOf, paragraph, run, table } from "./office-files.js";
import { read } from "./outcomes.js";

const readBody = (body: string, more: Record<string, string> = {}) => read(docx, makeDocx(body, more));
const talk = (...lines: string[]) => lines.map(paragraph).join("");

describe("a Word document", () => {
  test("gives a turn for each paragraph that begins with a speaker, named after the file", async () => {
    const { turns, transcript } = await readBody(
      talk(
        "Interviewer: How did you meet Ama?",
        "Mentor 2: At the welcome day.",
        "Interviewer: And then?",
        "Mentor 2: We kept in touch.",
      ),
    );
    expect(turns).toEqual([
      "Interviewer: How did you meet Ama?",
      "Mentor 2: At the welcome day.",
      "Interviewer: And then?",
      "Mentor 2: We kept in touch.",
    ]);
    expect(transcript.name).toBe("ama");
    expect(transcript.speakers.map(({ name, role }) => `${name} ${role}`)).toEqual([
      "Interviewer interviewer",
      "Mentor 2 participant",
    ]);
  });

  test("takes the fields above the talk for what they are, behind a title that is a sentence too", async () => {
    const { turns, transcript, codes } = await readBody(
      talk(
        "Made for a test. Nobody speaks here.",
        "Date: 2024-02-13",
        "Duration: 52 minutes",
        "Interviewer: Why?",
        "Kofi: It helped.",
      ),
    );
    expect(turns).toEqual(["Interviewer: Why?", "Kofi: It helped."]);
    expect(transcript.meta).toEqual({
      title: "Made for a test. Nobody speaks here.",
      date: "2024-02-13",
      duration: "52 minutes",
    });
    expect(transcript.durationMs).toBe(52 * 60_000);
    expect(codes).toEqual([]);
  });

  test("is rendered as one paragraph a turn with a blank line between", async () => {
    const { transcript } = await readBody(talk("Interviewer: Why?", "Kofi: It helped.", "Kofi: A lot."));
    expect(transcript.text).toBe("Interviewer: Why?\n\nKofi: It helped.\n\nKofi: A lot.");
  });

  test("may set bold speakers on paragraphs of their own", async () => {
    const bold = (name: string) => paragraph(run(name, true));
    const { turns } = await readBody(
      [
        bold("Interviewer:"),
        talk("Who helped you?"),
        bold("Student 4:"),
        talk("My mentor.", "She called me."),
      ].join(""),
    );
    expect(turns).toEqual(["Interviewer: Who helped you?", "Student 4: My mentor.\nShe called me."]);
  });

  test("keeps line breaks within a turn", async () => {
    const { turns } = await readBody(
      talk("Interviewer: So?", "Kofi: First line\nsecond line", "Interviewer: Ah.", "Kofi: Yes."),
    );
    expect(turns[1]).toBe("Kofi: First line\nsecond line");
  });

  test("loses soft hyphens and no letter", async () => {
    const soft = paragraph("<w:r><w:t>Kofi: peer</w:t><w:softHyphen/><w:t>mentor</w:t></w:r>");
    const { turns } = await readBody(
      talk("Interviewer: Say it.") + soft + talk("Interviewer: Thanks.", "Kofi: Yes."),
    );
    expect(turns[1]).toBe("Kofi: peermentor");
  });

  test("may come from a meeting program: name and time, then the words after a line break", async () => {
    const line = (name: string, time: string, words: string) =>
      paragraph(run(name, true) + run(`   ${time}\n${words}`));
    const { turns, transcript } = await readBody(
      [
        line("Ama Owusu", "0:03", "Welcome, both of you."),
        line("Kofi Mensah", "0:09", "Thank you."),
        line("Ama Owusu", "1:02:05", "Shall we begin?"),
      ].join(""),
    );
    expect(turns).toEqual([
      "Ama Owusu: Welcome, both of you.",
      "Kofi Mensah: Thank you.",
      "Ama Owusu: Shall we begin?",
    ]);
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual([3000, 9000, 3_725_000]);
  });

  test("may come from Otter: name and time on a line, paragraphs below", async () => {
    const head = (name: string, time: string) => paragraph(run(`${name}  `, true) + run(time));
    const { turns } = await readBody(
      [
        head("KM07", "00:00"),
        talk("We met on Mondays.", "In the library."),
        head("Ama", "00:41"),
        talk("And it helped?"),
        head("KM07", "00:44"),
        talk("A lot."),
      ].join(""),
    );
    expect(turns).toEqual([
      "KM07: We met on Mondays.\nIn the library.",
      "Ama: And it helped?",
      "KM07: A lot.",
    ]);
  });

  test("does not count footnotes as speech and says so", async () => {
    const note = `<w:p>${run("Kofi: She is my buddy")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
    const { turns, codes } = await readBody(
      talk("Interviewer: Who is she?") + note + talk("Interviewer: I see.", "Kofi: Yes."),
      notesOf("footnotes", "A buddy is a mentor here."),
    );
    expect(turns[1]).toBe("Kofi: She is my buddy");
    expect(codes).toContain("notes-left-out");
  });

  test("does not count comments as speech", async () => {
    const note = `<w:p>${run("Kofi: Yes")}<w:r><w:commentReference w:id="0"/></w:r></w:p>`;
    const { transcript } = await readBody(
      talk("Interviewer: Did it?") + note + talk("Interviewer: I see.", "Kofi: Yes."),
      notesOf("comments", "check the tape"),
    );
    expect(transcript.text).not.toContain("check");
  });

  test("with tracked changes is read with insertions and without deletions, with a warning", async () => {
    const changed = `<w:p>${run("Kofi: I ")}<w:del w:id="1" w:author="x"><w:r><w:delText>hated</w:delText></w:r></w:del><w:ins w:id="2" w:author="x">${run("liked it")}</w:ins></w:p>`;
    const { turns, codes } = await readBody(
      talk("Interviewer: Well?") + changed + talk("Interviewer: Good.", "Kofi: Yes."),
    );
    expect(turns[1]).toBe("Kofi: I liked it");
    expect(codes).toContain("tracked-changes");
  });

  test("warns where paragraphs were cut at a fixed width", async () => {
    const cut = `x${" word".repeat(20)}`.slice(0, 90);
    const pairs = [0, 1, 2].flatMap(() => ["Kofi: start", cut, "tail of it", "Ama: yes"]);
    expect((await readBody(talk(...pairs))).codes).toContain("hard-splits");
    expect((await readBody(talk("Kofi: start", "Ama: yes", "Kofi: end"))).codes).not.toContain("hard-splits");
  });

  test("without any text is an error", async () => {
    expect((await readBody("<w:p/>")).codes).toEqual(["no-text"]);
  });
});

describe("a table in a Word document", () => {
  test("of speakers and words gives a turn a row; an empty speaker continues the one above", async () => {
    const { turns, transcript } = await readBody(
      talk("Second interview") +
        table(
          ["Ama", "What did you talk about when you met?"],
          ["Kofi", "Mostly about exams, and about home."],
          ["", "And football, to be honest."],
          ["Ama", "Was that useful for you?"],
        ),
    );
    expect(turns).toEqual([
      "Ama: What did you talk about when you met?",
      "Kofi: Mostly about exams, and about home.",
      "Kofi: And football, to be honest.",
      "Ama: Was that useful for you?",
    ]);
    expect(transcript.meta).toEqual({ title: "Second interview" });
  });

  test("may have a header row, line numbers and a column of times", async () => {
    const { turns, transcript } = await readBody(
      table(
        ["", "Time", "Speaker", "Text"],
        ["1", "00:00:05", "Ama:", "How often did you two meet in spring?"],
        ["2", "00:00:11", "Kofi:", "Every week, more or less, on Mondays."],
        ["3", "00:00:20", "Ama:", "And who suggested the day of the week?"],
      ),
    );
    expect(turns[1]).toBe("Kofi: Every week, more or less, on Mondays.");
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual([5000, 11_000, 20_000]);
  });

  test("that is a form is read as paragraphs", async () => {
    const { transcript } = await readBody(
      table(["Place", "Library"], ["Date", "3 May"], ["Length", "40 minutes"]),
    );
    expect(transcript.turns.every(({ speaker }) => speaker === null)).toBe(true);
    for (const word of ["Place", "Library", "3 May", "40 minutes"]) {
      expect(transcript.text + JSON.stringify(transcript.meta)).toContain(word.replace(/^Date$/, "date"));
    }
  });
});

describe("a file that only looks like a Word document", () => {
  const message = async (bytes: Uint8Array) => (await read(docx, bytes)).codes;

  test("is refused by name", async () => {
    expect(await message(new TextEncoder().encode("just text"))).toEqual(["not-a-docx"]);
    expect(await message(zipSync({ "a.txt": new Uint8Array([65]) }))).toEqual(["not-a-docx"]);
  });

  test("that is cut short is told apart", async () => {
    const whole = makeDocx(talk("Ama: hello"));
    expect(await message(whole.subarray(0, whole.length - 40))).toEqual(["truncated"]);
  });

  test("of the old kind, or encrypted, is told apart", async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await message(Uint8Array.from(ole))).toEqual(["not-a-docx"]);
    const encrypted = Buffer.concat([Uint8Array.from(ole), Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await message(encrypted)).toEqual(["encrypted"]);
  });

  test.each([
    "utf-8",
    "utf-16le",
  ])("with a document type in %s is refused before it is parsed", async (encoding) => {
    const parts = docxParts(talk("Ama: hello"));
    const xml = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x "y">]>${new TextDecoder().decode(parts["word/document.xml"])}`;
    const bytes = encoding === "utf-8" ? Buffer.from(xml) : Buffer.from(`\ufeff${xml}`, "utf16le");
    expect(await message(zipSync({ ...parts, "word/document.xml": bytes }))).toEqual(["doctype-refused"]);
  });

  test("with broken XML is refused", async () => {
    expect(await message(makeDocx("<w:p><w:r>"))).toEqual(["bad-docx"]);
  });

  test("that names outside files is read without them", async () => {
    const linked = makeDocx(talk("Ama: hello", "Kofi: hi", "Ama: bye", "Kofi: bye"), {
      "word/_rels/document.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="/etc/hostname" TargetMode="External"/></Relationships>',
    });
    expect((await read(docx, linked)).turns).toEqual(["Ama: hello", "Kofi: hi", "Ama: bye", "Kofi: bye"]);
  });
});

describe("sniffing a Word document", () => {
  const sniff = (bytes: Uint8Array, extension: string) =>
    docx.sniff({ file: { name: `a.${extension}`, bytes }, head: null, extension });

  test("goes by content before the extension", () => {
    expect(sniff(makeDocx(talk("Ama: hello")), "bin")).toBeGreaterThan(0.9);
    expect(sniff(new TextEncoder().encode("plain"), "docx")).toBeLessThanOrEqual(0.3);
    expect(sniff(zipSync({ "a.txt": new Uint8Array([65]) }), "zip")).toBe(0);
  });
});
