/** Numbers are taken in lots of this many, so that none is left over at the end of a row. */
const lot = 16;

/** A stretch of numbers within `Floats`. */
export interface Block {
  readonly values: Float32Array;
  /** Where it begins, in bytes. */
  readonly at: number;
}

/** The length rows need so that they end with a whole lot. */
export const rowLength = (count: number): number => Math.max(1, Math.ceil(count / lot)) * lot;

/**
 * Numbers of single precision in one piece of memory, and the two sums that training and ranking are made of, four
 * numbers at a time (WebAssembly with 128-bit vectors, assembled here; every Node this program runs on has it). The
 * same on every machine: the order of additions is fixed.
 */
export class Floats {
  readonly size: number;
  readonly #memory: { readonly buffer: ArrayBuffer };
  readonly #sums: Sums;
  #used = 0;

  /** @param size how many numbers will be taken in all, rows rounded up */
  constructor(size: number) {
    this.size = size;
    const { Memory, Instance } = machine;
    this.#memory = new Memory({ initial: Math.ceil((size * 4) / 65536) });
    this.#sums = new Instance(program(), { m: { m: this.#memory } }).exports;
  }

  /** Numbers for the taking, all 0. */
  take(count: number): Block {
    const at = this.#used * 4;
    this.#used += rowLength(count);
    return { at, values: new Float32Array(this.#memory.buffer, at, count).fill(0) };
  }

  /** Everything may be taken anew; blocks taken before are void. */
  clear(): void {
    this.#used = 0;
  }

  /** The inner product of two stretches; begins and `count` are multiples of 16. */
  dot(a: Block, aFrom: number, b: Block, bFrom: number, count: number): number {
    const from = a.at + 4 * aFrom;
    return this.#sums.dot(from, b.at + 4 * bFrom, from + 4 * count);
  }

  /** Adds a stretch times a factor to the beginning of a block; begins and `count` are multiples of 16. */
  add(into: Block, from: Block, fromFrom: number, count: number, factor: number): void {
    this.#sums.add(into.at, from.at + 4 * fromFrom, into.at + 4 * count, factor);
  }
}

interface Sums {
  dot(a: number, b: number, end: number): number;
  add(into: number, from: number, end: number, factor: number): void;
}

/** What is used of the platform's WebAssembly, whose types belong to browsers. */
const machine = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: object) => { readonly exports: Sums };
    };
  }
).WebAssembly;

let compiled: object | undefined;

function program(): object {
  compiled ??= new machine.Module(assemble());
  return compiled;
}

// Instructions by their numbers in the WebAssembly specification (2.0, with vectors).
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const load = (pointer: number, offset: number) => [...get(pointer), 0xfd, 0x00, 0x00, offset];
const store = (offset: number) => [0xfd, 0x0b, 0x00, offset];
const times = [0xfd, 0xe6, 0x01];
const plus = [0xfd, 0xe4, 0x01];
const splat = [0xfd, 0x13];
const lane = (vector: number, k: number) => [...get(vector), 0xfd, 0x1f, k];
const addScalars = 0x92;
/** A pointer moves on by one lot: 64 bytes. */
const advance = (pointer: number) => [...get(pointer), 0x41, 0xc0, 0x00, 0x6a, ...set(pointer)];
/** What is inside is done again while the pointer is below the end. */
const repeat = (inside: readonly number[], pointer: number, end: number) => [
  ...[0x03, 0x40, ...inside],
  ...[...get(pointer), ...get(end), 0x49, 0x0d, 0x00, 0x0b],
];
const quarters = [0, 16, 32, 48] as const;

function assemble(): Uint8Array {
  const [a, b, end, factor] = [0, 1, 2, 3];
  const parts = [3, 4, 5, 6] as const;
  // Four sums side by side, so that none waits for another.
  const dot = [
    ...repeat(
      [
        ...quarters.flatMap((offset, k) => {
          const sum = parts[k] as number;
          return [...get(sum), ...load(a, offset), ...load(b, offset), ...times, ...plus, ...set(sum)];
        }),
        ...advance(b),
        ...advance(a),
      ],
      a,
      end,
    ),
    ...[...get(3), ...get(4), ...plus, ...get(5), ...get(6), ...plus, ...plus, ...set(3)],
    ...[...lane(3, 0), ...lane(3, 1), addScalars, ...lane(3, 2), ...lane(3, 3), addScalars, addScalars],
  ];
  const add = repeat(
    [
      ...quarters.flatMap((offset) => [
        ...get(a),
        ...[...load(a, offset), ...load(b, offset), ...get(factor), ...splat, ...times, ...plus],
        ...store(offset),
      ]),
      ...advance(b),
      ...advance(a),
    ],
    a,
    end,
  );
  const [i32, f32, v128] = [0x7f, 0x7d, 0x7b];
  const name = (text: string) => [text.length, ...[...text].map((c) => c.charCodeAt(0))];
  const sized = (content: readonly number[]) => [...length(content.length), ...content];
  const section = (id: number, items: readonly (readonly number[])[]) => [
    id,
    ...sized([items.length, ...items.flat()]),
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [
      [0x60, 3, i32, i32, i32, 1, f32],
      [0x60, 4, i32, i32, i32, f32, 0],
    ]),
    ...section(2, [[...name("m"), ...name("m"), 0x02, 0x00, 0x00]]),
    ...section(3, [[0], [1]]),
    ...section(7, [
      [...name("dot"), 0x00, 0],
      [...name("add"), 0x00, 1],
    ]),
    ...section(10, [sized([1, 4, v128, ...dot, 0x0b]), sized([0, ...add, 0x0b])]),
  ]);
}

/** A number as the format writes lengths: seven bits a byte. */
const length = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...length(n >> 7)]);
