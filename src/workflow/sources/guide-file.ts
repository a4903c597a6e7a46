import { type GuideEntry, parseGuide } from "../../exchange/guide-file.js";
import { decode } from "../../importers/decode.js";

/** The questions of an interview guide, from the bytes of its file in whatever encoding. */
export const readGuide = async (file: string, bytes: Uint8Array): Promise<GuideEntry[]> =>
  parseGuide(file, await decode(bytes));
