import { hint, missing, note, setting, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import { rolesOf, sampleOf } from "../../facts/people.js";
import type { Draft } from "../../item.js";
import { list, paragraph } from "../../phrase.js";

/**
 * Interviews that the usual test of saturation needs: a base of 4 and a run of 2 (Guest, Namey and Chen
 * 2020, doi:10.1371/journal.pone.0232076). A smaller group cannot be assessed.
 */
const FEWEST_FOR_SATURATION = 6;

const alternative =
  /information power|interpretive sufficien|(information|meaning|theoretical) sufficien|conceptual depth|pragmatic/i;
const denial =
  /\b(not|no|without|rather than|instead of|never)\b(?:(?!\bbut\b)[^.;]){0,40}saturation|saturation[^.;]{0,40}\b(not|never|neither|inappropriate|incoherent|inconsistent)\b/i;
const assertion =
  /saturation (was|had been|is|has been) (reached|achieved|attained)|\b(reached|achieved|attained|until)\b[^.;]{0,25}saturation/i;
const definition =
  /\bno (new|further|additional)\b|\bnew (codes?|themes?|information|data|insights?)\b|redundan|\bthreshold\b|\bbase\b[^.]*\brun\b|defined as/i;

/** COREQ 22: why data collection stopped. In reflexive analysis another reason than saturation is an answer. */
export function stopping(evidence: Evidence): Draft {
  const statement = setting(evidence, "stopping");
  if (statement === "") return missing();
  const reflexive = approachOf(evidence) === "reflexive";
  const mentioned = /saturat/i.test(statement);
  const claimed = mentioned && (assertion.test(statement) || !denial.test(statement));
  const answered = reflexive && !claimed && (alternative.test(statement) || mentioned);
  const vague = claimed && !definition.test(statement);
  const small = rolesOf(sampleOf(evidence)).filter(([, n]) => n < FEWEST_FOR_SATURATION);
  const byGroup =
    claimed && /\b(each|both|every|all) (\w+ )?(sub-?)?groups?\b|\b(sub-?)groups?\b/i.test(statement);
  const unsupported = evidence.conduct.saturation
    .filter(({ n, reached }) => n > 0 && reached === null)
    .map(({ group, n }) => (group === null ? `all ${n} interviews` : `the ${n} interviews of role ${group}`));
  return {
    answer: paragraph([statement]),
    status: answered ? "addressed-by-alternative" : vague ? "partly" : "reported",
    evidence: [note("setting", statement, "stopping")],
    findings: [
      ...when(vague, () =>
        warning(
          "saturation-not-defined",
          "Saturation is claimed: say what would have been new, and how it was judged.",
        ),
      ),
      ...when(claimed && reflexive, () =>
        warning(
          "saturation-in-reflexive",
          "Saturation does not fit reflexive analysis; a statement of information power is a full answer here.",
        ),
      ),
      ...when(!mentioned && !reflexive, () =>
        hint("saturation-not-mentioned", "Say also whether saturation was considered."),
      ),
      ...when(claimed && unsupported.length > 0, () =>
        warning(
          "saturation-not-shown",
          `By base 4, run 2 and 5%, saturation is not shown for ${list(unsupported)}: state your own rule, or run 'themata saturation'.`,
        ),
      ),
      ...when(byGroup && small.length > 0, () =>
        warning(
          "group-too-small-for-saturation",
          `Saturation by group is claimed, but these groups have fewer than ${FEWEST_FOR_SATURATION} people: ${small.map(([role, n]) => `${role} (${n})`).join(", ")}.`,
        ),
      ),
    ],
  };
}
