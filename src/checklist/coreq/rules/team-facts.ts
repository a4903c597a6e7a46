import type { Member } from "../../../core/records.js";
import { hint, missing, note, stated, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { hasRole, nameOf } from "../../facts/people.js";
import { worksAtParticipantSite } from "../../facts/workplace.js";
import type { ItemFinding, Rule } from "../../item.js";
import { some } from "../../phrase.js";

type Field = "credentials" | "occupation" | "gender" | "experience";

/** Those who met participants or coded; everybody, where nobody has such a role. */
function concerned(evidence: Evidence): readonly Member[] {
  const own = evidence.team.filter(
    (member) => member.coderId !== null || hasRole(member, /interview|facilitat|moderat|cod(er|ing)|analy/i),
  );
  return own.length > 0 ? own : evidence.team;
}

/** A column of the team table as an answer: *partly*, until the researcher says that it is all. */
const teamColumn =
  (field: Field, findings: (evidence: Evidence) => readonly ItemFinding[] = () => []): Rule =>
  (evidence) => {
    const known = evidence.team.filter((member) => member[field].trim() !== "");
    const blank = concerned(evidence).filter((member) => member[field].trim() === "");
    const gaps = when(blank.length > 0, () =>
      warning(`${field}-not-recorded`, `No ${field} in the team table for ${some(blank.map(nameOf))}.`),
    );
    if (known.length === 0) return missing(gaps);
    const rows = known.map((member) => `${nameOf(member)}: ${member[field].trim()}`);
    return stated(
      evidence,
      null,
      {
        sentences: [rows.join("; ")],
        notes: [note("team", `Recorded for ${known.length} of ${evidence.team.length} members`)],
      },
      [...gaps, ...findings(evidence)],
    );
  };

/** COREQ 2. */
export const credentials = teamColumn("credentials");

/** COREQ 3; somebody who works where participants do matters to items 6 and 8 as well. */
export const occupation = teamColumn("occupation", (evidence) =>
  evidence.team
    .filter((member) => worksAtParticipantSite(evidence, member))
    .map((member) =>
      hint(
        "works-at-participant-site",
        `${nameOf(member)} works where participants do; see also items 6 and 8.`,
      ),
    ),
);

/** COREQ 4; as the members describe themselves, never inferred. */
export const gender = teamColumn("gender");

/** COREQ 5. */
export const experience = teamColumn("experience");
