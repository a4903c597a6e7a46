import { svgText } from "../charts/svg.js";
import { type Card, type CardRow, cardsOf, smallest } from "./cards.js";
import { cutInto, sheet } from "./columns.js";
import { linesOf } from "./letters.js";
import { darker } from "./palette.js";
import {
  channelHeight,
  type DrawnRoute,
  drawRoutes,
  gutterWidths,
  nameHeight,
  type Port,
  type Route,
  routesOf,
} from "./routes.js";
import type { Graph } from "./theme-graph.js";

/** A thematic map as a picture. */
export interface MapDrawing {
  readonly svg: string;
  /** Size of its smallest words, in points, where it fills a sheet of A4 laid across (10 mm margins). */
  readonly smallestPt: number;
}

/** Narrower drawings get a margin, so that lettering does not blow up when a page stretches them. */
const least = { width: 640, height: 200 };
const edge = 8;
const cardGap = 18;

/**
 * Draws a thematic map: a card for each top theme, in the researcher's order down the columns, with its
 * codes as words and its subthemes below; named relations as arrows between the boxes, in lanes
 * between the columns. The number of columns is that which makes lettering largest on A4 across.
 * No fixed size (a viewBox alone), no identifiers, nothing fetched; the same graph gives the same bytes.
 */
export function drawMap(graph: Graph): MapDrawing {
  const tops = graph.nodes.filter(({ kind }) => kind === "theme").length;
  const plansOf = (flow: boolean) =>
    cardWidths.flatMap((width) => {
      const cards = cardsOf(graph, width, flow);
      return Array.from({ length: Math.min(6, Math.max(1, tops)) }, (_, i) =>
        plan(graph, cards, width, i + 1),
      );
    });
  const pick = (plans: readonly Plan[]) => plans.reduce((a, b) => (reading(b) > reading(a) * 1.02 ? b : a));
  const list = pick(plansOf(false));
  // Codes in a list are easier to read; side by side they take less room.
  const best = smallest * list.scale >= wellReadable ? list : pick([list, ...plansOf(true)]);
  const words = graph.nodes.length === 0 ? 0 : Math.floor(smallest * best.scale * 10) / 10;
  return { svg: compose(graph, best), smallestPt: words };
}

/** Below this many points on A4, codes move side by side. */
const wellReadable = 8.5;
/** Widths of cards to try, the pleasantest first. */
const cardWidths = [226, 200, 178, 160];
/** How large lettering comes out; above 11 points it is large enough, whatever the columns. */
const reading = ({ scale }: Plan) => Math.min(smallest * scale, 11);

interface PlacedCard {
  readonly card: Card;
  readonly x: number;
  readonly y: number;
}

interface Plan {
  readonly cards: readonly PlacedCard[];
  readonly routes: readonly DrawnRoute[];
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly cardWidth: number;
  readonly legend: string | null;
}

function plan(graph: Graph, cards: readonly Card[], cardWidth: number, count: number): Plan {
  const columns = cutInto(
    cards.map(({ height }) => height + cardGap),
    count,
  );
  const relations = graph.edges.filter(({ kind }) => kind === "relation");
  const first = place(cards, columns, cardWidth, [], 0);
  const draft = routesOf(portsOf(relations, first.cards, columns), columns.length);
  const widths = gutterWidths(draft, columns.length);
  const over = draft.reduce((most, { channel }) => Math.max(most, channel + 1), 0) * channelHeight;
  const placed = place(cards, columns, cardWidth, widths, over);
  const routes: readonly Route[] = routesOf(portsOf(relations, placed.cards, columns), columns.length);
  const shared = cards.some(({ rows }) => rows.some((row) => row.shared));
  const legend = shared ? "Codes in italics stand under several themes." : null;
  const names = routes
    .filter(({ channel }) => channel < 0)
    .reduce((sum, { lines }) => sum + nameHeight(lines), 0);
  const bottom = Math.max(placed.height - edge, over + names);
  const width = Math.max(least.width, placed.width);
  const height = Math.max(least.height, bottom + edge + (legend === null ? 0 : 18));
  return {
    cards: placed.cards,
    routes: drawRoutes(routes, placed.gutterLeft, widths, { left: edge, right: placed.width - edge, bottom }),
    width,
    height,
    scale: Math.min(sheet.width / width, sheet.height / height),
    cardWidth,
    legend,
  };
}

function place(
  cards: readonly Card[],
  columns: readonly (readonly number[])[],
  cardWidth: number,
  gutters: readonly number[],
  over: number,
) {
  const placed: PlacedCard[] = [];
  const gutterLeft: number[] = [];
  let x = edge;
  let height = 0;
  columns.forEach((column, i) => {
    let y = edge + over;
    for (const at of column) {
      const card = cards[at];
      if (card === undefined) continue;
      placed.push({ card, x, y });
      y += card.height + cardGap;
    }
    height = Math.max(height, y - cardGap + edge);
    x += cardWidth;
    gutterLeft.push(x);
    x += gutters[i] ?? 0;
  });
  return { cards: placed, gutterLeft, width: x + edge, height };
}

