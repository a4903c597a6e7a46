import { countText } from "../../../core/count-text.js";
import { hint, note, stated, warning } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { type Gathering, talks } from "../../facts/gatherings.js";
import { memberNamed } from "../../facts/people.js";
import { fieldFacts, fieldOf } from "../../facts/session-field.js";
import { sitesOf, worksAt } from "../../facts/workplace.js";
import type { Draft } from "../../item.js";
import { partOf, some } from "../../phrase.js";
import { interviewersIn } from "./interviewers.js";

/** COREQ 6: whether researcher and participants knew each other. */
export function relationship(evidence: Evidence): Draft {
  const all = talks(evidence);
  const facts = fieldFacts(all, "relationship");
  const strange = all.filter((gathering) => deniedAtOwnSite(evidence, gathering));
  return stated(
    evidence,
    "prior_relationship",
    {
      sentences:
        facts.known === 0
          ? []
          : [`Prior relationship, by session: ${facts.counts} (${countText(facts.of, "session")})`],
      notes:
        facts.known === 0
          ? []
          : [note("sessions", `Recorded for ${partOf(facts.known, facts.of, "session")}`)],
    },
    [
      ...(facts.known > 0 && facts.blank.length > 0
        ? [
            hint(
              "relationship-not-recorded",
              `Not recorded for ${partOf(facts.blank.length, facts.of, "session")}.`,
            ),
          ]
        : []),
      ...(strange.length > 0
        ? [
            warning(
              "same-site-no-relationship",
              `No relationship is recorded, yet interviewer and participant share a workplace: ${some(strange.map((g) => g.name))}.`,
            ),
          ]
        : []),
    ],
  );
}

/** "None" is recorded although the interviewer works where a participant does. */
function deniedAtOwnSite(evidence: Evidence, gathering: Gathering): boolean {
  if (!/^(no|none|no relationship|stranger)/i.test(fieldOf(gathering, "relationship"))) return false;
  const sites = evidence.participants.filter((p) => gathering.people.includes(p.id)).flatMap(sitesOf);
  return interviewersIn(fieldOf(gathering, "interviewer")).some((name) => {
    const member = memberNamed(evidence, name);
    return member !== undefined && sites.some((site) => worksAt(member, site));
  });
}
