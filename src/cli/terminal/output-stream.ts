import fs from "node:fs";
import type { Writable } from "node:stream";
import { visibleSigns } from "../../core/visible-signs.js";
import { forTerminal } from "./paint.js";

/** Standard output or error, as the process has it. */
export type OutputStream = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly fd?: number;
};

/** What the program itself sends to steer a terminal; nothing that sets a clipboard, a title or a string of it. */
const own = /(\r\x1b\[K|\x1b\[\??[\d;]*[A-Za-z])/;

/**
 * Standard output or error for commands: the only way there. Whatever it is given, no control or direction character of
 * a study reaches a terminal.
 */
export class Output {
  readonly #stream: OutputStream;

  constructor(stream: OutputStream) {
    this.#stream = stream;
  }

  get isTTY(): boolean {
    return this.#stream.isTTY === true;
  }

  /** Undefined also where a terminal does not know its size. */
  get columns(): number | undefined {
    return this.#stream.columns || undefined;
  }

  get rows(): number | undefined {
    return this.#stream.rows;
  }

  /** Says something to people. Style marks become colours, or nothing. */
  say(text: string, color = false): Promise<void> {
    return this.#write(forTerminal(text, color));
  }

  /** Gives a text that programs read: as it is, unless it goes to a terminal. */
  give(text: string): Promise<void> {
    return this.#write(this.isTTY ? visibleSigns(text) : text);
  }

  /** Draws: sequences that move, erase and colour pass, everything else is shown. */
  draw(text: string): void {
    this.#stream.write(drawn(text));
  }

  /** The same before the process may end. */
  drawNow(text: string): void {
    const { fd } = this.#stream;
    if (fd === undefined) this.draw(text);
    else fs.writeSync(fd, drawn(text));
  }

  onResize(listener: () => void): void {
    this.#stream.on("resize", listener);
  }

  offResize(listener: () => void): void {
    this.#stream.removeListener("resize", listener);
  }

  /** Waits where the pipe is full; a closed pipe ends quietly. */
  #write(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (text === "") return resolve();
      this.#stream.write(text, () => resolve());
    });
  }
}

const drawn = (text: string) =>
  text
    .split(own)
    .map((part, i) => (i % 2 === 1 ? part : visibleSigns(part)))
    .join("");
