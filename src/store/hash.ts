import { createHash, createHmac, randomBytes } from "node:crypto";

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** A digest that cannot be guessed without the salt. */
export const keyed = (salt: Uint8Array, data: string | Uint8Array): Buffer =>
  createHmac("sha256", salt).update(data).digest();

/** Bytes of the digest kept of a quotation: enough to notice any change, small enough for millions. */
const quoteDigestBytes = 12;
export const quoteDigest = (salt: Uint8Array, quotation: string): string =>
  keyed(salt, quotation).subarray(0, quoteDigestBytes).toString("hex");

export const newSalt = (): Buffer => randomBytes(16);

/** Random 16-byte identifiers, drawn in bulk. */
export function* newUids(): Generator<Buffer, never> {
  for (;;) {
    const pool = randomBytes(16 * 256);
    for (let i = 0; i < 256; i++) yield pool.subarray(i * 16, i * 16 + 16);
  }
}
