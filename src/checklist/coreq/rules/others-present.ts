import { missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { type Gathering, talks } from "../../facts/gatherings.js";
import { fieldOf } from "../../facts/session-field.js";
import type { Draft } from "../../item.js";
import { ofWhole, paragraph, some, tally } from "../../phrase.js";

const nobody = /^(none|no|no one|nobody|no-one|-|0|no one else|nobody else)\.?$/i;
const declaresOthers = (gathering: Gathering): boolean => {
  const others = fieldOf(gathering, "others");
  return others !== "" && !nobody.test(others);
};
const hasOtherSpeaker = (gathering: Gathering): boolean =>
  gathering.sources.some((source) => source.speakers.some((speaker) => speaker.role === "other"));

/** COREQ 15: who else was there, as recorded and as heard in the transcripts. */
export function othersPresent(evidence: Evidence): Draft {
  const all = talks(evidence);
  const blank = all.filter((gathering) => fieldOf(gathering, "others") === "");
  const alone = all.filter((gathering) => nobody.test(fieldOf(gathering, "others")));
  const declared = all.filter(declaresOthers);
  const heard = all.filter((gathering) => hasOtherSpeaker(gathering) && !declaresOthers(gathering));
  const findings = when(heard.length > 0, () =>
    warning(
      "undeclared-other-speaker",
      `Somebody who is neither participant nor interviewer speaks, but no one else is recorded as present: ${some(heard.map((g) => g.name))}.`,
    ),
  );
  if (blank.length === all.length && heard.length === 0) return missing();
  const who = tally(declared.map((gathering) => fieldOf(gathering, "others"))).map(
    ([value, n]) => `${value} ${n}`,
  );
  return {
    answer: paragraph([
      alone.length === 0 ? "" : `No one else was present in ${ofWhole(alone.length, all.length)} sessions`,
      declared.length === 0
        ? ""
        : `Others were present in ${ofWhole(declared.length, all.length)} sessions: ${who.join(", ")}`,
      heard.length === 0
        ? ""
        : `Another speaker is heard in ${ofWhole(heard.length, all.length)} sessions where no one else is recorded`,
      blank.length === 0 ? "" : `Not recorded for ${ofWhole(blank.length, all.length)} sessions`,
    ]),
    status: blank.length === 0 && heard.length === 0 ? "reported" : "partly",
    evidence: [note("sessions", `Recorded for ${ofWhole(all.length - blank.length, all.length)} sessions`)],
    findings,
  };
}
