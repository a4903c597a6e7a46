import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { defaultLimits, type ImportLimits } from "../../src/core/limits.js";
import { openZip } from "../../src/importers/containers/zip.js";
import { Refusal } from "../../src/importers/refusal.js";
import { type RawEntry, rawZip } from "./raw-zip.js";

/** The code by which opening the archive and reading all of it is refused; `read` where it is not. */
async function ending(bytes: Uint8Array, limits: Partial<ImportLimits> = {}): Promise<string> {
  try {
    const archive = await openZip(bytes, { ...defaultLimits, ...limits });
    for (const name of archive.names) archive.read(name);
    return "read";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const entry = (more: Partial<RawEntry> = {}): RawEntry => ({ name: "a.xml", data: "some text", ...more });

describe("a zip archive", () => {
  test("gives back the bytes that were packed, and null for a name it has not", async () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 500 }), {
      minKeys: 1,
    });
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(0, 6, 9), async (parts, level) => {
        const archive = await openZip(zipSync(parts, { level: level as 0 | 6 | 9 }));
        expect([...archive.names].sort()).toEqual(Object.keys(parts).sort());
        for (const name of archive.names)
          expect(Buffer.from(archive.read(name) ?? []).equals(Buffer.from(parts[name] ?? []))).toBe(true);
        expect(archive.read("No such part")).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test("written by the tests' own writer is read, so that each refusal below has one cause", async () => {
    expect(await ending(rawZip([entry(), entry({ name: "b/c.xml", data: "more" })]))).toBe("read");
  });

  test.each<[string, string, readonly RawEntry[]]>([
    ["has two parts of one name", "bad-zip", [entry(), entry()]],
    ["has two names that differ only in case", "bad-zip", [entry(), entry({ name: "A.XML" })]],
    ["has a link", "bad-zip", [entry({ mode: 0o120777 })]],
    ["has a name that climbs out", "bad-zip", [entry({ name: "../a.xml" })]],
    ["has a name with a backslash that climbs out", "bad-zip", [entry({ name: "..\\a.xml" })]],
    ["has an absolute name", "bad-zip", [entry({ name: "/a.xml" })]],
    ["has a name with a drive", "bad-zip", [entry({ name: "C:\\a.xml" })]],
    ["lists a part by another name", "bad-zip", [entry({ listedAs: "b.xml" })]],
    ["has a wrong checksum", "bad-zip", [entry({ crc: 1 })]],
    ["says a part is smaller than it is", "zip-bomb|bad-zip", [entry({ data: "x".repeat(5000), size: 10 })]],
    ["says a part is larger than it is", "bad-zip", [entry({ size: 100 })]],
    ["uses an unknown method", "bad-zip", [entry({ method: 12 })]],
    ["is encrypted", "encrypted", [entry({ flags: 0x801 })]],
    ["has parts that share their bytes", "zip-bomb", [entry(), entry({ name: "b.xml", sharedWith: 0 })]],
  ])("that %s is refused (%s)", async (_, codes, entries) => {
    expect(codes.split("|")).toContain(await ending(rawZip(entries)));
  });

  test("is refused beyond each limit and read at it", async () => {
    const two = rawZip([entry({ data: "x".repeat(1000) }), entry({ name: "b.xml", data: "y".repeat(1000) })]);
    expect(await ending(two, { entries: 2, entryBytes: 1000, totalBytes: 2000 })).toBe("read");
    expect(await ending(two, { entries: 1 })).toBe("too-many-entries");
    expect(await ending(two, { entryBytes: 999 })).toBe("zip-bomb");
    expect(await ending(two, { totalBytes: 1999 })).toBe("zip-bomb");
  });

  test("that unpacks two hundredfold is read up to 10 MB and refused beyond", async () => {
    expect(await ending(rawZip([entry({ data: "x".repeat(9_000_000) })]))).toBe("read");
    expect(await ending(rawZip([entry({ data: "x".repeat(11_000_000) })]))).toBe("zip-bomb");
  });

  test("that is cut short anywhere is refused, never read in part", async () => {
    const whole = rawZip([entry({ data: "a longer text, a longer text" }), entry({ name: "b.xml" })]);
    for (let length = 0; length < whole.length; length++) {
      expect(["not-a-zip", "truncated", "bad-zip"]).toContain(await ending(whole.slice(0, length)));
    }
  });

  test("with any byte changed is refused or gives the same bytes", async () => {
    const content = "a longer text, a longer text";
    const whole = rawZip([entry({ data: content })]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const spoiled = Uint8Array.from(whole);
        spoiled[at] = (spoiled[at] ?? 0) ^ change;
        if ((await ending(spoiled)) !== "read") return;
        const archive = await openZip(spoiled);
        for (const name of archive.names)
          expect(Buffer.from(archive.read(name) ?? []).toString()).toBe(content);
      }),
      { numRuns: 300 },
    );
  });
});
