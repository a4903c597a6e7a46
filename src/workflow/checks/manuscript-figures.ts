import { frequency } from "../../analysis/frequency.js";
import type { Evidence } from "../../checklist/evidence.js";
import { coderWork } from "../../checklist/facts/coders.js";
import { dataSources, gatherings, talks } from "../../checklist/facts/gatherings.js";
import { minutesOf } from "../../checklist/facts/minutes.js";
import { sampleOf } from "../../checklist/facts/people.js";
import { liveThemes } from "../../checklist/facts/themes.js";
import { ThemataError } from "../../core/errors.js";
import type { StoredRecord } from "../../core/records.js";
import type { Figure, Reach, StudyFigures } from "../../manuscript/figures.js";
import { type AgreementWords, studyAgreement } from "../agreement/agreement-study.js";
import type { Work } from "../shared/work.js";
import type { Collected } from "./collect-evidence.js";
import { conductFigures } from "./manuscript-conduct.js";

/** The numbers of the study that a paper may state. `asked` says which coefficients a paper speaks of at all. */
export async function manuscriptFigures(
  work: Work,
  { evidence, columns, counted }: Collected,
  asked: { readonly agreement: boolean },
): Promise<StudyFigures> {
  const sample = sampleOf(evidence);
  const { roles, values } = characteristicsOf(sample);
  const all = gatherings(evidence);
  const interviews = all.filter(({ kind }) => kind === "interview");
  const lengths = talks(evidence).map(minutesOf);
  const sources = dataSources(evidence);
  const byRoles = roles.size > 0 ? { by: "role" } : {};
  const codes = frequency(columns, { of: "codes", coders: counted.ids, ...byRoles });
  const rolled = frequency(columns, { of: "codes", coders: counted.ids, rollup: true, ...byRoles });
  const themes = frequency(columns, { of: "themes", coders: counted.ids, rollup: true, ...byRoles });
  const live = liveThemes(evidence);
  const active = evidence.codebook.codes.filter(({ status }) => status === "active");
  const headings = active.filter(({ heading }) => heading).length;
  const parents = new Set(active.map(({ parent }) => parent));
  const agreement = asked.agreement
    ? await agreementFigures(work)
    : { kappa: [], alpha: [], observed: [], perCode: [] };
  const total = (field: "approached" | "refused" | "withdrew") =>
    evidence.recruitment.reduce((sum, row) => sum + (row[field] ?? 0), 0);
  return {
    participants: { value: sample.length, how: "active participants who say something" },
    roles,
    attributes: [...values.values()],
    interviews: { value: interviews.length, how: "interviews in the study" },
    focusGroups: {
      value: all.filter(({ kind }) => kind === "focus-group").length,
      how: "focus groups in the study",
    },
    transcripts: { value: sources.length, how: "transcripts in the study" },
    codes: distinct([
      { value: codes.rows.filter(({ segments }) => segments > 0).length, how: "codes in use" },
      {
        value: active.length - headings,
        how: `codes in the codebook${headings === 0 ? "" : `, its ${headings} headings not counted`}`,
      },
    ]),
    themes: distinct([
      { value: live.top.length, how: "themes, subthemes not counted" },
      { value: live.all.length, how: "themes and subthemes together" },
    ]),
    subthemes: [{ value: live.sub.length, how: "subthemes" }],
    minutes: lengths.flatMap((minutes) => (minutes === null ? [] : [minutes])),
    minutesMissing: lengths.filter((minutes) => minutes === null).length,
    words: distinct([
      { value: sample.reduce((sum, { words }) => sum + words, 0), how: "words of participants" },
      {
        value: sources.reduce((sum, { words }) => sum + words, 0),
        how: "words of everybody in the transcripts",
      },
    ]),
    segments: distinct([
      { value: codes.totals.segments, how: "coded segments (distinct passages by code)" },
      {
        value: evidence.conduct.attention.reduce((sum, { passages }) => sum + passages, 0),
        how: "distinct coded passages",
      },
    ]),
    recruitment:
      evidence.recruitment.length === 0
        ? null
        : { approached: total("approached"), refused: total("refused"), withdrew: total("withdrew") },
    dates: datesOf(evidence),
    doubleCoded: doubleCodedSources(evidence),
    coders: coderWork(evidence).length,
    conduct: conductFigures(evidence),
    ...agreement,
    reach: withAliases(
      [...themes.rows.map(themeReachOf), ...codes.rows.map(codeReachOf(rolled.rows, parents))],
      await work.store.current("alias"),
    ),
  };
}

const datesOf = ({ sessions }: Evidence) =>
  sessions
    .map(({ date }) => date)
    .filter((date) => /^\d{4}-\d{2}/.test(date))
    .sort();

