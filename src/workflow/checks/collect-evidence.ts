import { codingRows } from "../../analysis/coding-rows.js";
import { frequency } from "../../analysis/frequency.js";
import { saidByParticipant } from "../../analysis/said.js";
import { selectSources } from "../../analysis/selection.js";
import { eachSpoken } from "../../analysis/spoken.js";
import type { CountingInput } from "../../analysis/study-columns.js";
import type { Evidence, SourceEvidence } from "../../checklist/evidence.js";
import { isAbridged } from "../../core/abridged.js";
import { codingOrigins } from "../../core/columns.js";
import { groupBy } from "../../core/group-by.js";
import { headingIds } from "../../core/headings.js";
import type { CodingOrigin, Id, Seq, StoredRecord } from "../../core/records.js";
import type { LedgerEvent, StudyStore } from "../../store/port.js";
import { codebookEvent } from "../codebook/codebook-event.js";
import { usedCodes } from "../codebook/codebook-headings.js";
import { type ChosenQuotation, chooseQuotations } from "../quotations/choose-quotations.js";
import { type CountedCoders, countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { loadColumns } from "../shared/study-columns.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";
import { studyDays } from "../shared/study-zone.js";
import { offerStats } from "../suggest/suggest-stats.js";
import { collectConduct } from "./collect-conduct.js";

export interface Collected {
  readonly evidence: Evidence;
  /** With the codings that are counted. */
  readonly columns: CountingInput;
  readonly quotations: readonly ChosenQuotation[];
  readonly counted: CountedCoders;
  readonly events: readonly LedgerEvent[];
  readonly sources: readonly CurrentSource[];
}

/** Everything checklists and reports know about a study, read once. `tool` is the program that asks. */
export async function collectEvidence(
  store: StudyStore,
  tool: { readonly name: string; readonly version: string },
): Promise<Collected> {
  const all = await loadColumns(store);
  const counted = await countedCoders(store, undefined);
  const columns = onlyCounted(all, counted);
  const quotations = await chooseQuotations(store, columns, counted.ids);
  const events = (await store.events()).reverse();
  const dayOf = await studyDays(store);
  const dateOf = new Map(events.map(({ seq, at }) => [seq, dayOf(at)]));
  const sources = await currentSources(store);
  const settings = Object.fromEntries((await store.current("setting")).map(({ key, value }) => [key, value]));
  const memos = await store.current("memo");
  const coders = await store.current("coder");
  const coderName = new Map(coders.map(({ id, name }) => [id, name]));
  const sourceOf = new Map(sources.map(({ source, revision }) => [revision.id, source.id]));
  const memoSource = await memoSources(store, memos, sources);
  const head = await store.head();
  const evidence: Evidence = {
    settings,
    team: await store.current("member"),
    coders,
    recruitment: await store.current("recruitment"),
    sessions: await sessionEvidence(store, sources),
    participants: participantEvidence(columns, await consents(store)),
    sources: sources.map(sourceEvidence),
    questions: await store.current("question"),
    codebook: await codebookEvidence(store, columns, counted.ids),
    codings: codingsEvidence(all, dateOf, await saidBeginning(store, events)),
    passes: (await store.current("pass")).flatMap((pass) => {
      const source = sourceOf.get(pass.revisionId);
      return source === undefined ? [] : [{ coder: pass.coderId, source, state: pass.state }];
    }),
    themes: await themeEvidence(store, columns, counted.ids, dateOf),
    quotations: quotations.map(({ text, label, participant, theme, source, sourceName, turn }) => ({
      text,
      label,
      participant,
      theme,
      source,
      place: `${sourceName} turn ${turn}`,
    })),
    memos: memos.map((memo) => ({
      kind: memo.kind,
      date: memo.date,
      author: coderName.get(memo.coderId) ?? "",
      source: memoSource.get(memo.id) ?? null,
    })),
    activities: await store.current("activity"),
    suggestions: (await offerStats(store)).engines,
    tool: { ...tool, versions: [...new Set(events.map((event) => event.tool))] },
    chainHead: head.seq === 0 ? null : head.hash,
    conduct: await collectConduct(store, columns, counted, events),
  };
  return { evidence, columns, quotations, counted, events, sources };
}

async function sessionEvidence(
  store: StudyStore,
  sources: readonly CurrentSource[],
): Promise<Evidence["sessions"]> {
  const bySession = groupBy(sources, ({ source }) => source.sessionId);
  return (await store.current("session"))
    .filter(({ id }) => bySession.has(id))
    .map((session) => {
      const own = bySession.get(session.id) ?? [];
      return {
        ...session,
        sources: own.map(({ source }) => source.id),
        participants: [
          ...new Set(own.flatMap((s) => s.speakers.flatMap(({ participant }) => participant?.id ?? []))),
        ],
      };
    });
}

async function consents(store: StudyStore): Promise<Map<Id, readonly string[]>> {
  return new Map((await store.current("participant")).map(({ id, consent }) => [id, consent]));
}

function participantEvidence(
  columns: CountingInput,
  consent: ReadonlyMap<Id, readonly string[]>,
): Evidence["participants"] {
  const said = saidByParticipant(columns);
  return columns.participants.map(({ id, label, role, status, attributes }) => ({
    id,
    label,
    role,
    status,
    attributes: Object.fromEntries(attributes),
    consent: consent.get(id) ?? [],
    words: said.get(id)?.words ?? 0,
    sources: said.get(id)?.sources ?? [],
  }));
}

function sourceEvidence({ source, revision, turns, speakers }: CurrentSource): SourceEvidence {
  const times = [...turns.columns.startMs, ...turns.columns.endMs].filter((ms) => ms >= 0);
  return {
    id: source.id,
    name: source.name,
    kind: source.kind,
    durationMs: revision.durationMs,
    lastTimeMs: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
    words: revision.words,
    abridged: isAbridged(revision.meta),
    speakers: speakers.map(({ speaker, participant }) => ({
      role: speaker.role,
      name: speaker.name,
      participant: participant?.id ?? null,
    })),
  };
}

async function codebookEvidence(
  store: StudyStore,
  columns: CountingInput,
  coders: readonly Id[],
): Promise<Evidence["codebook"]> {
  const reach = new Map(frequency(columns, { of: "codes", coders }).rows.map((row) => [row.id, row.n]));
  const codes = await store.current("code");
  const headings = headingIds(codes, usedCodes(columns.codings, coders));
  return {
    codes: codes.map((code) => ({
      id: code.id,
      parent: code.parentId,
      name: code.name,
      status: code.status,
      origin: code.origin,
      defined: code.short.trim() !== "" || code.definition.trim() !== "",
      heading: headings.has(code.id),
      participants: reach.get(code.id) ?? 0,
    })),
    event: codebookEvent(codes) || null,
  };
}

/** The event with which coding began, as somebody said: a milestone of that name, else the first pass begun. */
async function saidBeginning(store: StudyStore, events: readonly LedgerEvent[]): Promise<Seq | null> {
  const named = (await store.current("milestone")).filter(({ name }) => beginning.test(name));
  const begun = new Set(events.filter(({ command }) => command === "pass.start").map(({ seq }) => seq));
  const passes = (await store.current("pass")).filter(({ madeSeq }) => begun.has(madeSeq));
  const seqs =
    named.length > 0 ? named.map(({ eventSeq }) => eventSeq) : passes.map(({ madeSeq }) => madeSeq);
  return seqs.length === 0 ? null : Math.min(...seqs);
}

const beginning = /\bcoding[- _]*(begins?|began|begun|starts?|started)\b|\b(start|beginning) of coding\b/i;

/** Codings of which the act that brought them into the study does not say when they were made. */
const broughtIn: ReadonlySet<CodingOrigin> = new Set(["script", "imported", "consensus", "autocode"]);

function codingsEvidence(
  columns: CountingInput,
  dateOf: ReadonlyMap<number, string>,
  began: Seq | null,
): Evidence["codings"] {
  const { codings } = columns;
  const selection = selectSources(columns);
  const perCoder = new Map<Id, { sources: Set<Id>; passages: Set<string> }>();
  const origins: Partial<Record<CodingOrigin, number>> = {};
  let proposed = 0;
  let undatedCodings = false;
  let first = Number.POSITIVE_INFINITY;
  for (const row of codingRows(codings, selection)) {
    if (row.proposed) {
      proposed++;
      continue;
    }
    const { at } = row;
    const origin = codingOrigins[codings.origin[at]!] ?? "manual";
    origins[origin] = (origins[origin] ?? 0) + 1;
    if (broughtIn.has(origin)) undatedCodings = true;
    first = Math.min(first, codings.madeSeq[at]!);
    const [start, end] = [codings.start[at]!, codings.end[at]!];
    // A passage counts where an active participant says something in it, as in every table.
    if (eachSpoken(selection, row.source, start, end, () => undefined) === 0) continue;
    const coder = codings.coder[at]!;
    const entry = perCoder.get(coder) ?? { sources: new Set<Id>(), passages: new Set<string>() };
    perCoder.set(coder, entry);
    const source = selection.sources[row.source]?.source;
    if (source !== undefined) entry.sources.add(source);
    entry.passages.add(`${row.source} ${start} ${end}`);
  }
  return {
    byCoder: [...perCoder].map(([coder, entry]) => ({
      coder,
      sources: [...entry.sources],
      passages: entry.passages.size,
    })),
    firstDate: dateOf.get(began ?? (undatedCodings ? 0 : first)) ?? null,
    origins,
    proposed,
  };
}

async function themeEvidence(
  store: StudyStore,
  columns: CountingInput,
  coders: readonly Id[],
  dateOf: ReadonlyMap<number, string>,
): Promise<Evidence["themes"]> {
  const rows = new Map(
    frequency(columns, { of: "themes", rollup: true, coders }).rows.map((row) => [row.id, row]),
  );
  const links = groupBy(await store.current("theme_code"), ({ themeId }) => themeId);
  const evidence = await store.current("theme_evidence");
  const themes: Evidence["themes"][number][] = [];
  for (const theme of await store.current("theme")) {
    themes.push({
      id: theme.id,
      parent: theme.parentId,
      name: theme.name,
      concept: theme.concept,
      status: theme.status,
      origin: theme.origin,
      codes: (links.get(theme.id) ?? []).map(({ codeId }) => codeId),
      participants: rows.get(theme.id)?.n ?? 0,
      segments: rows.get(theme.id)?.segments ?? 0,
      against: evidence.filter(({ themeId, stance }) => themeId === theme.id && stance === "against").length,
      createdDate: dateOf.get(theme.madeSeq) ?? null,
    });
  }
  return themes;
}

/** The source each memo is about, where it is about one: by its target, or the passage or coding it hangs on. */
async function memoSources(
  store: StudyStore,
  memos: readonly StoredRecord<"memo">[],
  sources: readonly CurrentSource[],
): Promise<Map<Id, Id>> {
  const ofTarget = new Map(
    sources.flatMap(({ source, revision }) => [
      [source.id, source.id],
      [revision.id, source.id],
    ]),
  );
  const found = new Map<Id, Id>();
  for (const memo of memos) {
    if (memo.targetId === null) continue;
    const direct = ofTarget.get(memo.targetId);
    const coding = direct === undefined ? await store.byId("coding", memo.targetId) : null;
    const source = direct ?? (coding === null ? undefined : ofTarget.get(coding.revisionId));
    if (source !== undefined) found.set(memo.id, source);
  }
  return found;
}
