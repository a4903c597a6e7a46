import type { VectorMemory } from "../nlp/vectors.js";
import type { Work } from "./work.js";

const fileName = "vectors.bin";
const magic = "TMV1";
const keyBytes = 32;

/**
 * Sentence vectors kept beside the study, so that each text is encoded once. Texts are known by a digest keyed with the
 * study's secret; what is kept is rewritten with the texts in use alone, so that words that went take their
 * vectors with them. A file that cannot be read counts as none: it can be made again.
 */
export class KeptVectors implements VectorMemory {
  readonly #work: Work;
  readonly #vectors: Map<string, Float32Array>;
  readonly #used = new Set<string>();
  readonly #keys = new Map<string, string>();
  readonly #before: number;
  #fresh = false;

  private constructor(work: Work, vectors: Map<string, Float32Array>) {
    this.#work = work;
    this.#vectors = vectors;
    this.#before = vectors.size;
  }

  static async open(work: Work): Promise<KeptVectors> {
    const bytes = await work.store.derived(fileName);
    return new KeptVectors(work, bytes === null ? new Map() : unpack(bytes));
  }

  get(text: string): Float32Array | undefined {
    const key = this.#key(text);
    this.#used.add(key);
    return this.#vectors.get(key);
  }

  set(text: string, vector: Float32Array): void {
    this.#vectors.set(this.#key(text), vector);
    this.#fresh = true;
  }

  /** Writes what is in use, if that differs from what is kept. */
  async keep(): Promise<void> {
    const used = [...this.#vectors].filter(([key]) => this.#used.has(key));
    if (this.#work.store.readOnly || this.#work.dryRun) return;
    if (!this.#fresh && used.length === this.#before) return;
    await this.#work.store.keepDerived(fileName, pack(used));
  }

  #key(text: string): string {
    let key = this.#keys.get(text);
    if (key === undefined) {
      key = this.#work.store.fileDigest(new TextEncoder().encode(text));
      this.#keys.set(text, key);
    }
    return key;
  }
}

/** Magic, dimensions, then for each text its digest and its vector (little-endian, 32 bits a number). */
function pack(vectors: readonly (readonly [string, Float32Array])[]): Uint8Array {
  const size = vectors[0]?.[1].length ?? 0;
  const own = vectors.filter(([, vector]) => vector.length === size);
  const bytes = Buffer.alloc(8 + own.length * (keyBytes + 4 * size));
  bytes.write(magic, "latin1");
  bytes.writeUInt32LE(size, 4);
  let at = 8;
  for (const [key, vector] of own) {
    bytes.write(key, at, keyBytes, "hex");
    at += keyBytes;
    for (const value of vector) at = bytes.writeFloatLE(value, at);
  }
  return bytes;
}

function unpack(content: Uint8Array): Map<string, Float32Array> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const vectors = new Map<string, Float32Array>();
  if (bytes.length < 8 || bytes.toString("latin1", 0, 4) !== magic) return vectors;
  const size = bytes.readUInt32LE(4);
  const step = keyBytes + 4 * size;
  if (size === 0 || (bytes.length - 8) % step !== 0) return vectors;
  for (let at = 8; at < bytes.length; at += step)
    vectors.set(
      bytes.toString("hex", at, at + keyBytes),
      Float32Array.from({ length: size }, (_, k) => bytes.readFloatLE(at + keyBytes + 4 * k)),
    );
  return vectors;
}
