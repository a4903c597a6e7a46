import { type CountingInput, turnsTouched } from "../analysis/study-columns.js";
import { codingFlags } from "../core/columns.js";
import type { Id, Kept } from "../core/records.js";
import type { StudyStore } from "../store/port.js";
import { SourceText } from "../text/source-text.js";
import { countWords } from "../text/words.js";

/** A passage chosen to speak for a theme in the report. */
export interface ChosenQuotation {
  readonly coding: Id;
  readonly theme: Id;
  readonly participant: Id;
  readonly label: string;
  readonly source: Id;
  readonly sourceName: string;
  /** Turn, from 1. */
  readonly turn: number;
  readonly text: string;
  /** A key quotation, marked by the researcher; otherwise chosen by rule. */
  readonly key: boolean;
  readonly stance: "for" | "against";
}

/** Quotations a theme gets where fewer are marked as key. Our own rule: enough to show more than one voice. */
const wanted = 3;
/** Lengths, in words, that read well as a quotation. Our own rule. */
const comfortable = { least: 8, most: 80 };

interface Candidate extends Omit<ChosenQuotation, "theme" | "stance"> {
  readonly words: number;
  readonly place: string;
}

/**
 * The quotations of each theme: the researcher's key quotations first, all of them; then, up to
 * three, passages of other participants that read well. A passage serves one theme where it can.
 * Participants who did not consent to being quoted, and withdrawn ones, are never quoted.
 */
export async function chooseQuotations(
  store: StudyStore,
  input: CountingInput,
  coders: readonly Id[],
): Promise<ChosenQuotation[]> {
  const quotable = new Map(
    (await store.current("participant"))
      .filter((p) => p.status === "active" && (p.consent.length === 0 || p.consent.includes("quote")))
      .map((p) => [p.id, p]),
  );
  const against = new Map(
    (await store.current("theme_evidence"))
      .filter(({ stance }) => stance === "against")
      .map((evidence) => [`${evidence.themeId} ${evidence.codingId}`, true]),
  );
  const candidates = await readCandidates(store, input, new Set(coders), quotable);
  const used = new Set<string>();
  const told = new Map<Id, number>();
  const chosen: ChosenQuotation[] = [];
  for (const theme of input.themes) {
    const codes = new Set(theme.codeIds);
    const own = dedupe(
      candidates.filter(({ coding }) => codes.has(coding.code)).map(({ candidate }) => candidate),
    );
    const picked = pick(own, used, told);
    for (const { words: _words, place, ...quotation } of picked) {
      used.add(place);
      chosen.push({
        ...quotation,
        theme: theme.id,
        stance: against.has(`${theme.id} ${quotation.coding}`) ? "against" : "for",
      });
    }
  }
  return chosen;
}

/** `told` counts the quotations each participant has had so far, so that no voice drowns the others. */
function pick(own: readonly Candidate[], used: ReadonlySet<string>, told: Map<Id, number>): Candidate[] {
  const fresh = own.filter(({ place }) => !used.has(place));
  const picked = fresh.filter(({ key }) => key);
  const voices = new Set(picked.map(({ participant }) => participant));
  const rest = fresh
    .filter((c) => !c.key && c.words >= comfortable.least && c.words <= comfortable.most)
    .sort(
      (a, b) =>
        (told.get(a.participant) ?? 0) - (told.get(b.participant) ?? 0) ||
        b.words - a.words ||
        (a.place < b.place ? -1 : 1),
    );
  for (const candidate of rest) {
    if (picked.length >= wanted) break;
    if (voices.has(candidate.participant)) continue;
    voices.add(candidate.participant);
    picked.push(candidate);
  }
  // Rather a short, a long or a used passage than a theme without a voice.
  const last = fresh[0] ?? own[0];
  if (picked.length === 0 && last !== undefined) picked.push(last);
  for (const { participant } of picked) told.set(participant, (told.get(participant) ?? 0) + 1);
  return picked;
}

function dedupe(candidates: readonly Candidate[]): Candidate[] {
  const byPlace = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const other = byPlace.get(candidate.place);
    if (other === undefined || (candidate.key && !other.key)) byPlace.set(candidate.place, candidate);
  }
  return [...byPlace.values()];
}

/** Every counted coding of a coded theme as a quotation of the first participant it touches. */
async function readCandidates(
  store: StudyStore,
  input: CountingInput,
  coders: ReadonlySet<Id>,
  quotable: ReadonlyMap<Id, Kept<"participant">>,
) {
  const { codings } = input;
  const inThemes = new Set(input.themes.flatMap(({ codeIds }) => codeIds));
  const sources = new Map(input.sources.map((source) => [source.revision, source]));
  const found: { candidate: Candidate; coding: { code: Id } }[] = [];
  let open: { readonly revision: Id; readonly text: SourceText } | undefined;
  for (let i = 0; i < codings.count; i++) {
    const revision = codings.revision[i] as number;
    const source = sources.get(revision);
    const flags = codings.flags[i] as number;
    const isKey = (flags & codingFlags.key) !== 0;
    if (source === undefined || flags & codingFlags.proposed || !inThemes.has(codings.code[i] as number))
      continue;
    if (!isKey && !coders.has(codings.coder[i] as number)) continue;
    const span = { start: codings.start[i] as number, end: codings.end[i] as number };
    const turn = [...turnsTouched(source, span)].find((t) => quotable.has(source.participant[t] as number));
    if (turn === undefined) continue;
    if (open === undefined || open.revision !== revision)
      open = { revision, text: new SourceText(await store.text(revision)) };
    const start = Math.max(span.start, source.bodyStart[turn] as number);
    const end = Math.min(span.end, source.bodyEnd[turn] as number);
    const text = open.text.slice({ start, end }).replace(/\s+/g, " ").trim();
    const participant = source.participant[turn] as number;
    found.push({
      coding: { code: codings.code[i] as number },
      candidate: {
        coding: codings.id[i] as number,
        participant,
        label: quotable.get(participant)?.label ?? "",
        source: source.source,
        sourceName: source.name,
        turn: turn + 1,
        text,
        key: isKey,
        words: countWords(text),
        place: `${String(revision).padStart(9, "0")} ${String(start).padStart(9, "0")} ${end}`,
      },
    });
  }
  return found;
}
