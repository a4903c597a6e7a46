import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/core/limits.js";
import { readFile } from "../../src/importers/registry.js";
import { ImportPool } from "../../src/importers/sandbox/import-pool.js";
import { buildChildProgram } from "./built-child.js";

const shared = process.env.THEMATA_SHARED ?? "";
const limits = { ...defaultLimits, milliseconds: 10_000, heapMegabytes: 512 };

/**
 * How many files of each folder end how, read as `import` reads them: the format that was recognised and
 * the code of the error, or `read`. What each binary file ends as is in `hostile-endings.ts`.
 */
const endings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  annotation: {
    "html read": 2,
    "whisper-json no-segments": 11,
  },
  csv: {
    "csv no-text-column": 8,
    "whisper-json no-segments": 6,
  },
  docx: {
    "docx bad-zip": 4,
    "docx doctype-refused": 1,
    "docx encrypted": 2,
    "docx no-text": 9,
    "docx read": 32,
    "docx truncated": 5,
  },
  json: {
    "unknown not-text": 1,
    "whisper-json bad-json": 116,
    "whisper-json empty-file": 1,
    "whisper-json no-segments": 91,
  },
  pdf: {
    "pdf bad-pdf": 1,
    "pdf encrypted": 3,
    "pdf no-text": 37,
    "pdf not-a-pdf": 1,
    "pdf read": 44,
  },
  rtf: {
    "rtf read": 26,
  },
  synthetic: {
    "csv bad-csv": 1,
    "csv no-text-column": 8,
    "csv read": 1,
    "docx doctype-refused": 4,
    "docx read": 3,
    "docx too-deep": 1,
    "docx truncated": 1,
    "docx zip-bomb": 2,
    "rtf too-deep": 1,
    "srt read": 1,
    "txt read": 16,
    "unknown archive": 2,
    "unknown empty-file": 2,
    "unknown refi-qda": 28,
    "vtt read": 1,
    "whisper-json no-segments": 3,
  },
  text: {
    "txt read": 2,
    "whisper-json no-segments": 2,
  },
  txt: {
    "txt read": 5,
  },
  vtt: {
    "vtt no-cues": 6,
    "vtt read": 20,
    "whisper-json no-segments": 1,
  },
  xlsx: {
    "docx bad-zip": 1,
    "xlsx bad-zip": 6,
    "xlsx doctype-refused": 1,
    "xlsx encrypted": 4,
    "xlsx no-text": 4,
    "xlsx no-text-column": 11,
    "xlsx not-an-xlsx": 1,
    "xlsx truncated": 5,
  },
  yaml: {
    "txt read": 234,
  },
  zip: {
    "odt encrypted": 1,
    "unknown archive": 71,
    "unknown empty-file": 1,
    "unknown not-text": 5,
    "xlsx not-an-xlsx": 2,
  },
};

/** These need the collection of hostile files, which is not part of the project. */
describe.skipIf(!process.env.THEMATA_SHARED)("every hostile file, offered to import", () => {
  const folder = (name: string) => join(shared, "hostile", name);
  let pool: ImportPool;
  beforeAll(async () => {
    pool = new ImportPool(await buildChildProgram());
  });
  afterAll(() => pool.close());

  async function endingOf(directory: string, name: string): Promise<string> {
    const bytes = readFileSync(join(folder(directory), name));
    const { format, messages, transcripts } = await readFile({ name, bytes }, { limits }, (...args) =>
      pool.read(...args),
    );
    const error = messages.find(({ level }) => level === "error");
    expect(transcripts.length > 0, name).toBe(error === undefined);
    for (const { speakers } of transcripts)
      for (const speaker of speakers)
        expect(speaker.name, name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    return `${format} ${error?.code ?? "read"}`;
  }

  test(
    "ends as the table says, folder by folder, and leaves this process small and its objects as they were",
    {
      timeout: 600_000,
    },
    async () => {
      const folders = readdirSync(join(shared, "hostile"), { withFileTypes: true });
      expect
        .soft(Object.keys(endings).sort())
        .toEqual(folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort());
      for (const [directory, expected] of Object.entries(endings)) {
        const names = readdirSync(folder(directory));
        const codes = await Promise.all(names.map((name) => endingOf(directory, name)));
        for (const code of new Set([...codes, ...Object.keys(expected)])) {
          const found = names.filter((_, i) => codes[i] === code);
          expect.soft(found.length, `${directory}: ${code}: ${found.join(", ")}`).toBe(expected[code] ?? 0);
        }
      }
      expect.soft(process.memoryUsage.rss()).toBeLessThan(500e6);
      expect.soft(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});
