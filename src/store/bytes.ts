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
    if (value === null) return this.#latin("n");
    return Number.isSafeInteger(value) ? this.#latin(`i${value};`) : this.#odd(value);
  }

  text(value: unknown): this {
    if (value === null) return this.#latin("n");
    if (typeof value !== "string") return this.#odd(value);
    const size = Buffer.byteLength(value, "utf8");
    this.#latin(`t${size}:`);
    this.#room(size);
    this.#length += this.#buffer.write(value, this.#length, "utf8");
    return this;
  }

  raw(value: unknown): this {
    if (value === null) return this.#latin("n");
    return value instanceof Uint8Array ? this.#latin(`b${value.length}:`).#append(value) : this.#odd(value);
  }

  uid(value: unknown): this {
    if (value === null) return this.#latin("n");
    return value instanceof Uint8Array ? this.#latin("r").#append(value) : this.#odd(value);
  }

  /** A number as the eight bytes of its double, the most significant first. */
  real(value: unknown): this {
    if (typeof value !== "number") return this.raw(value);
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeDoubleBE(value);
    return this.raw(bytes);
  }

  uids(values: readonly unknown[] | null): this {
    if (values === null) return this.#latin("n");
    this.#latin(`l${values.length}:`);
    for (const value of values) {
      if (value instanceof Uint8Array) this.#append(value);
      else this.#odd(value);
    }
    return this;
  }

  /** What no program of ours wrote: a damaged value must be hashed, too, and to something else. */
  #odd(value: unknown): this {
    return this.#latin("?").text(`${typeof value} ${String(value)}`);
  }

  #latin(text: string): this {
    this.#room(text.length);
    this.#length += this.#buffer.write(text, this.#length, "latin1");
    return this;
  }

  #append(value: Uint8Array): this {
    this.#room(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
