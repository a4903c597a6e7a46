import {
  type Discovery,
  type DiscoveryBand,
  discovery,
  discoveryBand,
  type NewBy,
} from "../../analysis/discovery.js";
import { grouping } from "../../analysis/grouping.js";
import { studyData } from "../../analysis/said.js";
import { type Saturation, type SaturationRule, saturation } from "../../analysis/saturation.js";
import { selectSources } from "../../analysis/selection.js";
import type { SourceColumns } from "../../core/columns.js";
import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import type { CountedCoders } from "../shared/counted-coders.js";
import { countedOf, type RowsQuestion, rollsUp } from "../shared/counted-of.js";
import type { LoadedColumns } from "../shared/study-columns.js";
import { type Counting, loadCounted } from "../shared/where.js";
import type { Work } from "../shared/work.js";
import { readRevisions } from "./read-revisions.js";

export interface SaturationQuestion extends SaturationRule, Counting, RowsQuestion {
  readonly newBy: string;
  /** date: of sessions; name: of sources. */
  readonly order: string;
  readonly by?: string | undefined;
  readonly permutations: number;
  readonly seed: number;
}

/** Saturation of one group of interviews, or of all. */
export interface GroupSaturation {
  /** Null for all. */
  readonly group: string | null;
  readonly discovery: Discovery;
  readonly saturation: Saturation;
  readonly band: DiscoveryBand | null;
}

export interface SaturationFound {
  readonly kind: "saturation";
  readonly groups: readonly GroupSaturation[];
  readonly counted: CountedCoders;
  readonly rollup: boolean;
  /** What is to be said of the filter. */
  readonly filterLines: readonly string[];
  /** In words: "session date", "source name (no dates)". */
  readonly order: string;
  readonly undated: number;
  /** Names of sources left out, since those counted have neither coded nor finished them. */
  readonly unread: readonly string[];
}

/** Instead of saturation, in a reflexive study: what the researcher says of information power. */
export interface InformationPower {
  readonly kind: "information-power";
  readonly stopping: string;
  readonly facts: { readonly participants: number; readonly sources: number; readonly words: number };
}

/** Saturation, or for a reflexive study (unless forced) what takes its place. */
export async function findSaturation(
  work: Work,
  question: SaturationQuestion,
  force: boolean,
): Promise<SaturationFound | InformationPower> {
  const { newBy } = question;
  const of = countedOf(question.of);
  if (newBy !== "order" && newBy !== "use")
    throw usageError("bad-new", `--new-by is order or use, not "${newBy}".`);
  if (question.order !== "date" && question.order !== "name")
    throw usageError("bad-order", `--order is date or name, not "${question.order}".`);
  const { store } = work;
  const { columns, counted, filterLines: filter, state } = await loadCounted(work, question);
  const approach = (await store.current("setting", { key: "approach" }))[0]?.value;
  if (approach === "reflexive" && !force) return informationPower(store, columns);
  const read = await readRevisions(store, counted, state);
  const spoken = spokenSources(columns);
  const coded = spoken.filter(({ revision }) => read.has(revision));
  const { ids, undated, description: summary } = await orderOf(store, coded, question.order);
  const ask = (group: string | null, order: readonly Id[]) =>
    groupSaturation(columns, counted, question, { of, newBy, group, order });
  const groups = [
    ask(null, ids),
    ...groupsOf(columns, question.by, ids).map(([name, own]) => ask(name, own)),
  ];
  return {
    kind: "saturation",
    groups,
    counted,
    rollup: rollsUp(question),
    filterLines: filter,
    order: summary,
    undated,
    unread: spoken.flatMap(({ revision, name }) => (read.has(revision) ? [] : [name])),
  };
}

function groupSaturation(
  columns: LoadedColumns,
  counted: CountedCoders,
  question: SaturationQuestion,
  {
    of,
    newBy,
    group,
    order,
  }: { of: "codes" | "themes"; newBy: NewBy; group: string | null; order: readonly Id[] },
): GroupSaturation {
  const found = discovery(columns, { of, newBy, rollup: rollsUp(question), coders: counted.ids, order });
  const { permutations, seed } = question;
  return {
    group,
    discovery: found,
    saturation: saturation(
      found.steps.map(({ fresh }) => fresh),
      question,
    ),
    band:
      permutations === 0 || order.length === 0
        ? null
        : discoveryBand(found.rowsOf, found.rows, { permutations, seed }),
  };
}

/** Sources with an active participant's words. */
function spokenSources(columns: LoadedColumns): readonly SourceColumns[] {
  const { sources, speaker } = selectSources(columns);
  return sources.filter((_, place) => speaker[place]?.some((person) => person >= 0));
}

/** Sources in order. Those without a date come last, by name. */
async function orderOf(store: StudyStore, chosen: readonly SourceColumns[], by: string) {
  if (by === "name")
    return { ids: chosen.map(({ source }) => source), undated: 0, description: "name of the source" };
  const sessions = new Map((await store.current("session")).map(({ id, date }) => [id, date]));
  const dates = new Map(
    (await store.current("source")).map(({ id, sessionId }) => [id, sessions.get(sessionId ?? 0) ?? ""]),
  );
  const dateOf = (id: Id) => dates.get(id) || "9999";
  const ids = chosen
    .map(({ source }) => source)
    .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
  const undated = ids.filter((id) => !dates.get(id)).length;
  return { ids, undated, description: "date of the session, then name" };
}

/** Sources by what their participants are; one with people of several groups is in each. */
function groupsOf(columns: LoadedColumns, by: string | undefined, order: readonly Id[]): [string, Id[]][] {
  if (by === undefined) return [];
  if (by === "question")
    throw usageError(
      "unknown-group",
      "Saturation goes source by source, and one source answers many questions, so it cannot be grouped by question.",
      "Group by role or an attribute of participants.",
    );
  const selection = selectSources(columns);
  const groups = grouping(selection, by, columns.questions);
  const own = groups.keys.map((): Id[] => []);
  const place = new Map(selection.sources.map(({ source }, i) => [source, i]));
  for (const id of order) {
    const at = place.get(id) ?? 0;
    const met = new Set<number>();
    selection.speaker[at]?.forEach((person, turn) => {
      if (person >= 0) met.add(groups.groupOf(person, at, turn));
    });
    for (const group of met) own[group]?.push(id);
  }
  return groups.keys.map((name, i) => [name, own[i] ?? []]);
}

async function informationPower(store: StudyStore, columns: LoadedColumns): Promise<InformationPower> {
  const data = studyData(columns);
  const setting = (await store.current("setting", { key: "stopping" }))[0]?.value ?? "";
  return {
    kind: "information-power",
    stopping: setting,
    facts: { participants: data.participants.length, sources: data.sources.length, words: data.words },
  };
}
