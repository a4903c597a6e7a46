const elements = new Set(
  "svg g path polygon polyline ellipse rect line circle text tspan title desc".split(" "),
);
const attributes = new Set(
  (
    "xmlns viewBox role aria-label class transform fill stroke stroke-width stroke-dasharray stroke-linejoin " +
    "stroke-opacity fill-opacity paint-order points d x y x1 y1 x2 y2 cx cy r rx ry width height text-anchor " +
    "font-family font-size font-weight font-style xml:space"
  ).split(" "),
);

/**
 * Lets a drawing into a page only if it is nothing but a drawing: shapes and lettering from a fixed
 * list, no script, style, link or reference. Throws where it is not, which is a defect of the caller.
 */
export function plainSvg(svg: string): string {
  const rest = svg.replace(
    /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*\/?>/g,
    (_, close, name, list) => {
      if (!elements.has(name) || (close === "/" && list !== "")) throw unfit(name);
      for (const [, attribute = "", value = ""] of String(list).matchAll(/([\w:.-]+)="([^"]*)"/g)) {
        if (!attributes.has(attribute) || /url\s*\(/i.test(value)) throw unfit(attribute);
      }
      return "";
    },
  );
  if (/[<>]/.test(rest)) throw unfit("markup");
  return svg;
}

function unfit(what: string): Error {
  return new Error(`The drawing of a map holds something that is not a drawing: ${what}.`);
}
