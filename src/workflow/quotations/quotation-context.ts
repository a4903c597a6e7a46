import { groupBy } from "../../core/group-by.js";
import { heldBack, isCounted } from "../../core/held-back.js";
import type { StudyStore } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import type { CurrentSource, SpeakerOf } from "../shared/study-sources.js";
import type { ChosenQuotation } from "./choose-quotations.js";

/** A turn, or the rest of one, beside a quotation. */
export interface BesideQuotation {
  readonly speaker: string;
  readonly text: string;
}

export interface QuotationInContext extends ChosenQuotation {
  readonly before: readonly BesideQuotation[];
  readonly after: readonly BesideQuotation[];
}

/** A quotation in which a participant's name, as transcripts have it, may stand. */
export interface NameInQuotation {
  readonly name: string;
  readonly label: string;
  /** The words about the name. */
  readonly text: string;
}

/** Words of a turn that are shown beside a quotation. Our own rule. */
const mostWords = 80;

/**
 * Quotations with what was said just before and after. Speakers stand there by role or stored label;
 * participants' names are masked by their labels, and people who are not to be quoted are not.
 */
export async function quotationsInContext(
  store: StudyStore,
  quotations: readonly ChosenQuotation[],
  sources: readonly CurrentSource[],
): Promise<{ quotations: QuotationInContext[]; names: NameInQuotation[] }> {
  const masks = namesToMask(sources);
  const found = new Map<ChosenQuotation, QuotationInContext>();
  const texts = new ShownTexts(store, "quoted");
  for (const [revision, own] of groupBy(quotations, (quotation) => quotation.revision)) {
    const source = sources.find((each) => each.revision.id === revision);
    if (source === undefined) continue;
    const text = await texts.of(revision);
    for (const quotation of own)
      found.set(quotation, { ...quotation, ...besides(source, text, quotation, masks) });
  }
  return {
    quotations: quotations.flatMap((quotation) => found.get(quotation) ?? []),
    names: quotations.flatMap((quotation) => masks.find(quotation)),
  };
}

function besides(source: CurrentSource, text: SourceText, { start, end }: ChosenQuotation, masks: Masks) {
  const { columns, count } = source.turns;
  const people = new Map(source.speakers.map((who) => [who.speaker.id, who]));
  const bodies = Array.from({ length: count }, (_, turn) => ({
    turn,
    start: columns.bodyStart[turn] ?? 0,
    end: columns.bodyEnd[turn] ?? 0,
  }));
  const own = bodies.filter((body) => body.start < end && start < body.end);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return { before: [], after: [] };
  const show = (turn: number, from: number, to: number, cut: (words: string) => string) => {
    const words = text.slice({ start: from, end: to }).replace(/\s+/g, " ").trim();
    if (words === "") return [];
    const { speaker, quoted } = who(people.get(columns.speaker[turn] ?? 0));
    return [{ speaker, text: quoted ? cut(masks.hide(words)) : "[not quoted]" }];
  };
  const whole = (turn: number, cut: (words: string) => string) => {
    const body = bodies[turn];
    return body === undefined ? [] : show(turn, body.start, body.end, cut);
  };
  return {
    before: [...whole(first.turn - 1, endOf), ...show(first.turn, first.start, start, endOf)],
    after: [...show(last.turn, end, last.end, beginningOf), ...whole(last.turn + 1, beginningOf)],
  };
}

/** How a speaker is named in a report, and whether their words may stand in it. */
function who(one: SpeakerOf | undefined): { readonly speaker: string; readonly quoted: boolean } {
  if (one === undefined) return { speaker: "Speaker", quoted: false };
  const { speaker, participant } = one;
  if (speaker.role === "interviewer") return { speaker: "Interviewer", quoted: true };
  if (speaker.role !== "participant") return { speaker: "Another speaker", quoted: true };
  if (participant === null) return { speaker: "A participant", quoted: false };
  return {
    speaker: isCounted(participant) ? participant.label : "A participant",
    quoted: heldBack(participant, "quoted") === null,
  };
}

function endOf(text: string): string {
  const words = text.split(" ");
  return words.length <= mostWords ? text : `[...] ${words.slice(-mostWords).join(" ")}`;
}

function beginningOf(text: string): string {
  const words = text.split(" ");
  return words.length <= mostWords ? text : `${words.slice(0, mostWords).join(" ")} [...]`;
}

interface Masks {
  hide(text: string): string;
  find(quotation: ChosenQuotation): NameInQuotation[];
}

/** Names of participants in transcripts that are not their labels; shorter than three letters is not a name. */
function namesToMask(sources: readonly CurrentSource[]): Masks {
  const labels = new Map<string, string>();
  for (const { speakers } of sources)
    for (const { speaker, participant } of speakers) {
      if (participant === null || speaker.role !== "participant") continue;
      for (const name of [speaker.name, ...speaker.aliases])
        if (name !== participant.label && /^\p{Lu}\p{L}{2,}/u.test(name))
          labels.set(name, isCounted(participant) ? participant.label : "name");
    }
  for (const { speakers } of sources)
    for (const { participant } of speakers) if (participant !== null) labels.delete(participant.label);
  if (labels.size === 0) return { hide: (text) => text, find: () => [] };
  const names = [...labels.keys()].sort((a, b) => b.length - a.length).map(literal);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return {
    hide: (text) => text.replace(pattern, (name) => `[${labels.get(name) ?? "name"}]`),
    find: ({ text, label }) =>
      [...text.matchAll(pattern)].map((match) => ({
        name: match[0],
        label,
        text: text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40).trim(),
      })),
  };
}

const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
