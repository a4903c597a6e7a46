import type { Utf16 } from "../core/span.js";
import { signAt, steers } from "../core/visible-signs.js";
import { dashes, invisible, quotationMarks } from "./fold.js";

/** What a UTF-16 unit is to the plain form; most are `other`. */
const kind = Object.freeze({
  other: 0,
  dropped: 1,
  mark: 2,
  dash: 3,
  space: 4,
  dot: 5,
  ligature: 6,
  sign: 7,
  wide: 8,
});
const kinds = new Uint8Array(0x10000);
const classify = (chars: string, to: number) => {
  for (let i = 0; i < chars.length; i++) kinds[chars.charCodeAt(i)] = to;
};
const range = (from: number, to: number) => kinds.fill(kind.dropped, from, to + 1);
// What terminals and reports show as a sign, because it steers or hides.
range(0x00, 0x1f);
range(0x7f, 0x9f);
range(0x206a, 0x206f);
range(0xfdd0, 0xfdef);
range(0xfff9, 0xfffb);
classify("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffe\uffff", kind.dropped);
kinds.fill(kind.wide, 0xd800, 0xe000);
classify("[", kind.sign);
classify(invisible, kind.dropped);
classify(quotationMarks, kind.mark);
classify(dashes, kind.dash);
classify("\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", kind.space);
classify("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", kind.space);
classify(".", kind.dot);
classify("ﬀﬁﬂﬃﬄﬅﬆ", kind.ligature);

const wordlike = /[\p{L}\p{N}\p{M}]/u;
const composing = /\p{M}/u;
/** Between bodies; never part of a plain form. */
const border = "\n";

/**
 * A quotation in the form in which quotations are compared: one kind of quotation mark, one dash for
 * a run of dashes and the space around it, one space for any white space, one sign for an ellipsis,
 * composed accents, no characters that steer or are not seen, nor the signs they are shown by. Case and all else stay.
 */
export function plainForm(text: string): string {
  return new PlainText(text, [0], [text.length]).string.trim();
}

/** The bodies of a text in their plain form, and the way back to positions of the text. */
export class PlainText {
  readonly string: string;
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** Where each body ends in the plain form. */
  readonly #ends: number[] = [];

  constructor(text: string, starts: readonly Utf16[], ends: readonly Utf16[]) {
    const out: string[] = [];
    const composed = composing.test(text);
    for (let body = 0; body < starts.length; body++) {
      if (body > 0) this.#put(out, border, ends[body - 1] as number, starts[body] as number);
      this.#read(out, text, starts[body] as number, ends[body] as number, composed);
      this.#ends.push(out.length);
    }
    this.string = out.join("");
  }

  /** UTF-16 position in the text where a plain position begins. */
  startOf(position: number): Utf16 {
    return this.#from[position]!;
  }

  /** UTF-16 position in the text behind the character before a plain position. */
  endOf(position: number): Utf16 {
    return this.#to[position - 1]!;
  }

  /** Every place of a plain form, from left to right; with `words` only where it begins and ends at a word's border. */
  *places(wanted: string, words = false): Generator<number> {
    for (let at = this.string.indexOf(wanted); at >= 0; at = this.string.indexOf(wanted, at + 1))
      if (!words || this.#wholeWords(at, at + wanted.length)) yield at;
  }

  /** The first place of whole words at or behind a position; -1 where none is. */
  nextPlace(wanted: string, from: number): number {
    for (let at = this.string.indexOf(wanted, from); at >= 0; at = this.string.indexOf(wanted, at + 1))
      if (this.#wholeWords(at, at + wanted.length)) return at;
    return -1;
  }

  /** The stretch of a body, by its index, without outer space. */
  bodyAt(body: number): { readonly start: number; readonly end: number } {
    let start = body === 0 ? 0 : this.#ends[body - 1]! + border.length;
    let end = this.#ends[body]!;
    while (start < end && this.string.charAt(start) === " ") start++;
    while (end > start && this.string.charAt(end - 1) === " ") end--;
    return { start, end };
  }

  /** Where the body that holds a plain position ends. */
  bodyEndAfter(position: number): number {
    const end = this.string.indexOf(border, position);
    return end < 0 ? this.string.length : end;
  }

  /** Where the body that holds a plain position begins. */
  bodyStartBefore(position: number): number {
    return position === 0 ? 0 : this.string.lastIndexOf(border, position - 1) + 1;
  }

  #wholeWords(start: number, end: number): boolean {
    const cuts = (at: number) =>
      wordlike.test(this.string.charAt(at - 1)) && wordlike.test(this.string.charAt(at));
    return !cuts(start) && !cuts(end);
  }

  #put(out: string[], plain: string, from: number, to: number): void {
    for (let i = 0; i < plain.length; i++) {
      out.push(plain.charAt(i));
      this.#from.push(plain.length > 1 ? from + Math.min(i, to - from - 1) : from);
      this.#to.push(i === plain.length - 1 ? to : Math.min(from + i + 1, to));
    }
  }

  #drop(out: string[]): void {
    out.pop();
    this.#from.pop();
    this.#to.pop();
  }

  #read(out: string[], text: string, start: number, end: number, composed: boolean): void {
    const first = out.length;
    const last = () => (out.length > first ? out[out.length - 1] : "");
    for (let i = start; i < end; i++) {
      let what = kinds[text.charCodeAt(i)] ?? kind.other;
      let next = i + 1;
      if (what >= kind.sign) [what, next] = hiddenAt(text, i, end);
      if (what === kind.dropped) i = next - 1;
      else if (what === kind.space) {
        if (last() !== " " && last() !== "-" && last() !== "") this.#put(out, " ", i, next);
        i = next - 1;
      } else if (what === kind.dash) {
        if (last() === " ") this.#drop(out);
        if (last() === "-") this.#to[out.length - 1] = i + 1;
        else this.#put(out, "-", i, i + 1);
      } else if (what === kind.mark) this.#put(out, "'", i, i + 1);
      else if (what === kind.dot && text.startsWith("...", i)) {
        let to = i + 3;
        while (to < end && text.charAt(to) === ".") to++;
        this.#put(out, "…", i, Math.min(to, end));
        i = to - 1;
      } else if (what === kind.ligature) this.#put(out, text.charAt(i).normalize("NFKC"), i, i + 1);
      else if (composed) {
        let to = i + 1;
        while (to < end && composing.test(text.charAt(to))) to++;
        this.#put(out, text.slice(i, to).normalize("NFC"), i, to);
        i = to - 1;
      } else this.#put(out, text.charAt(i), i, i + 1);
    }
  }
}

/** What stands at a bracket or surrogate, and where it ends: a sign is what it is the sign of. */
function hiddenAt(text: string, at: number, end: number): readonly [what: number, next: number] {
  if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))) return [kind.other, at + 1];
  const sign = text.charAt(at) === "[" ? signAt(text, at) : null;
  const char = sign?.char ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  const next = sign?.end ?? at + char.length;
  if (next > end || !steers(char)) return [kind.other, at + 1];
  return [kinds[char.charCodeAt(0)] === kind.space ? kind.space : kind.dropped, next];
}
