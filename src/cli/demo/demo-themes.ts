import type { StudyScript } from "../../exchange/study-script.js";
import type { By, Step } from "./demo-step.js";

type ScriptTheme = StudyScript["themes"][number];

/**
 * The commands that make a demo's themes. Where the script tells how they began (`initial`), these
 * are added first and kept as the initial map; then they are split, merged, renamed and dropped into
 * the themes of the study, as `from` says, and the outcome is kept as the final map.
 */
export function demoThemes(script: StudyScript, by: By): readonly Step[] {
  if (script.initial.length === 0) return [...addSteps(script.themes, by), ...around(script, by)];
  const flat = flatten(script.themes);
  const codesOf = new Map(script.initial.map(({ name, codes }) => [name, codes]));
  const keeper = new Map<string, ScriptTheme>();
  for (const { theme } of flat) {
    const [first] = theme.from;
    if (first !== undefined && !keeper.has(first)) keeper.set(first, theme);
  }
  const isKeeper = (theme: ScriptTheme) => theme.from[0] !== undefined && keeper.get(theme.from[0]) === theme;
  const used = new Set<string>();
  const given = new Map<string, string[]>();
  const splits = flat.flatMap(({ theme }): Step[] => {
    const [first] = theme.from;
    if (first === undefined || isKeeper(theme)) return [];
    const own = (codesOf.get(first) ?? []).filter((code) => theme.codes?.includes(code));
    given.set(first, [...(given.get(first) ?? []), ...own]);
    const give = own.flatMap((code) => ["--give", `${code}=${theme.name}`]);
    return [by("theme", "split", first, "--into", theme.name, ...give)];
  });
  return [
    ...script.initial.map(({ name, concept, codes }) =>
      by(
        "theme",
        "add",
        name,
        ...option("--concept", concept),
        ...codes.flatMap((code) => ["--codes", code]),
      ),
    ),
    by("map", "snapshot", "initial"),
    ...splits,
    ...flat.flatMap(({ theme, under }): Step[] => {
      const [first, ...more] = theme.from;
      if (first === undefined) return [addStep(theme, by, under)];
      const base = isKeeper(theme) ? first : theme.name;
      // An initial theme that lives on in another is not merged; its codes come by assignment.
      const merged = more.filter((name) => !keeper.has(name) && !used.has(name));
      for (const name of merged) used.add(name);
      const had = [...(isKeeper(theme) ? [first] : []), ...merged].flatMap((name) =>
        (codesOf.get(name) ?? []).filter((code) => !given.get(name)?.includes(code)),
      );
      const gone = [...new Set(had)].filter((code) => !theme.codes?.includes(code));
      return [
        ...(merged.length > 0
          ? [by("theme", "merge", ...merged, "--into", base, ...option("--reason", theme.because))]
          : []),
        ...editSteps(base, theme, by, under),
        ...assignStep(theme, by),
        ...(gone.length > 0 ? [by("theme", "unassign", theme.name, ...gone)] : []),
      ];
    }),
    ...script.initial.flatMap(({ name, dropped }) =>
      dropped === undefined ? [] : [by("theme", "drop", name, "--reason", dropped)],
    ),
    ...around(script, by),
    ...flat.flatMap(({ theme }) => reviewSteps(theme, by)),
    by("map", "snapshot", "final"),
  ];
}

/** Evidence, relations and named maps. */
function around(script: StudyScript, by: By): Step[] {
  return [
    ...script.evidence.map(({ theme, against, for: speaking, note }) =>
      by(
        "theme",
        "evidence",
        theme,
        against === undefined ? "--for" : "--against",
        "--where",
        against ?? speaking ?? "",
        "--note",
        note,
      ),
    ),
    ...script.relations.map(([a, relation, b]) => by("theme", "link", a, b, "--as", relation)),
    ...Object.entries(script.maps).map(([name, themes]) => by("map", "set", name, ...themes)),
  ];
}

function flatten(
  themes: readonly ScriptTheme[],
  under?: string,
): { readonly theme: ScriptTheme; readonly under: string | undefined }[] {
  return themes.flatMap((theme) => [{ theme, under }, ...flatten(theme.themes ?? [], theme.name)]);
}

function addSteps(themes: readonly ScriptTheme[], by: By): Step[] {
  return flatten(themes).map(({ theme, under }) => addStep(theme, by, under));
}

function addStep(theme: ScriptTheme, by: By, under: string | undefined): Step {
  return by(
    "theme",
    "add",
    theme.name,
    ...option("--under", under),
    ...definition(theme),
    ...(theme.codes ?? []).flatMap((code) => ["--codes", code]),
  );
}

/** Gives a theme its definition, and one name after another, each with the reason the last was given up. */
function editSteps(wanted: string, theme: ScriptTheme, by: By, under: string | undefined): Step[] {
  const [first = theme.name, ...later] = [...theme.formerly.map(({ name }) => name), theme.name];
  const fields = [
    ...(wanted === first ? [] : ["--name", first]),
    ...option("--under", under),
    ...definition({ ...theme, ...(theme.reviewed === undefined ? {} : { status: undefined }) }),
  ];
  return [
    ...(fields.length === 0
      ? []
      : [by("theme", "edit", wanted, ...fields, ...option("--reason", theme.because))]),
    ...later.map((name, index) =>
      by(
        "theme",
        "edit",
        theme.formerly[index]?.name ?? "",
        "--name",
        name,
        ...option("--reason", theme.formerly[index]?.because),
      ),
    ),
  ];
}

/** The review of a theme, and the status it has after it. */
function reviewSteps({ name, reviewed, status }: ScriptTheme, by: By): Step[] {
  if (reviewed === undefined) return [];
  return [
    by("theme", "status", name, "reviewed", "--reason", reviewed),
    ...(status === undefined || status === "reviewed" ? [] : [by("theme", "status", name, status)]),
  ];
}

const assignStep = (theme: ScriptTheme, by: By): Step[] =>
  theme.codes === undefined || theme.codes.length === 0
    ? []
    : [by("theme", "assign", theme.name, ...theme.codes)];

const definition = ({ concept, boundaries, status }: ScriptTheme): string[] => [
  ...option("--concept", concept),
  ...option("--boundaries", boundaries),
  ...option("--status", status),
];

const option = (name: string, value: string | undefined): string[] =>
  value === undefined || value === "" ? [] : [name, value];
