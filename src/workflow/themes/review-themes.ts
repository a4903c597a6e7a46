import { coverage } from "../../analysis/coverage.js";
import { frequency } from "../../analysis/frequency.js";
import { type ThemeReach, themeReach } from "../../analysis/theme-reach.js";
import { type SupportCounts, themeSupport } from "../../analysis/theme-support.js";
import type { SourceColumns } from "../../core/columns.js";
import { groupBy } from "../../core/group-by.js";
import type { Id, StoredRecord, ThemeEvidence, ThemeStatus } from "../../core/records.js";
import { passageWords } from "../../text/passage-words.js";
import type { SourceText } from "../../text/source-text.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { type LoadedColumns, loadColumns } from "../shared/study-columns.js";
import { livingTheme, themeWorld } from "../shared/theme-records.js";
import type { Work } from "../shared/work.js";
import { type ThemePoint, themePoints } from "./theme-points.js";

/** A theme held against its passages. */
export interface ThemeReview {
  readonly id: string;
  readonly theme: string;
  readonly path: string;
  readonly status: ThemeStatus;
  readonly participants: number;
  readonly N: number;
  readonly segments: number;
  /** Evidence noted, by the passage. */
  readonly evidence: { readonly for: number; readonly against: number };
  /** How far its passages were looked at. */
  readonly support: SupportCounts;
  readonly points: readonly ThemePoint[];
  /** Sources with participants' words in which it has no segment. */
  readonly silent: readonly string[];
  readonly sources: number;
  readonly voices: readonly { readonly participant: string; readonly segments: number }[];
}

/** A passage that a theme's codes are on. */
export interface ReviewedPassage {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly participants: readonly string[];
  readonly quote: string;
  /** As evidence was noted on a coding in it; null where nobody said. "both" where it is read both ways. */
  readonly stance: ThemeEvidence["stance"] | "both" | null;
}

/** The whole data set beside the themes. */
export interface DataReview {
  /** Codes that are used and in no theme, in the codebook's order. */
  readonly codesInNoTheme: readonly string[];
  /** Participants' words by source, and how many of them no code is on. */
  readonly sources: readonly { readonly source: string; readonly words: number; readonly uncoded: number }[];
}

export interface ThemesReviewed {
  readonly themes: readonly ThemeReview[];
  readonly passages: readonly ReviewedPassage[];
  readonly data: DataReview;
  /** Whose codings are counted; the name is a key of the JSON. */
  readonly told: string;
  readonly coders: readonly string[];
}

/** Holds one theme, or all, against their coded passages and against the whole data set. Reads only. */
export async function reviewThemes(work: Work, wanted: string | undefined): Promise<ThemesReviewed> {
  const { store } = work;
  const world = await themeWorld(store);
  const only = wanted === undefined ? null : livingTheme(world, wanted);
  const counted = await countedCoders(store, undefined);
  const columns = onlyCounted(await loadColumns(store), counted);
  const reach = themeReach(columns, counted.ids);
  const support = new Map(themeSupport(columns, counted.ids).map(({ id, counts }) => [id, counts]));
  const label = new Map(columns.participants.map((p) => [p.id, p.label]));
  const sources = new Map(columns.sources.map((source) => [source.revision, source]));
  const sourceName = new Map(columns.sources.map(({ source, name }) => [source, name]));
  const evidence = groupBy(await store.current("theme_evidence"), ({ themeId }) => themeId);
  const guide = await store.current("question");
  const nameOf = new Map(world.themes.map(({ id, name }) => [id, name]));
  const reviews = reach.themes
    .filter(({ id }) => only === null || id === only.id)
    .flatMap((found): ThemeReview[] => {
      const [theme, looked] = [world.themes.find(({ id }) => id === found.id), support.get(found.id)];
      if (theme === undefined || looked === undefined) return [];
      const noted = evidence.get(theme.id) ?? [];
      const against = noted.filter(({ stance }) => stance === "against").length;
      const voices = namedVoices(found, label);
      const facts = {
        name: theme.name,
        status: theme.status,
        concept: theme.concept,
        boundaries: theme.boundaries,
        codes: world.themeCodes.filter(({ themeId }) => themeId === theme.id).length,
        subthemes: columns.themes.filter(({ parentId }) => parentId === theme.id).length,
        n: voices.length,
        N: reach.N,
        segments: found.segments.length,
        loudest: voices.map(({ participant, ...heard }) => ({ label: participant, ...heard }))[0] ?? null,
        overlaps: found.overlaps.map(({ theme: id, shared }) => ({ theme: nameOf.get(id) ?? "", shared })),
        evidenceAgainst: against,
        support: looked,
      };
      return [
        {
          id: theme.uid,
          theme: theme.name,
          path: theme.path,
          status: theme.status,
          participants: voices.length,
          N: reach.N,
          segments: found.segments.length,
          evidence: { for: noted.length - against, against },
          support: looked,
          points: themePoints(facts, guide.map(wordingsOf)),
          silent: found.silent.map((id) => sourceName.get(id) ?? ""),
          sources: reach.sources.length,
          voices,
        },
      ];
    });
  const reached = only === null ? undefined : reach.themes.find(({ id }) => id === only.id);
  const noted = evidence.get(reached?.id ?? 0) ?? [];
  return {
    themes: reviews,
    passages: reached === undefined ? [] : await passagesOf(work, reached, noted, label, sources),
    data: dataReview(columns, counted.ids),
    told: counted.description,
    coders: counted.names,
  };
}

