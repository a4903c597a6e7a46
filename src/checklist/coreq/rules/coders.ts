import { countText } from "../../../core/count-text.js";
import { claimsIn } from "../../claims.js";
import { hint, missing, note, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import { coderWork } from "../../facts/coders.js";
import { dataSources } from "../../facts/gatherings.js";
import { offersSentences, suggestedSentence, suggestionsUsed } from "../../facts/suggestions.js";
import type { Draft, ItemFinding } from "../../item.js";
import { list, ofWhole, paragraph, some } from "../../phrase.js";

/** Where reliability is claimed, 10 to 25% of the sources are usually coded twice; less asks for a reason. Ours. */
const LEAST_DOUBLE_CODED = 0.1;

/** COREQ 24: how many people coded and who coded what. More coders are not rated as better. */
export function dataCoders(evidence: Evidence): Draft {
  const work = coderWork(evidence);
  const sources = dataSources(evidence);
  const S = sources.length;
  const by = (id: number): number => work.filter((row) => row.sources.has(id)).length;
  const twice = sources.filter((source) => by(source.id) >= 2).length;
  const uncoded = sources.filter((source) => by(source.id) === 0);
  const open = when(evidence.codings.proposed > 0, () =>
    hint(
      "proposals-open",
      `${countText(evidence.codings.proposed, "proposed coding")} not yet confirmed by a person, so not counted.`,
    ),
  );
  if (work.length === 0) return missing([...open, ...secondCoder(evidence)]);
  const shares = work.map((row) => `${row.name} (${ofWhole(row.sources.size, S)} sources)`);
  const used = suggestionsUsed(evidence);
  return {
    answer: paragraph([
      work.length === 1 ? `One coder: ${shares[0]}` : `${countText(work.length, "coder")}: ${list(shares)}`,
      work.length === 1 ? "" : `${ofWhole(twice, S)} sources were coded by two or more people`,
      ...consensus(evidence),
      ...(used ? [...offersSentences(evidence), suggestedSentence(evidence)] : []),
    ]),
    status: "reported",
    evidence: [
      note("codings", `${countText(work.length, "coder")}, ${ofWhole(S - uncoded.length, S)} sources coded`),
      ...(used ? [note("suggestions", suggestedSentence(evidence))] : []),
    ],
    findings: [
      ...when(uncoded.length > 0, () =>
        hint(
          "source-without-coder",
          `Nobody has coded or finished reading ${some(uncoded.map((source) => source.name))}.`,
        ),
      ),
      ...open,
      ...when(
        work.some((row) => !row.inTeam),
        () =>
          warning(
            "coder-not-in-team",
            `Not in the team table: ${some(work.filter((r) => !r.inTeam).map((r) => r.name))}.`,
          ),
      ),
      ...secondCoder(evidence),
      ...(approachOf(evidence) === "reliability" ? reliability(work.length, twice, S) : []),
    ],
  };
}

/** What became of differences between coders: only where codings are kept as their consensus. */
const consensus = ({ conduct: { consensusCodings } }: Evidence): readonly string[] =>
  consensusCodings === 0
    ? []
    : [`${countText(consensusCodings, "coding was", "codings were")} kept as the consensus of the coders`];

const claimsSecond =
  /\b(two|both|three|four|several|2|3|4|second|another|independent)\b (\w+ ){0,2}(coders?|researchers?|analysts?|authors?|raters?|reviewers?)\b[^.;]{0,60}\bcod(ed|ing)\b|\b(two|three|four|second|independent) (independent )?coders?\b|\bdouble[- ]cod(ed|ing)\b|\bcoded independently\b|\bindependent(ly)? cod(ed|ing)\b/i;

/** "Two coders" in the study's own words, without a second person who finished a source. */
function secondCoder(evidence: Evidence): readonly ItemFinding[] {
  const persons = new Set(evidence.coders.filter(({ kind }) => kind === "person").map(({ id }) => id));
  const finished = new Set(
    evidence.passes
      .filter((pass) => pass.state === "finished" && persons.has(pass.coder))
      .map(({ coder }) => coder),
  );
  const [claim] = finished.size >= 2 ? [] : claimsIn(evidence.conduct.texts, claimsSecond);
  if (claim === undefined) return [];
  return [
    warning(
      "second-coder-not-in-history",
      `${claim.where} mentions more than one coder, but ${finished.size === 0 ? "nobody has" : "only one person has"} finished a source here: “${claim.sentence}” Each coder records it with 'themata --coder NAME pass finish SOURCE'.`,
    ),
  ];
}

function reliability(coders: number, twice: number, S: number): readonly ItemFinding[] {
  if (coders < 2)
    return [
      warning(
        "one-coder-in-reliability",
        "The approach rests on agreement between coders, but one person coded.",
      ),
    ];
  return when(twice < LEAST_DOUBLE_CODED * S, () =>
    warning(
      "few-sources-double-coded",
      `Only ${ofWhole(twice, S)} sources were coded by two or more people.`,
    ),
  );
}
