import type { NamedCode } from "../../workflow/shared/resolve.js";

// P. Tol, "Colour Schemes" (SRON/EPS/TN/09-002, 2021), bright and vibrant: distinct for colour-blind readers too.
const colors = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee7733", "#009988"];

/** The colour of a code: its own, else one of the palette. */
export function colorOf(code: NamedCode | undefined): string {
  if (code === undefined) return "#888888";
  return /^#[0-9a-f]{6}$/i.test(code.color) ? code.color : colors[code.id % colors.length]!;
}
