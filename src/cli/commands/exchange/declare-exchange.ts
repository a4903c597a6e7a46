import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { filters } from "../coding/declare-coding.js";

export const exportCodings = declared(
  (program: Command) =>
    filters(
      program
        .command("export")
        .description(
          "write codings for other programs: one row per coding, with its people and their attributes",
        )
        .argument("<file>", ".csv, .xlsx, .jsonl or .json; - prints CSV")
        .option("--names", "call participants by their names in transcripts, not by their labels")
        .option("--force", "overwrite an existing file"),
    ).addHelpText(
      "after",
      "\nExample:\n  themata export codings.csv\n  themata export trust.xlsx --where 'theme:Trust & role=mentee'",
    ),
  (file, options) => ({ ...options, file }),
);
