import type { Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import { explain, sharesWord } from "../suggest/explain.js";
import { engine } from "../suggest/train.js";
import type { DeskSource } from "./desk-source.js";
import type { NamedCode } from "./resolve.js";
import { learn, readLesson } from "./suggest-lesson.js";
import { nothingToLearn } from "./suggest-notes.js";
import { recordOffers } from "./suggest-offers.js";
import { spokenTurns } from "./suggest-spoken.js";
import type { Work } from "./work.js";

/** A code suggested for a passage, as it is shown. */
export interface DeskOffer {
  /** Id of the recorded offer; empty where nothing may be written. */
  readonly offer: string;
  readonly code: Id;
  /** From 1. */
  readonly rank: number;
  /** Null until there is enough data to calibrate. */
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
}

/** How many codes are suggested for a passage. */
const top = 3;
/** Less probable codes are not worth a glance while reading. */
const least = 0.1;

/** Learns from the study as it stands: the codebook, and codings of the coder named or counted. */
export async function openSuggester(work: Work, desk: DeskSource): Promise<DeskSuggester> {
  const { store } = work;
  const coderId = work.coder === null || work.coder.id === 0 ? null : work.coder.id;
  const coder = coderId === null ? undefined : work.coder?.name;
  const { lesson, learned } = await store.snapshot(async () => {
    const read = await readLesson(work, { unit: "sentence", coder, withSuggested: false });
    const lacking = nothingToLearn(read.codes, read.training);
    return { lesson: read, learned: lacking === null ? await learn(read, work) : null };
  });
  const spoken = spokenTurns(desk).map(({ body }) => body);
  const said = (span: Span) => spoken.some(({ start, end }) => start <= span.start && span.end <= end);
  const idOf = (code: number) => (lesson.codes[code] as NamedCode).id;
  const rank = (span: Span, has: ReadonlySet<Id>) => {
    if (learned === null || !said(span)) return [];
    const text = desk.text.slice(span);
    const passage = { text, question: null, vector: learned.vectors.of(text) };
    return learned.model
      .rank(passage)
      .filter(
        ({ code, probability }) =>
          !has.has(idOf(code)) &&
          (probability === null ? sharesWord(learned.model, passage, code) : probability >= least),
      )
      .slice(0, top)
      .map((standing) => ({ ...standing, passage, model: learned.model, passages: learned.passages }));
  };
  return {
    hasFor: (span, has) => rank(span, has).length > 0,
    show: async (span, has) => {
      const ranked = rank(span, has);
      const offers = ranked.map(({ code, score, probability }, i) => ({
        revisionId: desk.revision.id,
        start: span.start,
        end: span.end,
        codeId: idOf(code),
        engine,
        rank: i + 1,
        score,
        probability,
      }));
      const ids = await recordOffers(work, coderId, offers);
      return ranked.map(({ code, probability, model, passage, passages }, i) => {
        const { words, neighbours } = explain(model, passage, code);
        const near = passages[neighbours[0]?.example ?? -1];
        const coding = near?.codings.get(code);
        return {
          offer: ids?.[i] ?? "",
          code: idOf(code),
          rank: i + 1,
          probability,
          words: words.slice(0, 5),
          quote: near === undefined || coding === undefined ? "" : near.quoteOf(coding),
        };
      });
    },
  };
}
