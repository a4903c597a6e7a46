import { usageError } from "../../core/errors.js";
import { asParticipantField } from "../../core/participant-field.js";
import type { Participant, Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { splitPair } from "../shared/check-fields.js";
import { namedParticipants, resolveName } from "../shared/resolve.js";
import { forgetVectors } from "../shared/vector-cache.js";
import { act, type Work } from "../shared/work.js";
import { checkAttributeKey, checkParticipantField, setAttribute } from "./participant-fields.js";

/** Sets fields and attributes of a participant from `KEY=VALUE` pairs; an empty value removes. */
export async function setParticipant(
  work: Work,
  wanted: string,
  pairs: readonly string[],
): Promise<{ event: Seq | null; participant: string }> {
  const given = pairs.map((pair) => splitPair(pair, "site=north"));
  const { seq, result } = await work.store.record(
    act(work, "participant.set", { participant: wanted, set: Object.fromEntries(given) }),
    async (draft) => {
      const participants = namedParticipants(await work.store.current("participant"));
      const person = resolveName(wanted, participants, "participant");
      const attributes = await work.store.current("attribute", { participantId: person.id });
      let fields: Partial<Participant> = {};
      const seen = new Set<string>();
      for (const [key, value] of given) {
        if (seen.has(fold(key))) throw usageError("given-twice", `"${key}" is set twice.`);
        seen.add(fold(key));
        const field = asParticipantField(key);
        if (field === undefined) setAttribute(draft, person.id, attributes, checkAttributeKey(key), value);
        else fields = { ...fields, ...checkParticipantField(field, value) };
      }
      const { label } = fields;
      if (
        label !== undefined &&
        participants.some((p) => p.id !== person.id && fold(p.label) === fold(label))
      )
        throw usageError("participant-exists", `There is a participant "${label}" already.`);
      draft.change("participant", person.id, fields);
      return label ?? person.label;
    },
  );
  await forgetVectors(work, seq);
  return { event: seq, participant: result };
}
