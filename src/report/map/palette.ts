/** Fill and outline of one family of themes. */
export interface Shade {
  readonly fill: string;
  readonly line: string;
}

/**
 * Paul Tol's "light" qualitative scheme, made for filling labelled areas and distinct in all forms
 * of colour blindness (Tol, Colour Schemes, SRON/EPS/TN/09-002, issue 3.2, fig. 6), in an order
 * that keeps neighbours apart.
 */
const light = [
  "#77aadd",
  "#eedd88",
  "#ffaabb",
  "#bbcc33",
  "#99ddff",
  "#ee8866",
  "#44bb99",
  "#aaaa00",
] as const;

/** The colours of a theme: the researcher's own, or the scheme's by the number of its family. */
export function themeShade(family: number, own: string | null): Shade {
  const fill = own ?? light[family % light.length] ?? light[0];
  return { fill, line: mix(fill, "#000000", 0.35) };
}

/** A subtheme wears its family's colour, paler. */
export function subthemeShade(family: number, own: string | null): Shade {
  const { fill, line } = themeShade(family, own);
  return { fill: mix(fill, "#ffffff", 0.6), line };
}

/** A theme's outline darkened until words in it read well on white. */
export function darker(line: string): string {
  return mix(line, "#000000", 0.42);
}

/** Black or white, whichever reads better on a fill (relative luminance as in WCAG 2.2). */
export function inkOn(fill: string): string {
  const [r, g, b] = channels(fill).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#1a1a1a" : "#ffffff";
}

function mix(a: string, b: string, share: number): string {
  const to = channels(b);
  const mixed = channels(a).map((value, i) => Math.round(value * (1 - share) + (to[i] ?? 0) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
}
