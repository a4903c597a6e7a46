import { listTeam } from "../../../workflow/study/team.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";

/** Lists the members of the team. */
export async function run(_input: object, context: Context): Promise<Result> {
  const team = await listTeam(await context.reading());
  const keys = [
    "name",
    "initials",
    "roles",
    "credentials",
    "occupation",
    "gender",
    "experience",
    "relationship",
    "coder",
  ] as const;
  const cell = (value: string | readonly string[] | null) =>
    typeof value === "string" ? value : (value ?? []).join(", ");
  return {
    schema: "team-list",
    json: { team },
    text:
      team.length === 0
        ? "No one is in the team yet."
        : team
            .map((member) => {
              const fields = keys.slice(1).filter((key) => cell(member[key]) !== "");
              return [
                paint("bold", member.name),
                ...fields.map((key) => `  ${paint("dim", `${key}:`)} ${cell(member[key])}`),
              ].join("\n");
            })
            .join("\n\n"),
    plain: { header: keys, rows: team.map((member) => keys.map((key) => cell(member[key]))) },
    hint: team.length === 0 ? "Next: themata team add NAME --roles interviewer,coder" : undefined,
  };
}
