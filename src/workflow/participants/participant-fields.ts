import { checkWord } from "../../core/check-word.js";
import { usageError } from "../../core/errors.js";
import type { ParticipantField } from "../../core/participant-field.js";
import type { Id, Participant, ParticipantStatus, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft } from "../../store/port.js";
import { checkName } from "../shared/check-fields.js";

const statuses: readonly ParticipantStatus[] = [
  "active",
  "withdrawn-before-analysis",
  "withdrawn-after-analysis",
];
const scopes = ["quote", "audio", "archive", "machine-processing", "third-party-model"] as const;

/** A field's value as it is kept. An empty status is active again; a label cannot be empty. */
export function checkParticipantField(field: ParticipantField, value: string): Partial<Participant> {
  switch (field) {
    case "label":
      return { label: checkName("A participant's label", value) };
    case "status":
      return { status: value.trim() === "" ? "active" : checkWord("status", value, statuses) };
    case "consent":
      return { consent: consentScopes(value) };
    case "role":
      return { role: value.trim() };
    case "note":
      return { note: value.trim() };
  }
}

function consentScopes(value: string): string[] {
  const words = value
    .split(/[;,]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return [...new Set(words.map((word) => checkWord("consent", word.replaceAll(" ", "-"), scopes)))];
}

/** A new participant's record. */
export const newParticipant = (label: string, fields: Partial<Participant> = {}): Participant => ({
  status: "active",
  consent: [],
  role: "",
  note: "",
  ...fields,
  label,
});

/**
 * Sets an attribute of a participant; an empty value removes it. Keys that differ only in case are one.
 * @returns whether anything changes
 */
export function setAttribute(
  draft: Draft,
  participantId: Id,
  attributes: readonly StoredRecord<"attribute">[],
  key: string,
  value: string,
): boolean {
  const old = attributes.find((a) => a.participantId === participantId && fold(a.key) === fold(key));
  if (value === "") {
    if (old !== undefined) draft.close("attribute", old.id);
    return old !== undefined;
  }
  if (old === undefined) draft.add("attribute", { participantId, key: checkAttributeKey(key), value });
  else draft.change("attribute", old.id, { value });
  return old?.value !== value;
}

export function checkAttributeKey(key: string): string {
  const name = key.trim();
  if (name === "" || name.length > 60 || /\p{Cc}/u.test(name))
    throw usageError("bad-attribute", `An attribute's name is 1 to 60 characters on one line, not "${key}".`);
  return name;
}
