import { coverage, type SourceCoverage } from "../../analysis/coverage.js";
import { frequency } from "../../analysis/frequency.js";
import { studyData } from "../../analysis/said.js";
import { selectSources } from "../../analysis/selection.js";
import { countText } from "../../core/count-text.js";
import { phaseNames } from "../../core/event-command.js";
import { headingIds } from "../../core/headings.js";
import type { StoredRecord } from "../../core/records.js";
import { Reversals } from "../../store/port.js";
import { usedCodes } from "../codebook/codebook-headings.js";
import { actPhases } from "../shared/act-phases.js";
import { countCodings } from "../shared/count-codings.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { type LoadedColumns, loadColumns } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";

/** Where a study stands. */
export interface StudyStatus {
  readonly title: string;
  readonly approach: string;
  readonly sources: number;
  /** Words of active participants, and how many of them the counted coders have coded. */
  readonly words: number;
  readonly wordsCoded: number;
  readonly participants: number;
  readonly byRole: Readonly<Record<string, number>>;
  readonly withoutData: readonly string[];
  readonly coders: readonly {
    readonly name: string;
    readonly lead: boolean;
    /** Confirmed codings. */
    readonly codings: number;
    /** Codings that wait for a person. */
    readonly proposed: number;
    /** Distinct passages in participants' words, and in how many sources. */
    readonly passages: number;
    readonly sourcesCoded: number;
    /** Sources finished, in whatever rounds; a source finished in two rounds is two passes. */
    readonly sourcesFinished: number;
    readonly passesFinished: number;
  }[];
  readonly counted: string;
  /** How evenly the participants' words are coded; null where there are none. */
  readonly coverage: {
    readonly least: { readonly source: string; readonly percent: number };
    readonly most: { readonly source: string; readonly percent: number };
    /** Sources with participants' words and without codings. */
    readonly uncoded: readonly string[];
  } | null;
  readonly codes: {
    /** Active codes, headings not among them. */
    readonly active: number;
    readonly headings: number;
    readonly used: number;
    readonly inNoTheme: number;
  };
  readonly themes: { readonly standing: number; readonly defined: number };
  readonly memos: number;
  readonly phases: readonly { readonly phase: number; readonly name: string; readonly events: number }[];
  readonly head: { readonly seq: number; readonly hash: string };
  /** What to do next, as command lines with a reason. */
  readonly next: readonly string[];
}

/** Reads where a study stands: data, coders, coverage, codebook, themes, phases, what is next. */
export async function studyStatus(work: Work): Promise<StudyStatus> {
  const { store } = work;
  const columns = await loadColumns(store);
  const counted = await countedCoders(store, undefined);
  const counting = onlyCounted(columns, counted);
  const settings = new Map((await store.current("setting")).map(({ key, value }) => [key, value]));
  const table = frequency(counting, { of: "codes", coders: counted.ids });
  const data = studyData(columns);
  const roles = new Map<string, number>();
  for (const { role } of data.participants)
    roles.set(role || "role not stated", (roles.get(role || "role not stated") ?? 0) + 1);
  const byRole = Object.fromEntries([...roles].sort(([, a], [, b]) => b - a));
  const inThemes = new Set(columns.themes.flatMap(({ codeIds }) => codeIds));
  const standing = (await store.current("theme")).filter(({ status }) => status !== "dropped");
  const activeCodes = columns.codes.filter(({ status }) => status === "active");
  const headings = headingIds(columns.codes, usedCodes(counting.codings, counted.ids));
  const used = new Set(
    table.rows.filter(({ segments, status }) => segments > 0 && status === "active").map(({ id }) => id),
  );
  const coders = codersOf(columns, await store.current("pass", { state: "finished" }));
  const events = await store.events();
  const reversals = new Reversals(events);
  const acts = events.filter(({ seq, undoes }) => undoes === null && !reversals.isUndone(seq));
  const phaseOf = await actPhases(store);
  const status = {
    title: settings.get("title") ?? "",
    approach: settings.get("approach") ?? "",
    sources: columns.sources.length,
    words: data.words,
    wordsCoded: table.totals.words,
    participants: data.participants.length,
    byRole,
    withoutData: data.silent.map(({ label }) => label),
    coders,
    counted: counted.description,
    coverage: evenCoverage(coverage(counting, { coders: counted.ids }).sources),
    codes: {
      active: activeCodes.length - headings.size,
      headings: headings.size,
      used: used.size,
      inNoTheme: activeCodes.filter(({ id }) => used.has(id) && !inThemes.has(id)).length,
    },
    themes: {
      standing: standing.length,
      defined: standing.filter((theme) => theme.status === "defined").length,
    },
    memos: (await store.current("memo")).length,
    phases: phaseNames.map((name, place) => ({
      phase: place + 1,
      name,
      events: acts.filter((event) => phaseOf(event) === place + 1).length,
    })),
    head: await store.head(),
  };
  return { ...status, next: nextSteps(status) };
}

/** What each coder has done. */
function codersOf(columns: LoadedColumns, passes: readonly StoredRecord<"pass">[]): StudyStatus["coders"] {
  const countOf = countCodings(columns.codings, selectSources(columns), "coder");
  const sourceOf = new Map(columns.sources.map(({ revision, source }) => [revision, source]));
  return columns.coders.map(({ id, name, lead }) => {
    const { codings, proposed } = countOf(id);
    const coded = coverage(columns, { coders: [id] }).sources.filter(({ passages }) => passages > 0);
    const finished = passes.flatMap(({ coderId, revisionId }) =>
      coderId === id ? (sourceOf.get(revisionId) ?? []) : [],
    );
    return {
      name,
      lead,
      codings,
      proposed,
      passages: coded.reduce((sum, { passages }) => sum + passages, 0),
      sourcesCoded: coded.length,
      sourcesFinished: new Set(finished).size,
      passesFinished: finished.length,
    };
  });
}

function evenCoverage(sources: readonly SourceCoverage[]): StudyStatus["coverage"] {
  const shares = sources
    .filter(({ words }) => words > 0)
    .map(({ name, words, wordsCoded }) => ({ source: name, percent: Math.round((100 * wordsCoded) / words) }))
    .sort((a, b) => a.percent - b.percent);
  const [least] = shares;
  const most = shares.at(-1);
  if (least === undefined || most === undefined) return null;
  const uncoded = sources
    .filter(({ words, passages }) => words > 0 && passages === 0)
    .map(({ name }) => name);
  return { least, most, uncoded };
}

function nextSteps(status: Omit<StudyStatus, "next">): string[] {
  const steps: string[] = [];
  if (status.sources === 0) steps.push("themata import FILE…");
  else if (Object.keys(status.byRole).includes("role not stated"))
    steps.push("themata participant import FILE.csv   (roles and attributes)");
  if (status.codes.active === 0) steps.push("themata codebook add NAME, or: themata codebook import FILE");
  else if (status.sources > 0 && status.codes.used === 0) steps.push("themata code SOURCE --turn N CODE");
  const unfinished = status.coders.filter((c) => c.lead && c.sourcesFinished < status.sources);
  if (status.codes.used > 0 && unfinished.length > 0)
    steps.push("themata pass finish SOURCE   (when a source is read and coded)");
  if (status.codes.used > 0 && status.themes.standing === 0) steps.push("themata theme add NAME --code CODE");
  else if (status.codes.inNoTheme > 0 && status.themes.standing > 0)
    steps.push(
      `themata theme assign THEME CODE   (${countText(status.codes.inNoTheme, "used code is", "used codes are")} in no theme)`,
    );
  if (status.themes.standing > 0) steps.push("themata check coreq", "themata report");
  return steps;
}
