import { sandboxedFormats } from "./formats-sandboxed.js";
import type { Importer } from "./importer.js";

type Load = () => Promise<Importer>;

const textFormats: readonly (readonly [string, Load])[] = [
  ["txt", async () => (await import("./documents/txt.js")).txt],
  ["md", async () => (await import("./documents/md.js")).md],
  ["vtt", async () => (await import("./captions/captions.js")).vtt],
  ["srt", async () => (await import("./captions/captions.js")).srt],
  ["sbv", async () => (await import("./captions/captions.js")).sbv],
  ["csv", async () => (await import("./tables/csv.js")).csv],
];

/**
 * Every format that can be read, by name, each loaded when first asked for. A text format is added
 * above; one that is parsed in the child process is added in `formats-sandboxed.ts`. The modules must be
 * cheap to load: heavy libraries are imported inside `read`.
 */
export const formats: ReadonlyMap<string, Load> = new Map<string, Load>([
  ...textFormats,
  ...sandboxedFormats,
]);
