import { unplacedNote } from "../../analysis/unplaced.js";
import { countText } from "../../core/count-text.js";
import type { DataSection } from "../model/section.js";
import type { ReportFacts } from "./facts.js";
import { flatTable, section } from "./table.js";

/** The questions of the interview guide; null where the study has none. */
export function guideSection({ guide: { questions, share }, evidence }: ReportFacts): DataSection | null {
  if (questions.length === 0) return null;
  const of = evidence.sources.length;
  return section({
    tables: [
      flatTable(
        `Questions of the interview guide (n = ${countText(of, "source")})`,
        ["Question", "Wording", "#Sources in which it was asked"],
        questions.map(({ name, wording, alternatives, sources }) => [
          name,
          [wording, ...alternatives.map((other) => `Or: ${other}`)].join("\n"),
          { n: sources, of },
        ]),
      ),
    ],
    notes: [unplacedNote(share).message],
  });
}
