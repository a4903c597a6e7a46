/** Whole numbers in a row that grows: four bytes each, where an array of millions takes many times that. */
export class IntList {
  #values = new Int32Array(1024);
  #count = 0;

  get length(): number {
    return this.#count;
  }

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Int32Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = value;
  }

  at(place: number): number {
    return this.#values[place]!;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  /** What is in it now; further pushes may or may not show in it. */
  values(): Int32Array {
    return this.#values.subarray(0, this.#count);
  }
}
