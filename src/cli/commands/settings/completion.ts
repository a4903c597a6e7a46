import { usageError } from "../../../core/errors.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readPackageFile } from "../../package-root.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-config.js";

type Input = InputOf<typeof declared.completion>;

const scripts: Readonly<Record<string, string>> = {
  bash: "themata.bash",
  zsh: "themata.zsh",
  fish: "themata.fish",
  powershell: "themata.ps1",
};

/** Prints the script that makes a shell complete commands, codes, sources and participants. */
export async function run(input: Input, _context: Context): Promise<Result> {
  const file = Object.hasOwn(scripts, input.shell) ? scripts[input.shell] : undefined;
  if (file === undefined)
    throw usageError(
      "unknown-shell",
      `There is no completion for "${input.shell}".`,
      `There is one for: ${Object.keys(scripts).join(", ")}.`,
    );
  const script = readPackageFile("templates", "completion", file).toString("utf8");
  return { schema: "completion", json: { shell: input.shell, script }, text: script };
}
