import { passwordNeeded, Refusal } from "../refusal.js";

/** Whether the bytes are an OLE2 compound file: an office file from before 2007, or an encrypted one since. */
export function isOle(bytes: Uint8Array): boolean {
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Says which of the two it is. */
export function refuseOle(bytes: Uint8Array, wanted: "docx" | "xlsx"): never {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw passwordNeeded();
  }
  throw new Refusal(
    wanted === "docx" ? "not-a-docx" : "not-an-xlsx",
    `This is an office file in an old format. Save it as .${wanted} and import that.`,
  );
}
