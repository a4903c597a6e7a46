import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

test("quotations that a report shows by signs are those of the transcript, in a paper made of it", async () => {
  const said = "She \u202egave me\u202c a red\u0007 pen and \u2066never\u2069 asked for it back.";
  const dir = await studyWith({
    "talk.txt": `Ruth: Why?\n\nP01: ${said}\n\nRuth: And?\n\nP01: That was all.\n`,
  });
  await ok(dir, "codebook", "add", "Trust");
  await ok(dir, "code", "talk", "--turn", "2", "Trust", "--key");
  await ok(dir, "theme", "add", "Trust is lent", "--code", "Trust");
  await ok(dir, "report", "-o", "report.md");
  const own = await themata(dir, ["check", "manuscript", "report.md", "--json"]);
  const quoted = own.json.quotations.filter(({ text }: { text: string }) =>
    text.includes("asked for it back"),
  );
  expect(quoted.length).toBeGreaterThan(0);
  for (const { status } of quoted) expect(status).toBe("verbatim");
  expect(fs.readFileSync(path.join(dir, "report.md"), "utf8")).toContain("She \\[U+202E\\]gave me");
  fs.writeFileSync(
    path.join(dir, "paper.md"),
    `She said: "She gave me a red pen and never asked for it back" (P01).\n`,
  );
  const { json } = await themata(dir, ["check", "manuscript", "paper.md", "--json"]);
  expect(json.quotations.map(({ status }: { status: string }) => status)).toEqual(["verbatim"]);
});
