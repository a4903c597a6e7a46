import type { Message } from "../../core/message.js";
import type { SpeakerRole } from "../../core/transcript.js";
import { hint, shown } from "../messages.js";
import type { Head, HeadStyle } from "./head.js";
import { statedRole } from "./roles.js";

interface Tally {
  count: number;
  opening: number;
  strong: number;
  readonly styles: Set<HeadStyle>;
  readonly first: Head;
}

/** The heads that begin turns, and hints about lines that look like heads but were read as speech. */
export interface ChosenHeads {
  readonly heads: readonly Head[];
  readonly messages: readonly Message[];
}

/**
 * Tells heads from speech that looks like one (`Note:`, `He said:`, list items). A name that states a
 * role counts at once; any other must occur twice, or be stamped or bold as others are, or be the full
 * name to which initials belong. The style that most heads use decides about the rest.
 */
export function chooseHeads(candidates: readonly Head[]): ChosenHeads {
  const tallies = tally(candidates);
  const keys = new Set<string>();
  const strong = candidates.filter((head) => head.strong).length;
  for (const [key, entry] of tallies) if (speaks(entry, strong)) keys.add(key);
  addShortTalk(keys, tallies);
  dropListLetters(keys, tallies);
  for (const [key, entry] of tallies) {
    const initials = initialsOf(entry.first.name);
    if (initials !== null && tallies.get(initials)?.styles.has("colon") && opensAlone(entry))
      keys.add(initials);
    if (!keys.has(key) && introducesInitials(entry, keys)) keys.add(key);
  }

  const accepted = candidates.filter((head) => keys.has(head.key));
  const style = commonest(accepted);
  const spaced = accepted.filter((head) => head.opens).length >= accepted.length * 0.9;
  const trusted = new Set<string>();
  for (const head of accepted) if (head.style === style && (head.opens || !spaced)) trusted.add(head.key);
  const heads = accepted.filter((head) => fits(head, style, spaced, trusted));
  return { heads, messages: doubtful(tallies, keys, style) };
}

function tally(candidates: readonly Head[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const head of candidates) {
    let entry = tallies.get(head.key);
    if (entry === undefined) {
      entry = { count: 0, opening: 0, strong: 0, styles: new Set(), first: head };
      tallies.set(head.key, entry);
    }
    entry.count++;
    if (head.opens) entry.opening++;
    if (head.strong) entry.strong++;
    entry.styles.add(head.style);
  }
  return tallies;
}

function speaks({ count, opening, strong, styles, first }: Tally, allStrong: number): boolean {
  const onlyLoose = [...styles].every(
    (style) => style === "bracket" || style === "alone" || style === "bold",
  );
  if (onlyLoose && first.grade !== "role" && !/\p{N}/u.test(first.name) && strong === 0) return false;
  if (first.grade === "role") return count >= 2 || !styles.has("alone") || strong > 0;
  if (strong > 0 && allStrong >= 2 && first.grade === "name") return true;
  if (first.grade === "weak") return count >= 2 && opening === count;
  return count >= 2;
}

/**
 * A talk so short that nobody speaks twice: one who asks and one who answers, each named by role on a
 * line of its own, or `Q:` and `A:`; or an interviewer, and those who answer by their names.
 */
function addShortTalk(keys: Set<string>, tallies: ReadonlyMap<string, Tally>): void {
  const opening = [...tallies].filter(([, { opening, count }]) => opening === count);
  const by = (role: SpeakerRole) =>
    opening.filter(([, { first }]) => first.grade === "role" && statedRole(first.name) === role);
  const asking = by("interviewer");
  const answering = by("participant");
  if (asking.length > 0 && answering.length > 0) for (const [key] of [...asking, ...answering]) keys.add(key);
  for (const [q, a] of askedAndAnswered)
    if (keys.size === 0 && [q, a].every((key) => opening.some(([other]) => other === key))) {
      keys.add(q);
      keys.add(a);
    }
  const asker = [...keys].map((key) => tallies.get(key)?.first);
  if (asker.length === 0 || !asker.every((head) => head && statedRole(head.name) === "interviewer")) return;
  for (const [key, { first, styles }] of opening)
    if (first.grade === "name" && styles.has("colon") && asker.some((head) => head?.style === "colon"))
      keys.add(key);
}

/** How a question and its answer are headed, in some languages. */
export const askedAndAnswered = [
  ["q", "a"],
  ["question", "answer"],
  ["frage", "antwort"],
  ["pregunta", "respuesta"],
  ["pergunta", "resposta"],
  ["question", "réponse"],
  ["domanda", "risposta"],
  ["vraag", "antwoord"],
] as const;

/** `A:` and `B:` are list items where two sides are named as roles (I and P, Interviewer and Respondent). */
function dropListLetters(keys: Set<string>, tallies: ReadonlyMap<string, Tally>): void {
  const isRole = (key: string) => tallies.get(key)?.first.grade === "role";
  if ([...keys].filter(isRole).length < 2) return;
  for (const key of keys) if (/^[a-z]$/.test(key) && !isRole(key)) keys.delete(key);
}

const opensAlone = ({ first, styles, opening, count }: Tally) =>
  first.grade === "name" && styles.has("colon") && opening === count;

/** `Kim Moss:` once, then `KM:`, were it once too. */
function introducesInitials({ first, styles }: Tally, keys: ReadonlySet<string>): boolean {
  const initials = initialsOf(first.name);
  return first.grade === "name" && styles.has("colon") && initials !== null && keys.has(initials);
}

/** `Kim Moss` gives `km`; null for a name of one word. */
export function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  if (words.length < 2) return null;
  return words
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLowerCase();
}

function commonest(heads: readonly Head[]): HeadStyle | null {
  const counts = new Map<HeadStyle, number>();
  for (const head of heads) counts.set(head.style, (counts.get(head.style) ?? 0) + 1);
  let best: HeadStyle | null = null;
  for (const [style, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = style;
  return best;
}

function fits(head: Head, style: HeadStyle | null, spaced: boolean, trusted: ReadonlySet<string>): boolean {
  if (head.style === style) return trusted.has(head.key) && (head.opens || !spaced || head.grade !== "weak");
  if (head.style === "bracket" || head.style === "numbered") return head.strong && trusted.has(head.key);
  if (head.style === "heading" || head.style === "alone" || head.style === "bold")
    return trusted.has(head.key);
  return trusted.has(head.key) || head.grade === "role" || head.strong;
}

const mostHints = 5;

/** The first line of each name that looks like a speaker and was not taken for one: nobody should have to guess. */
function doubtful(
  tallies: ReadonlyMap<string, Tally>,
  keys: ReadonlySet<string>,
  style: HeadStyle | null,
): Message[] {
  if (style === null) return [];
  const firsts = [...tallies].filter(
    ([key, { first }]) => !keys.has(key) && first.grade === "name" && first.opens && first.style === style,
  );
  return firsts.slice(0, mostHints).map(([, { first, count }]) => {
    const times = count === 1 ? "but only once" : "but reads like a list";
    return hint(
      "possible-speaker",
      `"${shown(first.name)}" begins a line like a speaker ${times}, so it was read as speech.`,
      first.line,
    );
  });
}
