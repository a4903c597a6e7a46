import type { CodebookEntry } from "../../exchange/codebook-entry.js";
import type { CodingRow } from "../../exchange/codings-csv.js";
import type { StudyScript } from "../../exchange/study-script.js";
import { grownCodebook } from "./demo-codebook.js";
import type { By, Step } from "./demo-step.js";
import { demoThemes } from "./demo-themes.js";

const options = (fields: Readonly<Record<string, string | undefined>>, names: readonly string[]) =>
  names.flatMap((name) =>
    fields[name] === undefined || fields[name] === "" ? [] : [`--${name}`, fields[name]],
  );

/**
 * The commands that make a demo study, in the order in which a researcher would work; `file` gives
 * the full path of one of the demo's files, `has` whether there is such a file.
 */
export function demoSteps(
  script: StudyScript,
  {
    codings,
    codebook,
  }: { readonly codings: readonly CodingRow[]; readonly codebook: readonly CodebookEntry[] },
  file: (name: string) => string,
  has: (name: string) => boolean,
): readonly Step[] {
  const lead = script.coder;
  const as = (coder: string, ...argv: string[]): Step => ({ argv: ["--coder", coder, ...argv] });
  const by = (...argv: string[]) => as(lead, ...argv);
  return [
    { argv: ["--coder", lead, "study", "edit", "--file", "-"], stdin: particulars(script) },
    ...otherCoders(script).map((coder) => by("coder", "add", coder)),
    ...script.team.map((member) => memberStep(by, member)),
    ...script.recruitment.map((row) =>
      by(
        "recruitment",
        "add",
        ...options(row, [
          "date",
          "group",
          "channel",
          "approached",
          "agreed",
          "refused",
          "withdrew",
          "reason",
        ]),
      ),
    ),
    ...script.sources.map(({ file: name, kind, interviewers, speakers }) =>
      by(
        "import",
        file(name),
        "--kind",
        kind,
        ...interviewers.flatMap((who) => ["--interviewer", who]),
        ...Object.entries(speakers).flatMap(([who, label]) => ["--speaker", `${who}=${label}`]),
      ),
    ),
    ...surveySteps(script, by, file),
    ...(has("guide.yaml") ? [by("guide", "import", file("guide.yaml"))] : []),
    ...(has("participants.csv") ? [by("participants", "import", file("participants.csv"))] : []),
    ...script.sources.map(({ name, session }) =>
      by("source", "set", name, ...Object.entries(session).map(([key, value]) => `${key}=${value}`)),
    ),
    ...script.links.map(([a, relation, b]) => by("participant", "link", a, b, "--as", relation)),
    ...memoSteps(script, by, /^(study|source|participant)/),
    ...grownCodebook(script, codebook, codings, by),
    script.starter === undefined
      ? by("codebook", "import", file("codebook.yaml"))
      : by("codebook", "starter", script.starter),
    ...keyQuotations(script, codings).map(({ source, quote, codes }) =>
      by("code", source, "--quote", quote, "--key", ...codes),
    ),
    by("apply", file("codings.csv")),
    ...script.passes.flatMap(({ coder, sources }) =>
      sources.map((source) => as(coder, "pass", "finish", source)),
    ),
    ...(script.adjudication.length > 0 ? [by("adjudicate", "--agreed")] : []),
    ...script.adjudication.map(({ at, keep, reason }) =>
      by("adjudicate", at, "--reason", reason, "--keep", ...keep),
    ),
    ...memoSteps(script, by, /^code/),
    ...demoThemes(script, by),
    ...memoSteps(script, by, /^theme/),
    ...script.activities.map((row) =>
      by("activity", "add", row.kind ?? "", ...options(row, ["date", "people", "note"])),
    ),
  ];
}

function memberStep(by: By, { roles, coder, ...member }: StudyScript["team"][number]): Step {
  const names = ["initials", "codes-as", "credentials", "occupation", "gender", "experience", "relationship"];
  return by(
    "team",
    "add",
    member.name,
    ...options({ ...member, "codes-as": coder }, names),
    ...(roles === undefined ? [] : ["--roles", roles.join(",")]),
  );
}

/** The particulars and checklist answers, as `study edit` reads them. JSON is YAML. */
function particulars({ study, answers }: StudyScript): string {
  return JSON.stringify({ study, answers });
}

/** The open answers of a survey, a source for each respondent. */
function surveySteps({ survey }: StudyScript, by: By, file: (name: string) => string): Step[] {
  if (survey === undefined) return [];
  const columns = survey.text.flatMap((name) => ["--text-column", name]);
  return [by("import", file(survey.file), "--kind", "survey", "--id-column", survey.id, ...columns)];
}

function otherCoders(script: StudyScript): string[] {
  const names = [
    ...script.passes.map(({ coder }) => coder),
    ...script.team.flatMap(({ coder }) => coder ?? []),
  ];
  return [...new Set(names)].filter((name) => name !== script.coder);
}

/** Key quotations with the codes that the lead coder gives their passages. */
function keyQuotations(script: StudyScript, codings: readonly CodingRow[]) {
  return script.quotes.flatMap(({ source, quote }) => {
    const codes = codings
      .filter((row) => row.source === source && row.quote === quote && row.coder === script.coder)
      .map(({ code }) => code);
    return codes.length === 0 ? [] : [{ source, quote, codes }];
  });
}

function memoSteps(script: StudyScript, by: By, on: RegExp): Step[] {
  return script.memos
    .filter((memo) => on.test(memo.on))
    .map(({ on: target, kind, title, body }) =>
      by("memo", "add", body, "--on", target, "--kind", kind, ...(title === "" ? [] : ["--title", title])),
    );
}
