import { compareMaps } from "../../../workflow/themes/compare-maps.js";
import type { MapDifference } from "../../../workflow/themes/map-difference.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-maps.js";

type Input = InputOf<typeof declared.mapDiff>;

type Line = readonly [change: string, what: string, more: string];

/** What changed between two states of the map. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { map, from, to, difference } = await compareMaps(
    await context.reading(),
    input.from,
    input.to,
    input.map,
  );
  const lines = linesOf(difference);
  const title = `${map === null ? "Thematic map" : map}: ${from.name} → ${to.name}`;
  const moves = lines.filter(([change]) => change === "code");
  const more = moves.length - mostCodes;
  const left = new Set(more > 2 ? moves.slice(mostCodes) : []);
  const body = lines
    .filter((line) => !left.has(line))
    .map(([change, what, how]) => `${coloured(change)}  ${what}${how === "" ? "" : `  ${how}`}`);
  if (left.size > 0) body.push(`… and ${left.size} more changes of codes: --plain shows all`);
  return {
    schema: "map-diff",
    json: { map, from, to, ...difference },
    text: [paint("bold", title), ...(body.length === 0 ? ["Nothing changed on the map."] : body)].join("\n"),
    plain: { header: ["change", "what", "detail"], rows: lines },
  };
}

/** Changes of codes shown to people; a whole reshuffle would bury the themes. */
const mostCodes = 10;
const width = 9;
const colours: Readonly<Record<string, "green" | "red" | "yellow">> = {
  added: "green",
  dropped: "red",
  "off map": "red",
  merged: "yellow",
};

function coloured(change: string): string {
  const colour = colours[change];
  const padded = change.padEnd(width);
  return colour === undefined ? padded : paint(colour, padded);
}

/** The difference as lines: what happened, to what, and how. */
function linesOf(d: MapDifference): readonly Line[] {
  const list = (names: readonly string[]) => (names.length === 0 ? "no theme" : names.join(", "));
  return [
    ...d.added.map(
      ({ theme, splitFrom }): Line => [
        "added",
        theme,
        splitFrom === null ? "" : `(split from "${splitFrom}")`,
      ],
    ),
    ...d.renamed.map(({ from, to }): Line => ["renamed", from, `→ ${to}`]),
    ...d.merged.map(({ theme, into, reason }): Line => ["merged", theme, `→ ${into}${why(reason)}`]),
    ...d.dropped.map(({ theme, reason }): Line => ["dropped", theme, why(reason).trim()]),
    ...d.left.map((theme): Line => ["off map", theme, ""]),
    ...d.tried.map(
      ({ theme, reason }): Line => ["tried", theme, `added and dropped in between${why(reason)}`],
    ),
    ...d.nested.map(({ theme, from, to }): Line => ["moved", theme, `${place(from)} → ${place(to)}`]),
    ...d.redefined.map(({ theme, what }): Line => ["redefined", theme, `(${what.join(", ")})`]),
    ...d.status.map(({ theme, from, to }): Line => ["status", theme, `${from} → ${to}`]),
    ...d.codes.map(({ code, from, to }): Line => ["code", code, `${list(from)} → ${list(to)}`]),
    ...d.codesMerged.map(({ code, into }): Line => ["code", code, `merged into ${into}`]),
    ...d.codesRenamed.map(({ from, to }): Line => ["code", from, `renamed ${to}`]),
    ...d.relations.added.map(({ from, as, to }): Line => ["relation", `${from} – ${as} – ${to}`, "added"]),
    ...d.relations.gone.map(({ from, as, to }): Line => ["relation", `${from} – ${as} – ${to}`, "gone"]),
  ];
}

const why = (reason: string) => (reason === "" ? "" : ` (${reason})`);
const place = (parent: string | null) => (parent === null ? "the top" : `under "${parent}"`);
