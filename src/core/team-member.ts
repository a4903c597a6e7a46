import type { Member } from "./records.js";

/** What is told of a member of the team; what is absent stays as it is, what is empty is cleared. */
export interface MemberFields {
  readonly name?: string | undefined;
  readonly initials?: string | undefined;
  readonly credentials?: string | undefined;
  readonly occupation?: string | undefined;
  readonly gender?: string | undefined;
  readonly experience?: string | undefined;
  readonly relationship?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  /** The coder they are in this study. */
  readonly coder?: string | undefined;
}

/** The fields of a member that are plain text, in the order of COREQ. */
export const memberTexts = [
  "initials",
  "credentials",
  "occupation",
  "gender",
  "experience",
  "relationship",
] as const;

export interface ListedMember extends Omit<Member, "coderId"> {
  readonly id: string;
  readonly coder: string | null;
}
