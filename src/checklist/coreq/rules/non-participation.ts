import { countText } from "../../../core/count-text.js";
import type { Recruitment } from "../../../core/records.js";
import { hint, missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { sampleOf, withdrawnOf } from "../../facts/people.js";
import { countsSilence, recruited } from "../../facts/recruited.js";
import type { Draft, ItemFinding } from "../../item.js";
import { list, paragraph, some } from "../../phrase.js";

type Count = "approached" | "agreed" | "refused" | "withdrew";
const counts: readonly Count[] = ["approached", "agreed", "refused", "withdrew"];

/** COREQ 13: who declined or dropped out, and why. Silence is not "none". */
export function nonParticipation(evidence: Evidence): Draft {
  const rounds = evidence.recruitment;
  const withdrawn = withdrawnOf(evidence).length;
  if (rounds.length === 0) {
    if (withdrawn === 0) return missing();
    return {
      answer: paragraph([`${countText(withdrawn, "participant")} withdrew`]),
      status: "partly",
      evidence: [note("participants", `${withdrawn} withdrawn`)],
      findings: [
        hint(
          "no-recruitment-log",
          "How many people were approached or refused is not recorded; if none refused, say so.",
        ),
      ],
    };
  }
  const findings = recruitmentFindings(evidence);
  const complete = rounds.every((round) => counts.every((key) => round[key] !== null));
  const { silent, open, reasons } = recruited(rounds);
  const loud = rounds.filter((round) => !countsSilence(round));
  const numbers = counts
    .filter((key) => key !== "refused" || loud.length > 0)
    .map((key) => countPhrase(key === "refused" ? loud : rounds, key));
  if (silent > 0) numbers.push(`did not take part without having refused ${silent}`);
  if (open > 0) numbers.push(`neither agreed nor refused ${open}`);
  return {
    answer: paragraph([
      `Recruitment: ${list(numbers)}`,
      reasons.length === 0 ? "" : `Reasons: ${reasons.join("; ")}`,
    ]),
    status: complete && !findings.some((finding) => finding.level === "warning") ? "reported" : "partly",
    evidence: [note("recruitment", countText(rounds.length, "round"))],
    findings,
  };
}

const sum = (rounds: readonly Recruitment[], key: Count): number =>
  rounds.reduce((total, round) => total + (round[key] ?? 0), 0);

function countPhrase(rounds: readonly Recruitment[], key: Count): string {
  const unknown = rounds.filter((round) => round[key] === null).length;
  if (unknown === rounds.length) return `${key} not recorded`;
  const gap = unknown === 0 ? "" : ` (not recorded in ${unknown} of ${rounds.length} rounds)`;
  return `${key} ${sum(rounds, key)}${gap}`;
}

function recruitmentFindings(evidence: Evidence): readonly ItemFinding[] {
  const rounds = evidence.recruitment;
  const impossible = rounds.filter(
    (r) =>
      (r.approached !== null && (r.agreed ?? 0) + (r.refused ?? 0) > r.approached) ||
      (r.agreed !== null && (r.withdrew ?? 0) > r.agreed),
  );
  const silent = rounds.filter(countsSilence);
  const unexplained = rounds.filter(
    (r) => (r.refused ?? 0) + (r.withdrew ?? 0) > 0 && r.reason.trim() === "",
  );
  const agreedKnown = rounds.every((r) => r.agreed !== null && r.withdrew !== null);
  const stayed = sum(rounds, "agreed") - sum(rounds, "withdrew");
  const size = sampleOf(evidence).length;
  const withdrawn = withdrawnOf(evidence).length;
  return [
    ...when(impossible.length > 0, () =>
      warning(
        "recruitment-does-not-add-up",
        `In ${countText(impossible.length, "round")} of recruitment, the parts exceed the whole.`,
      ),
    ),
    ...when(silent.length > 0, () =>
      warning(
        "silence-counted-as-refusal",
        `${countText(silent.length, "round")} of recruitment ${silent.length === 1 ? "counts" : "count"} as refusing people who, by the reason given, did not answer: ${some(silent.map(({ reason }) => `“${reason.trim()}”`))}.`,
      ),
    ),
    ...when(unexplained.length > 0, () =>
      warning(
        "refusal-without-reason",
        `${countText(unexplained.length, "round")} with people who refused or withdrew give no reason.`,
      ),
    ),
    ...when(agreedKnown && size > 0 && stayed !== size, () =>
      warning(
        "recruited-differs-from-sample",
        `${stayed} agreed and stayed, but the sample has ${countText(size, "participant")}.`,
      ),
    ),
    ...when(withdrawn > sum(rounds, "withdrew"), () =>
      warning(
        "withdrawals-not-in-recruitment",
        `${countText(withdrawn, "participant")} withdrew; the recruitment log says ${sum(rounds, "withdrew")}.`,
      ),
    ),
  ];
}
