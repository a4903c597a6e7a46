import { usageError } from "../../core/errors.js";
import { toDot } from "../../report/map/dot.js";
import { dotToSvg } from "../../report/map/svg.js";
import { themeGraph } from "../../report/map/theme-graph.js";
import { asOf, findState, type MapState, now } from "../../workflow/map-states.js";
import { findMap, themeGraphData } from "../../workflow/theme-graph-data.js";
import type { Work } from "../../workflow/work.js";
import type { Context } from "../context.js";
import { writeOutput } from "../output.js";
import { picture } from "../picture.js";
import type { Result } from "../result.js";
import { counted as howMany } from "../written.js";

export interface Input {
  readonly map?: string | undefined;
  readonly output: string;
  readonly force?: boolean | undefined;
  readonly counts?: boolean | undefined;
  /** A snapshot's stage, a milestone, an event's number. */
  readonly at?: string | undefined;
  readonly snapshot?: string | undefined;
}

/** Draws the thematic map. */
export async function run(input: Input, context: Context): Promise<Result> {
  const format = input.output === "-" ? "dot" : /\.(svg|png|dot|gv)$/i.exec(input.output)?.[1]?.toLowerCase();
  if (format === undefined)
    throw usageError("bad-format", `A map is written as .svg, .png or .dot, not "${input.output}".`);
  const work = await context.reading();
  const state = await stateWanted(work, input);
  const data = await themeGraphData(work, asOf(state));
  const named = input.map === undefined ? null : findMap(data.maps, input.map);
  const counted = input.counts || data.approach !== "reflexive";
  const graph = themeGraph(data.themes, data.codes, data.links, counted ? data.counts : null, {
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
  const svg = () => dotToSvg(dot, { title: graph.name });
  const content =
    format === "svg"
      ? await svg()
      : format === "png"
        ? await picture(await svg(), 3500, (message) => context.note(message))
        : dot;
  const file = await writeOutput(context, input.output, content, { force: input.force ?? false });
  return {
    schema: "map",
    json: { ...json, file },
    text: `Drew ${howMany(themes, "theme")} and ${howMany(json.codes, "code")} to ${file}.`,
  };
}

/** The state to draw; a named map has its own snapshots. */
async function stateWanted(work: Work, { map, at, snapshot }: Input): Promise<MapState> {
  const wanted = at ?? snapshot;
  if (wanted === undefined) return now;
  if (at !== undefined && snapshot !== undefined)
    throw usageError("two-states", "Say --at or --snapshot, not both.");
  const mapId = map === undefined ? null : findMap(await work.store.current("theme_map"), map).id;
  return findState(work.store, wanted, mapId);
}
