import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { EncoderChoice, LoadPackage } from "../nlp/encoder.js";
import { onnxEncoder } from "../nlp/encoder-onnx.js";
import { universalEncoder } from "../nlp/encoder-use.js";

/** Which sentence encoder is wanted, as plain data that can go to another thread. */
export interface EncoderSetting {
  /** `auto`: the packages, if they are installed; `off`: none; else a folder with an ONNX model. */
  readonly use: string;
  /** A folder in whose node_modules optional packages are found too; null: only beside themata. */
  readonly modules: string | null;
}

/** The encoder that a setting means; null for none. Loads nothing yet. */
export async function chooseEncoder({ use, modules }: EncoderSetting): Promise<EncoderChoice | null> {
  if (use === "off") return null;
  const load = loader(modules);
  if (use === "auto") return universalEncoder(load);
  return onnxEncoder(
    {
      name: use,
      id: await fingerprint(use),
      read: async (file) => {
        try {
          return await readFile(path.join(use, file));
        } catch (error) {
          if (["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code))) return null;
          throw error;
        }
      },
    },
    load,
  );
}

/** Packages beside themata, or in a folder of the user's choice. Never in the study or the current folder. */
function loader(modules: string | null): LoadPackage {
  return async (name) => {
    try {
      return await import(name);
    } catch (error) {
      if (modules === null) throw error;
      const found = createRequire(path.join(modules, "index.js")).resolve(name);
      return await import(pathToFileURL(found).href);
    }
  };
}

/** Changes when the model's file does. */
async function fingerprint(folder: string): Promise<string> {
  const files = await Promise.all(
    ["model.onnx", "onnx/model.onnx"].map(async (file) => {
      try {
        const { size, mtimeMs } = await stat(path.join(folder, file));
        return `${size} ${mtimeMs}`;
      } catch {
        return "";
      }
    }),
  );
  return createHash("sha256")
    .update([folder, ...files].join("\n"))
    .digest("hex")
    .slice(0, 16);
}