/** Where the relations begin and end. */
function portsOf(
  relations: Graph["edges"],
  placed: readonly PlacedCard[],
  columns: readonly (readonly number[])[],
) {
  const ports = new Map<string, Port & { readonly ink: string }>();
  const columnOf = columns.flatMap((column, i) => column.map((_, at) => ({ column: i, place: at })));
  placed.forEach(({ card, x, y }, at) => {
    for (const row of card.rows) {
      if (row.fill === null) continue;
      const left = x + row.x;
      ports.set(row.node.id, {
        ...(columnOf[at] ?? { column: 0, place: 0 }),
        left,
        right: left + row.width,
        top: y + row.y,
        height: row.height,
        ink: darker(row.line),
      });
    }
  });
  return relations.flatMap(({ from, to, label }) => {
    const [a, b] = [ports.get(from), ports.get(to)];
    return a === undefined || b === undefined ? [] : [{ from: a, to: b, ink: a.ink, label }];
  });
}

function compose(graph: Graph, { cards, routes, width, height, cardWidth, legend }: Plan): string {
  const right = cards.reduce((most, { x }) => Math.max(most, x + cardWidth), 0);
  const margin = Math.max(0, (width - right - edge) / 2);
  const title = svgText(linesOf(graph.name, 1e6, 10).join(" "));
  const whole = `x="${at(-margin)}" y="0" width="${at(width)}" height="${at(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${at(-margin)} 0 ${at(width)} ${at(height)}" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect ${whole} fill="#ffffff"/>`,
    ...cards.flatMap(({ card, x, y }) => cardParts(card, x, y, cardWidth)),
    ...routes.map(linePart),
    ...routes.map(namePart),
    ...(legend === null
      ? []
      : [
          `<text x="${edge}" y="${at(height - 8)}" font-size="${smallest}" font-style="italic" fill="#4d4d4d">${legend}</text>`,
        ]),
    "</svg>",
    "",
  ].join("\n");
}

function cardParts(card: Card, x: number, y: number, cardWidth: number): string[] {
  const frame = `<rect x="${at(x)}" y="${at(y)}" width="${cardWidth}" height="${at(card.height)}" rx="9" fill="#ffffff" stroke="${card.line}" stroke-opacity="0.45"/>`;
  return [`<g class="card">`, frame, ...card.rows.map((row) => rowPart(row, x, y)), "</g>"];
}

function rowPart(row: CardRow, x: number, y: number): string {
  const { node, lines, size, fill, shared } = row;
  const [left, top] = [x + row.x, y + row.y];
  const bold = node.kind === "theme" ? ' font-weight="bold"' : "";
  const slant = shared ? ' font-style="italic"' : "";
  const step = size * (fill === null ? 1.18 : 1.2);
  const first = fill === null ? size : 4.5 + size * 0.97;
  const words = lines.map((text, i) => {
    const place = fill === null ? `x="${at(left)}"` : `x="${at(left + row.width / 2)}" text-anchor="middle"`;
    return `<text ${place} y="${at(top + first + i * step)}" font-size="${size}"${bold}${slant} fill="${row.ink}">${svgText(text)}</text>`;
  });
  const shape =
    fill === null
      ? `<circle cx="${at(left - 6)}" cy="${at(top + size * 0.66)}" r="1.7" fill="${row.line}"/>`
      : `<rect x="${at(left)}" y="${at(top)}" width="${at(row.width)}" height="${at(row.height)}" rx="7" fill="${fill}" stroke="${row.line}" stroke-width="1.2"${node.candidate ? ' stroke-dasharray="5 3"' : ""}/>`;
  return `<g class="node ${node.kind} ${node.id}">${shape}${words.join("")}</g>`;
}

function linePart({ points, route }: DrawnRoute, i: number): string {
  const path = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${at(x)} ${at(y)}`).join("");
  const [x, y] = points.at(-1) ?? [0, 0];
  const before = points.at(-2) ?? [0, 0];
  const back = before[0] < x ? -6 : 6;
  const head = `M${at(x + back)} ${at(y - 3.5)}L${at(x)} ${at(y)}L${at(x + back)} ${at(y + 3.5)}`;
  return `<path class="relation r${i}" d="${path}${head}" fill="none" stroke="${route.ink}" stroke-width="1.2" stroke-linejoin="round"/>`;
}

/** A name may lie on a line: a white edge around the letters keeps it readable. */
function namePart({ route: { lines, ink }, x, y }: DrawnRoute, order: number): string {
  const step = smallest * 1.15;
  const first = y - ((lines.length - 1) * step) / 2 + smallest * 0.36;
  const words = lines.map(
    (text, i) =>
      `<text x="${at(x)}" y="${at(first + i * step)}" text-anchor="middle" font-size="${smallest}" fill="${ink}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${svgText(text)}</text>`,
  );
  return `<g class="relation r${order}">${words.join("")}</g>`;
}

const at = (value: number): string => String(Math.round(value * 10) / 10);
