/** Whether the ends of a zip archive mention a name: cheap, and enough for a guess at its format. */
export function archiveNames(bytes: Uint8Array, name: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.subarray(0, 65_536).includes(name) || buffer.subarray(-262_144).includes(name);
}
