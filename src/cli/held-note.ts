import { countText } from "../core/count-text.js";
import { holdsBack } from "../core/held-back.js";

/** Says in how many texts of an answer words are held back; null where in none. */
export function heldNote(answer: unknown): string | null {
  const held = countHeld(answer);
  return held === 0
    ? null
    : `Words are held back in ${countText(held, "place")}, marked there: their speakers withdrew, or did not agree to be quoted.`;
}

function countHeld(answer: unknown): number {
  if (typeof answer === "string") return holdsBack(answer) ? 1 : 0;
  if (typeof answer !== "object" || answer === null) return 0;
  return Object.values(answer).reduce((sum: number, part: unknown) => sum + countHeld(part), 0);
}
