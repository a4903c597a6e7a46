import { countText } from "../core/count-text.js";
import type { ErrorCode } from "../core/error-code.js";
import type { Message } from "../core/message.js";
import { errorMessage, shown, warning } from "./messages.js";

/** A file's bytes as text: LF line ends, no BOM, no NUL, whole characters. `text` is null where a message of level error says why. */
export interface Decoded {
  readonly text: string | null;
  /** Lower-case name of the encoding used. */
  readonly encoding: string | null;
  readonly messages: readonly Message[];
}

interface Raw {
  readonly text: string;
  readonly encoding: string;
  readonly messages: readonly Message[];
}

/**
 * Decodes a text file. The order: a BOM; the encoding the user named; the pattern of zeros of UTF-16
 * without a BOM; strict UTF-8; then a guess with a warning that names it. Codes: `not-text`,
 * `unknown-encoding` (errors); `guessed-encoding`, `encoding-contradicted`, `bytes-replaced`, `nul-removed`.
 */
export async function decode(bytes: Uint8Array, encoding?: string): Promise<Decoded> {
  const bom = byteOrderMark(bytes);
  if (encoding === undefined && bom === null && !isProbablyText(bytes))
    return failed("not-text", "This is not a text file: it holds binary data.");
  let raw: Raw | null;
  if (bom !== null) raw = withContradiction(await byName(bytes, bom), bom, encoding);
  else if (encoding !== undefined) raw = await byName(bytes, encoding);
  else raw = (await byPattern(bytes)) ?? strictUtf8(bytes) ?? damagedUtf8(bytes) ?? (await guessed(bytes));
  if (raw === null)
    return failed(
      "unknown-encoding",
      `Unknown encoding "${shown(encoding ?? "")}". Common ones: utf-8, utf-16le, windows-1252.`,
    );
  return tidied(raw);
}

const failed = (code: ErrorCode, message: string): Decoded => ({
  text: null,
  encoding: null,
  messages: [errorMessage(code, message)],
});

function tidied({ text, encoding, messages }: Raw): Decoded {
  const all = [...messages];
  let tidy = text.replace(/^\ufeff+/, "");
  const replaced = encoding.startsWith("utf-") ? 0 : count(tidy, "\ufffd");
  if (replaced > 0)
    all.push(
      warning(
        "bytes-replaced",
        `${replaced} bytes have no meaning in ${encoding} and were replaced by \ufffd.`,
      ),
    );
  if (tidy.includes("\0")) {
    const nuls = count(tidy, "\0");
    tidy = tidy.replaceAll("\0", "");
    all.push(
      warning("nul-removed", `${countText(nuls, "NUL character was", "NUL characters were")} removed.`),
    );
  }
  if (tidy.includes("\r")) tidy = tidy.replace(/\r\n?/g, "\n");
  return { text: tidy.toWellFormed(), encoding, messages: all };
}

function count(text: string, what: string): number {
  let found = 0;
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) found++;
  return found;
}

/** The encoding a byte order mark names, or null. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  return null;
}

function withContradiction(raw: Raw | null, bom: string, encoding: string | undefined): Raw | null {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (raw === null || encoding === undefined || plain(bom).startsWith(plain(encoding))) return raw;
  const notice = warning(
    "encoding-contradicted",
    `The file's byte order mark says ${bom}, so it was read as that and not as ${shown(encoding)}.`,
  );
  return { ...raw, messages: [...raw.messages, notice] };
}

/** Decodes by a name, replacing what is invalid with a warning; null where no such encoding is known. */
async function byName(bytes: Uint8Array, encoding: string): Promise<Raw | null> {
  const name = encoding.trim().toLowerCase();
  if (name === "utf-8" || name === "utf8") return strictUtf8(bytes) ?? lenientUtf8(bytes);
  if (/^utf-?16(le|be)$/.test(name)) return utf16(bytes, name.endsWith("be"));
  const { default: iconv } = await import("iconv-lite");
  if (!iconv.encodingExists(name)) return null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { text: iconv.decode(buffer, name), encoding: name, messages: [] };
}

function strictUtf8(bytes: Uint8Array): Raw | null {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", messages: [] };
  } catch {
    return null;
  }
}

function lenientUtf8(bytes: Uint8Array): Raw {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = count(text, "\ufffd");
  const at = text.indexOf("\ufffd");
  const line = text.slice(0, at).split("\n").length;
  const notice = warning(
    "bytes-replaced",
    `${broken} places are not valid UTF-8 and were replaced by \ufffd.`,
    line,
  );
  return { text, encoding: "utf-8", messages: [notice] };
}

