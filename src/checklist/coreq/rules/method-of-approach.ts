import { countText } from "../../../core/count-text.js";
import { hint, note, stated } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import type { Draft } from "../../item.js";
import { some } from "../../phrase.js";

/** COREQ 11: how people were invited, with the channels of the recruitment log. */
export function methodOfApproach(evidence: Evidence): Draft {
  const rounds = evidence.recruitment.filter((round) => round.channel.trim() !== "");
  const channels = [...new Set(rounds.map((round) => round.channel.trim()))];
  const parts = channels.map((channel) => {
    const approached = rounds
      .filter((round) => round.channel.trim() === channel)
      .map((round) => round.approached);
    const known = approached.filter((n) => n !== null);
    if (known.length < approached.length) return `${channel} (number approached not recorded)`;
    return `${channel} (${known.reduce((sum, n) => sum + n, 0)} approached)`;
  });
  const superiors = channels.filter((channel) =>
    /manager|supervisor|head of|principal|boss|mentor/i.test(channel),
  );
  return stated(
    evidence,
    "method_of_approach",
    parts.length === 0
      ? { sentences: [], notes: [] }
      : {
          sentences: [`People were invited by: ${parts.join("; ")}`],
          notes: [
            note("recruitment", countText(rounds.length, "round with a channel", "rounds with a channel")),
          ],
        },
    superiors.map((channel) =>
      hint("approach-by-superior", `Invited by “${some([channel])}”: say how free people were to refuse.`),
    ),
  );
}
