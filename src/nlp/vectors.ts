import type { EncoderChoice } from "./encoder.js";

/** Sentence vectors of texts, where an encoder is at hand. */
export interface Vectors {
  /** The vector of a text, of length 1; undefined where there is none. */
  readonly of: (text: string) => Float32Array | undefined;
  /** In words, what was done. */
  readonly description: string;
}

/** Vectors known from before, by text; new ones are added. */
export interface VectorMemory {
  get(text: string): Float32Array | undefined;
  set(text: string, vector: Float32Array): void;
}

/** At most this many characters of a passage are encoded; the encoder's time grows with them. */
const mostCharacters = 2000;
/** Few at once, of about equal length: a batch is as slow as its longest text, and takes memory for all. */
const batch = 4;

const alone = (why: string): Vectors => ({ of: () => undefined, description: `${why}; by n-grams only.` });

export const withoutVectors: Vectors = {
  of: () => undefined,
  description: "Without sentence vectors: by n-grams only.",
};

/**
 * Sentence vectors of texts by an encoder, or from memory. Where it is not installed, cannot be loaded or fails, there
 * are no vectors, and `told` says so.
 */
export async function vectorsFor(
  texts: Iterable<string>,
  memory: VectorMemory,
  choice: EncoderChoice | null,
  progress: (done: number, all: number) => void = () => {},
): Promise<Vectors> {
  if (choice === null) return withoutVectors;
  const wanted = [...new Set(texts)]
    .filter((text) => text.trim() !== "" && memory.get(text) === undefined)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (wanted.length > 0) {
    let encoder: Awaited<ReturnType<EncoderChoice["open"]>>;
    try {
      encoder = await choice.open();
    } catch (error) {
      return alone(`The sentence encoder could not be loaded (${reason(error)})`);
    }
    if (encoder === null) return alone("No sentence encoder is installed");
    try {
      for (let i = 0; i < wanted.length; i += batch) {
        progress(i, wanted.length);
        const some = wanted.slice(i, i + batch);
        const found = await encoder.embed(some.map((text) => text.slice(0, mostCharacters)));
        for (const [k, text] of some.entries()) {
          const vector = unit(found[k] ?? []);
          if (vector !== null) memory.set(text, vector);
        }
      }
    } catch (error) {
      return alone(`The sentence encoder failed (${reason(error)})`);
    }
  }
  return { of: (text) => memory.get(text), description: `With sentence vectors (${choice.name}).` };
}

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 160) ?? "";

function unit(vector: ArrayLike<number>): Float32Array | null {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! ** 2;
  const length = Math.sqrt(sum);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(vector, (value) => value / length) : null;
}
