import { readSettings } from "../../coder/settings.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import { studyOrNone } from "./config-set.js";
import type * as declared from "./declare-config.js";

type Input = InputOf<typeof declared.configShow>;

/** Shows the settings with their values and, if asked, where each comes from. */
export async function run({ origin }: Input, context: Context): Promise<Result> {
  const settings = readSettings(context.io, await studyOrNone(context));
  const from = (entry: (typeof settings)[number]) =>
    entry.file === null ? "built in" : `${entry.origin}: ${entry.file}`;
  return {
    schema: "config-show",
    json: { settings },
    text: table(
      [{ title: "setting" }, { title: "value" }, ...(origin ? [{ title: "comes from" }] : [])],
      settings.map((entry) => [
        entry.origin === "default" ? entry.key : paint("bold", entry.key),
        entry.value,
        ...(origin ? [from(entry)] : []),
      ]),
    ),
    plain: {
      header: ["setting", "value", "origin", "file"],
      rows: settings.map(({ key, value, origin: where, file }) => [key, value, where, file]),
    },
  };
}
