import { countText } from "../../../core/count-text.js";
import type { Id } from "../../../core/records.js";
import { hint, missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { type Gathering, talks } from "../../facts/gatherings.js";
import { sampleOf } from "../../facts/people.js";
import { fieldOf } from "../../facts/session-field.js";
import type { Draft } from "../../item.js";
import { ofWhole, paragraph, some } from "../../phrase.js";

/** COREQ 18: who took part in more than one session of the same kind. */
export function repeatInterviews(evidence: Evidence): Draft {
  const all = talks(evidence);
  const people = sampleOf(evidence).filter((person) => all.some((g) => g.people.includes(person.id)));
  const unknown = all.filter((gathering) => gathering.people.length === 0);
  const findings = when(unknown.length > 0, () =>
    warning(
      "session-without-participants",
      `Nobody is recorded as taking part in ${some(unknown.map((g) => g.name))}.`,
    ),
  );
  if (people.length === 0) return missing(findings);
  const times = (kind: Gathering["kind"], id: Id) =>
    all.filter((g) => g.kind === kind && g.people.includes(id));
  const interviews = people.map((person) => times("interview", person.id));
  const groups = people.map((person) => times("focus-group", person.id).length);
  const again = interviews.filter((own) => own.length > 1);
  const most = Math.max(...interviews.map((own) => own.length));
  const groupsAgain = groups.filter((n) => n > 1).length;
  const both = people.filter((_, i) => (interviews[i]?.length ?? 0) > 0 && (groups[i] ?? 0) > 0).length;
  const sameDay = people.filter((_, i) => hasRepeatedDate(interviews[i] ?? []));
  const N = people.length;
  return {
    answer: paragraph([
      again.length === 0
        ? `No participant was interviewed more than once (${countText(N, "participant")}, ${countText(all.length, "session")})`
        : `${ofWhole(again.length, N)} participants were interviewed more than once (at most ${most} times)`,
      groupsAgain === 0 ? "" : `${ofWhole(groupsAgain, N)} took part in more than one focus group`,
      both === 0 ? "" : `${ofWhole(both, N)} took part in an interview and a focus group`,
    ]),
    status: unknown.length === 0 ? "reported" : "partly",
    evidence: [note("sessions", `${countText(all.length, "session")} of ${countText(N, "participant")}`)],
    findings: [
      ...findings,
      ...when(sameDay.length > 0, () =>
        hint(
          "interviews-on-one-day",
          `Two interviews on one day, perhaps parts of one: ${some(sameDay.map((p) => p.label))}.`,
        ),
      ),
    ],
  };
}

function hasRepeatedDate(own: readonly Gathering[]): boolean {
  const dates = own.map((gathering) => fieldOf(gathering, "date")).filter((date) => date !== "");
  return new Set(dates).size < dates.length;
}
