import { describe, expect, test } from "vitest";
import type { ImportOptions } from "../../src/importers/importer.js";
import { csv } from "../../src/importers/tables/csv.js";
import { sniffDelimiter } from "../../src/text/csv.js";
import { codes, script } from "./reading.js";

async function readCsv(text: string, options: ImportOptions = {}) {
  const outcome = await csv.read({ name: "answers.csv", bytes: new TextEncoder().encode(text) }, options);
  return { outcome, turns: outcome.transcripts.map((transcript) => script({ ...transcript, messages: [] })) };
}

describe("a table with a turn a row", () => {
  test("finds its columns by their names", async () => {
    const { outcome, turns } = await readCsv(
      '\ufefftimestamp,Speaker,Statement\r\n0:01,Ana,"Hello, you."\r\n0:06,Bo,Yes.\r\n',
    );
    expect(turns).toEqual([["Ana | Hello, you. @1000-", "Bo | Yes. @6000-"]]);
    expect(outcome.transcripts[0]).toMatchObject({ name: "answers", text: "Ana: Hello, you.\n\nBo: Yes." });
  });

  test("an empty speaker continues the one above, and entities are decoded", async () => {
    const { turns } = await readCsv("speaker,words\nAna,One &#8212; two\n,three &amp; four\nBo,five\n");
    expect(turns).toEqual([["Ana | One — two", "Ana | three & four", "Bo | five"]]);
  });

  test.each([
    [";", "who;text\nAna;a, b"],
    ["\t", "who\ttext\nAna\ta, b"],
    ["|", "who|text\nAna|a, b"],
    [",", '"who;x",text\nAna,b'],
  ])("sees that %j separates its cells", async (delimiter, text) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });

  test("takes line breaks in a cell as one turn", async () => {
    const { outcome } = await readCsv('speaker,text\nAna,"one\n\ntwo"\n');
    expect(outcome.transcripts[0]?.text).toBe("Ana: one\ntwo");
  });

  test("takes the text column it is told, and names the columns there are when it is wrong", async () => {
    const { turns } = await readCsv("speaker,x\nAna,hello\n", { textColumns: ["X"] });
    expect(turns).toEqual([["Ana | hello"]]);
    const { outcome } = await readCsv("speaker,x\nAna,hello\n", { textColumns: ["y"] });
    expect(outcome.messages).toMatchObject([{ level: "error", code: "no-such-column" }]);
    expect(outcome.messages[0]?.message).toContain("speaker, x");
  });

  test("without a text column says how to name it", async () => {
    const { outcome } = await readCsv("a,b\n1,2\n");
    expect(outcome.messages).toMatchObject([{ level: "error", code: "no-text-column" }]);
  });

  test("warns of ragged rows by line and of columns with the same name", async () => {
    const { outcome, turns } = await readCsv('speaker,text,text\nAna,"a\nb",x\nBo\nCy,c,x,y\n');
    expect(outcome.messages.filter(({ level }) => level === "warning")).toMatchObject([
      { code: "duplicate-column", line: 1 },
      { code: "ragged-row", line: 4 },
      { code: "ragged-row", line: 5 },
    ]);
    expect(turns).toEqual([["Ana | a\nb", "Cy | c"]]);
  });

  test("with a quotation mark that never closes is an error", async () => {
    expect((await readCsv('speaker,text\nAna,"oh')).outcome.messages).toMatchObject([
      { level: "error", code: "bad-csv" },
    ]);
  });

  test("brings the codings of its code column on the row's words", async () => {
    const { outcome } = await readCsv("speaker,text,code,coder\nAna,🐝 hums,bees; sound ;,MK\nBo,ok,,MK\n", {
      codeColumn: "code",
    });
    expect(outcome.transcripts[0]?.codings).toEqual([
      { start: 5, end: 11, code: "bees", coder: "MK" },
      { start: 5, end: 11, code: "sound", coder: "MK" },
    ]);
  });

  test("splits codes at the delimiter it is told", async () => {
    const { outcome } = await readCsv("speaker,text,code\nAna,x,a|b\n", {
      codeColumn: "code",
      codeDelimiter: "|",
    });
    expect(outcome.transcripts[0]?.codings.map(({ code }) => code)).toEqual(["a", "b"]);
  });

  test("with an id column is one transcript an id", async () => {
    const { outcome, turns } = await readCsv("id,speaker,text\ns1,Ana,a\ns2,Bo,b\ns1,Cy,c\n", {
      idColumn: "id",
    });
    expect(outcome.transcripts.map(({ name }) => name)).toEqual(["s1", "s2"]);
    expect(turns).toEqual([["Ana | a", "Cy | c"], ["Bo | b"]]);
  });

  test("reads seconds, and milliseconds where the header says so", async () => {
    expect((await readCsv("start,end,text\n1.5,2,a\n")).turns).toEqual([[" | a @1500-2000"]]);
    expect((await readCsv("start_ms,end_ms,text\n1500,2000,a\n")).turns).toEqual([[" | a @1500-2000"]]);
  });

  test("headers cannot reach the prototype", async () => {
    const { outcome } = await readCsv("__proto__,constructor,text,id\n1,2,hello,a\n", { idColumn: "id" });
    expect(Object.keys(outcome.transcripts[0]?.attributes ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("a table with a respondent a row", () => {
  const text = "id,age,Why bees?,What next?\nR1,34,They hum.,More.\nR2,51,,Less.\nR2,20,Honey.,\n";

  test("is a transcript a row, a turn a question, the rest attributes", async () => {
    const { outcome } = await readCsv(text, { idColumn: "id", textColumns: ["Why bees?", "What next?"] });
    expect(outcome.transcripts.map(({ name, text, attributes }) => ({ name, text, attributes }))).toEqual([
      { name: "R1", text: "Why bees?: They hum.\n\nWhat next?: More.", attributes: { age: "34" } },
      { name: "R2", text: "What next?: Less.", attributes: { age: "51" } },
      { name: "R2 (2)", text: "Why bees?: Honey.", attributes: { age: "20" } },
    ]);
    expect(outcome.transcripts[0]?.speakers).toEqual([{ name: "R1", aliases: [], role: "participant" }]);
    expect(outcome.transcripts[0]?.turns.map(({ speaker, head, body }) => [speaker, head, body])).toEqual([
      ["R1", { start: 0, end: 10 }, { start: 11, end: 20 }],
      ["R1", { start: 22, end: 33 }, { start: 34, end: 39 }],
    ]);
    expect(codes(outcome)).toEqual(["duplicate-id"]);
  });
});
