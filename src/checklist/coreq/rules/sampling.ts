import { countText } from "../../../core/count-text.js";
import { hint, note, setting, stated, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { rolesOf, rolesPhrase, sampleOf } from "../../facts/people.js";
import type { Draft } from "../../item.js";
import { paragraph, plain } from "../../phrase.js";

/** COREQ 10: how people were selected and by what criteria; the sample must show the variation claimed. */
export function sampling(evidence: Evidence): Draft {
  const criteria = setting(evidence, "criteria");
  const statement = setting(evidence, "sampling");
  const sample = sampleOf(evidence);
  const keys = [...new Set(sample.flatMap((person) => Object.keys(person.attributes)))];
  const varied = keys.filter((key) => distinct(sample.map((person) => person.attributes[key] ?? "")) > 1);
  if (rolesOf(sample).length > 1) varied.push("role");
  const variation = /maxim\w+ variation|variation sampling|heterogen/i.test(statement);
  const purposive = variation || /purpos/i.test(statement);
  const roles = rolesPhrase(sample);
  const facts = [
    criteria === "" ? "" : `Criteria: ${criteria}`,
    sample.length === 0
      ? ""
      : `The sample: ${countText(sample.length, "participant")}${roles === "" ? "" : ` (${roles})`}`,
  ];
  return stated(
    evidence,
    "sampling",
    {
      sentences: facts,
      notes: [
        ...(criteria === "" ? [] : [note("setting", criteria, "criteria")]),
        ...(sample.length === 0 ? [] : [note("participants", paragraph([facts[1] ?? ""]) ?? "")]),
      ],
    },
    [
      ...when(statement !== "" && criteria === "", () =>
        hint("criteria-not-stated", "The criteria of selection are not stated."),
      ),
      ...when(purposive && sample.length > 1 && varied.length === 0, () =>
        warning(
          "variation-not-shown",
          "Purposive sampling is claimed, but no recorded attribute differs between participants.",
        ),
      ),
      ...when(
        variation && varied.length > 0 && !varied.some((key) => mentions(`${statement} ${criteria}`, key)),
        () =>
          hint("variation-not-named", `Name what varies; the participants differ by ${varied.join(", ")}.`),
      ),
    ],
  );
}

const distinct = (values: readonly string[]): number =>
  new Set(values.map((value) => value.trim().toLowerCase()).filter((value) => value !== "")).size;

const mentions = (text: string, key: string): boolean => plain(text).includes(plain(key));
