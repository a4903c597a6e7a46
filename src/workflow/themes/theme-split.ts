import { usageError } from "../../core/errors.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { codingByUid } from "../coding/coding-targets.js";
import type { NamedTheme } from "../shared/resolve.js";
import { checkThemeName, livingTheme, type ThemeWorld, themeWorld } from "../shared/theme-records.js";
import { act, type Work } from "../shared/work.js";

export interface ThemeSplitPlan {
  readonly theme: string;
  /** Names of the themes it goes into; those that are missing are made beside it, as candidates. */
  readonly into: readonly string[];
  /** `CODE=PART`: where its codes go. A code may go to several; what is not named stays. */
  readonly give: readonly string[];
  /** `CODING=PART`: evidence that does not go with its code. */
  readonly evidence: readonly string[];
  /** Drop the theme if nothing stays with it. */
  readonly drop: boolean;
}

export interface SplitTheme {
  readonly event: Seq | null;
  readonly theme: string;
  readonly into: readonly {
    readonly theme: string;
    readonly made: boolean;
    readonly codes: number;
    readonly evidence: number;
  }[];
  readonly stayed: { readonly codes: number; readonly evidence: number; readonly subthemes: number };
  readonly dropped: boolean;
  /** Relations that hang on the theme itself. */
  readonly relations: number;
}

interface Part {
  readonly id: Id;
  readonly name: string;
  readonly made: boolean;
  codes: number;
  evidence: number;
}

/**
 * Splits a theme, as one event: its codes go to other themes as told, and its evidence with the code it
 * is coded with. Subthemes, relations, memos and framework cells are about the whole, and stay.
 */
export async function splitTheme(work: Work, plan: ThemeSplitPlan): Promise<SplitTheme> {
  const { store } = work;
  const whole = livingTheme(await themeWorld(store), plan.theme).name;
  const args = {
    theme: whole,
    into: plan.into,
    give: plan.give,
    ...(plan.evidence.length > 0 && { evidence: plan.evidence }),
  };
  const { seq, result } = await store.record(act(work, "theme.split", args), async (draft) => {
    const world = await themeWorld(store);
    const theme = livingTheme(world, whole);
    const parts = makeParts(draft, world, theme, plan.into);
    const given = giveCodes(draft, world, theme, parts, plan.give);
    const evidence = await giveEvidence(store, draft, theme, given, { parts, pairs: plan.evidence });
    for (const map of await store.current("theme_map"))
      draft.change("theme_map", map.id, { themeIds: beside(map.themeIds, theme.id, parts) });
    const stayed = {
      codes: world.themeCodes.filter((l) => l.themeId === theme.id && !given.has(l.codeId)).length,
      evidence,
      subthemes: world.themes.filter((t) => t.parentId === theme.id && t.status !== "dropped").length,
    };
    const dropped = plan.drop && stayed.codes + stayed.evidence + stayed.subthemes === 0;
    const names = parts.map(({ name }) => `"${name}"`).join(", ");
    if (dropped)
      draft.change("theme", theme.id, {
        status: "dropped",
        reason: [`Split into ${names}.`, (work.reason ?? "").trim()].filter((text) => text !== "").join(" "),
      });
    return {
      theme: theme.name,
      into: parts.map(({ name, made, codes, evidence: count }) => ({
        theme: name,
        made,
        codes,
        evidence: count,
      })),
      stayed,
      dropped,
      relations: world.links.filter(({ fromId, toId }) => fromId === theme.id || toId === theme.id).length,
    };
  });
  return { event: seq, ...result };
}

function makeParts(draft: Draft, world: ThemeWorld, theme: NamedTheme, wanted: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const name of wanted) {
    const there = world.themes.find((t) => t.status !== "dropped" && fold(t.name) === fold(name));
    if (there?.id === theme.id)
      throw usageError("split-into-itself", `"${theme.name}" cannot be split into itself.`);
    if (parts.some((part) => fold(part.name) === fold(name)))
      throw usageError("same-part", `"${name.trim()}" is named twice.`);
    const id =
      there?.id ??
      draft.add("theme", {
        parentId: theme.parentId,
        position: theme.position,
        status: "candidate",
        origin: theme.origin,
        color: "",
        name: checkThemeName(name, world.themes),
        concept: "",
        boundaries: "",
        reason: "",
      });
    parts.push({ id, name: there?.name ?? name.trim(), made: there === undefined, codes: 0, evidence: 0 });
  }
  return parts;
}

