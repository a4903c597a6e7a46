import type { Participant } from "./records.js";

/**
 * What somebody's words are wanted for: to be counted (with them in N), to be shown to the researcher (on the screen, and in
 * working copies of the data), or to be quoted in something that goes out to others.
 */
export type WordsUse = "counted" | "shown" | "quoted";

/** Why words are held back, as it stands in their place. */
export type HeldBack = "[withdrawn]" | "[not quoted]";

/**
 * Whether a participant's words may be put to a use, the one place where this is decided: null where they may, else what
 * stands in their place. Who withdrew is neither counted, shown nor quoted; who agreed to something, but not to be
 * quoted, is counted and shown.
 */
export function heldBack(
  { status, consent }: Pick<Participant, "status"> & { readonly consent?: readonly string[] | undefined },
  use: WordsUse,
): HeldBack | null {
  if (status !== "active") return "[withdrawn]";
  const agreed = consent ?? [];
  return use === "quoted" && agreed.length > 0 && !agreed.includes("quote") ? "[not quoted]" : null;
}

/** Whether a participant is counted: is one of N, and what they say is data. */
export const isCounted = (person: Pick<Participant, "status">): boolean =>
  heldBack(person, "counted") === null;

const marks: readonly HeldBack[] = ["[withdrawn]", "[not quoted]"];

/** Whether a text is nothing but a mark for words that are held back. */
export const isHeldBack = (text: string): boolean => marks.some((mark) => text.trim() === mark);

/** Whether words are held back in a text. */
export const holdsBack = (text: string): boolean => marks.some((mark) => text.includes(mark));
