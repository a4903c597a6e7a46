import { usageError } from "../../core/errors.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { allCodes, findCode } from "../codebook/codebook-state.js";
import { namedSources, resolveName } from "../shared/resolve.js";
import { today } from "../shared/study-zone.js";
import { act, type Work } from "../shared/work.js";
import { type AgreementScope, type DoubleCoded, doubleCoded } from "./agreement-data.js";
import { oneOf } from "./agreement-options.js";
import { type UnitWords, unitKinds } from "./agreement-units.js";
import { type ConsensusCode, ConsensusWriter } from "./consensus-writer.js";
import { type JudgedUnit, judgedUnits } from "./disagreements.js";

export interface AdjudicationScope extends AgreementScope {
  readonly unit?: string | undefined;
  readonly everybody: boolean;
  readonly givenBy?: string | undefined;
}

/** A unit on which coders differ, with what was decided about it. */
export interface Disagreement extends JudgedUnit {
  /** What was kept and why; null while it is open. */
  readonly decision: { readonly kept: string; readonly reason: string } | null;
}

export interface Disagreements {
  readonly data: DoubleCoded;
  readonly units: UnitWords;
  /** Units on which coders differ. */
  readonly disputed: readonly Disagreement[];
  /** Units on which they gave the same codes, at least one. */
  readonly agreed: readonly JudgedUnit[];
}

/** The kind of memos that keep the decisions of a round. */
const decisionMemo = (round: StoredRecord<"round"> | null): string =>
  round === null ? "adjudication" : `adjudication-round-${round.number}`;

/** Units that coders gave codes to, those they differ on with the decisions made. */
export async function listDisagreements(
  store: StudyStore,
  scope: AdjudicationScope,
  source?: string,
): Promise<Disagreements> {
  const units: UnitWords = {
    kind: oneOf("--unit", scope.unit, unitKinds, "turn"),
    everybody: scope.everybody,
    givenBy: scope.givenBy,
  };
  const data = await doubleCoded(store, scope);
  const only =
    source === undefined
      ? undefined
      : resolveName(source, namedSources(data.sources.map((each) => each.source)), "source").name;
  const judged = (await judgedUnits(store, data, units)).filter(
    (unit) => only === undefined || unit.source === only,
  );
  const memos = await decisions(store, decisionMemo(data.round));
  const disputed = judged.filter((unit) => unit.disputed.length > 0);
  return {
    data,
    units,
    disputed: disputed.map((unit) => {
      const memo = memos.get(memoKey(unit));
      return { ...unit, decision: memo === undefined ? null : { kept: memo.title, reason: memo.body } };
    }),
    agreed: judged.filter((unit) => unit.disputed.length === 0),
  };
}

export interface Adjudicated {
  readonly event: Seq | null;
  readonly id: string | null;
  readonly source: string | null;
  /** Codes the consensus gives the unit. */
  readonly kept: readonly string[];
  /** Codings of the consensus that were made and ended. */
  readonly added: number;
  readonly ended: number;
  /** Disagreements still open in the sources compared. */
  readonly open: number;
}

/**
 * Decides one disagreement: the consensus gives the unit what all agreed on and what is kept of the
 * rest: a coder's name (what they gave), `both`, `none`, or codes. It is named by its id, or as `SOURCE:TURN` where
 * it is the only one in its turn. Agreed units of the same source are
 * written with it. Codings of the consensus lie within units.
 * @throws usage errors `unknown-disagreement`, `no-reason`, `nothing-kept`
 */
export async function decide(
  work: Work,
  scope: AdjudicationScope,
  id: string,
  keep: readonly string[],
): Promise<Adjudicated> {
  const reason = work.reason?.trim() ?? "";
  if (reason === "")
    throw usageError("no-reason", "A decision needs a reason.", "Give it with --reason TEXT.");
  const { seq, result } = await work.store.record(
    act(work, "coding.adjudicate", { disagreement: id, keep }),
    async (draft) => {
      const found = await listDisagreements(work.store, scope);
      const unit = oneDisagreement(id, found.disputed);
      const writer = await ConsensusWriter.open(work.store, draft, found.data);
      const kept = await consensusCodes(work.store, found.data, unit, keep);
      await writer.write(unit, kept);
      for (const agreed of found.agreed)
        if (agreed.source === unit.source) await writer.write(agreed, everyones(found.data, agreed));
      const title = kept.length === 0 ? "none" : kept.map(({ path }) => path).join(", ");
      await keepDecision(work, draft, unit, { kind: decisionMemo(found.data.round), title, body: reason });
      const open = found.disputed.filter((each) => each.decision === null && each.id !== unit.id).length;
      return { unit, kept: kept.map(({ path }) => path), ...writer.counts, open };
    },
  );
  const { unit, ...rest } = result;
  return { event: seq, id: unit.id, source: unit.source, ...rest };
}