/** Moves codes; returns where each went. */
function giveCodes(
  draft: Draft,
  world: ThemeWorld,
  theme: NamedTheme,
  parts: readonly Part[],
  give: readonly string[],
): Map<Id, Part[]> {
  const own = new Map(world.themeCodes.filter((l) => l.themeId === theme.id).map((l) => [l.codeId, l]));
  const taken = new Set(world.themeCodes.map(({ themeId, codeId }) => `${themeId} ${codeId}`));
  const given = new Map<Id, Part[]>();
  for (const pair of give) {
    const [name, part] = readPair(pair, parts, "--give", "CODE");
    const code = world.code(name);
    const link = own.get(code.id);
    if (link === undefined)
      throw usageError("not-assigned", `The theme "${theme.name}" has no code "${code.path}".`);
    const before = given.get(code.id) ?? [];
    if (before.includes(part)) continue;
    if (taken.has(`${part.id} ${code.id}`)) {
      if (before.length === 0) draft.close("theme_code", link.id);
    } else if (before.length === 0) draft.change("theme_code", link.id, { themeId: part.id });
    else draft.add("theme_code", { themeId: part.id, codeId: code.id });
    taken.add(`${part.id} ${code.id}`);
    given.set(code.id, [...before, part]);
    part.codes++;
  }
  return given;
}

/** Moves evidence where its code went, if to only one part, or where asked; returns how much stays. */
async function giveEvidence(
  store: StudyStore,
  draft: Draft,
  theme: NamedTheme,
  given: ReadonlyMap<Id, readonly Part[]>,
  { parts, pairs }: { readonly parts: readonly Part[]; readonly pairs: readonly string[] },
): Promise<number> {
  const evidence = await store.current("theme_evidence", { themeId: theme.id });
  const receivers = new Map<Id, Part>();
  for (const pair of pairs) {
    const [uid, part] = readPair(pair, parts, "--evidence", "CODING");
    const coding = await codingByUid(store, uid);
    if (!evidence.some(({ codingId }) => codingId === coding.id))
      throw usageError("not-evidence", `Coding ${uid} is not evidence for or against "${theme.name}".`);
    receivers.set(coding.id, part);
  }
  let stayed = 0;
  for (const piece of evidence) {
    const part = receivers.get(piece.codingId) ?? (await onlyPart(store, piece, given));
    const there =
      part === undefined
        ? []
        : await store.current("theme_evidence", { themeId: part.id, codingId: piece.codingId });
    if (part === undefined || there.length > 0) {
      stayed++;
      continue;
    }
    draft.change("theme_evidence", piece.id, { themeId: part.id });
    part.evidence++;
  }
  return stayed;
}

async function onlyPart(
  store: StudyStore,
  { codingId }: StoredRecord<"theme_evidence">,
  given: ReadonlyMap<Id, readonly Part[]>,
): Promise<Part | undefined> {
  const coding = await store.byId("coding", codingId);
  const went = coding === null ? [] : (given.get(coding.codeId) ?? []);
  return went.length === 1 ? went[0] : undefined;
}

/** `NAME=PART`; either may hold an equals sign, so the part is what is known of it. */
function readPair(pair: string, parts: readonly Part[], option: string, what: string): [string, Part] {
  for (let at = pair.indexOf("="); at > 0; at = pair.indexOf("=", at + 1)) {
    const name = fold(pair.slice(at + 1));
    const part = parts.find((p) => fold(p.name) === name);
    if (part !== undefined) return [pair.slice(0, at).trim(), part];
  }
  throw usageError(
    "bad-give",
    `${option} is written ${what}=THEME with a theme of --into, not "${pair}".`,
    `Themes of --into: ${parts.map(({ name }) => name).join(", ")}.`,
  );
}

/** New parts stand on a map right after the theme they come from. */
function beside(themeIds: readonly Id[], theme: Id, parts: readonly Part[]): readonly Id[] {
  const fresh = parts.map(({ id }) => id).filter((id) => !themeIds.includes(id));
  return themeIds.flatMap((id) => (id === theme ? [id, ...fresh] : [id]));
}
