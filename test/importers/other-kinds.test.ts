import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readFile } from "../../src/importers/registry.js";

const zip = (name: string) => zipSync({ [name]: strToU8("<Project/>") });
const latin1 = (text: string) => Buffer.from(text, "latin1");

async function codeOf(name: string, content: string | Uint8Array, as?: string) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const { messages, transcripts } = await readFile({ name, bytes }, as === undefined ? {} : { as });
  return messages.find(({ level }) => level === "error")?.code ?? `read ${transcripts.length}`;
}

describe("a file that is no transcript", () => {
  test.each<[string, string, string | Uint8Array, string]>([
    ["a REFI-QDA project", "study.qdpx", zip("project.qde"), "refi-qda"],
    [
      "a REFI-QDA codebook",
      "codes.qdc",
      '\ufeff<?xml version="1.0"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>',
      "refi-qda",
    ],
    ["an archive", "all.zip", zip("talk.txt"), "archive"],
    [
      "XML of another kind",
      "talk.xml",
      '<?xml version="1.0"?>\n<TEI><u who="A">Hello</u></TEI>',
      "unknown-xml",
    ],
    ["a recording", "talk.mp3", latin1("ID3\u0003\u0000\u0000\u0000"), "recording"],
    ["a recording in a box", "talk.m4a", latin1("\u0000\u0000\u0000\u0020ftypM4A "), "recording"],
    ["a wave", "talk.wav", latin1("RIFF\u0001\u0002\u0003\u0004WAVEfmt "), "recording"],
    ["a picture", "page.jpg", latin1("\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF"), "picture"],
    ["a codebook of themata", "codes.yaml", "# ours\nthemata: codebook/1\ncodes: []\n", "themata-file"],
    ["a guide of themata", "guide.yaml", "themata: guide/1\nquestions: []\n", "themata-file"],
    ["a bare value in a .json", "one.json", '"How did it begin?"', "no-segments"],
    ["a PDF without its first line", "talk.pdf", "%\n1 0 obj\n<< /Type /Catalog >>\nendobj", "not-a-pdf"],
  ])("is refused: %s", async (_, name, content, code) => {
    // The PDF is refused by its reader, in this process.
    if (code !== "not-a-pdf") expect(await codeOf(name, content)).toBe(code);
    else {
      const reader = async (format: string) => {
        const { messages } = await (await import("../../src/importers/documents/pdf.js")).pdf.read(
          { name, bytes: Buffer.from(content) },
          {},
        );
        return { format, transcripts: [], messages, encoding: null };
      };
      const { messages } = await readFile({ name, bytes: Buffer.from(content) }, {}, reader);
      expect(messages.map((message) => message.code)).toEqual([code]);
    }
  });

  test.each([
    ["text that mentions XML", "a.txt", "Ann: Write <?xml first.\n\nBen: Why?\n\nAnn: So.\n\nBen: Yes.\n"],
    ["text that begins with a bracket", "b.txt", "<laughs> Well.\n"],
    ["text about themata", "c.txt", "We themata: codebook and all.\n"],
  ])("is not seen in %s", async (_, name, content) => {
    expect(await codeOf(name, content)).toBe("read 1");
  });

  test("is read as it stands where the researcher says so", async () => {
    expect(await codeOf("talk.xml", '<?xml version="1.0"?>\n<TEI>Hello</TEI>', "txt")).toBe("read 1");
  });
});

describe("JSON with texts that nobody spoke", () => {
  test.each([
    [
      "test cases",
      [
        { text: "a\n", expectedTree: "| a" },
        { text: "b\n", expectedTree: "| b" },
      ],
    ],
    ["search results", { results: [{ text: "a", url: "http://a.example" }] }],
    ["chunks of a book", { chunks: [{ text: "a" }, { text: "b", page: 2 }] }],
  ])("is refused: %s", async (_, json) => {
    expect(await codeOf("texts.json", JSON.stringify(json))).toBe("no-segments");
  });
});
