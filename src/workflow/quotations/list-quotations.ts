import type { Id } from "../../core/records.js";
import { countWords } from "../../text/words.js";
import { type CountedCoders, countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { resolveName, withPaths } from "../shared/resolve.js";
import { loadColumns } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";
import {
  type ChosenQuotation,
  candidatesOf,
  chooseQuotations,
  overlap,
  type ThemeCandidate,
  themeStances,
} from "./choose-quotations.js";

/** A passage that stands, or could stand, for a theme. */
export interface ListedQuotation {
  /** Id of the coding by which it is picked. */
  readonly id: string;
  readonly theme: string;
  readonly participant: string;
  readonly role: string;
  readonly source: string;
  readonly turn: number;
  readonly text: string;
  readonly words: number;
  /** Marked as a key quotation. */
  readonly key: boolean;
  readonly stance: "for" | "against";
  /** Codes of the theme that it has, by path. */
  readonly codes: readonly string[];
  /** Themes under which the report quotes it, or a passage that overlaps with it. */
  readonly used: readonly string[];
}

export interface QuotationList {
  readonly quotations: readonly ListedQuotation[];
  /** Passages of the whole report that stand under more than one theme. */
  readonly twice: readonly {
    readonly text: string;
    readonly participant: string;
    readonly themes: string[];
  }[];
  readonly counted: CountedCoders;
}

/**
 * The quotations of the report, or with `all` every passage of the themes that could be quoted: key quotations
 * first, then spread over participants, each person's first before anybody's second. A theme named brings its
 * subthemes along.
 */
export async function listQuotations(
  work: Work,
  named: string | undefined,
  all: boolean,
): Promise<QuotationList> {
  const { store } = work;
  const counted = await countedCoders(store, undefined);
  const every = await loadColumns(store);
  const input = onlyCounted(every, counted);
  const themes = withPaths<"theme">(await store.current("theme"));
  const codes = new Map(input.codes.map(({ id, path }) => [id, path]));
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  const roles = new Map(input.participants.map(({ id, role }) => [id, role]));
  const wanted = new Set(input.themes.map(({ id }) => id));
  if (named !== undefined) {
    const standing = themes.filter(({ status }) => status !== "dropped");
    const top = resolveName(named, standing, "theme").id;
    wanted.clear();
    const below = (id: Id): void => {
      wanted.add(id);
      for (const theme of input.themes) if (theme.parentId === id) below(theme.id);
    };
    below(top);
  }
  const chosen = await chooseQuotations(store, input, counted.ids);
  const rows = all
    ? await everyPassage(work, input, counted.ids, wanted)
    : chosen.filter(({ theme }) => wanted.has(theme));
  const uids = await store.uids([...new Set(rows.map(({ coding }) => coding))]);
  const listed = rows.map(
    (row): ListedQuotation => ({
      id: uids.get(row.coding) ?? "",
      theme: nameOf.get(row.theme) ?? "",
      participant: row.label,
      role: roles.get(row.participant) ?? "",
      source: row.sourceName,
      turn: row.turn,
      text: row.text,
      words: countWords(row.text),
      key: row.key,
      stance: row.stance,
      codes: row.codes.map((id) => codes.get(id) ?? ""),
      used: usesOf(row, chosen).map(({ theme }) => nameOf.get(theme) ?? ""),
    }),
  );
  return { quotations: listed, twice: usedTwice(chosen, nameOf), counted };
}

const usesOf = (row: ChosenQuotation, chosen: readonly ChosenQuotation[]) =>
  chosen.filter((other) => overlap(row, other));

function usedTwice(
  chosen: readonly ChosenQuotation[],
  nameOf: ReadonlyMap<Id, string>,
): QuotationList["twice"] {
  const done = new Set<ChosenQuotation>();
  return chosen.flatMap((quotation) => {
    if (done.has(quotation)) return [];
    const same = usesOf(quotation, chosen);
    for (const one of same) done.add(one);
    if (same.length < 2) return [];
    const names = same.map(({ theme }) => nameOf.get(theme) ?? "");
    return [{ text: quotation.text, participant: quotation.label, themes: names }];
  });
}

async function everyPassage(
  work: Work,
  input: Awaited<ReturnType<typeof loadColumns>>,
  coders: readonly Id[],
  wanted: ReadonlySet<Id>,
): Promise<ChosenQuotation[]> {
  const candidates = await candidatesOf(work.store, input, coders);
  const stances = await themeStances(work.store);
  return input.themes
    .filter(({ id }) => wanted.has(id))
    .flatMap((theme) =>
      spread(candidates(theme)).map(({ words: _words, place: _place, codings, ...passage }) => ({
        ...passage,
        theme: theme.id,
        stance:
          codings.map((id) => stances.get(`${theme.id} ${id}`)).find((stance) => stance !== undefined) ??
          "for",
      })),
    );
}

/** Key quotations first; then each person's first passage before anybody's second, in the order of the sources. */
function spread(passages: readonly ThemeCandidate[]): ThemeCandidate[] {
  const timesQuoted = new Map<Id, number>();
  const turnOf = new Map<ThemeCandidate, number>();
  const ordered = [...passages].sort((a, b) => Number(b.key) - Number(a.key) || (a.place < b.place ? -1 : 1));
  for (const passage of ordered) {
    const turn = timesQuoted.get(passage.participant) ?? 0;
    turnOf.set(passage, passage.key ? -1 : turn);
    timesQuoted.set(passage.participant, turn + 1);
  }
  return ordered.sort((a, b) => (turnOf.get(a) ?? 0) - (turnOf.get(b) ?? 0));
}
