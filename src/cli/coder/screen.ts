import fs from "node:fs";
import process from "node:process";
import type { Readable, Writable } from "node:stream";
import type { CoderScreen } from "../../tui/coder-screen.js";
import type { ColorDepth } from "../../tui/term/colors.js";
import { Drawer, enterScreen, leaveScreen } from "../../tui/term/draw.js";
import { type Begun, type Input, KeyDecoder } from "../../tui/term/key-decoder.js";

/** The terminal as the coder needs it. */
export interface Terminal {
  readonly stdin: Readable & { setRawMode?(on: boolean): unknown };
  readonly stdout: Writable & { readonly columns?: number; readonly rows?: number; readonly fd?: number };
}

export interface ScreenOptions {
  readonly depth: ColorDepth;
  readonly mouse: boolean;
  readonly ascii: boolean;
}

/**
 * How long what was begun is waited for, in milliseconds. A slow line may part an escape key from the rest of its
 * sequence; once the rest has begun it is sure to come. The end of a paste may get lost.
 */
const waits: Readonly<Record<Begun, number>> = { escape: 150, sequence: 1000, paste: 1000 };
/** As many bytes as a key sends at most, and a paste at least at a time. */
const fewBytes = 8;
/** Rest after which suggestions are looked up, in milliseconds. */
const suggestRest = 90;
/** How old what is typed, and the place, get at most before they are kept, in milliseconds. */
const keepWithin = 250;
/** How often another's change is looked for, in milliseconds. */
const poll = 1000;

export const sizeOf = ({ stdout }: Terminal) => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });

/** Runs the coder on a terminal until it is left. Whatever happens, the terminal is given back as it was. */
export async function runScreen(
  screen: CoderScreen,
  terminal: Terminal,
  options: ScreenOptions,
): Promise<void> {
  const { stdin, stdout } = terminal;
  const drawer = new Drawer(options.depth, options.ascii);
  const decoder = new KeyDecoder();
  const queue: (Input | (() => Promise<boolean>))[] = [];
  let busy = false;
  let failed: (error: unknown) => void = () => {};
  let left: () => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    left = resolve;
    failed = reject;
  });

  let suggesting: NodeJS.Timeout | undefined;
  let keeping: NodeJS.Timeout | undefined;
  let stale = false;
  let escaping: NodeJS.Timeout | undefined;
  let settling: NodeJS.Immediate | undefined;
  const draw = () => stdout.write(drawer.draw(screen.frame(), sizeOf(terminal)));
  const restLater = () => {
    clearTimeout(suggesting);
    suggesting = setTimeout(() => enqueue(() => screen.suggest()), suggestRest);
    // Not put off by the next key: who types without a rest is to lose nothing either.
    keeping ??= setTimeout(() => {
      keeping = undefined;
      screen.save();
    }, keepWithin);
  };

  const work = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (typeof next === "function") stale = (await next()) || stale;
        else {
          stale = true;
          const asked = await screen.input(next);
          if (asked === "quit") return left();
          if (asked === "redraw") drawer.forget();
          // As the terminal itself would: whatever runs together with this program stops, too.
          if (asked === "suspend") suspend(0);
          restLater();
        }
        if (stale && queue.length === 0) {
          draw();
          stale = false;
        }
      }
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
    }
  };
  const enqueue = (item: Input | (() => Promise<boolean>)) => {
    queue.push(item);
    void work();
  };

  /** Takes what waits for what it is; but not before what has arrived meanwhile was read. */
  const settle = () => {
    settling = setImmediate(() => {
      queue.push(...decoder.settle());
      void work();
    });
  };
  const onData = (bytes: Buffer) => {
    const before = decoder.waiting;
    queue.push(...decoder.push(bytes));
    const { waiting } = decoder;
    // Keys pressed one by one do not keep a paste open whose end is lost.
    if (!(before === "paste" && waiting === "paste" && bytes.length <= fewBytes)) {
      clearTimeout(escaping);
      clearImmediate(settling);
      if (waiting !== null) escaping = setTimeout(settle, waits[waiting]);
    }
    void work();
  };
  const onResize = () =>
    enqueue(async () => {
      screen.resize(sizeOf(terminal));
      return true;
    });
  // The last word to the terminal, also where the process ends by an exception.
  const restore = () => {
    try {
      stdin.setRawMode?.(false);
      if (stdout.fd === undefined) stdout.write(leaveScreen);
      else fs.writeSync(stdout.fd, leaveScreen);
    } catch {
      // The terminal is gone.
    }
  };
  /** The coder's screen, whatever the terminal was used for meanwhile: a mode set before may be gone. */
  const enter = () => {
    stdin.setRawMode?.(false);
    stdin.setRawMode?.(true);
    stdout.write(enterScreen(options.mouse));
    drawer.forget();
    draw();
    // The window may have changed while nobody told.
    process.kill(process.pid, "SIGWINCH");
  };
  /** Gives the terminal back and stops; goes on from here once continued, or at once where nobody could do that. */
  const suspend = (group: number) => {
    if (process.platform === "win32") return;
    screen.save();
    restore();
    process.removeListener("SIGTSTP", onStop);
    process.kill(group, "SIGTSTP");
    process.on("SIGTSTP", onStop);
    enter();
  };
  const onStop = () =>
    enqueue(async () => {
      suspend(process.pid);
      return false;
    });
  const onKill = (signal: NodeJS.Signals) => {
    screen.save();
    process.exit(128 + ({ SIGHUP: 1, SIGTERM: 15, SIGQUIT: 3 }[signal as string] ?? 15));
  };
  const signals = ["SIGHUP", "SIGTERM", "SIGQUIT"] as const;
  const polling = setInterval(() => enqueue(() => screen.poll()), poll);

  process.on("exit", restore);
  for (const signal of signals) process.on(signal, onKill);
  if (process.platform !== "win32") {
    process.on("SIGTSTP", onStop);
    // Also after a stop that could not be prepared for.
    process.on("SIGCONT", enter);
  }
  stdout.on("resize", onResize);
  stdin.setRawMode?.(true);
  stdout.write(enterScreen(options.mouse));
  draw();
  stdin.on("data", onData);
  stdin.on("end", left);
  stdin.resume();
  try {
    await ended;
  } finally {
    clearInterval(polling);
    clearTimeout(escaping);
    clearImmediate(settling);
    clearTimeout(suggesting);
    clearTimeout(keeping);
    stdin.removeListener("data", onData);
    stdin.removeListener("end", left);
    stdin.pause();
    stdout.removeListener("resize", onResize);
    process.removeListener("SIGTSTP", onStop);
    process.removeListener("SIGCONT", enter);
    for (const signal of signals) process.removeListener(signal, onKill);
    process.removeListener("exit", restore);
    restore();
    screen.save();
  }
}
