/**
 * Characters that steer a terminal, turn the direction of writing, hide, or cannot stand in a file: controls but tab and
 * line feed, format characters, line separators, fillers, tags, variation selectors that select nothing, lone surrogates,
 * noncharacters. Not those that scripts are written with: joiners, soft hyphens, marks of Arabic numbers, the space of
 * no width between words of South East Asia, variants of an ideograph.
 */
const hidden = new RegExp(
  "(?![\\n\\t\\u00ad\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}])" +
    "(?!(?<=[\\p{Script=Khmer}\\p{Script=Lao}\\p{Script=Myanmar}\\p{Script=Thai}])\\u200b)" +
    "(?!(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}])" +
    "(?:[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Noncharacter_Code_Point}" +
    "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0\\u{e0000}-\\u{e0fff}]" +
    "|(?<=[\\ufe00-\\ufe0f])[\\ufe00-\\ufe0f])",
  "gu",
);
const plain = /^[\n\t -~]*$/;

/** How a character that must not be obeyed is shown, everywhere: `[U+202E]`. */
export const visibleSign = (char: string): string =>
  `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/** A text in which nothing steers or hides: such characters are shown as `[U+202E]`. Line feeds and tabs stay. */
export const visibleSigns = (text: string): string =>
  plain.test(text) ? text : text.replace(hidden, visibleSign);

/** The same for a document, where all line ends are line feeds. */
export const documentText = (text: string): string => visibleSigns(text.replace(/\r\n?/g, "\n"));

/** Whether a character steers or hides wherever it stands. */
export const steers = (char: string): boolean => visibleSigns(char) !== char;

/** A sign; and a bracket before what would be taken for one. */
const signShown = /\[U\+([0-9A-F]{4,6})\]/g;
const bracket = "[U+005B]";

/** A text for a table that is read again: the same, so that `fromVisibleSigns` gives the very text back. */
export const writtenSigns = (text: string): string =>
  visibleSigns(text.replace(signShown, (sign) => bracket + sign.slice(1)));

/** The inverse of `writtenSigns`. What no writer would have shown so stays as it is. */
export const fromVisibleSigns = (text: string): string =>
  text.replace(signShown, (sign, digits: string) => {
    if (sign === bracket) return "[";
    return hiddenBy(Number.parseInt(digits, 16)) ?? sign;
  });

/** The character of a sign at a place of a text, and where the sign ends; null where none stands there. */
export function signAt(text: string, at: number): { readonly char: string; readonly end: number } | null {
  const [, digits] = /^\[U\+([0-9A-F]{4,6})\]/.exec(text.slice(at, at + 10)) ?? [];
  const char = digits === undefined ? null : hiddenBy(Number.parseInt(digits, 16));
  return char === null || digits === undefined ? null : { char, end: at + digits.length + 4 };
}

function hiddenBy(codePoint: number): string | null {
  if (codePoint > 0x10ffff) return null;
  const char = String.fromCodePoint(codePoint);
  return steers(char) || /[\ufe00-\ufe0f]/.test(char) ? char : null;
}

/** Plain data as JSON that is the same data, and in which nothing steers or hides: such characters are escaped. */
export const visibleJson = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replace(hidden, (char) =>
    [...Array(char.length).keys()]
      .map((i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`)
      .join(""),
  );
