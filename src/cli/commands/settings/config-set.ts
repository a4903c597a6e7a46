import { dataError, ThemataError } from "../../../core/errors.js";
import { studyConfigFile, userConfigFile, writeSetting } from "../../coder/settings.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-config.js";

type Input = InputOf<typeof declared.configSet> | InputOf<typeof declared.configUnset>;

/** Sets a setting for the user, or for everybody who works in the study. */
export async function run({ key, value: given, inStudy }: Input, context: Context): Promise<Result> {
  // A folder is named from where the user stands, and meant wherever they go.
  const folder = key === "suggest.encoder" && given !== null && !["auto", "off", ""].includes(given.trim());
  const value = folder ? context.path(given.trim()) : given;
  const file = inStudy ? studyConfigFile(await context.studyDirectory()) : userConfigFile(context.io);
  let changed: boolean;
  try {
    changed = await writeSetting(file, key, value);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (error instanceof ThemataError || typeof code !== "string") throw error;
    throw dataError("cannot-write", `The file cannot be written: ${file} (${code})`);
  }
  const summary = value === null ? `${key} is back to its default` : `${key} is now ${value.trim()}`;
  return {
    schema: "config-set",
    json: { key, value, file, changed },
    text: changed ? `${summary} (${file}).` : "Nothing to change: it already is.",
  };
}

/** The study's folder where there is one: settings can be shown without. */
export async function studyOrNone(context: Context): Promise<string | null> {
  try {
    return await context.studyDirectory();
  } catch (error) {
    if (error instanceof ThemataError && error.code === "not-a-study" && context.globals.study === undefined)
      return null;
    throw error;
  }
}
