import type { Participant, Speaker } from "../../../core/records.js";

/**
 * How a speaker is called wherever they are shown: by the label of the participant they are, else by their name in
 * the transcript; by that name before all where names are asked for. Empty for somebody unnamed.
 */
export function shownName(
  {
    speaker,
    participant,
  }: {
    readonly speaker: Pick<Speaker, "name">;
    readonly participant: Pick<Participant, "label"> | null;
  },
  names = false,
): string {
  const label = participant?.label ?? "";
  return names ? speaker.name || label : label || speaker.name;
}
