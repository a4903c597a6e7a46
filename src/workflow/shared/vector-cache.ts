import type { Seq } from "../../core/records.js";
import type { VectorMemory } from "../../nlp/vectors.js";
import type { Work } from "./work.js";

const fileName = "vectors.bin";
const magic = "TMV2";
const keyBytes = 32;

/**
 * Sentence vectors kept beside the study, so that each text is encoded once. Texts are known by a digest keyed with the
 * study's secret; what is kept is rewritten with only the texts in use, so that words that went take their
 * vectors with them. A file that cannot be read counts as none: it can be made again.
 */
export class VectorCache implements VectorMemory {
  readonly #work: Work;
  readonly #vectors: Map<string, Float32Array>;
  readonly #used = new Set<string>();
  readonly #keys = new Map<string, string>();
  readonly #before: number;
  readonly #encoder: string;
  #fresh = false;

  private constructor(work: Work, encoder: string, vectors: Map<string, Float32Array>) {
    this.#work = work;
    this.#encoder = encoder;
    this.#vectors = vectors;
    this.#before = vectors.size;
  }

  /** @param encoder the id of the encoder they are by; another one's are of no use */
  static async open(work: Work, encoder: string): Promise<VectorCache> {
    const bytes = await work.store.derived(fileName);
    const id = digestOf(work, encoder);
    return new VectorCache(work, id, bytes === null ? new Map() : unpack(bytes, id));
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
    await this.#work.store.keepDerived(fileName, pack(this.#encoder, used));
  }

  #key(text: string): string {
    let key = this.#keys.get(text);
    if (key === undefined) {
      key = digestOf(this.#work, text);
      this.#keys.set(text, key);
    }
    return key;
  }
}

/**
 * Takes all vectors away after an event that took words out of the study: a source was removed, or a participant has
 * withdrawn. They are made again of the texts that are left.
 */
export async function forgetVectors(work: Work, seq: Seq | null): Promise<void> {
  if (seq === null || work.dryRun) return;
  const gone = (await work.store.changes(seq)).some(
    ({ kind, after }) =>
      (kind === "source" && after === null) ||
      (kind === "participant" && String(after?.status ?? "").startsWith("withdrawn")),
  );
  if (gone && (await work.store.derived(fileName)) !== null)
    await work.store.keepDerived(fileName, new Uint8Array(0));
}

const digestOf = ({ store }: Work, text: string) => store.keyedDigest(new TextEncoder().encode(text));

const headBytes = 8 + keyBytes;

/** Magic, digest of the encoder, dimensions, then for each text its digest and its vector (little-endian, 32 bits a number). */
function pack(encoder: string, vectors: readonly (readonly [string, Float32Array])[]): Uint8Array {
  const size = vectors[0]?.[1].length ?? 0;
  const own = vectors.filter(([, vector]) => vector.length === size);
  const bytes = Buffer.alloc(headBytes + own.length * (keyBytes + 4 * size));
  bytes.write(magic, "latin1");
  bytes.write(encoder, 4, keyBytes, "hex");
  bytes.writeUInt32LE(size, 4 + keyBytes);
  let at = headBytes;
  for (const [key, vector] of own) {
    bytes.write(key, at, keyBytes, "hex");
    at += keyBytes;
    for (const value of vector) at = bytes.writeFloatLE(value, at);
  }
  return bytes;
}

function unpack(content: Uint8Array, encoder: string): Map<string, Float32Array> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const vectors = new Map<string, Float32Array>();
  if (bytes.length < headBytes || bytes.toString("latin1", 0, 4) !== magic) return vectors;
  if (bytes.toString("hex", 4, 4 + keyBytes) !== encoder) return vectors;
  const size = bytes.readUInt32LE(4 + keyBytes);
  const step = keyBytes + 4 * size;
  if (size === 0 || (bytes.length - headBytes) % step !== 0) return vectors;
  for (let at = headBytes; at < bytes.length; at += step) {
    const vector = Float32Array.from({ length: size }, (_, k) => bytes.readFloatLE(at + keyBytes + 4 * k));
    if (vector.every(Number.isFinite)) vectors.set(bytes.toString("hex", at, at + keyBytes), vector);
  }
  return vectors;
}
