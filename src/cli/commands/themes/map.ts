import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { toDot } from "../../../report/map/dot.js";
import { drawMap } from "../../../report/map/draw-map.js";
import { type MapPageWords, mapPage } from "../../../report/map/map-page.js";
import { themeGraph } from "../../../report/map/theme-graph.js";
import type { Work } from "../../../workflow/shared/work.js";
import { asOf, findState, type MapState, now } from "../../../workflow/themes/map-states.js";
import { findMap, type ThemeGraphData, themeGraphData } from "../../../workflow/themes/theme-graph-data.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeOutput } from "../../terminal/output.js";
import { picture } from "../../terminal/picture.js";
import type * as declared from "./declare-maps.js";

type Input = InputOf<typeof declared.map>;

/** Draws the thematic map. */
export async function run(input: Input, context: Context): Promise<Result> {
  const format =
    input.output === "-" ? "dot" : /\.(svg|png|dot|gv|html?)$/i.exec(input.output)?.[1]?.toLowerCase();
  if (format === undefined)
    throw usageError("bad-format", `A map is written as .svg, .png, .dot or .html, not "${input.output}".`);
  const work = await context.reading();
  const state = await stateWanted(work, input);
  const data = await themeGraphData(work, asOf(state));
  const named = input.map === undefined ? null : findMap(data.maps, input.map);
  const counted = input.counts || data.approach !== "reflexive";
  const links = input.codes === false ? { ...data.links, codes: [] } : data.links;
  const graph = themeGraph(data.themes, data.codes, links, counted ? data.counts : null, {
    name: `${named?.name ?? "Thematic map"}${state.event === null ? "" : ` (${state.name})`}`,
    themeIds: named?.themeIds ?? null,
  });
  if (graph.nodes.length === 0)
    throw usageError(
      "no-themes",
      state.event === null
        ? "There are no themes to draw yet."
        : `At "${state.name}" there were no themes yet.`,
      state.event === null ? "Add one with 'themata theme add NAME'." : undefined,
    );
  const dot = toDot(graph);
  const themes = graph.nodes.filter(({ kind }) => kind !== "code").length;
  const json = {
    map: named?.name ?? null,
    at: state.event === null ? null : { name: state.name, event: state.event },
    themes,
    codes: graph.nodes.length - themes,
    relations: graph.edges.filter(({ kind }) => kind === "relation").length,
  };
  if (input.output === "-") return { schema: "map", json: { ...json, dot }, text: dot };
  const { svg, smallestPt } = drawMap(graph);
  if (smallestPt < 8 && format !== "dot" && format !== "gv")
    context.note(
      `On A4 landscape, the smallest words come out at ${smallestPt} points. Name smaller maps ('themata map set'), or leave codes out (--no-codes).`,
    );
  const page = () => mapPage(graph, wordsOf(data, counted, state));
  const content = await contentAs(format, { svg, dot, page }, (message) => context.note(message));
  const file = await writeOutput(context, input.output, content, { force: input.force ?? false });
  return {
    schema: "map",
    json: { ...json, file, smallestPt },
    text: `Drew ${countText(themes, "theme")} and ${countText(json.codes, "code")} to ${file}.`,
  };
}

function contentAs(
  format: string,
  map: { svg: string; dot: string; page: () => string },
  warn: (message: string) => void,
) {
  switch (format) {
    case "svg":
      return map.svg;
    case "png":
      return picture(map.svg, 3500, warn);
    case "dot":
    case "gv":
      return map.dot;
    default:
      return map.page();
  }
}

/** What the page says beside the picture. */
function wordsOf(data: ThemeGraphData, counted: boolean, state: MapState): MapPageWords {
  const when = state.event === null ? "" : `As of ${state.name} (event ${state.event}). `;
  const numbers = counted
    ? `Numbers are participants behind a theme or code, of ${data.N}; a theme counts its subthemes too. Counted: ${data.description}.${data.notes.map((note) => ` ${note}`).join("")}`
    : "Sizes have no meaning here.";
  return { study: data.title, caption: when + numbers };
}

/** The state to draw; a named map has its own snapshots. */
async function stateWanted(work: Work, { map, at, snapshot }: Input): Promise<MapState> {
  const wanted = at ?? snapshot;
  if (wanted === undefined) return now;
  if (at !== undefined && snapshot !== undefined)
    throw usageError("two-states", "Give --at or --snapshot, not both.");
  const mapId = map === undefined ? null : findMap(await work.store.current("theme_map"), map).id;
  return findState(work.store, wanted, mapId);
}
