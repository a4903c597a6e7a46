import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { linksOf, read, root } from "./links-of.js";

const docs = fs
  .readdirSync(path.join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...docs];

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
