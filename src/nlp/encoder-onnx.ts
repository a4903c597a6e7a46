import { type Encoder, type EncoderChoice, isMissing, type LoadPackage, member } from "./encoder.js";

/** A folder with a sentence encoder, as it is handed over. */
export interface EncoderFolder {
  readonly name: string;
  /** Changes when the model does. */
  readonly id: string;
  /** The bytes of a file in it; null where there is none. */
  read(file: string): Promise<Uint8Array | null>;
}

const runtimePackage = "onnxruntime-web";
/** Where the model may stand in the folder, the first that is there counts. */
const modelFiles = ["model.onnx", "onnx/model.onnx"] as const;
/** At most this many tokens of a text are encoded. */
const mostTokens = 256;

interface Tensor {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
}

/**
 * A sentence encoder that the user has: a folder with `tokenizer.json` and `model.onnx`, as sentence-transformers
 * exports them. Run by onnxruntime-web, from its own local files. The vector of a text is the mean of its tokens' vectors,
 * or the sentence vector if the model gives one.
 */
export const onnxEncoder = (folder: EncoderFolder, load: LoadPackage): EncoderChoice => ({
  id: `onnx ${folder.id}`,
  name: folder.name,
  open: async () => {
    const encode = await openTokenizer(folder);
    const model = (await folder.read(modelFiles[0])) ?? (await folder.read(modelFiles[1]));
    if (model === null) throw new Error(`there is no model.onnx in ${folder.name}`);
    const { session, tensor } = await openSession(model, load);
    const unknown = session.inputNames.find((name) => !(name in inputs));
    if (unknown !== undefined) throw new Error(`the model expects the input "${unknown}", which is unknown`);
    return {
      embed: async (texts) => {
        const vectors: Float32Array[] = [];
        for (const text of texts) {
          const ids = encode(text);
          const feeds = session.inputNames.map((name) => [name, tensor(ids.map(inputs[name] ?? one))]);
          vectors.push(pooled(await session.run(Object.fromEntries(feeds)), session.outputNames));
        }
        return vectors;
      },
    } satisfies Encoder;
  },
});

const one = () => 1;
/** What a model may be given of each token. */
const inputs: Readonly<Record<string, (id: number) => number>> = {
  input_ids: (id) => id,
  attention_mask: one,
  token_type_ids: () => 0,
};

async function openTokenizer(folder: EncoderFolder): Promise<(text: string) => number[]> {
  const json = async (file: string): Promise<object | null> => {
    const bytes = await folder.read(file);
    if (bytes === null) return null;
    try {
      return JSON.parse(new TextDecoder().decode(bytes)) as object;
    } catch {
      throw new Error(`${file} in ${folder.name} is not JSON`);
    }
  };
  const tokens = await json("tokenizer.json");
  if (tokens === null) throw new Error(`there is no tokenizer.json in ${folder.name}`);
  const config = (await json("tokenizer_config.json")) ?? {};
  const { Tokenizer } = await import("@huggingface/tokenizers");
  const tokenizer = new Tokenizer(tokens, config);
  const declared = Number((config as { model_max_length?: unknown }).model_max_length);
  const most = declared >= 2 && declared < mostTokens ? declared : mostTokens;
  return (text) => {
    const { ids } = tokenizer.encode(text);
    // What ends a text for the model stays its end.
    return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1) ?? 0];
  };
}

async function openSession(model: Uint8Array, load: LoadPackage) {
  let runtime: unknown;
  try {
    runtime = await load(runtimePackage);
  } catch (error) {
    if (isMissing(error)) throw new Error(`the package ${runtimePackage} that runs it is not installed`);
    throw error;
  }
  const Tensor = member(runtime, "Tensor") as new (type: string, data: unknown, dims: number[]) => unknown;
  const wasm = (member(runtime, "env") as { wasm?: Record<string, unknown> } | undefined)?.wasm;
  const sessions = member(runtime, "InferenceSession") as
    | { create(model: Uint8Array, options: object): Promise<Session> }
    | undefined;
  if (sessions === undefined || wasm === undefined)
    throw new Error(`the package ${runtimePackage} is not the expected version`);
  wasm.numThreads = 1;
  const session = await sessions.create(model, { executionProviders: ["wasm"], logSeverityLevel: 3 });
  return {
    session,
    tensor: (values: readonly number[]) =>
      new Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length]),
  };
}

/** A tensor of the text itself as it is; of its tokens, their mean. */
function pooled(results: Record<string, Tensor>, names: readonly string[]): Float32Array {
  const named = results.sentence_embedding ?? results.last_hidden_state ?? results[names[0] ?? ""];
  if (named === undefined) throw new Error("the model gave nothing");
  const size = named.dims.at(-1) ?? 0;
  const tokens = size === 0 ? 0 : named.data.length / size;
  const mean = new Float32Array(size);
  for (let i = 0; i < named.data.length; i++) mean[i % size]! += Number(named.data[i]) / tokens;
  return mean;
}
