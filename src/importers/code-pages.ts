/** Decodes bytes of a Windows or DOS code page; an unknown one counts as 1252. */
export type CodePageDecoder = (bytes: readonly number[], codePage: number) => string;

const names = new Map<number, string>([
  [10000, "macintosh"],
  [65001, "utf-8"],
]);

/**
 * A decoder of code pages. The platform's own is of no use here: Node 20 takes windows-1252 for
 * Latin-1 and loses its quotation marks and dashes.
 */
export async function codePageDecoder(): Promise<CodePageDecoder> {
  const { default: iconv } = await import("iconv-lite");
  return (bytes, codePage) => {
    const name = names.get(codePage) ?? `cp${codePage}`;
    return iconv.decode(Buffer.from(bytes), iconv.encodingExists(name) ? name : "cp1252");
  };
}
