/** A header (`@Date: …`) or a main line (`*MAR: …`) of a CHAT file with the lines that continue it. */
export interface ChatLine {
  readonly kind: "header" | "speech";
  /** `Date`, or the speaker's code. */
  readonly key: string;
  /** What stands after the colon, a piece for each line of the file. */
  readonly pieces: readonly string[];
  /** Line of the file, from 1. */
  readonly line: number;
}

const start = /^([@*%])([^\s:][^:\t]*)(?::\s*(.*))?$/;

/** Cuts a CHAT file into its headers and main lines. Dependent tiers (`%mor:` …) are dropped, counted in `tiers`. */
export function chatLines(text: string): { lines: ChatLine[]; tiers: number } {
  const lines: ChatLine[] = [];
  let open: { pieces: string[] } | null = null;
  let tiers = 0;
  for (const [i, raw] of text.split("\n").entries()) {
    const match = /^\s/.test(raw) ? null : start.exec(raw);
    if (match === null) {
      if (raw.trim() !== "") open?.pieces.push(raw.trim());
      continue;
    }
    const [, mark, key = "", value = ""] = match;
    if (mark === "%") {
      tiers++;
      open = null;
      continue;
    }
    const pieces = [value.trim()];
    open = { pieces };
    lines.push({ kind: mark === "@" ? "header" : "speech", key: key.trim(), pieces, line: i + 1 });
  }
  return { lines, tiers };
}
