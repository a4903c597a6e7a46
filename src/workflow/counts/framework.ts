import { countedRows, placeOf } from "../../analysis/counted-rows.js";
import { participantsTouched } from "../../analysis/study-columns.js";
import { supportNotes } from "../../analysis/theme-support.js";
import { codingFlags } from "../../core/columns.js";
import { dataError, usageError } from "../../core/errors.js";
import { addTo } from "../../core/group-by.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { ReadSheet } from "../../exchange/sheet-read.js";
import type { StudyStore } from "../../store/port.js";
import { describeRows, type RowsQuestion, rollsUp } from "../shared/counted-of.js";
import { namedParticipants, resolveName, resolveWhole, withPaths } from "../shared/resolve.js";
import { type Counting, loadCounted } from "../shared/where.js";
import { act, type Work } from "../shared/work.js";

/** What one case says about one theme. */
export interface FrameworkCell {
  readonly participant: string;
  readonly theme: string;
  /** As it was written; empty where nothing was. */
  readonly summary: string;
  /** Ids of the codings of the theme in this person's words, counted now. */
  readonly codings: readonly string[];
  /** Codings that came since the summary was written. */
  readonly since: number;
}

export interface Framework {
  readonly participants: readonly { readonly label: string; readonly role: string }[];
  /** Paths of the themes, in their order. */
  readonly themes: readonly string[];
  /** By participant, then theme. */
  readonly cells: readonly (readonly FrameworkCell[])[];
  /** Whose codings, and what a theme counts. */
  readonly description: string;
  /** What is to be said of the filter, and of the review of the themes' support. */
  readonly filter: readonly string[];
}

/** The framework matrix: active participants with data × themes, each cell with its summary and its codings. */
export async function framework(
  work: Work,
  question: Counting & Pick<RowsQuestion, "own">,
): Promise<Framework> {
  const { store } = work;
  const { columns, counted, filterLines, state } = await loadCounted(work, question);
  const tree = countedRows(columns, "themes");
  const rollup = rollsUp({ of: "themes", own: question.own });
  const rowsOf = rollup ? tree.rolledUp : tree.own;
  const bySource = new Map(columns.sources.map((source) => [source.revision, source]));
  const found = new Map<string, Id[]>();
  const { codings } = columns;
  const chosen = new Set(counted.ids);
  for (let i = 0; i < codings.count; i++) {
    const source = bySource.get(codings.revision[i]!);
    if (source === undefined || !chosen.has(codings.coder[i]!)) continue;
    if ((codings.flags[i]! & codingFlags.proposed) !== 0) continue;
    const rows = rowsOf[placeOf(tree, codings.id[i]!, codings.code[i]!) ?? -1] ?? [];
    if (rows.length === 0) continue;
    const people = participantsTouched(source, {
      start: codings.start[i]!,
      end: codings.end[i]!,
    });
    for (const person of people)
      for (const row of rows) {
        const key = `${person} ${tree.rows[row]?.id}`;
        addTo(found, key, codings.id[i]!);
      }
  }
  const heard = new Set(columns.sources.flatMap(({ participant }) => [...participant]));
  const people = columns.participants.filter(({ id, status }) => status === "active" && heard.has(id));
  const written = new Map(
    (await store.current("cell", {}, state)).map((cell) => [`${cell.participantId} ${cell.themeId}`, cell]),
  );
  const uids = await store.uids([...new Set([...found.values()].flat())]);
  return {
    participants: people.map(({ label, role }) => ({ label, role })),
    themes: tree.rows.map(({ path }) => path),
    cells: people.map((person) =>
      tree.rows.map(({ id, path }): FrameworkCell => {
        const ids = found.get(`${person.id} ${id}`) ?? [];
        const cell = written.get(`${person.id} ${id}`);
        const linked = new Set(cell?.codingIds);
        return {
          participant: person.label,
          theme: path,
          summary: cell?.summary ?? "",
          codings: ids.map((coding) => uids.get(coding) ?? ""),
          since: cell === undefined ? 0 : ids.filter((coding) => !linked.has(coding)).length,
        };
      }),
    ),
    description: `${counted.description}${describeRows("themes", rollup)}`,
    filter: [
      ...filterLines,
      ...supportNotes("themes", columns, columns, counted.ids).map(({ message }) => message),
    ],
  };
}

