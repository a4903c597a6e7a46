import { type Declare, globalsOf } from "../../declare/shared.js";
import { filters } from "../coding/declare-coding.js";

export const declareExchange: Declare = (program, go) => {
  filters(
    program
      .command("export")
      .helpGroup("Exchange:")
      .description(
        "write codings for other programs: one row per coding, with its people and their attributes",
      )
      .argument("<file>", ".csv, .xlsx, .jsonl or .json; - prints CSV")
      .option("--force", "overwrite an existing file"),
  )
    .addHelpText(
      "after",
      "\nExample:\n  themata export codings.csv\n  themata export trust.xlsx --where 'theme:Trust & role=mentee'",
    )
    .action((file, options, command) =>
      go(() => import("./export.js"), { ...options, file }, globalsOf(command)),
    );
};
