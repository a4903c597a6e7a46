import { findSetting } from "../../../core/setting-value.js";
import { settingFields } from "../../../core/settings.js";
import { studyFile } from "../../../workflow/study/study-edit.js";
import { readSettings } from "../../../workflow/study/study-settings.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-study.js";

type Input = InputOf<typeof declared.studyShow>;

/** Shows the study's details, or the value of one. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.reading();
  if (input.yaml) {
    const yaml = await studyFile(work);
    return { schema: "study-show", json: { yaml }, text: yaml };
  }
  const settings = await readSettings(work.store);
  if (input.key !== undefined) {
    const { key } = findSetting(input.key);
    const value = settings.get(key) ?? null;
    return { schema: "study-show", json: { key, value }, text: value ?? "" };
  }
  const missing = settingFields.filter(({ key }) => !settings.has(key));
  const given = settingFields.filter(({ key }) => settings.has(key));
  const lines = given.map(
    ({ key, coreq }) =>
      `${paint("bold", key)}${coreq === null ? "" : paint("dim", ` (COREQ ${coreq})`)}: ${settings.get(key) ?? ""}`,
  );
  return {
    schema: "study-show",
    json: {
      study: work.store.location,
      settings: Object.fromEntries(given.map(({ key }) => [key, settings.get(key) ?? ""])),
      missing: missing.map(({ key }) => key),
    },
    text: [
      ...lines,
      ...(missing.length > 0
        ? ["", paint("dim", `Not given: ${missing.map(({ key }) => key).join(", ")}`)]
        : []),
    ].join("\n"),
    plain: {
      header: ["key", "coreq", "value"],
      rows: settingFields.map(({ key, coreq }) => [key, coreq, settings.get(key) ?? ""]),
    },
    hint:
      missing.length > 0
        ? "'themata study set KEY VALUE', or 'themata study edit' for all at once."
        : undefined,
  };
}
