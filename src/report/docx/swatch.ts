import type { ParagraphChild } from "docx";
import { colorName } from "../wording/color-names.js";
import { words } from "./runs.js";

/** A colour as a patch and in words; nothing where there is none. */
export function swatch(hex: string): ParagraphChild[] {
  const name = colorName(hex);
  if (name === "") return [];
  return [...words("■ ", { color: hex.slice(1).toUpperCase() }), ...words(name)];
}
