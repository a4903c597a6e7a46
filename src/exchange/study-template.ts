import { stringify } from "yaml";
import { settingFields } from "../core/settings.js";
import type { ListedMember } from "../core/team-member.js";
import { type AnswerFields, itemStatuses } from "./study-document.js";

/** What a study file is written from. */
export interface StudyContent {
  readonly settings: ReadonlyMap<string, string>;
  readonly team: readonly ListedMember[];
  readonly answers: readonly (AnswerFields & { readonly checklist: string; readonly item: string })[];
}

/** The study as a file to edit: every setting with what it is, the team, the answers to checklists. */
export function writeStudyDocument(content: StudyContent): string {
  const lines = ["study:"];
  for (const { key, help, coreq, ...field } of settingFields) {
    const values = "values" in field ? `; ${field.values.join(" | ")}` : "";
    lines.push(`  # ${help}${values}${coreq === null ? "" : ` (COREQ ${coreq})`}`);
    const value = content.settings.get(key) ?? "";
    lines.push(...(value === "" ? [`  ${key}:`] : indented(stringify({ [key]: value }, { lineWidth: 100 }))));
  }
  lines.push("", "# Members of the team; whoever is taken out of the list leaves it.", "team:");
  const team = content.team.map(({ id, coder, ...member }) => ({
    id: id.slice(0, 8),
    ...member,
    coder: coder ?? "",
  }));
  if (team.length === 0)
    lines.push("#  - name: Dr A. Example", "#    initials: AE", "#    roles: [interviewer, coder]");
  else lines.push(...indented(stringify(team, { lineWidth: 100 })));
  lines.push(
    "",
    `# Your own answers to items of a checklist. status: ${itemStatuses.join(" | ")}`,
    "answers:",
  );
  if (content.answers.length === 0)
    lines.push(
      "#  coreq:",
      '#    "23":',
      "#      status: reported",
      "#      text: Transcripts were not returned.",
    );
  else lines.push(...indented(stringify(nested(content.answers), { lineWidth: 100 })));
  return `${lines.join("\n")}\n`;
}

function nested(answers: StudyContent["answers"]): Map<string, Map<string, AnswerFields>> {
  const all = new Map<string, Map<string, AnswerFields>>();
  for (const { checklist, item, status, text, location, rationale } of answers) {
    const items = all.get(checklist) ?? new Map<string, AnswerFields>();
    items.set(item, { status, text, location, rationale });
    all.set(checklist, items);
  }
  return all;
}

const indented = (text: string): string[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`));
