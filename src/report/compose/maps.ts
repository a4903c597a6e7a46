import { countText } from "../../core/count-text.js";
import type { Id } from "../../core/records.js";
import { drawMap } from "../map/draw-map.js";
import { mapAlt, mapOutline } from "../map/outline.js";
import { themeGraph } from "../map/theme-graph.js";
import type { MapFigure } from "../model/map-figure.js";
import type { ReportFacts } from "./facts.js";
import { supportSentences } from "./support.js";

/** The maps the researcher named, or one of all themes; sized by participants only where counts are shown. */
export async function mapFigures(facts: ReportFacts, showCounts: boolean): Promise<MapFigure[]> {
  const numbers = (rows: readonly { id: Id; n: number }[]) => new Map(rows.map((row) => [row.id, row.n]));
  const counts = showCounts
    ? { themes: numbers(facts.themeFrequency.rows), codes: numbers(facts.codeFrequency.rows) }
    : null;
  const wanted =
    facts.maps.length > 0 ? facts.maps : [{ name: "Thematic map", themeIds: null as readonly Id[] | null }];
  const figures: MapFigure[] = [];
  for (const { name, themeIds } of wanted) {
    const graph = themeGraph(
      facts.themes,
      facts.codes,
      { codes: facts.themeCodes, relations: facts.themeLinks },
      counts,
      { name, themeIds },
    );
    if (graph.nodes.length === 0) continue;
    figures.push({
      name,
      note: showCounts ? counted(facts) : "Nothing is counted; sizes have no meaning.",
      svg: drawMap(graph).svg,
      alt: mapAlt(graph),
      outline: mapOutline(graph),
    });
  }
  return figures;
}

/** All themes and subthemes with their relations, without codes; null where there are none. */
export function overviewMap(facts: ReportFacts, showCounts: boolean): MapFigure | null {
  const themes = new Map(facts.themeFrequency.rows.map(({ id, n }) => [id, n]));
  const graph = themeGraph(
    facts.themes,
    [],
    { codes: [], relations: facts.themeLinks },
    showCounts ? { themes, codes: new Map() } : null,
    { name: "Themes and how they relate", themeIds: null },
  );
  if (graph.nodes.length === 0) return null;
  return {
    name: graph.name,
    note: showCounts ? "The more participants behind a theme, the larger it is." : "Sizes have no meaning.",
    svg: drawMap(graph).svg,
    alt: mapAlt(graph),
    outline: mapOutline(graph),
  };
}

const counted = (facts: ReportFacts) => [theMore(facts), ...supportSentences(facts)].join(" ");

const theMore = ({ themeFrequency, counted: summary }: ReportFacts) =>
  `The more participants behind a theme (its subthemes counted too) or a code, the larger it is: n = ${countText(themeFrequency.totals.N, "participant")} with data; codings of ${summary}.`;
