import process from "node:process";
import type { Readable } from "node:stream";
import type { CoderScreen } from "../../tui/coder-screen.js";
import type { ColorDepth } from "../../tui/term/colors.js";
import { Drawer, enterScreen, leaveScreen } from "../../tui/term/draw.js";
import type { Input } from "../../tui/term/key-decoder.js";
import type { Output } from "../terminal/output-stream.js";
import { WaitingKeys } from "./waiting-keys.js";

/** The terminal as the coder needs it. */
export interface Terminal {
  readonly stdin: Readable & { setRawMode?(on: boolean): unknown };
  readonly stdout: Output;
}

export interface ScreenOptions {
  readonly depth: ColorDepth;
  readonly mouse: boolean;
  readonly ascii: boolean;
}

/** Rest after which suggestions are looked up, in milliseconds. */
const suggestRest = 90;
/** How old what is typed, and the place, get at most before they are kept, in milliseconds. */
const keepWithin = 250;
/** How long a key may take before the screen says that it waits, in milliseconds. */
const slow = 400;
/** How often another's change is looked for, in milliseconds. */
const poll = 1000;

export const sizeOf = ({ stdout }: Terminal) => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });

/** Runs the coder on a terminal until it is left. Whatever happens, the terminal is given back as it was. */
export async function runScreen(
  screen: CoderScreen,
  terminal: Terminal,
  options: ScreenOptions,
): Promise<void> {
  const run = new ScreenRun(screen, terminal, options);
  run.begin();
  try {
    await run.ended;
  } finally {
    run.end();
  }
}

const killing = ["SIGHUP", "SIGTERM", "SIGQUIT"] as const;

/** The coder on a terminal: what is typed in, in its order, and what is drawn. */
class ScreenRun {
  readonly ended: Promise<void>;
  readonly #screen: CoderScreen;
  readonly #terminal: Terminal;
  readonly #options: ScreenOptions;
  readonly #drawer: Drawer;
  readonly #keys: WaitingKeys;
  readonly #queue: (Input | (() => Promise<boolean>))[] = [];
  #busy = false;
  #stale = false;
  #failed: (error: unknown) => void = () => {};
  #left: () => void = () => {};
  #suggesting: NodeJS.Timeout | undefined;
  #keeping: NodeJS.Timeout | undefined;
  #polling: NodeJS.Timeout | undefined;

  constructor(screen: CoderScreen, terminal: Terminal, options: ScreenOptions) {
    this.#screen = screen;
    this.#terminal = terminal;
    this.#options = options;
    this.#drawer = new Drawer(options.depth, options.ascii);
    this.#keys = new WaitingKeys((inputs) => this.#enqueue(...inputs));
    this.ended = new Promise<void>((resolve, reject) => {
      this.#left = resolve;
      this.#failed = reject;
    });
  }

  begin(): void {
    const { stdin, stdout } = this.#terminal;
    this.#polling = setInterval(() => this.#enqueue(() => this.#screen.poll()), poll);
    process.on("exit", this.#restore);
    for (const signal of killing) process.on(signal, this.#onKill);
    if (process.platform !== "win32") {
      process.on("SIGTSTP", this.#onStop);
      // Also after a stop that could not be prepared for.
      process.on("SIGCONT", this.#enter);
    }
    stdout.onResize(this.#onResize);
    stdin.setRawMode?.(true);
    stdout.draw(enterScreen(this.#options.mouse));
    this.#draw();
    stdin.on("data", this.#keys.onData);
    stdin.on("end", this.#left);
    stdin.resume();
  }

  end(): void {
    const { stdin, stdout } = this.#terminal;
    clearInterval(this.#polling);
    this.#keys.stop();
    clearTimeout(this.#suggesting);
    clearTimeout(this.#keeping);
    stdin.removeListener("data", this.#keys.onData);
    stdin.removeListener("end", this.#left);
    stdin.pause();
    stdout.offResize(this.#onResize);
    process.removeListener("SIGTSTP", this.#onStop);
    process.removeListener("SIGCONT", this.#enter);
    for (const signal of killing) process.removeListener(signal, this.#onKill);
    process.removeListener("exit", this.#restore);
    this.#restore();
    this.#screen.save();
  }

  #draw(waiting = false): void {
    const { stdout } = this.#terminal;
    stdout.draw(this.#drawer.draw(this.#screen.frame(waiting), sizeOf(this.#terminal)));
  }

  #enqueue(...items: readonly (Input | (() => Promise<boolean>))[]): void {
    this.#queue.push(...items);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        if (typeof next === "function") this.#stale = (await next()) || this.#stale;
        else if (await this.#take(next)) return this.#left();
        if (this.#stale && this.#queue.length === 0) {
          this.#draw();
          this.#stale = false;
        }
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#busy = false;
    }
  }

  /** Hands what was typed to the coder; true when it is left by that. */
  async #take(input: Input): Promise<boolean> {
    this.#stale = true;
    const waiting = setTimeout(() => this.#draw(true), slow);
    const asked = await this.#screen.input(input).finally(() => clearTimeout(waiting));
    if (asked === "quit") return true;
    if (asked === "redraw") this.#drawer.forget();
    // As the terminal itself would: whatever runs together with this program stops, too.
    if (asked === "suspend") this.#suspend(0);
    this.#restLater();
    return false;
  }

  #restLater(): void {
    clearTimeout(this.#suggesting);
    this.#suggesting = setTimeout(() => this.#enqueue(() => this.#screen.suggest()), suggestRest);
    // Not put off by the next key: who types without a rest is to lose nothing either.
    this.#keeping ??= setTimeout(() => {
      this.#keeping = undefined;
      this.#screen.save();
    }, keepWithin);
  }

  readonly #onResize = (): void =>
    this.#enqueue(async () => {
      this.#screen.resize(sizeOf(this.#terminal));
      return true;
    });

  /** The last word to the terminal, also where the process ends by an exception. */
  readonly #restore = (): void => {
    const { stdin, stdout } = this.#terminal;
    try {
      stdin.setRawMode?.(false);
      stdout.drawNow(leaveScreen);
    } catch {
      // The terminal is gone.
    }
  };

  /** The coder's screen, whatever the terminal was used for meanwhile: a mode set before may be gone. */
  readonly #enter = (): void => {
    const { stdin, stdout } = this.#terminal;
    stdin.setRawMode?.(false);
    stdin.setRawMode?.(true);
    stdout.draw(enterScreen(this.#options.mouse));
    this.#drawer.forget();
    this.#draw();
    // The window may have changed while nobody told.
    if (process.platform !== "win32") process.kill(process.pid, "SIGWINCH");
  };

  /** Gives the terminal back and stops; goes on from here once continued, or at once where nobody could do that. */
  #suspend(group: number): void {
    if (process.platform === "win32") return;
    this.#screen.save();
    this.#restore();
    process.removeListener("SIGTSTP", this.#onStop);
    process.kill(group, "SIGTSTP");
    process.on("SIGTSTP", this.#onStop);
    this.#enter();
  }

  readonly #onStop = (): void =>
    this.#enqueue(async () => {
      this.#suspend(process.pid);
      return false;
    });

  readonly #onKill = (signal: NodeJS.Signals): void => {
    this.#screen.save();
    process.exit(128 + ({ SIGHUP: 1, SIGTERM: 15, SIGQUIT: 3 }[signal as string] ?? 15));
  };
}
