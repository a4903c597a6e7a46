import stringWidth from "string-width";

const plain = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]*$/;

/** Columns a text takes on a terminal; quick for Latin letters, right for wide ones. */
export function displayWidth(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}
