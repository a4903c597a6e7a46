import type { Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import { doubtOf } from "../../suggest/doubt.js";
import type { Passage } from "../../suggest/passage.js";
import { engine } from "../../suggest/train.js";
import type { OpenTranscript } from "../shared/open-transcript.js";
import type { NamedCode } from "../shared/resolve.js";
import { wordsOfSpan } from "../shared/talk-of.js";
import type { Work } from "../shared/work.js";
import { noteLeft } from "../suggest/suggest-left.js";
import { recordOffers } from "../suggest/suggest-offers.js";
import type { StudyPassage } from "../suggest/suggest-training.js";
import { CoderEngine } from "./coder-engine.js";

/** A code suggested for a passage, as it is shown. */
export interface ShownOffer {
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

/** Suggests codes for passages of one source. */
export interface Suggester {
  /** Whether anything was learned yet. */
  readonly ready: boolean;
  /** The first of the passages for which something would be suggested, without showing it to anybody. */
  first(spans: readonly Span[], has: (span: Span) => ReadonlySet<Id>): Promise<Span | null>;
  /** Of the passages that nobody has coded the one whose coding would teach most. */
  mostInstructive(spans: readonly Span[]): Promise<Span | null>;
  /** The codes for a passage, best first, but for those it has. What is shown is recorded as offered. */
  show(span: Span, has: ReadonlySet<Id>): Promise<readonly ShownOffer[]>;
  /** Learns anew in the background where the study changed. Tells whether something new was learned since. */
  refresh(): Promise<boolean>;
  /** Notes that what was shown was passed over. */
  leave(offers: readonly ShownOffer[]): Promise<void>;
  close(): Promise<void>;
}

/** How many codes are suggested for a passage. */
const top = 3;
/** A passage may hold some codes already. */
const most = 24;

/**
 * Learns from the study as it stands: the codebook, and codings of the coder named or counted.
 * @param background learn in a thread of its own and return at once; else when it has learned
 */
export async function openSuggester(
  work: Work,
  transcript: OpenTranscript,
  background: boolean,
): Promise<Suggester> {
  const coderEngine = await CoderEngine.open(work, background);
  const { done } = await coderEngine.refresh();
  if (!background) await done;
  const rank = (spans: readonly Span[], has: Has) => rankPassages(coderEngine, transcript, spans, has);
  return {
    get ready() {
      return coderEngine.trained !== null;
    },
    first: async (spans, has) => (await rank(spans, has)).find(({ open }) => open.length > 0)?.span ?? null,
    mostInstructive: async (spans) => mostDoubtful(await rank(spans, () => new Set())),
    refresh: async () => {
      await coderEngine.refresh();
      return coderEngine.renewed();
    },
    close: () => coderEngine.close(),
    leave: (offers) =>
      noteLeft(
        work,
        offers.map(({ offer }) => offer),
      ),
    show: async (span, has) => {
      const [ranked] = await rank([span], () => has);
      return ranked === undefined ? [] : showOffers(work, coderEngine, transcript.revision.id, ranked);
    },
  };
}

/** The codes that a passage has. */
type Has = (span: Span) => ReadonlySet<Id>;
type Ranked = Awaited<ReturnType<typeof rankPassages>>[number];

/** The passages that the engine knows, each with all codes as they rank and with those open to be suggested. */
async function rankPassages(
  coderEngine: CoderEngine,
  transcript: OpenTranscript,
  spans: readonly Span[],
  has: Has,
) {
  const { trained } = coderEngine;
  if (!trained?.able) return [];
  const here = trained.data.training.passages.filter(
    ({ source }) => source.revision.id === transcript.revision.id,
  );
  const found = spans.flatMap((span) => {
    const passage = passageOf(transcript, span, here);
    return passage === null ? [] : [{ span, passage }];
  });
  const ranked = await coderEngine.rank(
    found.map(({ passage }) => passage),
    most,
  );
  // The codes may have changed while the engine was asked.
  if (coderEngine.trained !== trained) return [];
  return found.map(({ span, passage }, i) => {
    const all = (ranked[i] ?? []).map((standing) => ({
      ...standing,
      known: trained.data.codes[standing.code] as NamedCode,
    }));
    const own = has(span);
    const open = all.filter(
      ({ known, probability, shares }) => !own.has(known.id) && (probability !== null || shares),
    );
    return { span, passage, trained, all, open: open.slice(0, top) };
  });
}

/** The passage as the engine reads it: the span's words in the surroundings of their turn. */
function passageOf(transcript: OpenTranscript, span: Span, here: readonly StudyPassage[]): Passage | null {
  const turn = here.find(({ segment }) => segment.span.start <= span.start && span.end <= segment.span.end);
  return turn === undefined ? null : { ...turn.example, text: wordsOfSpan(transcript, span) };
}

function mostDoubtful(ranked: readonly Ranked[]): Span | null {
  let best: { span: Span; doubt: number } | null = null;
  for (const { span, all } of ranked) {
    const doubt = doubtOf(all);
    if (all.length > 0 && doubt > (best?.doubt ?? Number.NEGATIVE_INFINITY)) best = { span, doubt };
  }
  return best?.span ?? null;
}

/** Records what is shown of a passage as offered, and says why each code is. */
async function showOffers(
  work: Work,
  coderEngine: CoderEngine,
  revisionId: Id,
  { span, open, passage, trained }: Ranked,
): Promise<ShownOffer[]> {
  const offers = open.map(({ known, score, probability }, i) => ({
    revisionId,
    start: span.start,
    end: span.end,
    codeId: known.id,
    engine,
    rank: i + 1,
    score,
    probability,
  }));
  const coderId = work.coder === null || work.coder.id === 0 ? null : work.coder.id;
  const ids = await recordOffers(work, coderId, offers);
  const why = await Promise.all(open.map(({ code }) => coderEngine.explain(passage, code)));
  return open.map(({ known, code, probability }, i) => {
    const near = trained.passages[why[i]?.neighbours[0]?.example ?? -1];
    const coding = near?.codings.get(code);
    return {
      offer: ids?.[i] ?? "",
      code: known.id,
      rank: i + 1,
      probability,
      words: why[i]?.words.slice(0, 5) ?? [],
      quote: near === undefined || coding === undefined ? "" : near.quoteOf(coding),
    };
  });
}
