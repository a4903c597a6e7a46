import { usageError } from "../../core/errors.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { moveMemos } from "../shared/move-memos.js";
import { parentsAfterMerge } from "../shared/parents-after-merge.js";
import type { NamedTheme } from "../shared/resolve.js";
import { checkThemeName, livingTheme, type ThemeWorld, themeWorld } from "../shared/theme-records.js";
import { act, type Work } from "../shared/work.js";

export interface MergedThemes {
  readonly event: Seq | null;
  readonly into: string;
  readonly merged: readonly string[];
  readonly codes: number;
  readonly evidence: number;
  readonly relations: number;
  readonly subthemes: number;
  readonly memos: number;
  readonly cells: number;
}

/**
 * Merges themes into another, as one event: codes, evidence, relations, subthemes, memos, framework
 * cells and places on maps go to it, what it has already only once. A merged theme stays in the list
 * as dropped, with its concept and boundaries and the name of the theme it went into.
 */
export async function mergeThemes(
  work: Work,
  wanted: readonly string[],
  into: string,
  newName: string | undefined,
): Promise<MergedThemes> {
  const { store } = work;
  // The full name is what the history needs: it finds the theme again by it.
  const before = await themeWorld(store);
  const args = {
    themes: wanted.map((name) => livingTheme(before, name).name),
    into: livingTheme(before, into).name,
  };
  const { seq, result } = await store.record(act(work, "theme.merge", args), async (draft) => {
    const world = await themeWorld(store);
    const target = livingTheme(world, args.into);
    const merged = [...new Set(args.themes.map((name) => livingTheme(world, name)))];
    if (merged.includes(target))
      throw usageError("merge-into-itself", `The theme "${target.name}" cannot be merged into itself.`);
    const ids = merged.map(({ id }) => id);
    const name = newName === undefined ? target.name : renamed(newName, world, target, ids);
    const reason = [`Merged into "${name}".`, (work.reason ?? "").trim()]
      .filter((part) => part !== "")
      .join(" ");
    for (const { id } of merged) draft.change("theme", id, { status: "dropped", reason });
    draft.change("theme", target.id, { name });
    const counts = {
      subthemes: moveSubthemes(draft, world, new Set(ids), target),
      codes: moveCodes(draft, world, ids, target.id),
      relations: moveRelations(draft, world, new Set(ids), target.id),
      evidence: await moveEvidence(store, draft, ids, target),
      memos: await moveMemos(store, draft, ids, target.id),
      cells: await moveCells(store, draft, ids, target.id),
    };
    for (const map of await store.current("theme_map")) {
      const themeIds = [...new Set(map.themeIds.map((id) => (ids.includes(id) ? target.id : id)))];
      draft.change("theme_map", map.id, { themeIds });
    }
    return { into: name, merged: merged.map((theme) => theme.name), ...counts };
  });
  return { event: seq, ...result };
}

/** The name may be that of a theme that is merged. */
function renamed(name: string, world: ThemeWorld, target: NamedTheme, merged: readonly Id[]): string {
  const others = world.themes.filter(({ id }) => !merged.includes(id));
  return checkThemeName(name, others, target.id);
}

/** Subthemes go under the target; the target, and what it stands under, go up out of what is merged. */
function moveSubthemes(
  draft: Draft,
  { themes }: ThemeWorld,
  merged: ReadonlySet<Id>,
  target: NamedTheme,
): number {
  const dropped = new Set(themes.filter(({ status }) => status === "dropped").map(({ id }) => id));
  const moves = [...parentsAfterMerge(themes, merged, target)].filter(([id]) => !dropped.has(id));
  for (const [id, parentId] of moves) draft.change("theme", id, { parentId });
  return moves.length;
}

function moveCodes(draft: Draft, { themeCodes }: ThemeWorld, merged: readonly Id[], target: Id): number {
  const has = new Set(themeCodes.filter(({ themeId }) => themeId === target).map(({ codeId }) => codeId));
  const links = themeCodes.filter(({ themeId }) => merged.includes(themeId));
  const before = has.size;
  for (const { id, codeId } of links) {
    if (has.has(codeId)) draft.close("theme_code", id);
    else draft.change("theme_code", id, { themeId: target });
    has.add(codeId);
  }
  return has.size - before;
}

/** A relation between the target and a merged theme says nothing any more, and goes. */
function moveRelations(draft: Draft, { links }: ThemeWorld, merged: ReadonlySet<Id>, target: Id): number {
  const to = (id: Id) => (merged.has(id) ? target : id);
  const key = (from: Id, relation: string, end: Id) => JSON.stringify([from, fold(relation), end]);
  const touched = links.filter(({ fromId, toId }) => merged.has(fromId) || merged.has(toId));
  const there = new Set(
    links.filter((link) => !touched.includes(link)).map((l) => key(l.fromId, l.relation, l.toId)),
  );
  let moved = 0;
  for (const { id, fromId, toId, relation } of touched) {
    const link = { fromId: to(fromId), toId: to(toId) };
    const same = key(link.fromId, relation, link.toId);
    if (link.fromId === link.toId || there.has(same)) draft.close("theme_link", id);
    else {
      draft.change("theme_link", id, link);
      moved++;
    }
    there.add(same);
  }
  return moved;
}

/** A passage is evidence for a theme or against it: themes that read it differently are not merged unsettled. */
async function moveEvidence(
  store: StudyStore,
  draft: Draft,
  merged: readonly Id[],
  target: NamedTheme,
): Promise<number> {
  const kept = new Map<Id, StoredRecord<"theme_evidence">>(
    (await store.current("theme_evidence", { themeId: target.id })).map((e) => [e.codingId, e]),
  );
  let moved = 0;
  for (const evidence of await store.current("theme_evidence", { themeId: merged })) {
    const other = kept.get(evidence.codingId);
    if (other === undefined) {
      draft.change("theme_evidence", evidence.id, { themeId: target.id });
      kept.set(evidence.codingId, evidence);
      moved++;
      continue;
    }
    if (other.stance !== evidence.stance) {
      const uid = (await store.uids([evidence.codingId])).get(evidence.codingId) ?? "";
      throw usageError(
        "evidence-conflict",
        `Coding ${uid.slice(0, 8)} is evidence for one of these themes and against another.`,
        "Settle it first with 'themata theme evidence THEME CODING --for', --against or --remove.",
      );
    }
    const note = [...new Set([other.note, evidence.note])].filter((text) => text !== "").join("\n");
    draft.change("theme_evidence", other.id, { note });
    kept.set(evidence.codingId, { ...other, note });
    draft.close("theme_evidence", evidence.id);
  }
  return moved;
}

/** Summaries of the same person are kept one below the other. */
async function moveCells(
  store: StudyStore,
  draft: Draft,
  merged: readonly Id[],
  target: Id,
): Promise<number> {
  const kept = new Map(
    (await store.current("cell", { themeId: target })).map((cell) => [cell.participantId, cell]),
  );
  const cells = await store.current("cell", { themeId: merged });
  for (const cell of cells) {
    const other = kept.get(cell.participantId);
    if (other === undefined) {
      draft.change("cell", cell.id, { themeId: target });
      kept.set(cell.participantId, cell);
      continue;
    }
    const both = {
      summary: [...new Set([other.summary, cell.summary])].join("\n\n"),
      codingIds: [...new Set([...other.codingIds, ...cell.codingIds])],
    };
    draft.change("cell", other.id, both);
    kept.set(cell.participantId, { ...other, ...both });
    draft.close("cell", cell.id);
  }
  return cells.length;
}
