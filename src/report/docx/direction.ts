/** Letters of scripts that are written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam …). */
const rightToLeft = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
const some = new RegExp(`[${rightToLeft}]`, "u");
const firstStrong = new RegExp(`[${rightToLeft}]|\\p{L}`, "u");
/** A stretch from the first such letter to the last before another letter or digit, with what stands between. */
const stretch = new RegExp(`([${rightToLeft}](?:[^\\p{L}\\p{N}]*[${rightToLeft}])*)`, "u");

/** Whether a paragraph runs from right to left: its first letter decides (rule P2 of the Unicode bidirectional algorithm). */
export function runsRightToLeft(text: string): boolean {
  if (!some.test(text)) return false;
  return some.test(firstStrong.exec(text)?.[0] ?? "");
}

/** A text cut where its direction changes; the parts together are the text. */
export function byDirection(text: string): readonly { readonly text: string; readonly rtl: boolean }[] {
  if (!some.test(text)) return [{ text, rtl: false }];
  return text
    .split(stretch)
    .map((part, i) => ({ text: part, rtl: i % 2 === 1 }))
    .filter((part) => part.text !== "");
}
