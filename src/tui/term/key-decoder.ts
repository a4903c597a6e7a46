/** What came from the keyboard or the mouse. */
export type Input =
  /** A key by name (`j`, `enter`, `C-r`, `S-tab`, `A-x`, `pagedown`); `text` is what it types, if anything. */
  | { readonly kind: "key"; readonly key: string; readonly text: string }
  /** `cut`: the mark of its end did not come, so it was ended for want of more. */
  | { readonly kind: "paste"; readonly text: string; readonly cut?: true }
  /** Row and column from 0. */
  | {
      readonly kind: "mouse";
      readonly what: "press" | "drag" | "release" | "wheel-up" | "wheel-down";
      readonly row: number;
      readonly column: number;
    };

const finals: Readonly<Record<string, string>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  H: "home",
  F: "end",
  P: "f1",
  Q: "f2",
  R: "f3",
  S: "f4",
  Z: "S-tab",
};
const numbered: Readonly<Record<string, string>> = {
  1: "home",
  2: "insert",
  3: "delete",
  4: "end",
  5: "pageup",
  6: "pagedown",
  7: "home",
  8: "end",
  11: "f1",
  15: "f5",
};
const controls: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "C-j",
  "\t": "tab",
  "\x7f": "backspace",
  "\b": "backspace",
  "\x1b": "esc",
  "\x00": "C-space",
};

/** Longest sequence that is waited for; what is longer is dropped. */
const longest = 64;

/** What is begun and not complete: an escape key or the start of a sequence, a sequence, a paste. */
export type Begun = "escape" | "sequence" | "paste";

const pasteStart = "\x1b[200~";
const pasteEnd = "\x1b[201~";

/** Turns what a terminal sends into keys. Bytes may come in any pieces. */
export class KeyDecoder {
  readonly #utf8 = new TextDecoder("utf-8");
  #rest = "";
  #pasting: string | null = null;
  /** Whether the end of a paste that was ended without it may still come. */
  #late = false;

  /** What is waited for; null where nothing was begun. */
  get waiting(): Begun | null {
    if (this.#pasting !== null) return "paste";
    if (this.#rest === "") return null;
    return this.#rest.length === 1 ? "escape" : "sequence";
  }

  push(bytes: Uint8Array): Input[] {
    this.#rest += this.#utf8.decode(bytes, { stream: true });
    return this.#read(false);
  }

  /** Nothing more came for a while: what waits is what it is. */
  settle(): Input[] {
    return this.#read(true);
  }

  #read(complete: boolean): Input[] {
    const found: Input[] = [];
    if (this.#late && this.#rest.includes(pasteEnd)) {
      // The rest of the paste, late: words, and no commands.
      this.#pasting = "";
      this.#late = false;
    }
    while (this.#rest !== "" || (complete && this.#pasting !== null)) {
      if (this.#pasting !== null) {
        const mark = /\x1b\[20[01]~/.exec(this.#rest);
        if (mark === null && !complete) {
          const keep = Math.max(0, this.#rest.length - pasteEnd.length + 1);
          this.#pasting += this.#rest.slice(0, keep);
          this.#rest = this.#rest.slice(keep);
          break;
        }
        // Where another begins, the end of this one was lost; its own mark is read next.
        const cut = mark?.[0] !== pasteEnd;
        const text = this.#pasting + this.#rest.slice(0, mark?.index);
        found.push(cut ? { kind: "paste", text, cut } : { kind: "paste", text });
        this.#rest = mark === null ? "" : this.#rest.slice(mark.index + (cut ? 0 : pasteEnd.length));
        this.#late = cut;
        this.#pasting = null;
        continue;
      }
      const length = sequenceLength(this.#rest, complete);
      if (length === 0) break;
      const sequence = this.#rest.slice(0, length);
      this.#rest = this.#rest.slice(length);
      if (sequence === pasteStart) {
        this.#pasting = "";
        this.#late = false;
      } else {
        const input = decode(sequence);
        if (input !== null) found.push(input);
      }
    }
    return found;
  }
}

/** Length of the first key in a text, 0 where more must come. */
function sequenceLength(text: string, complete: boolean): number {
  if (!text.startsWith("\x1b")) return (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  if (text.length === 1) return complete ? 1 : 0;
  const next = text.charAt(1);
  if (next === "[" || next === "O") {
    const end = (next === "O" ? /^.{2}[\x40-\x7e]/s : /^.{2}[\x20-\x3f]*[\x40-\x7e]/s).exec(text);
    if (end !== null) return end[0].length;
    return complete || text.length > longest ? text.length : 0;
  }
  if (next === "\x1b") return 1;
  return (text.codePointAt(1) ?? 0) > 0xffff ? 3 : 2;
}

function decode(sequence: string): Input | null {
  if (!sequence.startsWith("\x1b") || sequence.length === 1) return plainKey(sequence);
  const mouse = /^\x1b\[<(\d+);(\d+);(\d+)([Mm])$/.exec(sequence);
  if (mouse !== null) return mouseInput(mouse);
  const csi = /^\x1b[[O]([\d;]*)([~A-Za-z])$/.exec(sequence);
  if (csi !== null) {
    const [number = "", modifier = "1"] = (csi[1] ?? "").split(";");
    const name = csi[2] === "~" ? numbered[number] : finals[csi[2] ?? ""];
    if (name === undefined) return null;
    const bits = Number(modifier || "1") - 1;
    return key(`${bits & 4 ? "C-" : ""}${bits & 2 ? "A-" : ""}${bits & 1 ? "S-" : ""}${name}`);
  }
  if (/^\x1b[[O]/.test(sequence) && sequence.length > 2) return null;
  const inner = plainKey(sequence.slice(1));
  return inner.kind === "key" ? key(`A-${inner.key}`) : null;
}

const key = (name: string, text = ""): Input => ({ kind: "key", key: name, text });

function plainKey(char: string): Input {
  const named = controls[char];
  if (named !== undefined) return key(named);
  if (char < " ") return key(`C-${String.fromCharCode(char.charCodeAt(0) + 96)}`);
  return char === " " ? key("space", " ") : key(char, char);
}

function mouseInput([, button = "0", column = "1", row = "1", end]: RegExpExecArray): Input | null {
  const bits = Number(button);
  const place = { row: Number(row) - 1, column: Number(column) - 1 };
  if (bits & 64) return { kind: "mouse", what: bits & 1 ? "wheel-down" : "wheel-up", ...place };
  if ((bits & 3) !== 0) return null;
  return { kind: "mouse", what: end === "m" ? "release" : bits & 32 ? "drag" : "press", ...place };
}
