import { packageFile } from "./package-root.js";

const fonts = ["Regular", "Bold", "Italic"].map((style) =>
  packageFile("assets", "fonts", `LiberationSans-${style}.ttf`),
);

/** A drawing as a PNG picture, in the fonts that the package ships. The renderer is loaded when first needed. */
export async function picture(svg: string, width?: number): Promise<Uint8Array> {
  const { svgToPng } = await import("../report/png.js");
  return svgToPng(svg, { fontFiles: fonts, ...(width === undefined ? {} : { width }) });
}
