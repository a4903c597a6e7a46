import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { emptyFolder } from "../../support/study.js";

const there = (program: string) => spawnSync("which", [program]).status === 0;

/** Whether files can be opened by a word processor here; tests that want it are skipped visibly otherwise. */
export const hasOffice = there("soffice") && there("pdftotext");

/** The text of a Word file's pages, as LibreOffice lays them out. */
export function pagesOf(bytes: Uint8Array): readonly string[] {
  const folder = emptyFolder();
  fs.writeFileSync(path.join(folder, "a.docx"), bytes);
  const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  const run = spawnSync(
    "soffice",
    [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path.join(folder, "a.docx")],
    {
      timeout: 150_000,
    },
  );
  if (run.status !== 0) throw new Error(`soffice ended with ${run.status}: ${run.stderr}`);
  const text = spawnSync("pdftotext", ["-layout", path.join(folder, "a.pdf"), "-"], { encoding: "utf8" });
  return text.stdout.split("\f").slice(0, -1);
}
