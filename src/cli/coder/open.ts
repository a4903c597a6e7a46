import { countText } from "../../core/count-text.js";
import { usageError } from "../../core/errors.js";
import { CoderScreen } from "../../tui/coder-screen.js";
import { keymapOf } from "../../tui/key-actions.js";
import { colorDepth } from "../../tui/term/colors.js";
import type { Context, WriteOptions } from "../context.js";
import type { Result } from "../result.js";
import { placesFile } from "./places-file.js";
import { runScreen, sizeOf, type Terminal } from "./screen.js";
import { configuredKeys, readSettings } from "./settings.js";

/** Opens the coder on a source, and returns once it is left. Null where there is no terminal for it. */
export async function openCoder(
  context: Context,
  input: WriteOptions & { readonly source: string; readonly screenReader?: boolean | undefined },
): Promise<Result | null> {
  const { io, globals } = context;
  const store = await context.store();
  const settings = readSettings(io, store.location);
  const settingOf = (key: string) => settings.find((entry) => entry.key === key)?.value;
  const terminal = io.stdin.isTTY === true && io.stdout.isTTY && globals.input !== false && !globals.json;
  const reader = input.screenReader ?? (terminal && settingOf("coder.screen-reader") === "on");
  if (!reader && (!terminal || io.env.TERM === "dumb")) return null;
  if (input.dryRun)
    throw usageError("no-dry-run", "The coder saves every act as it happens; it has no --dry-run.");
  const work = store.readOnly ? await context.reading() : await context.writing(input);
  const place = io as Terminal;
  const screen = await CoderScreen.open(work, input.source, {
    keymap: keymapOf(configuredKeys(settings)),
    places: (source) => placesFile(store.location, work.coder?.name ?? "", source, store.readOnly),
    size: reader ? { columns: 100, rows: 4 } : sizeOf(place),
    unit: settingOf("coder.unit") === "turn" ? "turn" : "sentence",
    background: true,
  });
  const name = screen.context.source.source.name;
  const before = screen.context.study.seq;
  if (reader) {
    const { runScreenReader } = await import("./reader.js");
    await runScreenReader(screen, io);
  } else
    await runScreen(screen, place, {
      depth: colorDepth(io.env, globals.color),
      mouse: settingOf("coder.mouse") === "on",
      ascii: !utf8(io.env),
    });
  await screen.close();
  const { seq } = await store.head();
  const events = seq - before;
  return {
    schema: "code",
    json: { source: name, events },
    text: reader
      ? ""
      : `${name}: ${events === 0 ? "nothing was changed" : `${countText(events, "event")} recorded`}.`,
  };
}

/** Whether the locale is one of UTF-8; where nothing says otherwise it is. */
function utf8(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return !/^(C|POSIX)$|8859|ASCII/i.test(locale);
}