/** Writes for the consensus what coders agree on, in all sources compared or one. */
export async function adoptAgreed(
  work: Work,
  scope: AdjudicationScope,
  source?: string,
): Promise<Adjudicated> {
  const { seq, result } = await work.store.record(
    act(work, "coding.adjudicate", { agreed: true, source }),
    async (draft) => {
      const found = await listDisagreements(work.store, scope, source);
      const writer = await ConsensusWriter.open(work.store, draft, found.data);
      for (const unit of found.agreed) await writer.write(unit, everyones(found.data, unit));
      return { ...writer.counts, open: found.disputed.filter(({ decision }) => decision === null).length };
    },
  );
  return { event: seq, id: null, source: source ?? null, kept: [], ...result };
}

const everyones = (data: DoubleCoded, unit: JudgedUnit): ConsensusCode[] =>
  unit.agreed.map((path) => codeOf(data, path, null));

function codeOf(data: DoubleCoded, path: string, from: number | null): ConsensusCode {
  const code = data.codes.find((each) => each.path === path);
  if (code === undefined) throw new Error(`a disputed code is not among those compared: ${path}`);
  return { id: code.id, path, from };
}

async function consensusCodes(
  store: StudyStore,
  data: DoubleCoded,
  unit: JudgedUnit,
  keep: readonly string[],
): Promise<ConsensusCode[]> {
  const kept = new Map<Id, ConsensusCode>(everyones(data, unit).map((code) => [code.id, code]));
  const add = (code: ConsensusCode) => kept.set(code.id, code);
  const words = keep.map((word) => word.trim()).filter((word) => word !== "");
  if (words.length === 0)
    throw usageError("nothing-kept", "Say what to keep: a coder's name, both, none, or codes.");
  const [only] = words;
  if (words.length === 1 && fold(only ?? "") === "none") return [...kept.values()];
  const codes = await allCodes(store);
  for (const word of words) {
    const coder = data.coded.coders.findIndex((name) => fold(name) === fold(word));
    if (fold(word) === "both" || fold(word) === "all")
      for (const path of unit.disputed) add(codeOf(data, path, null));
    else if (coder >= 0) {
      const given = unit.codes[data.coded.coders[coder] ?? ""];
      if (given === undefined) throw usageError("not-finished", `${word} has not finished "${unit.source}".`);
      for (const path of unit.disputed) if (given.includes(path)) add(codeOf(data, path, coder));
    } else {
      const code = findCode(word, codes);
      add({ id: code.id, path: code.path, from: null });
    }
  }
  return [...kept.values()];
}

function oneDisagreement(id: string, disputed: readonly Disagreement[]): Disagreement {
  const found = disputed.filter(
    (unit) => unit.id.startsWith(id.toLowerCase()) || `${unit.source}:${unit.turn}` === id,
  );
  const [unit] = found;
  if (unit !== undefined && found.length === 1 && id.length >= 4) return unit;
  throw usageError(
    "unknown-disagreement",
    found.length > 1
      ? `More than one disagreement begins with "${id}".`
      : `There is no disagreement "${id}".`,
    "See 'themata adjudicate --list'.",
  );
}

const memoKey = ({ place, start, end }: JudgedUnit): string => `${place.sourceId} ${start} ${end}`;

async function decisions(store: StudyStore, kind: string): Promise<Map<string, StoredRecord<"memo">>> {
  const memos = await store.current("memo", { kind });
  return new Map(memos.map((memo) => [`${memo.targetId} ${memo.start} ${memo.end}`, memo]));
}

async function keepDecision(
  work: Work,
  draft: Draft,
  unit: JudgedUnit,
  memo: { readonly kind: string; readonly title: string; readonly body: string },
): Promise<void> {
  const there = (await decisions(work.store, memo.kind)).get(memoKey(unit));
  const date = await today(work);
  const fields = { ...memo, coderId: draft.coder, date };
  if (there !== undefined) draft.change("memo", there.id, fields);
  else draft.add("memo", { ...fields, targetId: unit.place.sourceId, start: unit.start, end: unit.end });
}
