import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { manPage } from "./command-reference.js";
import { linksOf, root } from "./links-of.js";

describe("the command reference", () => {
  test("is in the package as a man page, made before packing", () => {
    execFileSync("npm", ["run", "--silent", "prepack"]);
    const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      encoding: "utf8",
    });
    expect(packed).toContain('"man/themata.1"');
    expect(fs.readFileSync("man/themata.1", "utf8")).toBe(manPage());
  });
});

describe("a link within the project", () => {
  test("of the README leads to a file that the package holds", () => {
    const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    const held = JSON.parse(listed)[0].files.map((file: { path: string }) => file.path);
    const wanted = linksOf("README.md").map(({ file }) => file);
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((file) => !held.includes(file))).toEqual([]);
  });
});
