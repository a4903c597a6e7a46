import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCodebookYaml } from "../../src/exchange/codebook-yaml.js";
import { writeCodebookJson, writeCodebookYaml } from "../../src/exchange/codebook-yaml-write.js";
import { entry, trees } from "./codebook-trees.js";

const codes = (text: string) => readCodebookYaml(text).messages.map(({ code, line }) => `${code} ${line}`);
const names = (text: string) => readCodebookYaml(text).entries.map(({ name }) => name);

describe("a codebook in YAML", () => {
  it("comes back as it was written, whatever its texts hold", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { entries, messages } = readCodebookYaml(writeCodebookYaml(tree));
        expect(messages.filter(({ level }) => level === "error")).toEqual([]);
        expect(entries).toEqual(tree);
      }),
      { numRuns: 150 },
    );
  });

  it("comes back from JSON as well", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(readCodebookYaml(writeCodebookJson(tree)).entries).toEqual(tree);
      }),
      { numRuns: 60 },
    );
  });

  it("is written the same each time, long texts in blocks and keys in one order", () => {
    const long = "A colleague is asked for help and gives it without being paid for it in any way at all.";
    const text = writeCodebookYaml([
      entry({ id: "0123abcd", name: "Help", definition: long, include: "one\ntwo", status: "active" }),
    ]);
    expect(text).toBe(writeCodebookYaml(readCodebookYaml(text).entries));
    expect(text).toBe(
      `themata: codebook/1\ncodes:\n  - id: 0123abcd\n    name: Help\n    definition: >-\n      ${long}\n    include: |-\n      one\n      two\n`,
    );
  });

  it("may be a list of names, a mapping from names to definitions, or records that name their parents", () => {
    expect(names("codes: [Trust, Doubt]")).toEqual(["Trust", "Doubt"]);
    expect(names("- Trust\n- name: Doubt\n")).toEqual(["Trust", "Doubt"]);
    const [first, second] = readCodebookYaml(
      "Trust: faith in somebody\nDoubt:\n  definition: no faith\n",
    ).entries;
    expect([first?.definition, second?.definition]).toEqual(["faith in somebody", "no faith"]);
    const flat = "- {name: Early, parent: Trust}\n- name: Trust\n- {name: Loss, parent: Trust/Early}\n";
    const [root] = readCodebookYaml(flat).entries;
    expect(root?.children.map(({ name }) => name)).toEqual(["Early"]);
    expect(root?.children[0]?.children.map(({ name }) => name)).toEqual(["Loss"]);
  });

  it("keeps every value a text: no is no truth value and 1.10 no number", () => {
    expect(names("codes: [no, 1.10, 2024-01-01, 0755]")).toEqual(["no", "1.10", "2024-01-01", "0755"]);
  });

  it("takes null and ~ for nothing told, but not in quotation marks and not as a name", () => {
    const [code] = readCodebookYaml(
      'codes:\n  - {name: null, short: ~, definition: null, include: "null"}',
    ).entries;
    expect(code).toEqual(entry({ name: "null", include: "null" }));
  });

  it("takes __proto__ and constructor for ordinary names", () => {
    const { entries } = readCodebookYaml("codes: [__proto__, constructor, {name: toString}]");
    expect(entries.map(({ name }) => name)).toEqual(["__proto__", "constructor", "toString"]);
    expect(names("__proto__: a definition\nconstructor: another")).toEqual(["__proto__", "constructor"]);
  });

  it.each([
    ["codes:\n  - Trust\n  - trust", "duplicate-code 3"],
    ["codes:\n  - name: A\n    parent: B\n  - name: B\n    parent: A", "codebook-cycle 2"],
    ["codes:\n  - name: A\n    parent: A", "codebook-cycle 2"],
    ["codes:\n  - Trust\n  - name: A\n    parent: Mistrust", "unknown-parent 3"],
    ["codes:\n  - ''", "bad-code-name 2"],
    ["codes:\n  - and/or", "bad-code-name 2"],
    [`codes:\n  - ${"x".repeat(201)}`, "bad-code-name 2"],
    ['codes:\n  - "a\\tb"', "bad-code-name 2"],
    ["", "not-a-codebook null"],
    ["just words", "not-a-codebook 1"],
    ["codes: just words", "not-a-codebook 1"],
    ["study:\n  title: A study\n", "not-a-codebook 1"],
    ["themata: codebook/9\ncodes: []", "too-new 1"],
    ["codes: [a\nb: ]", "bad-yaml 2"],
    ["codes: [*nobody]", "bad-yaml 1"],
    [`x: &x a\ncodes:\n${"  - {name: b, short: *x}\n".repeat(21)}`, "too-many-aliases 23"],
    ["codes: [a]\n---\ncodes: [b]", "several-documents null"],
    [`codes: ${"[".repeat(300_000)}`, "too-deep 1"],
    ["&a codes: &b\n  - name: x\n    codes: *b", "codebook-cycle 3"],
  ])("is refused with a code and a line (%#)", (text, expected) => {
    const { entries } = readCodebookYaml(text);
    expect(codes(text)).toContain(expected);
    expect(entries).toEqual([]);
  });

  it("is refused where codes are nested more than 64 deep, and read where they are 64 deep", () => {
    const nested = (depth: number): string =>
      depth === 1 ? '{"name":"c1"}' : `{"name":"c${depth}","codes":[${nested(depth - 1)}]}`;
    expect(readCodebookYaml(`{"codes":[${nested(64)}]}`).messages).toEqual([]);
    expect(codes(`{"codes":[${nested(65)}]}`)).toEqual(["too-deep 1"]);
  });

  it("warns of what it passes over, with the line", () => {
    const text =
      "codes:\n  - name: A\n    colour: mauve\n    weight: 3\n    origin: magic\n    id: 17\nextra: 1\n";
    expect(codes(text)).toEqual([
      "unknown-key 4",
      "unknown-id 2",
      "unknown-origin 2",
      "unknown-color 2",
      "unknown-key 7",
    ]);
  });

  it("warns when a name stands under two parents, and keeps both", () => {
    const text = "codes:\n  - {name: A, codes: [Other]}\n  - {name: B, codes: [other]}\n";
    expect(codes(text)).toEqual(["same-name 3"]);
    expect(readCodebookYaml(text).entries.map(({ children }) => children.length)).toEqual([1, 1]);
  });
});

