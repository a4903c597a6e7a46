import { fold } from "./similar.js";

/** What a person may be told to be: fields of the record. Everything else is an attribute. */
const participantFields = ["label", "role", "status", "consent", "note"] as const;
export type ParticipantField = (typeof participantFields)[number];

export const asParticipantField = (key: string): ParticipantField | undefined =>
  participantFields.find((field) => field === fold(key));
