import { addMember, editMember } from "../../../workflow/study/team.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-team.js";

type Input = InputOf<typeof declared.teamAdd> | InputOf<typeof declared.teamEdit>;

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
