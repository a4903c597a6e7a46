import { crc32, deflateRawSync } from "node:zlib";

/** One entry of an archive that may lie about itself. */
export interface RawEntry {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** Name in the directory, where it is to differ. */
  readonly listedAs?: string;
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Unix mode, 0o100644 unless told. */
  readonly mode?: number;
  readonly method?: number;
  /** Refers to the bytes of an earlier entry instead of having its own. */
  readonly sharedWith?: number;
}

/** Writes a zip archive byte by byte, without any check. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  const places: { at: number; packed: Buffer; crc: number; size: number }[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.data);
    const method = entry.method ?? 8;
    const own = {
      at,
      packed: method === 8 ? deflateRawSync(content) : content,
      crc: entry.crc ?? crc32(content),
      size: entry.size ?? content.length,
    };
    const place = (entry.sharedWith === undefined ? undefined : places[entry.sharedWith]) ?? own;
    places.push(place);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(place.crc, 10);
    fields.writeUInt32LE(place.packed.length, 14);
    fields.writeUInt32LE(place.size, 18);
    const name = Buffer.from(entry.name);
    if (place === own) {
      const local = Buffer.from(fields);
      local.writeUInt16LE(name.length, 22);
      files.push(Buffer.from("PK\x03\x04", "latin1"), local, name, own.packed);
      at += 30 + name.length + own.packed.length;
    }
    const listed = Buffer.from(entry.listedAs ?? entry.name);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(place.at, 10);
    fields.writeUInt16LE(listed.length, 22);
    directory.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), fields, tail, listed);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}
