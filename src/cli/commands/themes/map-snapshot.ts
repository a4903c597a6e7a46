import { countText } from "../../../core/count-text.js";
import { takeSnapshot } from "../../../workflow/themes/map-snapshots.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-maps.js";

type Input = InputOf<typeof declared.mapSnapshot>;

/** Keeps the map as it stands under the name of a stage. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const taken = await takeSnapshot(work, input.stage, input);
  const what = taken.map === null ? "the map" : `the map "${taken.map}"`;
  return {
    schema: "map-snapshot",
    json: { dryRun: work.dryRun, ...taken },
    text: written(
      { dryRun: work.dryRun, event: taken.event },
      `Kept ${what} with its ${countText(taken.themes, "theme")} as "${taken.stage}" (as of event ${taken.names}).`,
    ),
    hint: `Draw it: themata map${taken.map === null ? "" : ` "${taken.map}"`} --at ${taken.stage} -o ${taken.stage}.svg`,
  };
}
