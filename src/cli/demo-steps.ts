import type { CodingRow } from "../exchange/codings-csv.js";
import type { StudyScript } from "../exchange/study-script.js";

/** One command of the demo, as it would be typed, with text for its standard input. */
export interface Step {
  readonly argv: readonly string[];
  readonly stdin?: string;
}

const options = (fields: Readonly<Record<string, string | undefined>>, names: readonly string[]) =>
  names.flatMap((name) =>
    fields[name] === undefined || fields[name] === "" ? [] : [`--${name}`, fields[name]],
  );

/**
 * The commands that make a demo study, in the order in which a researcher would work; `file` gives
 * the full path of one of the demo's files, `guide` whether there is an interview guide.
 */
export function demoSteps(
  script: StudyScript,
  codings: readonly CodingRow[],
  file: (name: string) => string,
  guide: boolean,
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
    ...(guide ? [by("guide", "import", file("guide.yaml"))] : []),
    by("participants", "import", file("participants.csv")),
    ...script.sources.map(({ name, session }) =>
      by("source", "set", name, ...Object.entries(session).map(([key, value]) => `${key}=${value}`)),
    ),
    ...script.links.map(([a, relation, b]) => by("participant", "link", a, b, "--as", relation)),
    ...memoSteps(script, by, /^(study|source|participant)/),
    by("codebook", "import", file("codebook.yaml")),
    ...keyQuotations(script, codings).map(({ source, quote, codes }) =>
      by("code", source, "--quote", quote, "--key", ...codes),
    ),
    by("apply", file("codings.csv")),
    ...script.passes.flatMap(({ coder, sources }) =>
      sources.map((source) => as(coder, "pass", "finish", source)),
    ),
    ...memoSteps(script, by, /^code/),
    ...themeSteps(script.themes, by),
    ...script.relations.map(([a, relation, b]) => by("theme", "link", a, b, "--as", relation)),
    ...Object.entries(script.maps).map(([name, themes]) => by("map", "set", name, ...themes)),
    ...memoSteps(script, by, /^theme/),
    ...script.activities.map((row) =>
      by("activity", "add", row.kind ?? "", ...options(row, ["date", "people", "note"])),
    ),
  ];
}

type By = (...argv: string[]) => Step;

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

function themeSteps(themes: StudyScript["themes"], by: By, under?: string): Step[] {
  return themes.flatMap((theme) => [
    by(
      "theme",
      "add",
      theme.name,
      ...(under === undefined ? [] : ["--under", under]),
      ...options({ ...theme, codes: undefined, themes: undefined }, ["concept", "boundaries", "status"]),
      ...(theme.codes ?? []).flatMap((code) => ["--codes", code]),
    ),
    ...themeSteps(theme.themes ?? [], by, theme.name),
  ]);
}
