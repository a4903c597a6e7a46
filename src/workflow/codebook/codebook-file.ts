import { type CodebookFormat, parseCodebook } from "../../exchange/codebook-file.js";
import { decode } from "../../importers/decode.js";

/** Reads a codebook file in whatever encoding. Warnings come back; errors are thrown as `CodebookProblems`. */
export const readCodebookFile = async (name: string, bytes: Uint8Array, format: CodebookFormat) =>
  parseCodebook(name, await decode(bytes), format);
