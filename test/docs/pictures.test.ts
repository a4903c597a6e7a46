import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, themata } from "../support/study.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script: {
  sessionPicture(run: (argv: readonly string[]) => Promise<string>): Promise<string>;
  putPaper(study: string): void;
} = await import(pathToFileURL(path.join(root, ".config/session-picture.mjs")).href);

test("the recorded session is what its commands print now", async () => {
  const study = path.join(emptyFolder(), "study");
  await demoStudy("faculty", study);
  script.putPaper(study);
  const now = await script.sessionPicture(
    async (argv) => (await themata(study, argv, { env: { THEMATA_CODER: "" } })).stdout,
  );
  const file = path.join(root, "docs/pictures/session.svg");
  if (process.env.UPDATE_DOCS === "1") fs.writeFileSync(file, now);
  expect(now).toBe(fs.readFileSync(file, "utf8"));
});
