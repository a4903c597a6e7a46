import { expect } from "vitest";

/** The planted faults, by code and by words of the message. */
export const planted: readonly (readonly [code: string, words: string])[] = [
  ["number-wrong", "sixteen participants"],
  ["number-wrong", "nine mentees"],
  ["number-wrong", "67 codes"],
  ["number-wrong", "five refused"],
  ["number-wrong", "nine were women"],
  ["number-wrong", "35 and 85 minutes"],
  ["number-wrong", "between May and October 2023"],
  ["number-wrong", "12 of the 15 transcripts"],
  ["number-wrong", "11 of 15"],
  ["process-saturation", "Data saturation was reached"],
  ["process-software", "NVivo"],
  ["claim-word", "Few participants"],
  ["quotation-altered", "{added: well}"],
  ["quotation-altered", "{sixteen → sixty}"],
  ["quotation-joined", "no sign shows that words are left out"],
  ["quotation-not-found", "The canteen is the only honest room"],
  ["wrong-participant", "Mentor 2 says it"],
  ["wrong-attribute", "Mentee 1 is recorded as gender: man"],
  ["wrong-theme", "When a journal sees my name"],
  ["interviewer-quoted", "the interviewer (in mentor-1) says it"],
];

/** A PDF has no tables any more: what stood in a cell cannot be tied to its row. */
export const plantedForPdf = planted.filter(([, words]) => words !== "11 of 15");

export interface Finding {
  readonly level: string;
  readonly code: string;
  readonly message: string;
}

export const errors = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level !== "hint").map(({ code, message }) => `${code}: ${message}`);

export function expectPlanted(findings: readonly Finding[], faults = planted) {
  for (const [code, words] of faults)
    expect(
      findings.filter((one) => one.level === "error" && one.code === code && one.message.includes(words)),
      `${code} ${words}`,
    ).toHaveLength(1);
  expect(errors(findings)).toHaveLength(faults.length);
}
