import type { MemberFields } from "../../../core/team-member.js";
import { addMember, editMember } from "../../../workflow/study/team.js";
import type { Context, WriteOptions } from "../../context.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";

export interface Input extends WriteOptions, Omit<MemberFields, "roles" | "coder"> {
  /** The member to change; a new one where absent. */
  readonly member?: string | undefined;
  /** With commas between them. */
  readonly roles?: string | undefined;
  readonly codesAs?: string | undefined;
}

/** Adds a member to the team, or changes what is recorded about one. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { name, initials, credentials, occupation, gender, experience, relationship } = input;
  const fields = { initials, credentials, occupation, gender, experience, relationship };
  const details = {
    ...fields,
    roles: input.roles?.split(","),
    coder: input.codesAs,
  };
  const { event, member } =
    input.member === undefined
      ? await addMember(work, name ?? "", details)
      : await editMember(work, input.member, { ...details, name });
  return {
    schema: input.member === undefined ? "team-add" : "team-edit",
    json: { event, dryRun: work.dryRun, member },
    text: written(
      { dryRun: work.dryRun, event },
      input.member === undefined ? `${member} is in the team.` : `Changed ${member}.`,
    ),
  };
}
