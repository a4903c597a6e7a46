import { hint, note, stated, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { talks } from "../../facts/gatherings.js";
import { hasRole, memberNamed, nameOf } from "../../facts/people.js";
import { blankFinding, fieldFacts, fieldOf } from "../../facts/session-field.js";
import type { Draft } from "../../item.js";
import { list, partOf, some, tally } from "../../phrase.js";

/** The people in an interviewer field: "AB; CD", "AB and CD". */
export const interviewersIn = (field: string): readonly string[] =>
  field
    .split(/\s*(?:[;,/&+]|\band\b)\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** COREQ 1: who ran the sessions, by the sessions; failing that, by the team table. */
export function interviewers(evidence: Evidence): Draft {
  const all = talks(evidence);
  const facts = fieldFacts(all, "interviewer");
  const named = all.flatMap((gathering) =>
    interviewersIn(fieldOf(gathering, "interviewer")).map((name) => {
      const member = memberNamed(evidence, name);
      return { name: member === undefined ? name : nameOf(member), member };
    }),
  );
  if (named.length === 0) {
    const members = evidence.team.filter((member) => hasRole(member, /interview|facilitat|moderat/i));
    if (members.length === 0) return stated(evidence, null, { sentences: [], notes: [] });
    const names = list(members.map(nameOf));
    return stated(
      evidence,
      null,
      {
        sentences: [`Interviewers: ${names}`],
        notes: [note("team", `Interviewers according to the team table: ${names}`)],
      },
      blankFinding(facts, "session-without-interviewer", "interviewer"),
    );
  }
  const counts = tally(named.map((row) => row.name)).map(
    ([name, n]) => `${name} (${partOf(n, all.length, "session")})`,
  );
  const strangers = [...new Set(named.filter((row) => row.member === undefined).map((row) => row.name))];
  const authorsKnown = evidence.team.some((member) => hasRole(member, /author/i));
  const notAuthors = authorsKnown
    ? evidence.team.filter((m) => named.some((row) => row.member === m) && !hasRole(m, /author/i))
    : [];
  return stated(
    evidence,
    null,
    {
      sentences: [`Interviewers: ${list(counts)}`],
      notes: [note("sessions", `Interviewer recorded for ${partOf(facts.known, facts.of, "session")}`)],
      complete: facts.blank.length === 0 && strangers.length === 0,
    },
    [
      ...blankFinding(facts, "session-without-interviewer", "interviewer"),
      ...when(strangers.length > 0, () =>
        warning("interviewer-not-in-team", `Not in the team table: ${some(strangers)}.`),
      ),
      ...when(notAuthors.length > 0, () =>
        hint(
          "interviewer-not-author",
          `Say in the paper that ${some(notAuthors.map(nameOf))} interviewed but is not an author.`,
        ),
      ),
    ],
  );
}
