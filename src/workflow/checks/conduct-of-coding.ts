import type { BulkConfirmation, CodebookTiming, Conduct, DoubleCoding } from "../../checklist/conduct.js";
import { codingOrigins } from "../../core/columns.js";
import { addTo } from "../../core/group-by.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import type { LedgerEvent, StudyStore } from "../../store/port.js";

/** Proposals confirmed in one act from this number on are asked about. Ours. */
const bulkFrom = 20;
/** Sources coded by hand from which on the order of codebook and coding says something. Ours. */
const fewestSources = 4;

/** Acts that change which codes there are or what they mean; a changed name or place does not. */
const codeActs = new Set(["code.add", "code.merge", "code.split", "code.retire", "code.edit"]);
const bookActs = new Set([...codeActs, "codebook.import", "codebook.edit", "codebook.starter"]);

type CodingConduct = Pick<Conduct, "doubleCoding" | "changedSince" | "sawOthers" | "bulk" | "codebookTiming">;

/** What the history says on how coding was done. `acts` are the events that were not taken back. */
export async function conductOfCoding(
  store: StudyStore,
  acts: readonly LedgerEvent[],
): Promise<CodingConduct> {
  const passes = (await store.current("pass")).filter(({ state }) => state === "finished");
  const double = await doubleCoding(store, passes);
  return {
    doubleCoding: double,
    changedSince:
      double === null
        ? []
        : acts
            .filter(({ seq, command }) => seq > double.lastPass && codeActs.has(command))
            .map(({ seq }) => seq),
    sawOthers: await sawOthers(store, passes),
    bulk: await bulk(store, acts),
    codebookTiming: await codebookTiming(store, acts),
  };
}

/** Double coding in the round (or outside rounds) where most sources were finished by two persons. */
async function doubleCoding(
  store: StudyStore,
  passes: readonly StoredRecord<"pass">[],
): Promise<DoubleCoding | null> {
  const coders = new Map(
    (await store.current("coder")).filter(({ kind }) => kind === "person").map(({ id, name }) => [id, name]),
  );
  const rounds = new Map((await store.current("round")).map(({ id, kind }) => [id, kind]));
  let best: DoubleCoding | null = null;
  for (const roundId of new Set(passes.map((pass) => pass.roundId))) {
    const own = passes.filter((pass) => pass.roundId === roundId && coders.has(pass.coderId));
    const byRevision = new Map<Id, StoredRecord<"pass">[]>();
    for (const pass of own) addTo(byRevision, pass.revisionId, pass);
    const twice = [...byRevision.values()].filter(
      (group) => new Set(group.map(({ coderId }) => coderId)).size >= 2,
    );
    const round = roundId === null ? null : (rounds.get(roundId) ?? null);
    if (twice.length === 0 || (best !== null && !better({ round, sources: twice.length }, best))) continue;
    const all = twice.flat();
    best = {
      coders: [...new Set(all.map(({ coderId }) => coders.get(coderId) ?? ""))],
      sources: twice.length,
      round,
      lastPass: all.reduce((latest, { actSeq }) => Math.max(latest, actSeq), 0),
    };
  }
  return best;
}

/** What was coded apart before what was negotiated, then the more sources. */
function better(
  a: Pick<DoubleCoding, "round" | "sources">,
  b: Pick<DoubleCoding, "round" | "sources">,
): boolean {
  const [apart, before] = [a.round !== "negotiated", b.round !== "negotiated"];
  return apart === before ? a.sources > b.sources : apart;
}

async function sawOthers(
  store: StudyStore,
  passes: readonly StoredRecord<"pass">[],
): Promise<Conduct["sawOthers"]> {
  const openings = (await store.openings()).filter(({ what }) => what === "others-codings");
  if (openings.length === 0) return [];
  const coders = new Map((await store.current("coder")).map(({ id, name }) => [id, name]));
  const sourceOf = new Map((await store.current("revision")).map(({ id, sourceId }) => [id, sourceId]));
  const names = new Map((await store.current("source")).map(({ id, name }) => [id, name]));
  const found = new Map<string, { coder: string; source: string }>();
  for (const { coderId, revisionId, at } of openings) {
    const pass = passes.find((own) => own.coderId === coderId && own.revisionId === revisionId);
    const finished = pass === undefined ? null : ((await store.event(pass.actSeq))?.at ?? null);
    const source = names.get(sourceOf.get(revisionId) ?? 0);
    if (pass === undefined || source === undefined || (finished !== null && finished < at)) continue;
    found.set(`${coderId} ${revisionId}`, { coder: coders.get(coderId) ?? "", source });
  }
  return [...found.values()];
}

async function bulk(store: StudyStore, acts: readonly LedgerEvent[]): Promise<BulkConfirmation[]> {
  const found: BulkConfirmation[] = [];
  for (const { seq, command } of acts) {
    if (command !== "coding.confirm") continue;
    const changed = (await store.changeCounts(seq)).find(({ kind }) => kind === "coding")?.opened ?? 0;
    if (changed >= bulkFrom) found.push({ event: seq, codings: changed });
  }
  return found;
}

/**
 * When the codebook last changed, against when half of the sources had been begun. Only for codings made by hand:
 * codings that came from a file say nothing of the order in which the work was done.
 */
async function codebookTiming(
  store: StudyStore,
  acts: readonly LedgerEvent[],
): Promise<CodebookTiming | null> {
  const byHand = new Set<number>(
    (["manual", "in-vivo", "suggested"] as const).map((origin) => codingOrigins.indexOf(origin)),
  );
  const columns = await store.codingColumns();
  const first = new Map<Id, Seq>();
  for (let i = 0; i < columns.count; i++) {
    if (!byHand.has(columns.origin[i] ?? -1)) continue;
    const revision = columns.revision[i]!;
    const seq = columns.madeSeq[i]!;
    first.set(revision, Math.min(seq, first.get(revision) ?? seq));
  }
  const changes = acts.filter(({ command }) => bookActs.has(command)).map(({ seq }) => seq);
  const starts = [...first.values()].sort((a, b) => a - b);
  const halfCoded = starts[Math.ceil(starts.length / 2) - 1];
  const lastChange = changes.at(-1);
  if (starts.length < fewestSources || halfCoded === undefined || lastChange === undefined) return null;
  return { lastChange, halfCoded, sources: starts.length };
}
