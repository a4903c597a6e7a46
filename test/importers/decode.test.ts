import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode, decodeHead, isProbablyText } from "../../src/importers/decode.js";
import { codes } from "./reading.js";

const text = "I: Où étiez-vous né ? 🐝\nP: À Genève, là-bas — “loin”.\n";
const utf8 = (string: string) => new TextEncoder().encode(string);
const encoded = (string: string, name: string, addBOM = false) =>
  new Uint8Array(iconv.encode(string, name, { addBOM }));

describe("decoding", () => {
  test.each([
    ["utf-8", utf8(text)],
    ["utf-8", utf8(`\ufeff${text}`)],
    ["utf-16le", encoded(text, "utf-16le", true)],
    ["utf-16be", encoded(text, "utf-16be", true)],
    ["utf-16le", encoded(text, "utf-16le")],
    ["utf-16be", encoded(text, "utf-16be")],
    ["utf-32le", encoded(text, "utf-32le", true)],
    ["utf-32be", encoded(text, "utf-32be", true)],
  ])("reads %s (%#) without a message", async (encoding, bytes) => {
    expect(await decode(bytes)).toEqual({ text, encoding, messages: [] });
  });

  test("guesses windows-1252 with a warning that names it", async () => {
    const western = text.replace(" 🐝", "");
    const decoded = await decode(encoded(western, "windows-1252"));
    expect(decoded).toMatchObject({
      text: western,
      encoding: "windows-1252",
      messages: [{ level: "warning", code: "guessed-encoding" }],
    });
    expect(decoded.messages[0]?.message).toContain("windows-1252");
  });

  test.each([
    ["shift_jis", "聞き手：お元気ですか。\n参加者：はい、元気です。川の近くの村に住んでいました。\n"],
    ["windows-1251", "Как вы себя чувствуете? Хорошо, спасибо. Мы жили в деревне около реки.\n"],
    ["gb18030", "访谈者：你好吗？受访者：很好，谢谢。我们住在河边的村子里，夏天很美。\n"],
  ])("guesses %s where that is far likelier", async (encoding, string) => {
    expect(await decode(encoded(string, encoding))).toMatchObject({ text: string, encoding });
  });

  test("the encoding that is named wins over what the bytes look like", async () => {
    expect((await decode(utf8("é"), "windows-1252")).text).toBe("Ã©");
    expect((await decode(encoded("Żółty", "windows-1250"), "windows-1250")).text).toBe("Żółty");
  });

  test("but not over the file's own mark, and says so", async () => {
    const decoded = await decode(utf8("\ufeffé"), "latin1");
    expect(decoded.text).toBe("é");
    expect(codes(decoded)).toEqual(["encoding-contradicted"]);
    expect(codes(await decode(utf8("\ufeffé"), "UTF8"))).toEqual([]);
  });

  test("an unknown encoding is an error", async () => {
    expect(await decode(utf8("a"), "klingon-8")).toMatchObject({
      text: null,
      messages: [{ level: "error", code: "unknown-encoding" }],
    });
  });

  test("a few broken places in UTF-8 are replaced and counted, not read as another encoding", async () => {
    const bytes = utf8("é".repeat(50));
    bytes[20] = 0x41;
    const decoded = await decode(bytes);
    expect(decoded.encoding).toBe("utf-8");
    expect(codes(decoded)).toEqual(["bytes-replaced"]);
  });

  test("every line end becomes LF, NUL and marks at the start go", async () => {
    const decoded = await decode(utf8("\ufeff\ufeffa\r\nb\rc\n\r\nd\0e"));
    expect(decoded.text).toBe("a\nb\nc\n\nde");
    expect(codes(decoded)).toEqual(["nul-removed"]);
  });

  test("binary content is refused", async () => {
    for (const bytes of [
      utf8("%PDF-1.7\n"),
      Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0),
      Uint8Array.from({ length: 300 }, (_, i) => i % 24),
    ])
      expect(await decode(bytes)).toMatchObject({
        text: null,
        messages: [{ level: "error", code: "not-text" }],
      });
    expect(isProbablyText(utf8("{\\rtf1 text}"))).toBe(true);
    expect(isProbablyText(new Uint8Array())).toBe(true);
  });

  test("the head for sniffing survives a character cut at its end", () => {
    const head = decodeHead(utf8(`a${"é".repeat(40_000)}`));
    expect(head?.startsWith("aéé")).toBe(true);
  });

  test("what is UTF-8 without NUL and CR comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (string) => {
        const plain = string
          .replace(/[\0\r]/g, "")
          .replace(/^\ufeff+/, "")
          .toWellFormed();
        fc.pre(isProbablyText(utf8(plain)));
        expect((await decode(utf8(plain), "utf-8")).text).toBe(plain);
      }),
      { numRuns: 100 },
    );
  });

  test("any bytes give whole characters or an error, never an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
        const decoded = await decode(bytes);
        if (decoded.text === null) expect(decoded.messages.some(({ level }) => level === "error")).toBe(true);
        else expect(decoded.text.isWellFormed() && !/[\0\r]/.test(decoded.text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
