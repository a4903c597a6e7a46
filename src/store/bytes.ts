const nothing = 0x6e;
const colon = 0x3a;

/** The value of a hex digit, of either case. */
const nibble = (code: number) => (code & 15) + (code > 0x40 ? 9 : 0);

/**
 * Values as bytes to be hashed, each with its kind and where it has one its length, so that no two rows
 * of values are the same bytes: `n` for nothing, `i`7`;` a whole number, `t`3`:`abc text as UTF-8,
 * `b`2`:`.. bytes, `r` and 16 bytes the uid of another record, `l`2`:` and as many uids a list.
 */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(8192);
  #length = 0;

  /** Begins anew; what `bytes` gave before is overwritten. */
  clear(): this {
    this.#length = 0;
    return this;
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  int(value: unknown): this {
    if (value === null) return this.#byte(nothing);
    if (!Number.isSafeInteger(value)) return this.#odd(value);
    this.#byte(0x69).#digits(value as number);
    return this.#byte(0x3b);
  }

  text(value: unknown): this {
    if (value === null) return this.#byte(nothing);
    if (typeof value !== "string") return this.#odd(value);
    const size = Buffer.byteLength(value, "utf8");
    this.#byte(0x74).#digits(size);
    this.#byte(colon).#room(size);
    this.#length += this.#buffer.write(value, this.#length, "utf8");
    return this;
  }

  raw(value: unknown): this {
    if (value === null) return this.#byte(nothing);
    if (!(value instanceof Uint8Array)) return this.#odd(value);
    this.#byte(0x62).#digits(value.length);
    return this.#byte(colon).#append(value);
  }

  uid(value: unknown): this {
    if (value === null) return this.#byte(nothing);
    return value instanceof Uint8Array ? this.#byte(0x72).#append(value) : this.#odd(value);
  }

  /** A number as the eight bytes of its double, the most significant first. */
  real(value: unknown): this {
    if (typeof value !== "number") return this.raw(value);
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeDoubleBE(value);
    return this.raw(bytes);
  }

  /** A reference by its uid in hex digits. */
  hexUid(value: unknown): this {
    return value === null ? this.#byte(nothing) : this.#hex(0x72, value, false);
  }

  /** Bytes given as hex digits. */
  hexRaw(value: unknown): this {
    return value === null ? this.#byte(nothing) : this.#hex(0x62, value, true);
  }

  hexUids(values: readonly unknown[]): this {
    this.#byte(0x6c).#digits(values.length);
    this.#byte(colon);
    for (const value of values) {
      if (typeof value === "string") this.#digitsOf(value);
      else this.#odd(value);
    }
    return this;
  }

  #hex(mark: number, value: unknown, sized: boolean): this {
    if (typeof value !== "string" || value.charCodeAt(0) === 0x3f) return this.#odd(value);
    this.#byte(mark);
    if (sized) {
      this.#digits(value.length / 2);
      this.#byte(colon);
    }
    this.#digitsOf(value);
    return this;
  }

  /** The bytes of hex digits. */
  #digitsOf(value: string): void {
    const size = value.length >> 1;
    this.#room(size);
    for (let i = 0; i < size; i++)
      this.#buffer[this.#length + i] =
        (nibble(value.charCodeAt(2 * i)) << 4) | nibble(value.charCodeAt(2 * i + 1));
    this.#length += size;
  }

  /** What no program of ours wrote: a damaged value must be hashed, too, and to something else. */
  #odd(value: unknown): this {
    return this.#byte(0x3f).text(`${typeof value} ${String(value)}`);
  }

  #byte(code: number): this {
    this.#room(1);
    this.#buffer[this.#length++] = code;
    return this;
  }

  /** A whole number in decimal digits: those of most numbers one by one, which is quicker than as text. */
  #digits(value: number): void {
    this.#room(20);
    if (value < 0 || value > 0x7fffffff) {
      this.#length += this.#buffer.write(String(value), this.#length, "latin1");
      return;
    }
    let size = 1;
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) size++;
    for (let at = this.#length + size - 1, rest = value; at >= this.#length; at--, rest = (rest / 10) | 0)
      this.#buffer[at] = 0x30 + (rest % 10);
    this.#length += size;
  }

  /** Bytes as they are: what was written before. */
  put(value: Uint8Array): this {
    return this.#append(value);
  }

  #append(value: Uint8Array): this {
    const size = value.length;
    this.#room(size);
    // Uids and digests are copied quicker one byte at a time.
    if (size > 40) this.#buffer.set(value, this.#length);
    else for (let i = 0; i < size; i++) this.#buffer[this.#length + i] = value[i]!;
    this.#length += size;
    return this;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
