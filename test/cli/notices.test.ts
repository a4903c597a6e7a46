import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../support/study.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const plain = (text: string) => text.replace(/\W+/g, " ").trim();

describe("the notices that are shipped with the bundle", () => {
  const notices = fs.readFileSync(path.join(root, "dist/THIRD_PARTY_NOTICES.txt"), "utf8");
  let files: string[];
  beforeAll(async () => {
    const { bundle, external } = await import(path.join(root, ".config/bundle.mjs"));
    const metafile = await bundle(emptyFolder(), external);
    files = Object.keys(metafile.inputs).filter((file) => file.includes("node_modules/"));
    expect(files.length).toBeGreaterThan(100);
  });
  const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");

  test("name every package in it, with version and licence", () => {
    const folders = new Set(
      files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file),
    );
    for (const folder of folders) {
      const { name, version } = JSON.parse(read(`${folder}/package.json`)) as Record<string, string>;
      expect(notices).toContain(`\n${name} ${version} (`);
    }
  });

  test("name every package that a bundled package has bundled before", () => {
    const found = new Set<string>();
    for (const file of files) {
      const inner = read(file).matchAll(/#region (?:[^\n]*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)/g);
      for (const [, name = ""] of inner) found.add(name);
    }
    expect(found).toContain("hash.js");
    for (const name of found)
      expect(notices).toMatch(new RegExp(`contains code of ${name.replace(".", "\\.")} \\(`));
    expect(notices).toMatch(/unpdf contains code of PDF\.js \(Apache-2\.0\)\s+Apache License/);
  });

  test("say what the files themselves say of rights in them", () => {
    const all = plain(notices);
    let said = 0;
    for (const file of files)
      for (const [comment] of read(file).matchAll(
        /^[ \t]*\/\*(?:!|[^*]*\*[^@]{0,200}@licen[sc]e)[\s\S]*?\*\//gm,
      )) {
        const words = comment.replace(/^[ \t]*(?:\/\*+!?|\*(?=\s|$))/gm, "").replace(/\*\/$/, "");
        expect(all).toContain(plain(words));
        said += 1;
      }
    expect(said).toBeGreaterThan(3);
    expect(all).toContain(plain("Copyright 2011 Mozilla Foundation and contributors"));
  });

  test("choose one of two licences, and leave the other out", () => {
    expect(notices).toContain("(MIT, one of the two licences it is offered under)");
    expect(notices).not.toContain("GNU GENERAL PUBLIC LICENSE");
  });
});
