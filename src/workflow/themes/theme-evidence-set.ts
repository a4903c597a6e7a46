import { usageError } from "../../core/errors.js";
import type { Id, Seq, StoredRecord, ThemeEvidence } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { codingByUid } from "../coding/coding-targets.js";
import { type ListedCoding, listCodings } from "../coding/list-codings.js";
import { countedCoders, countedCodings } from "../shared/counted-coders.js";
import { livingTheme, themeWorld } from "../shared/theme-records.js";
import { idsWhere } from "../shared/where.js";
import { act, type Work } from "../shared/work.js";

export interface EvidencePlan {
  readonly theme: string;
  /** Ids of codings, or beginnings of at least four digits; without them `where` says which. */
  readonly codings: readonly string[];
  /** A query; of the codings that fit, those of the coders counted are meant. */
  readonly where?: string | undefined;
  /** Null takes them away. */
  readonly stance: ThemeEvidence["stance"] | null;
  readonly note?: string | undefined;
}

export interface EvidenceSet {
  readonly event: Seq | null;
  readonly theme: string;
  readonly added: number;
  /** Read the other way before. */
  readonly turned: number;
  readonly noted: number;
  readonly removed: number;
  /** So already, or no evidence where it was to be taken away. */
  readonly unchanged: number;
}

/**
 * Notes passages as speaking for a theme or against it, or takes that back, as one event. A passage may
 * be evidence whatever its code; it speaks for a theme or against it, not both.
 */
export async function setEvidence(work: Work, plan: EvidencePlan): Promise<EvidenceSet> {
  const { store } = work;
  const args = {
    theme: plan.theme,
    stance: plan.stance ?? "none",
    ...(plan.codings.length > 0 ? { codings: plan.codings } : { where: plan.where }),
  };
  const { seq, result } = await store.record(act(work, "theme.evidence", args), async (draft) => {
    const theme = livingTheme(await themeWorld(store), plan.theme);
    const codings = await codingsMeant(store, plan);
    const there = new Map(
      (await store.current("theme_evidence", { themeId: theme.id })).map((e) => [e.codingId, e]),
    );
    const done = { added: 0, turned: 0, noted: 0, removed: 0, unchanged: 0 };
    const note = plan.note?.trim();
    for (const codingId of codings) {
      const old = there.get(codingId);
      if (plan.stance === null) {
        if (old !== undefined) draft.close("theme_evidence", old.id);
        done[old === undefined ? "unchanged" : "removed"]++;
      } else if (old === undefined) {
        draft.add("theme_evidence", { themeId: theme.id, codingId, stance: plan.stance, note: note ?? "" });
        done.added++;
      } else {
        draft.change("theme_evidence", old.id, { stance: plan.stance, ...(note !== undefined && { note }) });
        const renoted = note !== undefined && note !== old.note;
        done[old.stance !== plan.stance ? "turned" : renoted ? "noted" : "unchanged"]++;
      }
    }
    return { theme: theme.name, ...done };
  });
  return { event: seq, ...result };
}

async function codingsMeant(store: StudyStore, { codings, where }: EvidencePlan): Promise<readonly Id[]> {
  if (codings.length > 0 && where !== undefined)
    throw usageError("ids-and-filters", "Name codings by their ids or by --where, not by both.");
  if (codings.length > 0)
    return [...new Set(await Promise.all(codings.map(async (uid) => (await codingByUid(store, uid)).id)))];
  if (where === undefined)
    throw usageError(
      "no-filter",
      "Say which passages: ids of codings, or --where QUERY.",
      "'themata codings' lists them with their ids.",
    );
  const fitting = await idsWhere(store, where);
  const counted = await countedCoders(store, undefined);
  const own = countedCodings(await store.codingColumns({ coderId: counted.ids }), counted);
  const ids = [...own.id].filter((id) => fitting.has(id));
  if (ids.length === 0)
    throw usageError("nothing-fits", `No coding of ${counted.description} fits "${where}".`);
  return ids;
}

/** A passage noted as evidence. */
export interface ListedEvidence extends ListedCoding {
  readonly theme: string;
  readonly stance: ThemeEvidence["stance"];
  readonly note: string;
}

/** The evidence noted for one theme, or for all; what speaks for a theme first. */
export async function listEvidence(work: Work, wanted: string | undefined): Promise<ListedEvidence[]> {
  const { store } = work;
  const world = await themeWorld(store);
  const only = wanted === undefined ? undefined : world.theme(wanted).id;
  const evidence = (await store.current("theme_evidence")).filter(
    ({ themeId }) => only === undefined || themeId === only,
  );
  if (evidence.length === 0) return [];
  const uids = await store.uids(evidence.map(({ codingId }) => codingId));
  const listed = new Map((await listCodings(store, {})).codings.map((coding) => [coding.id, coding]));
  const order = new Map([...listed.keys()].map((id, i) => [id, i]));
  const name = new Map(world.themes.map((theme) => [theme.id, theme]));
  const rank = (e: StoredRecord<"theme_evidence">) => order.get(uids.get(e.codingId) ?? "") ?? 0;
  return evidence
    .sort(
      (a, b) =>
        (name.get(a.themeId)?.position ?? 0) - (name.get(b.themeId)?.position ?? 0) ||
        a.themeId - b.themeId ||
        (a.stance < b.stance ? 1 : a.stance > b.stance ? -1 : 0) ||
        rank(a) - rank(b),
    )
    .flatMap(({ themeId, codingId, stance, note }) => {
      const coding = listed.get(uids.get(codingId) ?? "");
      const theme = name.get(themeId)?.name ?? "";
      return coding === undefined ? [] : [{ ...coding, theme, stance, note }];
    });
}
