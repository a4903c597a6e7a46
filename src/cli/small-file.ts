import fs from "node:fs";
import { dataError } from "../core/errors.js";
import { fileReason } from "../core/file-error.js";
import { inputLimits } from "../core/limits.js";
import { tooLarge } from "../importers/refusal.js";

/**
 * The text of a small file that stands beside a study or among the user's own: settings, places, drafts, templates.
 * Null where there is none. Fails with `not-a-file`, `too-large` and `file-unreadable`.
 */
export function readSmallFile(file: string): string | null {
  const about = fs.statSync(file, { throwIfNoEntry: false });
  if (about === undefined) return null;
  if (!about.isFile()) throw dataError("not-a-file", `This should be a file and is none: ${file}`);
  if (about.size > inputLimits.inputBytes)
    throw dataError("too-large", `${file}: ${tooLarge(about.size, inputLimits.inputBytes)}`);
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw dataError(
      "file-unreadable",
      `The file cannot be read: ${file} (${fileReason(error) ?? "unknown"})`,
    );
  }
}
