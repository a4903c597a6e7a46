import { smallest } from "./cards.js";
import { type Box, type Name, orderLanes, type Pass, placeNames } from "./lanes.js";
import { linesOf, lineWidth } from "./letters.js";

/** A box that relations begin and end at. Places are on the page. */
export interface Port {
  readonly column: number;
  /** The place of its card in the column. */
  readonly place: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** A relation to be drawn. */
export interface Route {
  readonly from: Port;
  readonly to: Port;
  /** Colour of its line and name: dark, after the theme it comes from. */
  readonly ink: string;
  readonly lines: readonly string[];
  /** Space between two columns (0: right of the first) that its vertical part is in; and where it ends, for far ones. */
  readonly gutter: number;
  readonly endGutter: number;
  /** Its place among the lines over the columns; -1 for a near one. */
  readonly channel: number;
}

/** Widest a relation's name gets between two columns. */
const widestName = 74;
const laneStep = 9;
export const channelHeight = 17;

/** Which way each relation goes, for cards in `columns` columns. */
export function routesOf(
  relations: readonly (Pick<Route, "from" | "to" | "ink"> & { readonly label: string })[],
  columns: number,
): readonly Route[] {
  let channels = 0;
  return relations.map(({ from, to, ink, label }) => {
    const apart = Math.abs(from.column - to.column);
    const far = apart > 1;
    const lines = far ? linesOf(label, 400, smallest) : linesOf(label, widestName, smallest);
    if (far) {
      const right = to.column > from.column;
      return {
        from,
        to,
        ink,
        lines,
        gutter: right ? from.column : from.column - 1,
        endGutter: right ? to.column - 1 : to.column,
        channel: channels++,
      };
    }
    const own =
      apart === 0
        ? from.column < columns - 1 || columns === 1
          ? from.column
          : from.column - 1
        : Math.min(from.column, to.column);
    return { from, to, ink, lines, gutter: own, endGutter: own, channel: -1 };
  });
}

/** Width of each space between columns: narrow where nothing is in it. */
export function gutterWidths(routes: readonly Route[], columns: number): readonly number[] {
  return Array.from({ length: columns }, (_, gutter) => {
    const passing = routes.filter((route) => route.gutter === gutter || route.endGutter === gutter);
    if (passing.length === 0) return gutter === columns - 1 ? 0 : 22;
    const names = passing
      .filter(({ channel }) => channel < 0)
      .flatMap(({ lines }) => lines.map((line) => lineWidth(line, smallest)));
    return Math.max(24, ...names) + laneStep * (passing.length - 1) + 20;
  });
}

export interface DrawnRoute {
  readonly route: Route;
  /** Corners of the line, from its beginning to its end. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Middle of its name. */
  readonly x: number;
  readonly y: number;
}

/** Width and height of names, with a little room. */
const nameWidth = (lines: readonly string[]) =>
  Math.max(...lines.map((line) => lineWidth(line, smallest))) + 4;
export const nameHeight = (lines: readonly string[]) => lines.length * smallest * 1.15 + 4;

/**
 * The lines of the relations. Each has a lane of its own between the columns; names keep clear of each
 * other, and of the lines of others where they can.
 */
export function drawRoutes(
  routes: readonly Route[],
  gutterLeft: readonly number[],
  widths: readonly number[],
  page: { readonly left: number; readonly right: number; readonly bottom: number },
): readonly DrawnRoute[] {
  const ends = endFinder(routes);
  const overOf = ({ channel }: Route) => (channel + 0.5) * channelHeight;
  const lanes = widths.map((width, gutter) => {
    const passes = orderLanes(passesIn(routes, gutter, ends, overOf));
    const middle = (gutterLeft[gutter] ?? 0) + width / 2;
    return new Map(passes.map(({ route }, i) => [route, middle + (i - (passes.length - 1) / 2) * laneStep]));
  });
  const drawn = routes.map((route) => {
    const start = sideOf(route.from, route.gutter);
    const end = sideOf(route.to, route.endGutter);
    const [y1, y2] = [ends(route, "from"), ends(route, "to")];
    const x1 = lanes[route.gutter]?.get(route) ?? 0;
    if (route.channel < 0) {
      const points = [
        [start, y1],
        [x1, y1],
        [x1, y2],
        [end, y2],
      ] as const;
      return { route, points, x: x1, y: (y1 + y2) / 2 };
    }
    const over = overOf(route);
    const x2 = lanes[route.endGutter]?.get(route) ?? 0;
    const points = [
      [start, y1],
      [x1, y1],
      [x1, over],
      [x2, over],
      [x2, y2],
      [end, y2],
    ] as const;
    const half = nameWidth(route.lines) / 2;
    const x = Math.max(page.left + half, Math.min(page.right - half, (x1 + x2) / 2));
    return { route, points, x, y: over };
  });
  return withNames(drawn, page.bottom);
}

/** The side of a box that looks to a space between columns. */
const sideOf = (port: Port, gutter: number) => (gutter >= port.column ? port.right : port.left);

type Ends = (route: Route, end: "from" | "to") => number;

/** What the relations do in one space between columns. */
function passesIn(
  routes: readonly Route[],
  gutter: number,
  ends: Ends,
  overOf: (route: Route) => number,
): Pass<Route>[] {
  const sideAt = (port: Port) => (gutter >= port.column ? ("left" as const) : ("right" as const));
  return routes
    .filter((route) => route.gutter === gutter || route.endGutter === gutter)
    .map((route) => {
      const near = route.channel < 0;
      const here = [
        ...(route.gutter === gutter ? [{ y: ends(route, "from"), side: sideAt(route.from) }] : []),
        ...(route.endGutter === gutter ? [{ y: ends(route, "to"), side: sideAt(route.to) }] : []),
      ];
      const ys = [...here.map(({ y }) => y), ...(near ? [] : [overOf(route)])];
      return { route, top: Math.min(...ys), bottom: Math.max(...ys), ends: here };
    });
}

/** Heights at which relations leave and enter a box: spread over its side, by where they lead. */
function endFinder(routes: readonly Route[]): Ends {
  const bySide = new Map<string, { route: Route; end: "from" | "to"; other: number }[]>();
  const key = (port: Port, gutter: number) => `${port.left} ${port.top} ${gutter >= port.column}`;
  for (const route of routes)
    for (const end of ["from", "to"] as const) {
      const port = route[end];
      const other = route.channel < 0 ? route[end === "from" ? "to" : "from"].top : -1;
      const side = key(port, end === "from" ? route.gutter : route.endGutter);
      const list = bySide.get(side) ?? [];
      list.push({ route, end, other });
      bySide.set(side, list);
    }
  for (const list of bySide.values()) list.sort((a, b) => a.other - b.other);
  return (route, end) => {
    const port = route[end];
    const list = bySide.get(key(port, end === "from" ? route.gutter : route.endGutter)) ?? [];
    const place = list.findIndex((one) => one.route === route && one.end === end);
    return port.top + (port.height * (place + 1)) / (list.length + 1);
  };
}

/** Puts the names of near relations in their places; those that still lie on another are moved down, then up. */
function withNames(drawn: readonly DrawnRoute[], bottom: number): readonly DrawnRoute[] {
  const gutters = new Set(drawn.map(({ route }) => route.gutter));
  const placed = new Map<Route, number>();
  const far = drawn.flatMap(({ route, x, y }) => (route.channel < 0 ? [] : [nameBox(route, x, y)]));
  const channels = far.length;
  for (const gutter of gutters) {
    const own = drawn.filter(({ route }) => route.channel < 0 && route.gutter === gutter);
    const names = own.map(({ route, points, x, y }): Name => {
      const ys = points.map(([, py]) => py);
      return {
        x,
        y,
        width: nameWidth(route.lines),
        height: nameHeight(route.lines),
        from: Math.min(...ys),
        to: Math.max(...ys),
        others: drawn.filter((other) => other.route !== route).flatMap((other) => segments(other.points)),
      };
    });
    if (!placeNames(names, far)) spread(names, channels * channelHeight, bottom);
    own.forEach(({ route }, i) => {
      placed.set(route, names[i]?.y ?? 0);
    });
  }
  return drawn.map((one) => ({ ...one, y: placed.get(one.route) ?? one.y }));
}

function nameBox({ lines }: Route, x: number, y: number): Box {
  const [half, high] = [nameWidth(lines) / 2, nameHeight(lines) / 2];
  return { left: x - half, right: x + half, top: y - high, bottom: y + high };
}

function segments(points: DrawnRoute["points"]): Box[] {
  return points.slice(1).map(([x2, y2], i) => {
    const [x1, y1] = points[i] ?? [x2, y2];
    return {
      left: Math.min(x1, x2) - 0.5,
      right: Math.max(x1, x2) + 0.5,
      top: Math.min(y1, y2) - 0.5,
      bottom: Math.max(y1, y2) + 0.5,
    };
  });
}

/** Moves names down until none lies on another, then up where they went too far. */
function spread(names: Name[], top: number, bottom: number): void {
  const sorted = [...names].sort((a, b) => a.y - b.y);
  let free = top;
  for (const name of sorted) {
    name.y = Math.max(name.y, free + name.height / 2);
    free = name.y + name.height / 2;
  }
  let floor = bottom;
  for (const name of sorted.reverse()) {
    name.y = Math.min(name.y, floor - name.height / 2);
    floor = name.y - name.height / 2;
  }
}
