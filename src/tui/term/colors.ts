import type { Style } from "../frame.js";

/** How many colours a terminal has: none at all, the 16 of old, 256, or all. */
export type ColorDepth = "none" | "16" | "256" | "true";

/** What the environment says about colours (NO_COLOR, COLORTERM, TERM). */
export function colorDepth(
  env: Readonly<Record<string, string | undefined>>,
  flag: boolean | undefined,
): ColorDepth {
  if (flag === false || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb") return "none";
  if (/truecolor|24bit/i.test(env.COLORTERM ?? "")) return "true";
  if (/256|kitty|alacritty|ghostty|wezterm/i.test(env.TERM ?? "")) return "256";
  return "16";
}

/** The sequence that switches a style on, after everything was switched off. */
export function styleOn(style: Style, depth: ColorDepth): string {
  const codes: string[] = [];
  if (style.bold) codes.push("1");
  if (style.dim) codes.push("2");
  if (style.underline || (style.coded && depth === "none")) codes.push("4");
  if (style.inverse) codes.push("7");
  if (style.color !== undefined && depth !== "none") codes.push(colorCode(style.color, depth));
  return codes.length === 0 ? "" : `\x1b[${codes.join(";")}m`;
}

function colorCode(color: string, depth: ColorDepth): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0) as [
    number,
    number,
    number,
  ];
  if (depth === "true") return `38;2;${r};${g};${b}`;
  if (depth === "256") {
    const level = (value: number) =>
      value < 48 ? 0 : value < 115 ? 1 : Math.min(5, Math.floor((value - 35) / 40));
    return `38;5;${16 + 36 * level(r) + 6 * level(g) + level(b)}`;
  }
  return String(nearestOf16(r, g, b));
}

// Red, green, yellow, blue, magenta, cyan: black, white and grey belong to the text itself.
const six: readonly (readonly [code: number, hue: number])[] = [
  [31, 0],
  [33, 55],
  [32, 120],
  [36, 180],
  [34, 230],
  [35, 300],
];

function nearestOf16(r: number, g: number, b: number): number {
  const max = Math.max(r, g, b);
  const spread = max - Math.min(r, g, b);
  if (spread < 20) return 36;
  const hue =
    max === r ? ((g - b) / spread + 6) % 6 : max === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  const degrees = hue * 60;
  const far = (other: number) => Math.min(Math.abs(degrees - other), 360 - Math.abs(degrees - other));
  return six.reduce((best, one) => (far(one[1]) < far(best[1]) ? one : best))[0];
}
