import { type CodingColumns, codingFlags, codingOrigins } from "../../core/columns.js";
import { addTo, groupBy } from "../../core/group-by.js";
import type { CodingOrigin, Id, Pass, Seq, StoredRecord, ThemeSupport } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import { openRound } from "../shared/coding-writer.js";
import type { OpenTranscript } from "../shared/open-transcript.js";
import { type NamedCode, type NamedTheme, withPaths } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { standingSupport } from "../shared/support-decisions.js";
import type { Work } from "../shared/work.js";
import { guideQuestions } from "../sources/guide-question.js";

/** A coding as the coder sees it. */
export interface CoderCoding extends Span {
  readonly id: Id;
  readonly codeId: Id;
  readonly coderId: Id;
  readonly own: boolean;
  readonly origin: CodingOrigin;
  readonly proposed: boolean;
  readonly key: boolean;
  readonly revisit: boolean;
}

/** Everything of the study around the source that is coded, at one moment. */
export interface CoderState {
  readonly seq: Seq;
  /** All codes, by id; merged and retired ones too. */
  readonly codes: ReadonlyMap<Id, NamedCode>;
  /** By start, longer ones first. */
  readonly codings: readonly CoderCoding[];
  readonly coders: ReadonlyMap<Id, string>;
  /** Memos of this coder (of all, where others' work is shown), by what they are about. */
  readonly memos: ReadonlyMap<Id, readonly StoredRecord<"memo">[]>;
  /** Memos on passages of this source. */
  readonly notes: readonly StoredRecord<"memo">[];
  readonly themes: readonly NamedTheme[];
  readonly evidence: readonly StoredRecord<"theme_evidence">[];
  /** Themes by their codes. */
  readonly themesOfCode: ReadonlyMap<Id, readonly Id[]>;
  /** What was decided about these codings under themes, by coding and theme. */
  readonly support: ReadonlyMap<Id, ReadonlyMap<Id, ThemeSupport["state"]>>;
  /** How often this coder used each code in this source. */
  readonly used: ReadonlyMap<Id, number>;
  readonly pass: Pass["state"] | null;
  /** Of the interview guide, in its order. */
  readonly questions: readonly StoredRecord<"question">[];
  /** The question of each turn, 0 where none; empty where there is no guide. */
  readonly asked: readonly Id[];
}

/**
 * Reads the study around a source as it stands. Codings and memos of other coders are not even read unless `others`:
 * a second coder works blind.
 */
export async function readCoderState(
  work: Work,
  source: OpenTranscript,
  others: boolean,
): Promise<CoderState> {
  const { store } = work;
  return store.snapshot(async () => {
    const me = work.coder?.id ?? 0;
    const revisionId = source.revision.id;
    const columns = await store.codingColumns(others ? { revisionId } : { revisionId, coderId: me });
    const codings: CoderCoding[] = [];
    for (let i = 0; i < columns.count; i++) {
      const flags = columns.flags[i]!;
      const coderId = columns.coder[i]!;
      codings.push({
        id: columns.id[i]!,
        start: columns.start[i]!,
        end: columns.end[i]!,
        codeId: columns.code[i]!,
        coderId,
        own: coderId === me,
        origin: codingOrigins[columns.origin[i]!] ?? "manual",
        proposed: (flags & codingFlags.proposed) !== 0,
        key: (flags & codingFlags.key) !== 0,
        revisit: (flags & codingFlags.revisit) !== 0,
      });
    }
    codings.sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
    const memos = new Map<Id, StoredRecord<"memo">[]>();
    for (const memo of await store.current("memo", others ? {} : { coderId: me })) {
      const target = memo.targetId ?? 0;
      addTo(memos, target, memo);
    }
    const questions = await guideQuestions(work);
    const [turns] = questions.length === 0 ? [] : await store.current("turn_set", { revisionId });
    const roundId = await openRound(store);
    const shown = await ShownExamples.read(store, "shown");
    const [pass] = await store.current("pass", { coderId: me, revisionId, roundId });
    return {
      seq: (await store.head()).seq,
      codes: new Map(
        withPaths<"code">(await store.current("code")).map((code) => [
          code.id,
          { ...code, examples: shown.of(code.examples) },
        ]),
      ),
      codings,
      coders: new Map((await store.current("coder")).map(({ id, name }) => [id, name])),
      memos,
      notes: (memos.get(revisionId) ?? []).filter(({ start }) => start !== null),
      themes: withPaths<"theme">(await store.current("theme")),
      evidence: await store.current("theme_evidence"),
      themesOfCode: new Map(
        [...groupBy(await store.current("theme_code"), ({ codeId }) => codeId)].map(([code, links]) => [
          code,
          links.map(({ themeId }) => themeId),
        ]),
      ),
      support: await supportOn(work, columns),
      used: countCodes(codings),
      pass: pass?.state ?? null,
      questions,
      asked: turns?.columns.question ?? [],
    };
  });
}

async function supportOn({ store }: Work, codings: CodingColumns) {
  const found = new Map<Id, Map<Id, ThemeSupport["state"]>>();
  for (const { themeId, codingId, state } of await standingSupport(store, {}, codings))
    found.set(codingId, (found.get(codingId) ?? new Map<Id, ThemeSupport["state"]>()).set(themeId, state));
  return found;
}

function countCodes(codings: readonly CoderCoding[]): Map<Id, number> {
  const used = new Map<Id, number>();
  for (const { codeId, own } of codings) if (own) used.set(codeId, (used.get(codeId) ?? 0) + 1);
  return used;
}
