import { error, hint, missing, note, setting, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { offersSentences, suggestedSentence, suggestionsUsed } from "../../facts/suggestions.js";
import type { Draft } from "../../item.js";
import { list, paragraph } from "../../phrase.js";

const disclosure = /suggest|machine|automat|\bAI\b|artificial|language model/i;
export const analyst =
  /\b(themata|nvivo|atlas\.?ti|maxqda|dedoose|quirkos|software)\b[^.]{0,20}\b(was )?used to (analy[sz]e|identify|generate|find)|\b(themata|nvivo|atlas\.?ti|maxqda|dedoose|quirkos|software) (analy[sz]ed|identified|generated|found)/i;

/** COREQ 27: the tool with its version, and what the suggestion engine did. */
export function software(evidence: Evidence): Draft {
  const { name, version, versions } = evidence.tool;
  const statement = setting(evidence, "software");
  const idle = evidence.sources.length === 0 && evidence.codebook.codes.length === 0;
  if (idle || version.trim() === "") return missing();
  const used = suggestionsUsed(evidence);
  const searched = evidence.codings.origins.autocode ?? 0;
  // An event keeps name and version together; a sentence says the name once.
  const all = (versions.length === 0 ? [version] : versions).map((each) =>
    each.startsWith(`${name} `) ? each.slice(name.length + 1) : each,
  );
  return {
    answer: paragraph([
      `The data were managed and coded with ${name} ${list(all)}`,
      statement,
      ...(used
        ? [
            ...offersSentences(evidence),
            "A suggestion became a coding only where a person accepted it",
            suggestedSentence(evidence),
          ]
        : ["No suggestion engine was used"]),
      searched === 0
        ? ""
        : `Codings that came from a search for words and were confirmed by a person: ${searched}`,
    ]),
    status: "reported",
    evidence: [
      note("tool", `${name} ${version}`),
      ...(evidence.chainHead === null
        ? []
        : [note("history", "Head of the study's history", evidence.chainHead)]),
      ...(statement === "" ? [] : [note("setting", statement, "software")]),
      ...(used ? [note("suggestions", suggestedSentence(evidence))] : []),
    ],
    findings: [
      ...when(used && statement !== "" && !disclosure.test(statement), () =>
        error(
          "suggestions-not-disclosed",
          "The study's own statement on software does not say that codes were suggested by an engine.",
        ),
      ),
      ...when(analyst.test(statement), () =>
        warning("software-as-analyst", "Software managed the data; people analysed them. Say so."),
      ),
      ...when(all.length > 1, () =>
        hint("several-versions", `${all.length} versions of ${name} wrote to this study.`),
      ),
    ],
  };
}
