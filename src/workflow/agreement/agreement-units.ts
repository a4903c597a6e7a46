import type { Unit } from "../../analysis/agreement/units.js";
import { codingRows } from "../../analysis/coding-rows.js";
import { selectSources } from "../../analysis/selection.js";
import { dataError, usageError } from "../../core/errors.js";
import { isCounted } from "../../core/held-back.js";
import { intersection, overlaps, type Span } from "../../core/span.js";
import type { StudyStore } from "../../store/port.js";
import { sentenceSpans } from "../../text/sentences.js";
import { codersNamed } from "../shared/coders.js";
import { wholeText } from "../shared/shown/shown-text.js";
import { loadSpoken } from "../shared/study-columns.js";
import type { CurrentSource } from "../shared/study-sources.js";

export const unitKinds = ["turn", "sentence", "question", "given", "codepoint"] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface UnitWords {
  readonly kind: UnitKind;
  /** Turns of interviewers and others as well. */
  readonly everybody: boolean;
  /** The coder whose passages are the given segments. */
  readonly givenBy?: string | undefined;
}

/** A unit with the turn in which it begins, from 1. */
export interface StudyUnit extends Unit {
  readonly turn: number;
}

/** The bodies that count: participants' with something said in them; never those of people who withdrew. */
export function countedBodies(source: CurrentSource, everybody: boolean): { turn: number; span: Span }[] {
  const talking = new Set(
    source.speakers.flatMap(({ speaker, participant }) =>
      speaker.role === "participant"
        ? participant === null || isCounted(participant)
          ? speaker.id
          : []
        : everybody
          ? speaker.id
          : [],
    ),
  );
  const { speaker, bodyStart, bodyEnd } = source.turns.columns;
  return speaker.flatMap((id, turn) => {
    const span = { start: bodyStart[turn] ?? 0, end: bodyEnd[turn] ?? 0 };
    return talking.has(id) && span.start < span.end ? [{ turn: turn + 1, span }] : [];
  });
}

/** The units of the sources, in their order. Code points have none here: they are counted in stretches. */
export async function unitsOf(
  store: StudyStore,
  sources: readonly CurrentSource[],
  words: UnitWords,
): Promise<StudyUnit[]> {
  if (words.kind === "given") return givenUnits(store, sources, words);
  const units: StudyUnit[] = [];
  for (const [place, source] of sources.entries()) {
    const bodies = countedBodies(source, words.everybody);
    if (words.kind === "sentence") units.push(...(await sentences(store, place, source, bodies)));
    else if (words.kind === "question") units.push(...answers(place, source, bodies));
    else for (const { turn, span } of bodies) units.push({ source: place, turn, spans: [span] });
  }
  if (units.length === 0)
    throw words.kind === "question"
      ? dataError(
          "no-questions",
          "No turn in these sources is marked as the answer to a question of the guide.",
          "Choose another unit: --unit turn or --unit sentence.",
        )
      : dataError("no-units", "No participant says anything in these sources.");
  return units;
}

async function sentences(
  store: StudyStore,
  place: number,
  { revision }: CurrentSource,
  bodies: readonly { turn: number; span: Span }[],
): Promise<StudyUnit[]> {
  const text = await wholeText(store, revision.id);
  return bodies.flatMap(({ turn, span }) =>
    sentenceSpans(text.slice(span), revision.language).map(({ start, end }) => ({
      source: place,
      turn,
      spans: [{ start: span.start + start, end: span.start + end }],
    })),
  );
}

/** All that participants say to one question in one source. */
function answers(
  place: number,
  { turns }: CurrentSource,
  bodies: readonly { turn: number; span: Span }[],
): StudyUnit[] {
  const byQuestion = new Map<number, { source: number; turn: number; spans: Span[] }>();
  for (const { turn, span } of bodies) {
    const question = turns.columns.question[turn - 1] ?? 0;
    if (question === 0) continue;
    const unit = byQuestion.get(question) ?? { source: place, turn, spans: [] };
    unit.spans.push(span);
    byQuestion.set(question, unit);
  }
  return [...byQuestion.values()];
}

/** The passages that one coder marked beforehand, whatever the codes. */
async function givenUnits(
  store: StudyStore,
  sources: readonly CurrentSource[],
  { givenBy }: UnitWords,
): Promise<StudyUnit[]> {
  if (givenBy === undefined)
    throw usageError(
      "no-segments",
      "Whose passages define the given segments?",
      "Name the coder who marked them with --given-by NAME.",
    );
  const [coder] = await codersNamed(store, [givenBy]);
  const columns = await store.codingColumns({ coderId: coder?.id ?? 0 });
  const rows = [...codingRows(columns, selectSources(await loadSpoken(store)))];
  const units: StudyUnit[] = [];
  for (const [place, source] of sources.entries()) {
    const spans = new Map<string, Span>();
    for (const { at } of rows)
      if (columns.revision[at] === source.revision.id) {
        const span = { start: columns.start[at]!, end: columns.end[at]! };
        spans.set(`${span.start} ${span.end}`, span);
      }
    const ordered = [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
    const bad = ordered.findIndex((span, i) => i > 0 && overlaps(ordered[i - 1]!, span));
    if (bad > 0)
      throw dataError(
        "segments-overlap",
        `Given segments of "${source.source.name}" overlap at ${ordered[bad]?.start}; a passage can be only one unit.`,
      );
    const { bodyStart, bodyEnd } = source.turns.columns;
    for (const span of ordered) {
      const turn = bodyStart.findIndex(
        (start, i) => intersection(span, { start, end: bodyEnd[i] ?? start }) !== null,
      );
      units.push({ source: place, turn: turn + 1, spans: [span] });
    }
  }
  if (units.length === 0)
    throw dataError("no-segments", `${coder?.name} has marked no passage in these sources.`);
  return units;
}
