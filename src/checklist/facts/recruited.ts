import type { Recruitment } from "../../core/records.js";

type Count = "approached" | "agreed" | "refused" | "withdrew";

/** A reason that says of people that they never answered: that is no refusal. */
const silence =
  /\b(no|without|lack of) (reply|answer|response|form)s?\b|\b(did|do|does|had|have)(n[o'’]t| not) (reply|replied|answer|respond|return|come back)\w*|\bnever (replied|answered|responded|returned)\b|\bnon-?respon\w+|\bnot (reached|asked why|answered|returned)\b|\bunanswered\b/i;

/** Whether those counted as refusing in a round may only not have answered: the reason says so, and nobody else did. */
export const countsSilence = (round: Recruitment): boolean =>
  (round.refused ?? 0) > 0 &&
  silence.test(round.reason) &&
  round.approached !== null &&
  (round.agreed ?? 0) + (round.refused ?? 0) >= round.approached;

export interface Recruited {
  /** Sums over the rounds in which they are recorded; null where they never are. */
  readonly approached: number | null;
  readonly agreed: number | null;
  /** Those who said no; people of whom the log says that they did not answer are not among them. */
  readonly refused: number | null;
  readonly withdrew: number | null;
  /** Entered as refusing, with a reason that says that they did not answer. */
  readonly silent: number;
  /** Approached, and neither agreed nor refused; 0 where a number is missing. */
  readonly open: number;
  readonly reasons: readonly string[];
}

/** Recruitment added up over its rounds. */
export function recruited(rounds: readonly Recruitment[]): Recruited {
  const sum = (count: Count, of = rounds) => {
    const known = of.map((round) => round[count]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  };
  const quiet = rounds.filter(countsSilence);
  const loud = rounds.filter((round) => !countsSilence(round));
  const complete = rounds.every(
    ({ approached, agreed, refused }) => approached !== null && agreed !== null && refused !== null,
  );
  const [approached, agreed, all] = [sum("approached"), sum("agreed"), sum("refused")];
  return {
    approached,
    agreed,
    refused: sum("refused", loud),
    withdrew: sum("withdrew"),
    silent: sum("refused", quiet) ?? 0,
    open: complete ? Math.max(0, (approached ?? 0) - (agreed ?? 0) - (all ?? 0)) : 0,
    reasons: [...new Set(rounds.map(({ reason }) => reason.trim()).filter((reason) => reason !== ""))],
  };
}
