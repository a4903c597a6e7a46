import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { errorCode, errorCodes } from "../../src/core/error-code.js";

const page = fs.readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| (.+) \|$/gm)];

describe("the page of error codes", () => {
  it("lists every code once, and no other", () => {
    expect(rows.map(([, code]) => code).sort()).toEqual([...errorCodes].sort());
  });

  it("says of each which exit code it comes with, and what it means", () => {
    for (const [, code, exit, meaning] of rows) {
      expect(exit, code).toMatch(/^([234]|70|130)(, [234])*$/);
      expect(meaning, code).toMatch(/\S{2}/);
    }
  });

  it("names a code that exists where one is a synonym", () => {
    const synonyms = rows.flatMap(([, , , meaning]) => /^= `([a-z-]+)`/.exec(meaning ?? "")?.[1] ?? []);
    expect(synonyms.length).toBeGreaterThan(0);
    for (const synonym of synonyms) expect(errorCodes).toContain(synonym);
  });
});

describe("an error code made at run time", () => {
  it("is one that is listed", () => {
    expect(errorCode("unknown-code")).toBe("unknown-code");
    expect(() => errorCode("unknown-cod")).toThrow("unknown-cod");
  });
});