/** UTF-8 with a few broken places (a cut or patched file): at least ten good characters to a bad one. */
function damagedUtf8(bytes: Uint8Array): Raw | null {
  const raw = lenientUtf8(bytes);
  const broken = count(raw.text, "\ufffd");
  const good = (raw.text.match(/[^\u0000-\u007f\ufffd]/gu) ?? []).length;
  return good >= broken * 10 ? raw : null;
}

function utf16(bytes: Uint8Array, bigEndian: boolean): Raw {
  const encoding = bigEndian ? "utf-16be" : "utf-16le";
  const text = new TextDecoder(encoding).decode(bytes);
  const messages =
    bytes.length % 2 === 1 || !text.isWellFormed()
      ? [warning("bytes-replaced", `Some places are not valid ${encoding} and were replaced by \ufffd.`)]
      : [];
  return { text, encoding, messages };
}

async function byPattern(bytes: Uint8Array): Promise<Raw | null> {
  const order = zeroPattern(bytes);
  return order === null ? null : utf16(bytes, order === "be");
}

/** UTF-16 without a BOM shows as zeros in every other byte. */
function zeroPattern(bytes: Uint8Array): "le" | "be" | null {
  const length = Math.min(bytes.length, 65_536) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((n) => n / (length / 2));
  if (odd >= 0.4 && even < 0.05) return "le";
  if (even >= 0.4 && odd < 0.05) return "be";
  return null;
}

/** How much surer another encoding than windows-1252 must be (of 100) before it is believed. */
const margin = 25;

/** Share of bytes above ASCII from which a text is in another script than Latin. */
const otherScript = 0.35;

/** windows-1252, unless chardet is much surer of another or the script is another; always with a warning. */
async function guessed(bytes: Uint8Array): Promise<Raw> {
  const { default: chardet } = await import("chardet");
  const matches = chardet.analyse(bytes.subarray(0, 65_536));
  const western = Math.max(
    0,
    ...matches.filter(({ name }) => /^(windows-1252|ISO-8859-1)$/.test(name)).map((m) => m.confidence),
  );
  const best = matches.find(({ name }) => !/^(windows-1252|ISO-8859-1|UTF-8|ASCII)/.test(name));
  const wanted =
    best !== undefined && (best.confidence >= western + margin || highShare(bytes) > otherScript)
      ? best.name
      : "windows-1252";
  const first = await byName(bytes, wanted);
  const sound = first !== null && count(first.text, "\ufffd") <= first.text.length * 0.01;
  const { text, encoding } = (sound ? first : await byName(bytes, "windows-1252")) ?? {
    text: "",
    encoding: wanted,
  };
  const notice = warning(
    "guessed-encoding",
    `This file is not UTF-8; it was read as ${encoding}, which is a guess. Check its accents, or give --encoding.`,
  );
  return { text, encoding, messages: [notice] };
}

function highShare(bytes: Uint8Array): number {
  const head = bytes.subarray(0, 65_536);
  let high = 0;
  for (const byte of head) if (byte >= 0x80) high++;
  return high / head.length;
}

const magics: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x49, 0x44, 0x33],
  [0x52, 0x49, 0x46, 0x46],
  [0x52, 0x61, 0x72, 0x21],
  [0x4f, 0x67, 0x67, 0x53],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
];

/** Whether bytes look like text in some encoding: no known binary beginning, and few control bytes. */
export function isProbablyText(bytes: Uint8Array): boolean {
  if (magics.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return false;
  if (byteOrderMark(bytes) !== null || zeroPattern(bytes) !== null) return true;
  const length = Math.min(bytes.length, 65_536);
  let control = 0;
  let nul = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) nul++;
    else if (byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d) && byte !== 0x1b && byte !== 0x15) control++;
  }
  return nul <= length * 0.3 && control <= length * (length < 256 ? 0.3 : 0.02);
}

/** The first 64 KiB decoded without judgement, for sniffing; null where the bytes are not text. */
export function decodeHead(bytes: Uint8Array): string | null {
  if (!isProbablyText(bytes)) return null;
  const head = bytes.subarray(0, 65_536);
  const mark = byteOrderMark(bytes);
  const zeros = zeroPattern(bytes);
  const wide = mark?.startsWith("utf-16") ? mark : zeros === null ? null : `utf-16${zeros}`;
  return new TextDecoder(wide ?? "utf-8").decode(head).replace(/\r\n?/g, "\n").replaceAll("\0", "");
}
