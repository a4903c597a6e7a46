/** Hues by the angle at which they begin, in degrees. Our own cut of the colour wheel, in everyday words. */
const hues: readonly (readonly [from: number, name: string])[] = [
  [0, "red"],
  [15, "orange"],
  [45, "yellow"],
  [66, "green"],
  [165, "turquoise"],
  [190, "blue"],
  [255, "purple"],
  [290, "pink"],
  [345, "red"],
];

/**
 * A colour in words ("dark blue"), for readers who cannot tell it by eye or have it in grey. Two near
 * colours can have one name: it describes, and does not identify.
 *
 * @param hex `#rrggbb`; empty for anything else.
 */
export function colorName(hex: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (match === null) return "";
  const [r, g, b] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255) as [number, number, number];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const lightness = (most + least) / 2;
  const spread = most - least;
  if (lightness > 0.96) return "white";
  if (lightness < 0.08) return "black";
  if (spread < 0.08) return lightness > 0.7 ? "light grey" : lightness < 0.35 ? "dark grey" : "grey";
  const sixth =
    most === r
      ? ((((g - b) / spread) % 6) + 6) % 6
      : most === g
        ? (b - r) / spread + 2
        : (r - g) / spread + 4;
  const degrees = sixth * 60;
  const hue = hues.findLast(([from]) => degrees >= from)?.[1] ?? "red";
  if (hue === "orange" && lightness < 0.4) return "brown";
  return `${lightness > 0.72 ? "light " : lightness < 0.35 ? "dark " : ""}${hue}`;
}
