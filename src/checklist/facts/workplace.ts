import type { Member } from "../../core/records.js";
import type { Evidence, ParticipantEvidence } from "../evidence.js";
import { plain } from "../phrase.js";
import { sampleOf } from "./people.js";

const siteKeys = /^(site|workplace|hospital|clinic|school|department|organi[sz]ation|institution|employer)$/;
/** Shorter names of places are found in too many other words. Ours. */
const SHORTEST_SITE = 4;

/** Where a participant works or belongs, by attributes with such a name. */
export const sitesOf = (person: ParticipantEvidence): readonly string[] =>
  Object.entries(person.attributes)
    .filter(([key, value]) => siteKeys.test(plain(key)) && value.trim().length >= SHORTEST_SITE)
    .map(([, value]) => value);

/** Whether a member's occupation names the place. */
export const worksAt = (member: Member, site: string): boolean =>
  `-${plain(member.occupation)}-`.includes(`-${plain(site)}-`);

export const worksAtParticipantSite = (evidence: Evidence, member: Member): boolean =>
  sampleOf(evidence)
    .flatMap(sitesOf)
    .some((site) => worksAt(member, site));
