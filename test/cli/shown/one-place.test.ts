import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const src = new URL("../../../src/", import.meta.url).pathname;
const files = fs
  .readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => [file.replaceAll(path.sep, "/"), fs.readFileSync(path.join(src, file), "utf8")] as const);
const having = (pattern: RegExp, room: RegExp) =>
  files.filter(([file, text]) => room.test(file) && pattern.test(text)).map(([file]) => file);

it("texts are read from the store in one place, and whole only by what shows nothing of them", () => {
  expect(having(/store\.text\(/i, /^(workflow|cli|tui)\//)).toEqual(["workflow/shared/shown/shown-text.ts"]);
  expect(having(/\bwholeText\(/, /./).sort()).toEqual([
    // Digests of quotations.
    "workflow/agreement/agreement-units.ts",
    "workflow/agreement/consensus-writer.ts",
    // Shows what the manuscript has, and a mark for what it has not.
    "workflow/quotations/study-speech.ts",
    // Digests, and finding what somebody quotes; what they show comes from the other text.
    "workflow/shared/coding-sources.ts",
    "workflow/shared/open-transcript.ts",
    // To know words again that are not shown.
    "workflow/shared/shown/shown-examples.ts",
    "workflow/shared/shown/shown-text.ts",
    // Counts.
    "workflow/shared/study-columns.ts",
    // Recognises questions, and prints nothing.
    "workflow/sources/guide-relink.ts",
    "workflow/study/verify-study.ts",
  ]);
});

it("whether somebody withdrew, or may be quoted, is asked in one place", () => {
  expect(having(/consent\.includes\(|includes\("quote"\)/, /./)).toEqual(["core/held-back.ts"]);
  expect(
    having(
      /status (===|!==) "active".*consent|(participant|person|p)\??\.status (===|!==) "active"/,
      /^(workflow|analysis|checklist|report|cli|tui)\//,
    ),
  ).toEqual([]);
});
