import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/core/limits.js";
import { formats } from "../../src/importers/formats.js";
import type { ImportChild } from "../../src/importers/sandbox/import-child.js";
import { startChild } from "./built-child.js";
import {
  docxEndings,
  type Endings,
  pdfEndings,
  syntheticEndings,
  xlsxEndings,
  zipEndings,
} from "./hostile-endings.js";

const shared = process.env.THEMATA_SHARED ?? "";
const limits = { ...defaultLimits, milliseconds: 10_000, heapMegabytes: 512 };

/** These need the collection of hostile files, which is not part of the project. */
describe.skipIf(!process.env.THEMATA_SHARED)("a hostile file", () => {
  const folder = (name: string) => join(shared, "hostile", name);
  let child: ImportChild;
  beforeAll(async () => {
    child = await startChild();
  });
  afterAll(() => child.close());

  async function endingOf(directory: string, name: string, format: string): Promise<string> {
    const bytes = readFileSync(join(folder(directory), name));
    const { messages, transcripts } = await child.read(format, { name, bytes }, {}, limits);
    const error = messages.find(({ level }) => level === "error");
    expect(transcripts.length > 0, name).toBe(error === undefined);
    return error?.code ?? "read";
  }

  async function endings(directory: string, format: string, only = /./): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const name of readdirSync(folder(directory)).sort()) {
      if (!only.test(name)) continue;
      const code = await endingOf(directory, name, format);
      found[code] = [...(found[code] ?? []), name];
    }
    return found;
  }

  const byFolder: readonly (readonly [string, string, RegExp, Endings])[] = [
    ["docx", "docx", /./, docxEndings],
    ["xlsx", "xlsx", /./, xlsxEndings],
    ["pdf", "pdf", /./, pdfEndings],
    ["zip", "docx", /./, zipEndings],
    ["synthetic", "docx", /^(?:docx|zip|qdpx)/, syntheticEndings],
  ];

  /** Valid JSON is refused for want of segments, invalid JSON as such. */
  async function expectJson(): Promise<void> {
    const found = await endings("json", "whisper-json");
    const codes = Object.entries(found).flatMap(([code, names]) =>
      names.map((name) => [name, code] as const),
    );
    const odd: Record<string, string> = {
      "jts__n_single_space.json": "empty-file",
      // A NUL is removed before the text is read, with a warning.
      "jts__n_string_unescaped_ctrl_char.json": "no-segments",
      "jts__n_structure_null-byte-outside-string.json": "not-text",
    };
    for (const [name, code] of codes) {
      if (name.startsWith("jts__y_")) expect.soft([name, code]).toEqual([name, "no-segments"]);
      else if (name.startsWith("jts__n_")) expect.soft([name, code]).toEqual([name, odd[name] ?? "bad-json"]);
      else expect.soft(["no-segments", "bad-json"], name).toContain(code);
    }
    expect.soft(codes.length).toBeGreaterThan(200);
  }

  test("ends as the table of its folder says", { timeout: 600_000 }, async () => {
    for (const [directory, format, only, expected] of byFolder)
      expect
        .soft(await endings(directory, format, only), `${directory}, read as ${format}`)
        .toEqual(expected);
    expect.soft(Object.keys(await endings("rtf", "rtf")), "rtf").toEqual(["read"]);
    for (const [directory, name, format, code] of [
      ["synthetic", "rtf-hostile.rtf", "rtf", "too-deep"],
      ["zip", "tika__testODTEncrypted.odt", "odt", "encrypted"],
    ] as const)
      expect.soft(await endingOf(directory, name, format), name).toBe(code);
    await expectJson();
    expect.soft(process.memoryUsage.rss()).toBeLessThan(500e6);
  });

  test(
    "offered as any format at all ends as a known error or is read, and never crashes a reader",
    {
      timeout: 300_000,
    },
    async () => {
      for (const format of formats.keys()) {
        for (const name of readdirSync(folder("synthetic"))) {
          const code = await endingOf("synthetic", name, format);
          expect
            .soft(["reader-crashed", "took-too-long", "too-much-memory"], `${name} as ${format}`)
            .not.toContain(code);
        }
      }
      expect.soft(process.memoryUsage.rss()).toBeLessThan(500e6);
    },
  );
});
