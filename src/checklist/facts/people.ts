import { countText } from "../../core/count-text.js";
import { isCounted } from "../../core/held-back.js";
import type { Member } from "../../core/records.js";
import type { Evidence, ParticipantEvidence } from "../evidence.js";
import { tally } from "../phrase.js";

/** The sample: active participants who gave data. People, not transcripts. */
export const sampleOf = (evidence: Evidence): readonly ParticipantEvidence[] =>
  evidence.participants.filter((person) => isCounted(person) && person.sources.length > 0);

export const withdrawnOf = (evidence: Evidence): readonly ParticipantEvidence[] =>
  evidence.participants.filter((person) => !isCounted(person));

/** A role that is not stated, in words. */
export const NO_ROLE = "role not stated";

/** People by role, the largest group first: [["mentee", 8], ["mentor", 7]]. */
export const rolesOf = (people: readonly ParticipantEvidence[]): readonly (readonly [string, number])[] =>
  tally(people.map((person) => person.role.trim() || NO_ROLE));

/** "8 mentees, 7 mentors"; empty where nobody has a role. */
export function rolesPhrase(people: readonly ParticipantEvidence[]): string {
  const roles = rolesOf(people);
  if (roles.every(([role]) => role === NO_ROLE)) return "";
  return roles
    .map(([role, n]) => (role === NO_ROLE ? `${n} with no role stated` : countText(n, role)))
    .join(", ");
}

/** A team member as papers name them: initials where there are any. */
export const nameOf = (member: Member): string => member.initials.trim() || member.name.trim();

const same = (a: string, b: string): boolean =>
  a.trim() !== "" && a.trim().toLowerCase() === b.trim().toLowerCase();

/** The team member of that name or those initials. */
export const memberNamed = (evidence: Evidence, name: string): Member | undefined =>
  evidence.team.find((member) => same(member.name, name) || same(member.initials, name));

export const hasRole = (member: Member, role: RegExp): boolean => member.roles.some((own) => role.test(own));
