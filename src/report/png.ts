import { Resvg } from "@resvg/resvg-js";

/**
 * A drawing as a PNG picture, the same bytes on every machine: only the fonts that are handed over are
 * used, none of the system's, and nothing outside the drawing is read.
 *
 * @param width of the picture in pixels; 2,000 prints at 300 dpi on A4 portrait.
 * @param fontFiles the bundled TrueType fonts.
 */
export function svgToPng(svg: string, options: { width?: number; fontFiles: readonly string[] }): Uint8Array {
  const picture = new Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "width", value: options.width ?? 2000 },
    font: {
      loadSystemFonts: false,
      fontFiles: [...options.fontFiles],
      defaultFontFamily: "Liberation Sans",
      sansSerifFamily: "Liberation Sans",
    },
  });
  return picture.render().asPng();
}