const namedVoices = ({ voices }: ThemeReach, label: ReadonlyMap<Id, string>) =>
  voices.map(({ participant, segments }) => ({ participant: label.get(participant) ?? "", segments }));

const wordingsOf = ({ name, wording, alternatives }: StoredRecord<"question">) => ({
  name,
  wordings: [wording, ...alternatives],
});

/** What the themes leave out of the data. */
function dataReview(columns: LoadedColumns, coders: readonly Id[]): DataReview {
  const covered = coverage(columns, { coders: coders });
  const inThemes = new Set(columns.themes.flatMap(({ codeIds }) => codeIds));
  const used = new Set(
    frequency(columns, { of: "codes", coders: coders }).rows.flatMap(({ id, segments }) =>
      segments > 0 ? id : [],
    ),
  );
  return {
    codesInNoTheme: columns.codes
      .filter(({ id, status }) => status === "active" && used.has(id) && !inThemes.has(id))
      .map(({ path }) => path),
    sources: covered.sources
      .filter(({ words }) => words > 0)
      .map(({ name, words, wordsCoded }) => ({ source: name, words, uncoded: words - wordsCoded })),
  };
}

async function passagesOf(
  { store }: Work,
  { segments }: ThemeReach,
  evidence: readonly ThemeEvidence[],
  label: ReadonlyMap<Id, string>,
  sources: ReadonlyMap<Id, SourceColumns>,
): Promise<ReviewedPassage[]> {
  const stances = await stancesAt(store, evidence);
  const texts = new ShownTexts(store);
  const passages: ReviewedPassage[] = [];
  let open: { readonly revision: Id; readonly text: SourceText } | undefined;
  for (const { revision, start, end, people } of segments) {
    const source = sources.get(revision);
    if (source === undefined) continue;
    if (open?.revision !== revision) open = { revision, text: await texts.of(revision) };
    const met = new Set(
      (stances.get(revision) ?? [])
        .filter((noted) => noted.start < end && start < noted.end)
        .map(({ stance }) => stance),
    );
    passages.push({
      source: source.name,
      start,
      end,
      participants: people.map((id) => label.get(id) ?? ""),
      quote: passageWords(open.text, source, { start, end }),
      stance: met.size > 1 ? "both" : ([...met][0] ?? null),
    });
  }
  return passages;
}

/** Where evidence was noted, by revision. */
async function stancesAt(store: Work["store"], evidence: readonly ThemeEvidence[]) {
  const found: { revision: Id; start: number; end: number; stance: ThemeEvidence["stance"] }[] = [];
  for (const { codingId, stance } of evidence) {
    const coding = await store.byId("coding", codingId);
    if (coding !== null)
      found.push({ revision: coding.revisionId, start: coding.start, end: coding.end, stance });
  }
  return groupBy(found, ({ revision }) => revision);
}
