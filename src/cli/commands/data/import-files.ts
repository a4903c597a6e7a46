import fs from "node:fs/promises";
import path from "node:path";
import { defaultLimits } from "../../../core/limits.js";
import type { InputFile } from "../../../workflow/sources/import-transcripts.js";
import type { Context } from "../../context.js";
import { collect, readWhole } from "../../input.js";

/** The files named on the command line, none of them opened yet; `-` is standard input. */
export function inputFiles(names: readonly string[], context: Context): InputFile[] {
  return names.map((name) => {
    if (name === "-")
      return {
        name: "standard-input.txt",
        size: async () => 0,
        read: () => collect(context.io.stdin, defaultLimits.fileBytes),
      };
    const file = context.path(name);
    return {
      name: path.basename(file),
      size: () =>
        fs.stat(file).then(
          ({ size }) => size,
          () => 0,
        ),
      read: () => readWhole(file, defaultLimits.fileBytes),
    };
  });
}
