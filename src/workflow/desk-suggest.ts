import type { Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import { explain, sharesWord } from "../suggest/explain.js";
import type { Standing } from "../suggest/model.js";
import { engine } from "../suggest/train.js";
import type { DeskSource } from "./desk-source.js";
import type { NamedCode } from "./resolve.js";
import { noteLeft } from "./suggest-left.js";
import { learn, readLesson } from "./suggest-lesson.js";
import { nothingToLearn } from "./suggest-notes.js";
import { recordOffers } from "./suggest-offers.js";
import type { Work } from "./work.js";

/** A code suggested for a passage, as it is shown. */
export interface DeskOffer {
  /** Id of the recorded offer; empty where nothing may be written. */
  readonly offer: string;
  readonly code: Id;
  /** From 1. */
  readonly rank: number;
  /** Null where there is too little data to calibrate. */
  readonly probability: number | null;
  /** Words of the passage that speak for the code, strongest first. */
  readonly words: readonly string[];
  /** A passage coded with it that is most like this one; empty where there is none. */
  readonly quote: string;
}

/** Suggests codes for passages of one source, having learned once. */
export interface DeskSuggester {
  /** Whether anything would be suggested, without showing it to anybody. */
  hasFor(span: Span, has: ReadonlySet<Id>): boolean;
  /** The codes for a passage, best first, but for those it has. What is shown is recorded as offered. */
  show(span: Span, has: ReadonlySet<Id>): Promise<readonly DeskOffer[]>;
  /** Notes that what was shown was passed over. */
  leave(offers: readonly DeskOffer[]): Promise<void>;
}

/** How many codes are suggested for a passage. */
const top = 3;

/** Learns from the study as it stands: the codebook, and codings of the coder named or counted. */
export async function openSuggester(work: Work, desk: DeskSource): Promise<DeskSuggester> {
  const { store } = work;
  const revisionId = desk.revision.id;
  const coder = work.coder === null || work.coder.id === 0 ? undefined : work.coder.name;
  const { lesson, learned } = await store.snapshot(async () => {
    const lesson = await readLesson(work, { unit: "turn", coder, withSuggested: false });
    const able = nothingToLearn(lesson.codes, lesson.training) === null;
    return { lesson, learned: able ? await learn(lesson, work) : null };
  });
  const here = lesson.training.passages.filter(({ source }) => source.revision.id === revisionId);
  /** The passage as the engine reads it: the span's words in the surroundings of their turn. */
  const asked = (span: Span) => {
    const turn = here.find(({ segment }) => segment.span.start <= span.start && span.end <= segment.span.end);
    if (turn === undefined || learned === null) return null;
    const text = desk.text.slice(span);
    return { ...turn.example, text, vector: learned.vectors.of(text) };
  };
  const codeOf = (standing: Standing) => lesson.codes[standing.code] as NamedCode;
  const rank = (span: Span, has: ReadonlySet<Id>): Standing[] => {
    const passage = asked(span);
    if (passage === null || learned === null) return [];
    return learned.model
      .rank(passage)
      .filter((standing) => !has.has(codeOf(standing).id))
      .filter((s) => s.probability !== null || sharesWord(learned.model, passage, s.code))
      .slice(0, top);
  };
  return {
    leave: (offers) =>
      noteLeft(
        work,
        offers.map(({ offer }) => offer),
      ),
    hasFor: (span, has) => rank(span, has).length > 0,
    show: async (span, has) => {
      const passage = asked(span);
      const ranked = rank(span, has);
      const offers = ranked.map((standing, i) => ({
        revisionId,
        start: span.start,
        end: span.end,
        codeId: codeOf(standing).id,
        engine,
        rank: i + 1,
        score: standing.score,
        probability: standing.probability,
      }));
      const coderId = work.coder === null || work.coder.id === 0 ? null : work.coder.id;
      const ids = await recordOffers(work, coderId, offers);
      return ranked.map((standing, i) => {
        const why =
          passage === null || learned === null ? null : explain(learned.model, passage, standing.code);
        const near = why?.neighbours[0];
        const coded = near === undefined ? undefined : learned?.passages[near.example];
        const coding = coded?.codings.get(standing.code);
        return {
          offer: ids?.[i] ?? "",
          code: codeOf(standing).id,
          rank: i + 1,
          probability: standing.probability,
          words: why?.words.slice(0, 5) ?? [],
          quote: coded === undefined || coding === undefined ? "" : coded.quoteOf(coding),
        };
      });
    },
  };
}
