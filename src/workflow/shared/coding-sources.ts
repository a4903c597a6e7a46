import type { Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { StudyStore, TextKey } from "../../store/port.js";
import { passageWords, type Talk } from "../../text/passage-words.js";
import { QuoteFinder } from "../../text/quote-match.js";
import type { SourceText } from "../../text/source-text.js";
import { shownName } from "./shown/shown-name.js";
import { ShownTexts, wholeText } from "./shown/shown-text.js";
import type { CurrentSource, SpeakerOf } from "./study-sources.js";
import { talkOf } from "./talk-of.js";

/** A source with its text at hand, for finding and checking passages. */
export interface OpenSource extends CurrentSource {
  /** What may be shown of its text. */
  readonly text: SourceText;
  /** All of it, for digests of quotations and for finding what somebody quotes. */
  readonly whole: SourceText;
  readonly finder: QuoteFinder;
  readonly bodies: readonly Span[];
  readonly talk: Talk;
}

/** Opens sources, reading each text once. */
export class SourceOpener {
  readonly #store: StudyStore;
  readonly #open = new Map<Id, OpenSource>();
  readonly #keys = new Map<Id, TextKey>();
  readonly #texts: ShownTexts;

  constructor(store: StudyStore) {
    this.#store = store;
    this.#texts = new ShownTexts(store);
  }

  async open(current: CurrentSource): Promise<OpenSource> {
    const { id } = current.revision;
    let source = this.#open.get(id);
    if (source === undefined) {
      const whole = await wholeText(this.#store, id);
      const text = await this.#texts.shown(id, whole);
      const { bodyStart, bodyEnd } = current.turns.columns;
      const bodies = bodyStart.map((start, turn) => ({ start, end: bodyEnd[turn] ?? start }));
      const talk = talkOf(current);
      const finder = new QuoteFinder(whole, bodies, talk.participant);
      source = { ...current, text, whole, bodies, talk, finder };
      this.#open.set(id, source);
    }
    return source;
  }

  /** The key that digests quotations of a revision's text. */
  async key(revisionId: Id): Promise<TextKey> {
    let key = this.#keys.get(revisionId);
    if (key === undefined) {
      key = await this.#store.textKey(revisionId);
      this.#keys.set(revisionId, key);
    }
    return key;
  }
}

/** Indexes of the turns whose bodies a span touches. */
export function turnsTouchedBy({ turns }: CurrentSource, span: Span): number[] {
  return touched(turns.columns.bodyStart, turns.columns.bodyEnd, span);
}

/** Whether a span begins or ends in the head of a turn (who speaks, and when); heads between its turns do not count. */
export function touchesHead(source: CurrentSource, span: Span): boolean {
  const { headStart, headEnd } = source.turns.columns;
  const turns = turnsTouchedBy(source, span);
  return touched(headStart, headEnd, span).some(
    (turn) => turn <= (turns[0] ?? turn) || turn > (turns.at(-1) ?? -1),
  );
}

/** Places of the stretches (in order, not overlapping) that share a code point with a span. */
function touched(starts: readonly number[], ends: readonly number[], span: Span): number[] {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > span.start) high = middle;
    else low = middle + 1;
  }
  const found: number[] = [];
  for (let i = low; i < ends.length && starts[i]! < span.end; i++) if (starts[i]! < ends[i]!) found.push(i);
  return found;
}

/** Who speaks in turns, each once, in order of speaking. */
export function speakersOf(source: CurrentSource, turns: readonly number[]): SpeakerOf[] {
  const ids = new Set(turns.map((turn) => source.turns.columns.speaker[turn]));
  return [...ids].flatMap((id) => source.speakers.find(({ speaker }) => speaker.id === id) ?? []);
}

/** The name by which people know who speaks in a turn; null where nobody is named. */
export function speakerOfTurn(source: CurrentSource, turn: number): string | null {
  const [speaker] = speakersOf(source, [turn]);
  return (speaker && shownName(speaker)) || null;
}

/** The words of a passage, by the one rule for passages over several turns. */
export const wordsOf = ({ text, talk }: OpenSource, span: Span): string => passageWords(text, talk, span);
