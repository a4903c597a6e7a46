import { execFileSync } from "node:child_process";
import path from "node:path";

/** Whether LibreOffice is there to convert files; tests that want it are skipped visibly otherwise. */
export const hasSoffice = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();

/** A file converted by LibreOffice, beside it. */
export function converted(file: string, to: string): string {
  const folder = path.dirname(file);
  const out = path.join(folder, `${to}-${path.basename(file, path.extname(file))}`);
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${folder}/office`,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      out,
      file,
    ],
    { stdio: "ignore", timeout: 120_000 },
  );
  return path.join(out, `${path.basename(file, path.extname(file))}.${to.split(":")[0]}`);
}
