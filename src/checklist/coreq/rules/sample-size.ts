import { countText } from "../../../core/count-text.js";
import { isCounted } from "../../../core/held-back.js";
import { error, hint, missing, note, warning, when } from "../../draft.js";
import type { Evidence, SourceEvidence } from "../../evidence.js";
import { consentFindings } from "../../facts/consent.js";
import { type Gathering, gatherings } from "../../facts/gatherings.js";
import { rolesPhrase, sampleOf, withdrawnOf } from "../../facts/people.js";
import type { Draft, ItemFinding } from "../../item.js";
import { list, paragraph, some } from "../../phrase.js";

/** COREQ 12: people with data, not transcripts; who withdrew is not counted. */
export function sampleSize(evidence: Evidence): Draft {
  const sample = sampleOf(evidence);
  const withdrawn = withdrawnOf(evidence).length;
  const findings = sampleFindings(evidence);
  if (sample.length === 0) {
    const unset = warning("no-participants", "There are sources, but no active participant speaks in them.");
    return missing([...when(evidence.sources.length > 0, () => unset), ...findings]);
  }
  const held = gatherings(evidence).filter((gathering) => gathering.analysed);
  const kinds = (
    [
      ["interview", "interview"],
      ["focus-group", "focus group"],
      ["survey", "survey response"],
    ] as const
  )
    .map(([kind, word]) => [held.filter((gathering) => gathering.kind === kind), word] as const)
    .filter(([group]) => group.length > 0)
    .map(([group, word]) => countText(word === "survey response" ? responses(group) : group.length, word));
  const roles = rolesPhrase(sample);
  const size = `${countText(sample.length, "participant")}${roles === "" ? "" : ` (${roles})`}`;
  return {
    answer: paragraph([
      kinds.length === 0 ? size : `${size} in ${list(kinds)}`,
      withdrawn === 0
        ? ""
        : `${countText(withdrawn, "person")} who withdrew ${withdrawn === 1 ? "is" : "are"} not counted`,
    ]),
    status: findings.some((finding) => finding.level === "error") ? "partly" : "reported",
    evidence: [
      note("participants", `${sample.length} active with data`),
      note("sessions", list(kinds) || "none"),
    ],
    findings,
  };
}

/** A table of answers may be one source: each person in it is a response. */
const responses = (surveys: readonly Gathering[]): number =>
  surveys.reduce((sum, survey) => sum + Math.max(1, survey.people.length), 0);

function sampleFindings(evidence: Evidence): readonly ItemFinding[] {
  const known = new Set(evidence.participants.map((person) => person.id));
  const unmapped = evidence.sources.filter((source) =>
    source.speakers.some(
      (s) => s.role === "participant" && (s.participant === null || !known.has(s.participant)),
    ),
  );
  const crowds = evidence.sources.filter(standsForGroup);
  const silent = evidence.participants.filter((p) => isCounted(p) && p.sources.length === 0);
  const remaining = withdrawnOf(evidence).filter((person) => person.sources.length > 0);
  const untranscribed = gatherings(evidence).filter((gathering) => !gathering.analysed);
  return [
    ...when(unmapped.length > 0, () =>
      error(
        "speaker-without-participant",
        `A speaker is a participant, but which one is not recorded, in ${some(unmapped.map((s) => s.name))}.`,
      ),
    ),
    ...consentFindings(evidence),
    ...when(crowds.length > 0, () =>
      warning(
        "voices-not-told-apart",
        `One speaker stands for a group, so more than one person may be counted as one participant: ${some(crowds.map(({ name }) => name))}.`,
      ),
    ),
    ...when(remaining.length > 0, () =>
      warning(
        "withdrawn-still-in-data",
        `Text of ${some(remaining.map((p) => p.label))}, who withdrew, is still in the study.`,
      ),
    ),
    ...when(silent.length > 0, () =>
      hint(
        "participants-without-data",
        `Recorded but without data, so not counted: ${some(silent.map((p) => p.label))}.`,
      ),
    ),
    ...when(untranscribed.length > 0, () =>
      hint(
        "session-without-source",
        `${countText(untranscribed.length, "session")} without any source, not counted here: ${some(untranscribed.map((g) => g.name))}.`,
      ),
    ),
  ];
}

/** A label of several people: "Voices", "Group", "All". */
const manyVoices =
  /^(?:(?:several|various|all|many|mixed|unidentified|unknown|different|other)\s+)?(?:voices?|groups?|focus groups?|participants|people|everyone|everybody|all|several|speakers|respondents|members|audience|chorus|together)$/i;

/** Whether a transcript has one participant where several people must have spoken. */
function standsForGroup({ kind, speakers }: SourceEvidence): boolean {
  const heard = speakers.filter(({ role }) => role === "participant");
  return (
    heard.some(({ name }) => manyVoices.test(name.trim())) || (kind === "focus-group" && heard.length === 1)
  );
}
