import { escapeXml } from "../../core/escape-xml.js";

/** Words as they may stand in SVG, on one line. */
export function svgText(words: string): string {
  return escapeXml(words.replace(/[\t\n\r]/g, " "));
}

/** A number in SVG: at most two decimals, never an exponent. */
export const svgNumber = (value: number): string => String(Math.round(value * 100) / 100);

/** An element; attributes in the order given. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside?: string,
): string {
  const listed = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? svgNumber(value) : svgText(value)}"`)
    .join("");
  return inside === undefined ? `<${name}${listed}/>` : `<${name}${listed}>${inside}</${name}>`;
}
