import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, themata } from "../support/study.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script: {
  sessionPicture(run: (argv: readonly string[]) => Promise<string>): Promise<string>;
  putPaper(study: string): void;
} = await import(pathToFileURL(path.join(root, ".config/session-picture.mjs")).href);

let study = "";
beforeAll(async () => {
  study = path.join(emptyFolder(), "study");
  await demoStudy("faculty", study);
  script.putPaper(study);
});
const run = (argv: readonly string[]) => themata(study, argv, { env: { THEMATA_CODER: "" } });

/** Without the ids of themes and codes, which differ with every change of the demo's script. */
const steady = (svg: string) => svg.replace(/\b([tc])\d+\b/g, "$1");

/** Holds a picture of the documentation against what it would be now. */
function compare(name: string, now: string): void {
  const file = path.join(root, "docs/pictures", name);
  const kept = fs.readFileSync(file, "utf8");
  if (process.env.UPDATE_DOCS === "1" && steady(now) !== steady(kept)) fs.writeFileSync(file, now);
  expect(steady(now)).toBe(steady(fs.readFileSync(file, "utf8")));
}

test("the recorded session is what its commands print now", async () => {
  compare("session.svg", await script.sessionPicture(async (argv) => (await run(argv)).stdout));
});

test.each([
  ["frequency.svg", ["frequency", "--of", "themes", "--by", "role", "--chart"]],
  ["portrait.svg", ["coverage", "--chart"]],
  ["map.svg", ["map", "-o"]],
])("%s is what its command draws now", async (name, argv) => {
  const file = path.join(emptyFolder(), name);
  expect((await run([...argv, file])).stderr).not.toContain("themata:");
  compare(name, fs.readFileSync(file, "utf8"));
});
