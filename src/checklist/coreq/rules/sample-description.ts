import { countText, pluralOf } from "../../../core/count-text.js";
import { hint, missing, note, setting, warning, when } from "../../draft.js";
import type { Evidence, ParticipantEvidence } from "../../evidence.js";
import { attributePhrase, characteristicsOf, recordedValue } from "../../facts/characteristics.js";
import { gatherings } from "../../facts/gatherings.js";
import { hasDetail, labelDetails } from "../../facts/label-details.js";
import { sampleOf } from "../../facts/people.js";
import { blankFinding, fieldFacts } from "../../facts/session-field.js";
import { numberOf } from "../../facts/small-numbers.js";
import type { Draft, ItemFinding } from "../../item.js";
import { dateSpan, isoDay, ofWhole, paragraph, some, tally } from "../../phrase.js";

/** Fewer people than this in a cell of a table may be recognised. Ours, after common practice. */
const SMALL_CELL = 5;

/** COREQ 16: characteristics as n of N, and the dates of data collection. */
export function sampleDescription(evidence: Evidence): Draft {
  const sample = sampleOf(evidence);
  const keys = characteristicsOf(sample);
  const dates = fieldFacts(gatherings(evidence), "date");
  const span = dateSpan(dates.tally.map(([date]) => date));
  if (sample.length === 0 && span === null) return missing();
  const unreadable = dates.tally.map(([date]) => date).filter((date) => isoDay(date) === null);
  const complete =
    keys.some((key) => key !== "role") &&
    keys.every((key) => sample.every((person) => recordedValue(person, key) !== ""));
  const phrases = keys.map((key) => attributePhrase(sample, key));
  return {
    answer: paragraph([
      sample.length === 0 ? "" : countText(sample.length, "participant"),
      ...phrases,
      span === null ? "" : `Data were collected ${span.includes(" ") ? `from ${span}` : `on ${span}`}`,
    ]),
    status:
      complete && sample.length > 0 && span !== null && dates.blank.length === 0 && unreadable.length === 0
        ? "reported"
        : "partly",
    evidence: [
      note("participants", `${keys.length} characteristics of ${sample.length} participants`),
      note("sessions", `Date known for ${ofWhole(dates.known, dates.of)}`),
    ],
    findings: [
      ...descriptionFindings(evidence, sample, keys),
      ...blankFinding(dates, "session-without-date", "date"),
      ...when(unreadable.length > 0, () =>
        warning(
          "session-date-unreadable",
          `Not dates like 2023-05-02, so left out of the period: ${some(unreadable)}.`,
        ),
      ),
    ],
  };
}

/** "Three provinces" in a setting, while the attribute has another number of values. */
function otherNumber(
  evidence: Evidence,
  sample: readonly ParticipantEvidence[],
  key: string,
): readonly ItemFinding[] {
  const values = new Set(
    sample.map((person) => recordedValue(person, key).toLowerCase()).filter((v) => v !== ""),
  );
  const pattern = new RegExp(`\\b(\\w+) (?:\\w+ )?${literally(pluralOf(key.replaceAll("_", " ")))}\\b`, "i");
  const said = (["country", "setting", "sampling", "criteria"] as const).flatMap((where) => {
    const n = numberOf(pattern.exec(setting(evidence, where))?.[1] ?? "");
    return n === null || n === values.size ? [] : [{ where, n }];
  });
  return said
    .slice(0, 1)
    .map(({ where, n }) =>
      warning(
        "values-differ-from-text",
        `The setting “${where}” speaks of ${n} ${pluralOf(key.replaceAll("_", " "))}, but participants have ${values.size}: are they on one level?`,
      ),
    );
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function descriptionFindings(
  evidence: Evidence,
  sample: readonly ParticipantEvidence[],
  keys: readonly string[],
): readonly ItemFinding[] {
  const gaps = keys.filter((key) => sample.some((person) => recordedValue(person, key) === ""));
  const small = keys.filter((key) =>
    tally(sample.map((p) => recordedValue(p, key))).some(([, n]) => n < SMALL_CELL),
  );
  const profile = (person: ParticipantEvidence) =>
    JSON.stringify(keys.map((key) => recordedValue(person, key).toLowerCase()));
  const unique = tally(sample.map(profile)).filter(([, n]) => n === 1).length;
  const byId = new Map(sample.map((person) => [person.id, person]));
  const loose = evidence.quotations.flatMap((quotation) => {
    const person = quotation.participant === null ? undefined : byId.get(quotation.participant);
    return person === undefined
      ? []
      : labelDetails(quotation, person).filter((detail) => !hasDetail(person, detail));
  });
  return [
    ...when(sample.length > 0 && !keys.some((key) => key !== "role"), () =>
      warning("no-attributes", "No characteristic of the participants is recorded beside their role."),
    ),
    ...when(gaps.length > 0, () =>
      warning("attribute-incomplete", `Not recorded for everybody: ${some(gaps)}.`),
    ),
    ...keys.flatMap((key) => otherNumber(evidence, sample, key)),
    ...when(small.length > 0, () =>
      hint(
        "small-cell",
        `Fewer than ${SMALL_CELL} participants share a value of ${some(small)}: broader bands protect them.`,
      ),
    ),
    ...when(keys.length > 1 && unique > 0, () =>
      warning(
        "unique-combination",
        `${ofWhole(unique, sample.length)} participants are the only ones with their combination of ${keys.join(", ")}.`,
      ),
    ),
    ...when(loose.length > 0, () =>
      hint(
        "label-detail-not-described",
        `Labels of quotations say what is not recorded of that participant: ${some([...new Set(loose)])}.`,
      ),
    ),
  ];
}
