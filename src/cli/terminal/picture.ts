import { packageFile, readPackageFile } from "../package-root.js";

const fontFiles = () =>
  ["Regular", "Bold", "Italic"].map((style) => packageFile("assets", "fonts", `LiberationSans-${style}.ttf`));

/**
 * A drawing as a PNG picture, in the fonts that the package ships. The renderer is loaded when first needed.
 * `warn` is told which characters those fonts cannot draw: they are missing in the picture.
 */
export async function picture(
  svg: string,
  width?: number,
  warn?: (message: string) => void,
): Promise<Uint8Array> {
  const { svgToPng } = await import("../../report/png.js");
  if (warn !== undefined) await warnOfMissing(svg, warn);
  return svgToPng(svg, { fontFiles: fontFiles(), ...(width === undefined ? {} : { width }) });
}

async function warnOfMissing(svg: string, warn: (message: string) => void): Promise<void> {
  const { hasGlyph, notDrawn, wordsOf } = await import("../../report/glyphs.js");
  const missing = notDrawn(
    wordsOf(svg),
    hasGlyph(readPackageFile("assets", "fonts", "LiberationSans-Regular.ttf")),
  );
  if (missing.length === 0) return;
  const some = missing.slice(0, 12).join(" ");
  const more = missing.length > 12 ? ` and ${missing.length - 12} more` : "";
  warn(`The font of pictures lacks ${some}${more}: the PNG shows gaps there. An .svg shows them.`);
}