const shared = process.env.THEMATA_SHARED;
it.skipIf(!shared)("hostile codebooks are refused or read as text, and pollute nothing", () => {
  const folder = path.join(shared ?? "", "hostile");
  const read = (file: string) => readCodebookYaml(fs.readFileSync(path.join(folder, file), "utf8"));
  for (const [file, code] of [
    ["codebook-bomb.yaml", "not-a-codebook"],
    ["codebook-cycle.yaml", "codebook-cycle"],
    ["codebook-deep.json", "too-deep"],
  ] as const) {
    const { entries, messages } = read(`synthetic/${file}`);
    expect.soft(entries, file).toEqual([]);
    expect
      .soft(
        messages.map((message) => message.code),
        file,
      )
      .toContain(code);
  }
  for (const file of ["codebook-proto.json", "codebook-proto.yaml"]) {
    const { entries, messages } = read(`synthetic/${file}`);
    expect.soft(entries, file).toEqual([entry({ name: "a" })]);
    expect
      .soft(
        messages.every(({ code }) => code === "unknown-key"),
        file,
      )
      .toBe(true);
  }
  expect.soft(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const tagged = read("synthetic/codebook-tags.yaml").entries;
  expect.soft(tagged.every(({ definition }) => typeof definition === "string")).toBe(true);
  // No file of the YAML test suite makes the reader throw.
  const files = fs.readdirSync(path.join(folder, "yaml"));
  expect(files.length).toBeGreaterThan(100);
  for (const file of files)
    expect.soft(() => expect(read(`yaml/${file}`).entries).toBeInstanceOf(Array), file).not.toThrow();
});
