/**
 * Text as XML can hold it: control characters other than tab and line end, non-characters and lone
 * surrogates become U+FFFD, so that something is seen where something was. Nothing else is changed.
 */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