/** How many of a sample have each role and each value of a characteristic. */
function characteristicsOf(sample: ReturnType<typeof sampleOf>) {
  const roles = new Map<string, number>();
  const values = new Map<string, { key: string; value: string; n: number; byRole: Map<string, number> }>();
  for (const { role, attributes } of sample) {
    if (role.trim() !== "")
      roles.set(role.trim().toLowerCase(), (roles.get(role.trim().toLowerCase()) ?? 0) + 1);
    for (const [key, value] of Object.entries(attributes)) {
      if (value.trim() === "") continue;
      const one = values.get(`${key} ${value}`) ?? { key, value: value.trim(), n: 0, byRole: new Map() };
      const own = role.trim().toLowerCase();
      one.byRole.set(own, (one.byRole.get(own) ?? 0) + 1);
      values.set(`${key} ${value}`, { ...one, n: one.n + 1 });
    }
  }
  return { roles, values };
}

type FrequencyRow = ReturnType<typeof frequency>["rows"][number];

const themeReachOf = (row: FrequencyRow): Reach => ({
  kind: "theme",
  id: row.id,
  name: row.name,
  n: row.n,
  N: row.N,
  byRole: byRole(row.by),
});

/** A group of codes is counted with the codes below it. */
const codeReachOf =
  (rolled: readonly FrequencyRow[], parents: ReadonlySet<unknown>) =>
  (row: FrequencyRow): Reach => {
    const counts = parents.has(row.id) ? (rolled.find(({ id }) => id === row.id) ?? row) : row;
    return {
      kind: "code",
      id: row.id,
      name: row.name,
      n: counts.n,
      N: counts.N,
      byRole: byRole(counts.by),
      own: counts === row ? undefined : { n: row.n, N: row.N, byRole: byRole(row.by) },
    };
  };

/** Names that the researcher gave, and a theme's name up to a comma or colon where no other is called so. */
function withAliases(rows: readonly Reach[], aliases: readonly StoredRecord<"alias">[]): Reach[] {
  const short = ({ kind, name }: Reach) => {
    const head = kind === "theme" ? (/^([^,:;–—(]{8,}?)\s*[,:;–—(]/u.exec(name)?.[1] ?? "") : "";
    return head.split(/\s+/).length >= 3 && rows.filter((row) => row.name.startsWith(head)).length === 1
      ? [head]
      : [];
  };
  return rows.map((row) => {
    const given = aliases.filter(({ targetId }) => targetId === row.id).map(({ name }) => name);
    const names = [...given, ...short(row)];
    return names.length === 0 ? row : { ...row, aliases: names };
  });
}

const byRole = (by: ReadonlyMap<string, { readonly n: number; readonly N: number }>) =>
  new Map([...by].map(([role, { n, N }]) => [role.toLowerCase(), { n, N }]));

function distinct(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ value }, i) => figures.findIndex((other) => other.value === value) === i);
}

/** Transcripts that two people or more coded or finished reading. */
export function doubleCodedSources(evidence: Evidence): { n: number; N: number } {
  const work = coderWork(evidence);
  const sources = dataSources(evidence);
  const n = sources.filter(({ id }) => work.filter((coder) => coder.sources.has(id)).length >= 2).length;
  return { n, N: sources.length };
}

/** Coefficients over codes by turns and sentences: pooled, median and mean are all ways in which papers state them. */
async function agreementFigures(
  work: Work,
): Promise<Pick<StudyFigures, "kappa" | "alpha" | "observed" | "perCode">> {
  const found = {
    kappa: [] as Figure[],
    alpha: [] as Figure[],
    observed: [] as Figure[],
    perCode: [] as { code: string; kappa: number | null; alpha: number | null }[],
  };
  for (const unit of ["turn", "sentence"]) {
    const words: AgreementWords = { unit, everybody: false, humanOnly: false, resamples: "100" };
    const agreement = await studyAgreement(work, words).catch((error: unknown) => {
      if (error instanceof ThemataError) return null;
      throw error;
    });
    if (agreement === null) continue;
    const add = (into: Figure[], key: string, name: string) => {
      const summary = agreement.codes.summary.get(key);
      const values = agreement.codes.codes.flatMap(({ coefficients }) => coefficients.get(key)?.value ?? []);
      const mean = values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
      for (const [value, how] of [
        [summary?.pooled.value ?? null, "pooled"],
        [summary?.median.value ?? null, "median"],
        [mean, "mean"],
      ] as const)
        if (value !== null)
          into.push({ value, how: `${name}, ${how} over ${values.length} codes, unit ${unit}` });
    };
    add(found.kappa, "cohenKappa", "Cohen's kappa");
    add(found.kappa, "fleissKappa", "Fleiss' kappa");
    add(found.alpha, "krippendorffAlpha", "Krippendorff's alpha");
    add(found.observed, "observed", "observed agreement");
    for (const [key, value] of Object.entries(agreement.sets ?? {}))
      if (value.value !== null)
        found.alpha.push({
          value: value.value,
          how: `Krippendorff's alpha over sets of codes (${key}), unit ${unit}`,
        });
    if (unit === "turn")
      for (const { code, coefficients } of agreement.codes.codes)
        found.perCode.push({
          code: code.split("/").at(-1) ?? code,
          kappa: coefficients.get("cohenKappa")?.value ?? null,
          alpha: coefficients.get("krippendorffAlpha")?.value ?? null,
        });
  }
  return found;
}
