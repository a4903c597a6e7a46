import { ImageRun, type Paragraph } from "docx";
import { documentText } from "../../core/visible-signs.js";
import { plainSvg } from "../writers/plain-svg.js";
import type { Pictures } from "../writers/writer.js";
import { type Turned, textHeight, textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import { words } from "./runs.js";

export interface Drawing {
  /** Plain drawing with a viewBox. */
  readonly svg: string;
  /** The picture in words. */
  readonly alt: string;
  readonly name: string;
  /** From 1, through the document. */
  readonly number: number;
  /** In points, at most; as high as the page allows unless told. */
  readonly height?: number | undefined;
}

/** Pixels across a picture as wide as the text: about 240 to the inch on upright A4. */
const pixels = 1600;

/** Which way the page must stand for a drawing: upright if it fits at a scale (0 to 1) or more, else as it comes out larger. */
export function turnFor(svg: string, least: number): Turned {
  const drawn = sizeOf(svg);
  const upright = scaleOn("portrait", drawn);
  return upright >= least || upright >= scaleOn("landscape", drawn) ? "portrait" : "landscape";
}

/** How far a drawing must shrink on a page, with room for a heading above and the caption below. */
function scaleOn(turned: Turned, drawn: Size): number {
  return Math.min(1, textWidth[turned] / 20 / drawn.width, (textHeight[turned] / 20 - 70) / drawn.height);
}

/**
 * A drawing as a picture with its text alternative, as large as its page allows and never larger than
 * drawn; kept with the caption below it. Without a way to make pictures its words stand there instead.
 */
export async function drawing(
  { svg, alt, name, number, height }: Drawing,
  turned: Turned,
  pictures: Pictures | undefined,
): Promise<Paragraph> {
  if (pictures === undefined)
    return paragraph(words(alt, { style: "Aside" }), "TableNote", { reading: alt, keepNext: true });
  const drawn = sizeOf(svg);
  const scale = Math.min(scaleOn(turned, drawn), (height ?? Infinity) / drawn.height);
  const points = { width: drawn.width * scale, height: drawn.height * scale };
  const data = await pictures(
    plainSvg(svg),
    Math.max(1, Math.round((pixels * points.width) / (textWidth[turned] / 20))),
  );
  return paragraph(
    [
      new ImageRun({
        type: "png",
        data,
        transformation: { width: pixelsOf(points.width), height: pixelsOf(points.height) },
        altText: {
          id: String(number),
          name: `Figure ${number}`,
          title: documentText(name),
          description: documentText(alt),
        },
      }),
    ],
    "Normal",
    { keepNext: true },
  );
}

/** The library counts in pixels of 96 to the inch. */
const pixelsOf = (points: number) => Math.round((points * 96) / 72);

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In points, by the viewBox. */
function sizeOf(svg: string): Size {
  const match = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg);
  return { width: Math.max(1, Number(match?.[1] ?? 480)), height: Math.max(1, Number(match?.[2] ?? 320)) };
}
