import { svgText } from "../charts/svg.js";
/** What the drawing is called; read out by screen readers and shown as its title. */
export interface SvgOptions {
  readonly title: string;
}

/** Narrower drawings get a margin, so that lettering does not blow up when a page stretches them. */
const leastWidth = 640;

/**
 * Draws a DOT document as an SVG of its own: no fixed size (a viewBox alone), a title, no identifiers
 * that could clash in a page, nothing fetched from elsewhere. Graphviz measures lettering with tables
 * of its own, not with the machine's fonts. Rejects where Graphviz cannot read the document.
 */
export function dotToSvg(dot: string, options: SvgOptions): Promise<string> {
  const drawn = queue.then(() => draw(dot));
  queue = drawn.catch(() => undefined);
  return drawn.then((svg) => tidySvg(svg, options.title));
}

/**
 * A drawing at a time, each with a fresh Graphviz: one that has drawn before can fail on the next
 * (hpcc-systems/hpcc-js-wasm#389). A fresh one costs some 30 ms.
 */
let queue: Promise<unknown> = Promise.resolve();

async function draw(dot: string): Promise<string> {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  try {
    return graphviz.layout(dot, "svg", "dot");
  } finally {
    Graphviz.unload();
  }
}

/** Graphviz's SVG made fit for a page. */
function tidySvg(svg: string, title: string): string {
  const box = /viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"/.exec(svg);
  const start = svg.indexOf("<g ");
  if (box === null || start < 0) throw new Error("Graphviz gave no drawing.");
  const [x, y, width, height] = box.slice(1).map(Number) as [number, number, number, number];
  const margin = Math.max(0, leastWidth - width) / 2;
  const viewBox = [x - margin, y, width + 2 * margin, height].map((value) => value.toFixed(0)).join(" ");
  const name = svgText(title);
  // Graphviz paints the page as wide as its drawing; ours is as wide as the picture with its margin.
  const page = `<rect x="${(x - margin).toFixed(0)}" y="${y.toFixed(0)}" width="${(width + 2 * margin).toFixed(0)}" height="${height.toFixed(0)}" fill="#ffffff"/>\n`;
  const body = svg
    .slice(start)
    .replace(/<polygon fill="#ffffff" stroke="(?:none|transparent)" points="[^"]*"\/>\n?/, "")
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .replace(/<title>[\s\S]*?<\/title>\n?/g, "")
    .replace(/ id="[^"]*"/g, "")
    .replace(/ xml:space="preserve"/g, "")
    .replace(/ font-family="[^"]*"/g, "")
    .replace(/<g class="node relation">[\s\S]*?<\/g>/g, withHalo);
  const family = `font-family="Helvetica, Arial, 'Liberation Sans', sans-serif"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" ${family} role="img" aria-label="${name}">\n<title>${name}</title>\n${page}${body}`;
}

/** A relation's name may lie on a line: a white edge around the letters keeps it readable. */
function withHalo(group: string): string {
  const halo = 'stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"';
  return group.replace(/<text /g, `<text ${halo} `);
}
