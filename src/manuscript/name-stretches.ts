import type { Utf16 } from "../core/span.js";
import { claimWordMap } from "./claim-words.js";
import { numberPattern } from "./number-words.js";
import type { PlacedBlock } from "./sections.js";

export type Stretches = ReadonlyMap<PlacedBlock, readonly (readonly [start: Utf16, end: Utf16])[]>;

/**
 * Where a paper prints names of themes, codes or the study that look like statements or quotations: "Most mentees wait",
 * "Trust “comes on Friday”". They claim nothing and quote nobody.
 */
export function nameStretches(placed: readonly PlacedBlock[], names: readonly string[]): Stretches {
  const words = claimWordMap.map((one) => one.words).join("|");
  const telling = new RegExp(`\\b(?:${numberPattern}|${words})\\b|["“”„«»‘]`, "iu");
  const escaped = [...new Set(names.map((name) => name.trim()))]
    .filter((name) => /\s/.test(name) && telling.test(name))
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const found = new Map<PlacedBlock, [Utf16, Utf16][]>();
  if (escaped.length === 0) return found;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  for (const at of placed) {
    const own = [...at.block.text.matchAll(pattern)].map(({ index, 0: name }): [Utf16, Utf16] => [
      index,
      index + name.length,
    ]);
    if (own.length > 0) found.set(at, own);
  }
  return found;
}
