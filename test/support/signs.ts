import fc from "fast-check";

/** Characters that steer, turn, hide, or that no file can hold. */
const hidden = [
  ..."\u0000\u0007\b\u000b\u001b\u007f\u0085\u009b\u009d\u061c\u180e\u200b\u200e\u200f\u2028\u2029",
  ..."\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\ufeff\ufff9\ufdd0\uffff",
  ..."\u3164\u{e0001}\u{e0041}\u{e007f}\u{1ffff}",
  "\ud800",
  "\udfff",
];
const usual = [
  ..."ab  =+-@＝－'\"[]U0129E|<&\\*_\n\t,.!",
  "é",
  "管",
  "👩‍🔬",
  "ש",
  "ک\u200cر",
  "[U+202E]",
  "[U+005B]",
];

/** Texts that mix what is usual with what is hidden. */
export const signedText = fc.string({ unit: fc.constantFrom(...hidden, ...usual), maxLength: 40 });

/** What of a text would be obeyed or unseen, wherever it is shown. */
export const obeyed = (text: string): readonly string[] =>
  text.match(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\ufff9-\ufffb\uffff\u{1ffff}\u{e0000}-\u{e007f}\p{Cs}]/gu,
  ) ?? [];
