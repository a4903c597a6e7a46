import { type CountingInput, type StudyTheme, turnsTouched } from "../../analysis/study-columns.js";
import { codingFlags, type SourceColumns } from "../../core/columns.js";
import { groupBy } from "../../core/group-by.js";
import { heldBack } from "../../core/held-back.js";
import type { Id, StoredRecord } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { StudyStore } from "../../store/port.js";
import { joinedWords, passageParts } from "../../text/passage-words.js";
import type { SourceText } from "../../text/source-text.js";
import { countWords } from "../../text/words.js";
import { ShownTexts } from "../shared/shown/shown-text.js";

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
  /** Codes of the theme that the passage has. */
  readonly codes: readonly Id[];
  readonly revision: Id;
  /** Where the words stand, in code points: from the first to the last of them. */
  readonly start: number;
  readonly end: number;
}

/** Quotations a theme gets where fewer are marked as key. Our own rule: enough to show more than one voice. */
const wanted = 3;
/** Lengths, in words, that read well as a quotation. Our own rule. */
const comfortable = { least: 8, most: 80 };

/** A passage that could be quoted. */
export interface Candidate extends Omit<ChosenQuotation, "theme" | "stance" | "codes"> {
  readonly words: number;
  /** Names the passage, and sorts by source and position. */
  readonly place: string;
}

/** A passage that could be quoted for a theme, with every coding that brings it there. */
export interface ThemeCandidate extends Candidate {
  readonly codings: readonly Id[];
  readonly codes: readonly Id[];
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
  const used = new Set<string>();
  const timesQuoted = new Map<Id, number>();
  const chosen: ChosenQuotation[] = [];
  const stances = await themeStances(store);
  const candidates = await candidatesOf(store, input, coders);
  for (const theme of input.themes) {
    const stanceOf = ({ codings }: ThemeCandidate) =>
      codings.map((id) => stances.get(`${theme.id} ${id}`)).find((stance) => stance !== undefined);
    const picked = pick(candidates(theme), { used, chosen, timesQuoted }, stanceOf);
    for (const candidate of picked) {
      const { words: _words, place, codings: _codings, ...quotation } = candidate;
      used.add(place);
      chosen.push({ ...quotation, theme: theme.id, stance: stanceOf(candidate) ?? "for" });
    }
  }
  return chosen;
}

/** Which passages speak for or against which theme, by "theme coding". */
export async function themeStances(store: StudyStore): Promise<ReadonlyMap<string, "for" | "against">> {
  const evidence = await store.current("theme_evidence");
  return new Map(evidence.map(({ themeId, codingId, stance }) => [`${themeId} ${codingId}`, stance]));
}

/** Reads once what could be quoted; gives for a theme its passages, each once, without what is set aside for it. */
export async function candidatesOf(
  store: StudyStore,
  input: CountingInput,
  coders: readonly Id[],
): Promise<(theme: StudyTheme) => readonly ThemeCandidate[]> {
  const quotable = new Map(
    (await store.current("participant"))
      .filter((person) => heldBack(person, "quoted") === null)
      .map((p) => [p.id, p]),
  );
  const found = groupBy(await readCandidates(store, input, new Set(coders), quotable), ({ code }) => code);
  const stances = await themeStances(store);
  return (theme) => {
    const own = theme.codeIds.flatMap((code) => found.get(code) ?? []).sort((a, b) => a.order - b.order);
    const decision = ({ candidate }: FoundCandidate) => theme.decided?.get(candidate.coding);
    const aside = own.filter((one) => decision(one) === "set-aside");
    if (aside.length === 0) return dedupe(own);
    // Words of what is set aside are not quoted by way of another coding either, unless that one was accepted. What
    // somebody noted as speaking against the theme is quoted as that.
    const isAside = (one: FoundCandidate) =>
      stances.get(`${theme.id} ${one.candidate.coding}`) !== "against" &&
      (decision(one) === "set-aside" ||
        (decision(one) !== "accepted" && aside.some((other) => holds(other.candidate, one.candidate))));
    return dedupe(own.filter((one) => !isAside(one)));
  };
}

/** What other themes have been given so far. */
interface Picks {
  readonly used: ReadonlySet<string>;
  readonly chosen: readonly ChosenQuotation[];
  readonly timesQuoted: Map<Id, number>;
}

