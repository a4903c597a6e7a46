import { type Begun, type Input, KeyDecoder } from "../../tui/term/key-decoder.js";

/**
 * How long what was begun is waited for, in milliseconds. A slow line may part an escape key from the rest of its
 * sequence; once the rest has begun it is sure to come. The end of a paste may get lost.
 */
const waits: Readonly<Record<Begun, number>> = { escape: 150, sequence: 1000, paste: 1000 };
/** As many bytes as a key sends at most, and a paste at least at a time. */
const fewBytes = 8;

/** Bytes of a terminal as keys. What is begun and does not go on is taken for what it is after a while. */
export class WaitingKeys {
  readonly #decoder = new KeyDecoder();
  readonly #take: (inputs: readonly Input[]) => void;
  #escaping: NodeJS.Timeout | undefined;
  #settling: NodeJS.Immediate | undefined;

  constructor(take: (inputs: readonly Input[]) => void) {
    this.#take = take;
  }

  readonly onData = (bytes: Buffer): void => {
    const before = this.#decoder.waiting;
    const inputs = this.#decoder.push(bytes);
    const { waiting } = this.#decoder;
    // Keys pressed one by one do not keep a paste open whose end is lost.
    if (!(before === "paste" && waiting === "paste" && bytes.length <= fewBytes)) {
      this.stop();
      if (waiting !== null) this.#escaping = setTimeout(() => this.#settle(), waits[waiting]);
    }
    this.#take(inputs);
  };

  stop(): void {
    clearTimeout(this.#escaping);
    clearImmediate(this.#settling);
  }

  /** Takes what waits for what it is; but not before what has arrived meanwhile was read. */
  #settle(): void {
    this.#settling = setImmediate(() => this.#take(this.#decoder.settle()));
  }
}
