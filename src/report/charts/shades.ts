import { inkOn, themeShade } from "../map/palette.js";

/**
 * Paul Tol's high-contrast scheme: distinct in all forms of colour blindness, and in grey, where they are dark,
 * light and in between (Tol, Colour Schemes, SRON/EPS/TN/09-002, issue 3.2, fig. 3).
 */
const highContrast = ["#004488", "#ddaa33", "#bb5566"] as const;

/** The colour of a group among so many: up to three are told apart in grey, too; more are named beside. */
export const groupShade = (place: number, groups: number): string =>
  groups <= highContrast.length ? (highContrast[place] ?? "#000000") : themeShade(place, null).fill;

/** A shade from white to dark blue, darker the larger the share (0 to 1); even steps of lightness, so it reads in grey. */
export function heatShade(share: number): string {
  const mix = (from: number, to: number) => Math.round(from + (to - from) * Math.min(1, Math.max(0, share)));
  const hex = (value: number) => value.toString(16).padStart(2, "0");
  return share <= 0 ? "#ffffff" : `#${hex(mix(226, 8))}${hex(mix(236, 48))}${hex(mix(247, 107))}`;
}

export { inkOn };