/** `told` counts the quotations each participant has had so far, so that no voice drowns the others. */
function pick(
  own: readonly ThemeCandidate[],
  { used, chosen, timesQuoted }: Picks,
  stanceOf: (candidate: ThemeCandidate) => "for" | "against" | undefined,
): ThemeCandidate[] {
  const fresh = own.filter(({ place }) => !used.has(place));
  const keys = fresh.filter(({ key }) => key);
  // What stands whole inside another key quotation of the theme is said with it.
  const picked = keys.filter((one) => !keys.some((other) => other !== one && holds(other, one)));
  const voices = new Set(picked.map(({ participant }) => participant));
  const rest = fresh
    .filter((c) => !c.key && c.words >= comfortable.least && c.words <= comfortable.most)
    .filter((c) => stanceOf(c) !== "against" && !chosen.some((other) => overlap(other, c)))
    .sort(
      (a, b) =>
        Number(stanceOf(b) === "for") - Number(stanceOf(a) === "for") ||
        (timesQuoted.get(a.participant) ?? 0) - (timesQuoted.get(b.participant) ?? 0) ||
        b.words - a.words ||
        (a.place < b.place ? -1 : 1),
    );
  for (const candidate of rest) {
    if (picked.length >= wanted) break;
    if (voices.has(candidate.participant) || picked.some((other) => overlap(other, candidate))) continue;
    voices.add(candidate.participant);
    picked.push(candidate);
  }
  // What speaks against a theme is always shown with it.
  const contrary = fresh.filter(
    (c) => !c.key && stanceOf(c) === "against" && !picked.some((other) => overlap(other, c)),
  );
  picked.push(...contrary.slice(0, wanted));
  // Rather a short, a long or a used passage than a theme without a voice.
  const last = fresh[0] ?? own[0];
  if (picked.length === 0 && last !== undefined) picked.push(last);
  for (const { participant } of picked) timesQuoted.set(participant, (timesQuoted.get(participant) ?? 0) + 1);
  return picked;
}

/** Whether two passages share words. */
export const overlap = (a: Passage, b: Passage) =>
  a.revision === b.revision && a.start < b.end && b.start < a.end;

const holds = (whole: Passage, part: Passage) =>
  whole.revision === part.revision && whole.start <= part.start && part.end <= whole.end;

type Passage = Pick<ChosenQuotation, "revision" | "start" | "end">;

function dedupe(found: readonly FoundCandidate[]): ThemeCandidate[] {
  return [...groupBy(found, ({ candidate }) => candidate.place).values()].flatMap((same) => {
    const best = same.find(({ candidate }) => candidate.key) ?? same[0];
    if (best === undefined) return [];
    return [
      {
        ...best.candidate,
        codings: same.map(({ candidate }) => candidate.coding),
        codes: [...new Set(same.map(({ code }) => code))],
      },
    ];
  });
}

interface FoundCandidate {
  readonly code: Id;
  /** Place among all candidates. */
  readonly order: number;
  readonly candidate: Candidate;
}

/** Every counted coding of a coded theme as a quotation of the first participant it touches. */
async function readCandidates(
  store: StudyStore,
  input: CountingInput,
  coders: ReadonlySet<Id>,
  quotable: ReadonlyMap<Id, StoredRecord<"participant">>,
): Promise<FoundCandidate[]> {
  const { codings } = input;
  const inThemes = new Set(input.themes.flatMap(({ codeIds }) => codeIds));
  const sources = new Map(input.sources.map((source) => [source.revision, source]));
  const found: FoundCandidate[] = [];
  const texts = new ShownTexts(store, "quoted");
  let open: { readonly revision: Id; readonly text: SourceText } | undefined;
  for (let i = 0; i < codings.count; i++) {
    const revision = codings.revision[i]!;
    const code = codings.code[i]!;
    const source = sources.get(revision);
    const flags = codings.flags[i]!;
    const isKey = (flags & codingFlags.key) !== 0;
    if (source === undefined || flags & codingFlags.proposed || !inThemes.has(code)) continue;
    if (!isKey && !coders.has(codings.coder[i]!)) continue;
    const span = { start: codings.start[i]!, end: codings.end[i]! };
    const first = [...turnsTouched(source, span)].find((t) => quotable.has(source.participant[t]!));
    if (first === undefined) continue;
    if (open === undefined || open.revision !== revision) open = { revision, text: await texts.of(revision) };
    const participant = source.participant[first]!;
    const words = saidBy(source, open.text, span, participant);
    found.push({
      code,
      order: found.length,
      candidate: {
        coding: codings.id[i]!,
        participant,
        label: quotable.get(participant)?.label ?? "",
        source: source.source,
        sourceName: source.name,
        turn: first + 1,
        text: words.text,
        key: isKey,
        words: countWords(words.text),
        revision,
        start: words.start,
        end: words.end,
        place: `${String(revision).padStart(9, "0")} ${String(words.start).padStart(9, "0")} ${words.end}`,
      },
    });
  }
  return found;
}

/** The words of a passage that one person says. */
function saidBy(
  source: SourceColumns,
  text: SourceText,
  span: Span,
  participant: Id,
): Span & { readonly text: string } {
  const own = passageParts(source, span).filter(
    (part) => source.participant[part.turn] === participant && text.slice(part).trim() !== "",
  );
  const words = joinedWords(text, source, own).replace(/\s+/g, " ");
  return { text: words, start: own[0]?.start ?? span.start, end: own.at(-1)?.end ?? span.end };
}