/** A summary to write: an empty one takes the cell away. */
export interface NewCell {
  readonly participant: string;
  readonly theme: string;
  readonly summary: string;
}

export interface CellsWritten {
  readonly event: Seq | null;
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** The names of a cell as the study writes them, and what is written there now. */
export async function cellNow({ store }: Work, participant: string, theme: string) {
  const { person, meant } = await cellNamed(store, participant, theme);
  const [cell] = await store.current("cell", { participantId: person.id, themeId: meant.id });
  return { participant: person.label, theme: meant.path, summary: cell?.summary ?? "" };
}

async function cellNamed(store: StudyStore, participant: string, theme: string) {
  const people = namedParticipants(await store.current("participant"));
  const themes = withPaths<"theme">(
    (await store.current("theme")).filter(({ status }) => status !== "dropped"),
  );
  return {
    person: resolveName(participant, people, "participant"),
    meant: resolveName(theme, themes, "theme"),
  };
}

/** Writes summaries, as one event. A cell is linked to the codings its theme has in the person's words now. */
export async function writeCells(
  work: Work,
  cells: readonly NewCell[],
  coders: string | undefined,
): Promise<CellsWritten> {
  const { store } = work;
  const args = { cells: cells.length };
  const { seq, result } = await store.record(act(work, "cell.set", args), async (draft) => {
    const people = namedParticipants(await store.current("participant"));
    const themes = withPaths<"theme">(
      (await store.current("theme")).filter(({ status }) => status !== "dropped"),
    );
    const matrix = await framework(work, { coders });
    const codingsOf = new Map(
      matrix.cells.flat().map((cell) => [`${cell.participant} ${cell.theme}`, cell.codings]),
    );
    const ids = await idsOf(work, matrix);
    const there = new Map(
      (await store.current("cell")).map((cell) => [`${cell.participantId} ${cell.themeId}`, cell]),
    );
    const counts = { written: 0, removed: 0, unchanged: 0 };
    for (const { participant, theme, summary } of cells) {
      const person = resolveWhole(participant, people, "participant");
      const meant = resolveWhole(theme, themes, "theme");
      const old: StoredRecord<"cell"> | undefined = there.get(`${person.id} ${meant.id}`);
      const text = summary.replace(/\r\n?/g, "\n").trim();
      if ((old?.summary ?? "") === text) counts.unchanged++;
      else if (text === "") {
        if (old !== undefined) draft.close("cell", old.id);
        counts.removed++;
      } else {
        const codings = codingsOf.get(`${person.label} ${meant.path}`) ?? [];
        const codingIds = codings.flatMap((uid) => ids.get(uid) ?? []);
        if (old === undefined)
          draft.add("cell", { participantId: person.id, themeId: meant.id, codingIds, summary: text });
        else draft.change("cell", old.id, { codingIds, summary: text });
        counts.written++;
      }
    }
    return counts;
  });
  return { event: seq, ...result };
}

async function idsOf({ store }: Work, matrix: Framework): Promise<Map<string, Id>> {
  const wanted = new Set(matrix.cells.flatMap((row) => row.flatMap(({ codings }) => codings)));
  if (wanted.size === 0) return new Map();
  const all = await store.codingColumns();
  const uids = await store.uids([...all.id]);
  return new Map([...uids].flatMap(([id, uid]) => (wanted.has(uid) ? [[uid, id] as const] : [])));
}

/**
 * The cells of a table that came back: a row a participant, a column a theme. Columns named role, and those
 * that begin with "passages", are not read.
 */
export function cellsOf(sheet: ReadSheet): NewCell[] {
  const [first = "", ...titles] = sheet.header;
  if (!["participant", "case"].includes(fold(first)))
    throw dataError("bad-columns", `The first column is called participant, not "${first}".`);
  const twice = titles.find((title, i) => title !== "" && titles.indexOf(title) !== i);
  if (twice !== undefined) throw dataError("bad-columns", `Two columns are called "${twice}".`);
  return sheet.rows.flatMap(({ cells, line }) => {
    const participant = (cells[0] ?? "").trim();
    if (participant === "") throw usageError("no-participant", `Row ${line} names no participant.`);
    return titles.flatMap((theme, i) =>
      theme === "" || fold(theme) === "role" || /^passages\b/i.test(theme)
        ? []
        : [{ participant, theme, summary: cells[i + 1] ?? "" }],
    );
  });
}
