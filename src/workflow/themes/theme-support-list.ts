import { participantsTouched, turnsTouched } from "../../analysis/study-columns.js";
import { type SupportCounts, type SupportedPassage, themeSupport } from "../../analysis/theme-support.js";
import { usageError } from "../../core/errors.js";
import { isCounted } from "../../core/held-back.js";
import type { Id, StoredRecord, ThemeSupport } from "../../core/records.js";
import { passageWords } from "../../text/passage-words.js";
import type { SourceText } from "../../text/source-text.js";
import { codingByUid } from "../coding/coding-targets.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { type LoadedColumns, loadColumns } from "../shared/study-columns.js";
import { standingSupport } from "../shared/support-decisions.js";
import { livingTheme, themeWorld } from "../shared/theme-records.js";
import { idsWhere } from "../shared/where.js";
import type { Work } from "../shared/work.js";
import type { DecidedPassage } from "./support-decide.js";

/** A passage under a theme with what was decided about it. */
export interface ListedSupport extends DecidedPassage {
  /** Id of a coding on it, by which it is named. */
  readonly id: string;
  readonly source: string;
  /** First turn whose words it touches, from 1. */
  readonly turn: number | null;
  readonly participants: readonly string[];
  /** Codes of the theme on it, by path. */
  readonly codes: readonly string[];
  readonly quote: string;
  /** Null where nobody has looked at it. */
  readonly support: ThemeSupport["state"] | null;
  /** Who decided, and why; for a subtheme where nothing was decided for the theme itself. */
  readonly by: string | null;
  readonly note: string;
}

export interface ThemeSupportList {
  readonly theme: { readonly id: Id; readonly name: string };
  readonly counts: SupportCounts;
  readonly passages: readonly ListedSupport[];
  readonly told: string;
  readonly coders: readonly string[];
}

/** How far the review of each theme's support is. */
export async function supportOverview({ store }: Work) {
  const counted = await countedCoders(store, undefined);
  const columns = onlyCounted(await loadColumns(store), counted);
  return { themes: themeSupport(columns, counted.ids), told: counted.description, coders: counted.names };
}

/** Every passage under a theme's codes and its subthemes', in the order of the sources, without its words. */
export async function findSupport({ store }: Work, wanted: string) {
  const { name, id } = livingTheme(await themeWorld(store), wanted);
  const counted = await countedCoders(store, undefined);
  const columns = onlyCounted(await loadColumns(store), counted);
  const found = themeSupport(columns, counted.ids).find((theme) => theme.id === id);
  if (found === undefined) throw new Error(`theme ${id} was not counted`);
  return { theme: { id, name }, counts: found.counts, passages: found.passages, counted, columns };
}

/** The same with the words, and who decided what. */
export async function listSupport(work: Work, wanted: string): Promise<ThemeSupportList> {
  const { theme, counts, passages, counted, columns } = await findSupport(work, wanted);
  return {
    theme,
    counts,
    passages: await described({ store: work.store, columns, themeId: theme.id }, passages),
    told: counted.description,
    coders: counted.names,
  };
}

interface Ground {
  readonly store: Work["store"];
  readonly columns: LoadedColumns;
  readonly themeId: Id;
}

async function described(
  { store, columns, themeId }: Ground,
  passages: readonly SupportedPassage[],
): Promise<ListedSupport[]> {
  const { codings } = columns;
  const uids = await store.uids(passages.flatMap(({ codings: [first] }) => first ?? []));
  const records = await standingSupport(store, {}, codings);
  const decisions = new Map<Id, StoredRecord<"theme_support">>();
  // What was decided for the theme itself comes before what was for a subtheme.
  for (const record of records)
    if (record.themeId === themeId || decisions.get(record.codingId)?.themeId !== themeId)
      decisions.set(record.codingId, record);
  const coders = new Map(columns.coders.map(({ id, name }) => [id, name]));
  const label = new Map(columns.participants.filter(isCounted).map((person) => [person.id, person.label]));
  const sources = new Map(columns.sources.map((source) => [source.revision, source]));
  const pathOf = new Map(columns.codes.map(({ id, path }) => [id, path]));
  const codeOf = new Map<Id, Id>();
  for (let i = 0; i < codings.count; i++) codeOf.set(codings.id[i]!, codings.code[i]!);
  const texts = new ShownTexts(store);
  let open: { readonly revision: Id; readonly text: SourceText } | undefined;
  const listed: ListedSupport[] = [];
  for (const { revision, start, end, codings: own, support } of passages) {
    const source = sources.get(revision);
    if (source === undefined) continue;
    if (open?.revision !== revision) open = { revision, text: await texts.of(revision) };
    const [turn] = turnsTouched(source, { start, end });
    const decision = own.map((id) => decisions.get(id)).find((record) => record?.state === support);
    listed.push({
      id: uids.get(own[0] ?? 0) ?? "",
      revision,
      source: source.name,
      turn: turn === undefined ? null : turn + 1,
      start,
      end,
      participants: participantsTouched(source, { start, end }).flatMap((id) => label.get(id) ?? []),
      codes: [...new Set(own.map((id) => pathOf.get(codeOf.get(id) ?? 0) ?? ""))],
      quote: passageWords(open.text, source, { start, end }),
      support,
      by: decision === undefined ? null : (coders.get(decision.coderId) ?? null),
      note: decision?.note ?? "",
    });
  }
  return listed;
}

/** The passages under a theme that are meant: those of codings by their ids, or those with codings that fit a query. */
export async function passagesMeant(
  { store }: Work,
  { theme, passages }: Pick<ThemeSupportList, "theme"> & { readonly passages: readonly DecidedPassage[] },
  { codings, where }: { readonly codings: readonly string[]; readonly where?: string | undefined },
): Promise<readonly DecidedPassage[]> {
  if (codings.length > 0 && where !== undefined)
    throw usageError("ids-and-filters", "Name codings by their ids or by --where, not by both.");
  if (codings.length === 0 && where === undefined)
    throw usageError(
      "no-filter",
      "Say which passages: ids of codings, or --where QUERY.",
      "'themata theme support THEME' lists them with their ids.",
    );
  const key = ({ revision, start, end }: DecidedPassage) => `${revision} ${start} ${end}`;
  const under = new Map(passages.map((passage) => [key(passage), passage]));
  if (where === undefined) {
    const meant = new Set<DecidedPassage>();
    for (const uid of codings) {
      const { revisionId: revision, start, end } = await codingByUid(store, uid);
      const passage = under.get(key({ revision, start, end }));
      if (passage === undefined)
        throw usageError(
          "not-under-theme",
          `Coding ${uid} is on no passage that counts under "${theme.name}" or could.`,
          `'themata theme support "${theme.name}"' lists its passages.`,
        );
      meant.add(passage);
    }
    return [...meant];
  }
  const fitting = await idsWhere(store, where);
  const places = new Set<string>();
  const columns = await store.codingColumns();
  for (let i = 0; i < columns.count; i++)
    if (fitting.has(columns.id[i]!))
      places.add(key({ revision: columns.revision[i]!, start: columns.start[i]!, end: columns.end[i]! }));
  const meant = [...under].flatMap(([place, passage]) => (places.has(place) ? [passage] : []));
  if (meant.length === 0)
    throw usageError("nothing-fits", `No passage under "${theme.name}" fits "${where}".`);
  return meant;
}
