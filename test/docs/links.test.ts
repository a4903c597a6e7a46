import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string) => fs.readFileSync(path.join(root, name), "utf8");
const docs = fs
  .readdirSync(path.join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...docs];

/** The files and headings of this project that a page links to. */
const linksOf = (name: string) =>
  [...read(name).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, file = "", heading = null]) => ({
      file: file === "" ? name : path.posix.join(path.posix.dirname(name), file),
      heading,
    }),
  );

const slug = (title: string) =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
const headingsOf = (name: string) =>
  [
    ...read(name)
      .replace(/^```[\s\S]*?^```$/gm, "")
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, title = ""]) => slug(title));

describe("a link within the project", () => {
  test.each(pages)("of %s leads to a file and heading that are there", (name) => {
    for (const { file, heading } of linksOf(name)) {
      expect(fs.existsSync(path.join(root, file)), file).toBe(true);
      if (heading !== null) expect(headingsOf(file), file).toContain(heading);
    }
  });

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

  test("reaches every page from the index", () => {
    const reached = linksOf("docs/README.md").map(({ file }) => file);
    expect(docs.filter((name) => name !== "docs/README.md" && !reached.includes(name))).toEqual([]);
  });
});

test("the commands of npm that the README and CONTRIBUTING name are scripts of the package", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const named = ["README.md", "CONTRIBUTING.md"].flatMap((name) =>
    [...read(name).matchAll(/\bnpm (?:run )?(test|demo|check|bench|build|executable|test:[a-z]+)\b/g)].map(
      ([, script]) => script,
    ),
  );
  expect(named).toEqual(expect.arrayContaining(["demo", "test", "check"]));
  expect(named.filter((script = "") => !(script in scripts))).toEqual([]);
});
