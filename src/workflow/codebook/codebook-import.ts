import { countText } from "../../core/count-text.js";
import { conflictError, usageError } from "../../core/errors.js";
import type { EventCommand } from "../../core/event-command.js";
import type { Id, Seq } from "../../core/records.js";
import type { CodebookEntry } from "../../exchange/codebook-entry.js";
import type { Draft, StudyStore } from "../../store/port.js";
import type { NamedCode } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { act, type Work } from "../shared/work.js";
import { withShownExamples } from "./code-fields.js";
import type { ImportMode } from "./codebook-match.js";
import { type CodebookChange, type CodebookPlan, planCodebook } from "./codebook-plan.js";
import { allCodes } from "./codebook-state.js";

export interface CodebookImported {
  /** Null where nothing changed, or in a dry run. */
  readonly event: Seq | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly changes: readonly CodebookChange[];
  readonly warnings: readonly string[];
}

export interface ImportAct {
  readonly command: EventCommand;
  readonly args: Readonly<Record<string, unknown>>;
  /** The event after which the file was written; later changes of the codebook are a conflict. */
  readonly base?: Seq | undefined;
}

/**
 * Takes over a codebook, all or nothing, as one event. In mode `add` codes that are missing are
 * added and what the file tells of others is changed, none is removed; in mode `edit` the file is
 * the whole codebook, and a code it leaves out is removed, unless something still needs it.
 */
export async function importCodebook(
  work: Work,
  entries: readonly CodebookEntry[],
  mode: ImportMode,
  origin: ImportAct,
): Promise<CodebookImported> {
  const { seq, result } = await work.store.record(act(work, origin.command, origin.args), async (draft) => {
    const codes = await allCodes(work.store);
    if (origin.base !== undefined) await checkBase(work.store, codes, origin.base);
    const held = (await ShownExamples.read(work.store, "quoted")).heldOf(
      codes.flatMap(({ examples }) => examples),
    );
    const plan = planCodebook(entries, codes, mode, new Set(held));
    await removeCodes(work.store, draft, plan, codes);
    applyPlan(draft, plan);
    return plan;
  });
  const shown = await ShownExamples.read(work.store, "shown");
  const count = (kind: CodebookChange["kind"]) =>
    result.changes.filter((change) => change.kind === kind).length;
  return {
    event: seq,
    added: count("added"),
    changed: count("changed"),
    unchanged: result.unchanged,
    removed: count("removed"),
    changes: result.changes.map((change) => ({ ...change, fields: withShownExamples(change.fields, shown) })),
    warnings: result.warnings,
  };
}

function applyPlan(draft: Draft, { add, change }: CodebookPlan): void {
  const ids = new Map<Id, Id>();
  const real = (id: Id | null) => (id === null || id > 0 ? id : (ids.get(id) ?? null));
  for (const [id, code] of add) ids.set(id, draft.add("code", { ...code, parentId: real(code.parentId) }));
  for (const [id, fields] of change)
    draft.change("code", id, {
      ...fields,
      ...(fields.parentId !== undefined && { parentId: real(fields.parentId) }),
    });
}

async function checkBase(store: StudyStore, codes: readonly NamedCode[], base: Seq): Promise<void> {
  const newer = codes.find(({ fromSeq }) => fromSeq > base);
  const before = await store.current("code", {}, { asOf: base });
  const ids = new Set(codes.map(({ id }) => id));
  if (newer === undefined && before.every(({ id }) => ids.has(id))) return;
  const what =
    newer === undefined ? "a code was removed" : `"${newer.path}" was changed by event ${newer.fromSeq}`;
  throw conflictError(
    "codebook-changed",
    `The codebook was changed while it was edited: ${what}.`,
    "Edit it once more, from how it stands now.",
  );
}

/** Closes the codes that a file leaves out; fails where one has codings, a memo, or merged codes behind it. */
async function removeCodes(
  store: StudyStore,
  draft: Draft,
  { remove }: CodebookPlan,
  codes: readonly NamedCode[],
): Promise<void> {
  if (remove.length === 0) return;
  const ids = remove.map(({ id }) => id);
  const used = new Map<Id, number>();
  for (const { codeId } of await store.current("coding", { codeId: ids }))
    used.set(codeId, (used.get(codeId) ?? 0) + 1);
  const withMemo = new Set((await store.current("memo", { targetId: ids })).map(({ targetId }) => targetId));
  for (const code of remove) {
    const count = used.get(code.id) ?? 0;
    if (count > 0)
      throw usageError(
        "code-has-codings",
        `The code "${code.path}" cannot be removed: it has ${countText(count, "coding")}.`,
        "Keep it in the file; 'themata codebook retire' or 'merge' is the way to be rid of it.",
      );
    const merged = codes.find(
      (c) => c.status === "merged" && (c.mergedInto === code.id || c.parentId === code.id),
    );
    if (withMemo.has(code.id) || merged !== undefined)
      throw usageError(
        "code-in-use",
        `The code "${code.path}" cannot be removed: ${merged === undefined ? "a memo is about it" : `the merged code "${merged.path}" belongs to it`}.`,
        "Keep it in the file; 'themata codebook retire' is the way to be rid of it.",
      );
  }
  for (const { id } of await store.current("theme_code", { codeId: ids })) draft.close("theme_code", id);
  for (const id of ids) draft.close("code", id);
}
