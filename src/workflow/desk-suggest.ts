import type { Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import { CodeRanker, engine } from "../suggest/rank.js";
import { countedCoders } from "./counted-coders.js";
import type { DeskSource } from "./desk-source.js";
import { withPaths } from "./resolve.js";
import { currentSources } from "./study-sources.js";
import { recordOffers } from "./suggest-offers.js";
import { spokenTurns, Texts } from "./suggest-spoken.js";
import { trainingOf } from "./suggest-training.js";
import type { Work } from "./work.js";

/** A code suggested for a passage, as it is shown. */
export interface DeskOffer {
  /** Id of the recorded offer; empty where nothing may be written. */
  readonly offer: string;
  readonly code: Id;
  /** From 1. */
  readonly rank: number;
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

/** Learns from the study as it stands: the codebook, and codings of the coder named or counted. */
export async function openSuggester(work: Work, desk: DeskSource): Promise<DeskSuggester> {
  const { store } = work;
  const revisionId = desk.revision.id;
  const ranker = await store.snapshot(async () => {
    const active = withPaths<"code">(await store.current("code")).filter(({ status }) => status === "active");
    const counted = await countedCoders(store, undefined);
    const coders = new Set(work.coder === null || work.coder.id === 0 ? counted.ids : [work.coder.id]);
    const from = { sources: await currentSources(store), texts: new Texts(store) };
    const codings = await store.codingColumns();
    const training = await trainingOf(codings, from, coders, new Set(active.map(({ id }) => id)));
    return { active, ranker: new CodeRanker(active, training.passages) };
  });
  const spoken = spokenTurns(desk).map(({ body }) => body);
  const said = (span: Span) => spoken.some(({ start, end }) => start <= span.start && span.end <= end);
  const rank = (span: Span, has: ReadonlySet<Id>) => {
    if (ranker.ranker.vocabulary === 0 || !said(span)) return [];
    const among = new Set(ranker.active.flatMap(({ id }) => (has.has(id) ? [] : [id])));
    return ranker.ranker.rank(desk.text.slice(span), { top, among });
  };
  return {
    hasFor: (span, has) => rank(span, has).length > 0,
    show: async (span, has) => {
      const ranked = rank(span, has);
      const offers = ranked.map(({ code, rank: place, score }) => ({
        revisionId,
        start: span.start,
        end: span.end,
        codeId: code,
        engine,
        rank: place,
        score,
      }));
      const coderId = work.coder === null || work.coder.id === 0 ? null : work.coder.id;
      const ids = await recordOffers(work, coderId, offers);
      return ranked.map(({ code, rank: place, why }, i) => ({
        offer: ids?.[i] ?? "",
        code,
        rank: place,
        words: why.words.slice(0, 5),
        quote: why.neighbours[0]?.quote ?? "",
      }));
    },
  };
}
