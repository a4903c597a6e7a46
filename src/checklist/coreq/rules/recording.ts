import { countText } from "../../../core/count-text.js";
import { error, note, setting, stated, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { talks } from "../../facts/gatherings.js";
import { blankFinding, fieldFacts, fieldOf } from "../../facts/session-field.js";
import type { Draft } from "../../item.js";
import { partOf, some } from "../../phrase.js";

const unrecorded = /^(notes?\b|none\b|no\b|not recorded)/i;

/** COREQ 19: how sessions were recorded. */
export function recording(evidence: Evidence): Draft {
  const all = talks(evidence);
  const facts = fieldFacts(all, "recording");
  const unheard = all.filter((gathering) => unrecorded.test(fieldOf(gathering, "recording")));
  const verbatim = /\bverbatim\b/i.test(setting(evidence, "recording"));
  return stated(
    evidence,
    "recording",
    {
      sentences: facts.known === 0 ? [] : [`Recording: ${facts.counts} (${countText(facts.of, "session")})`],
      notes:
        facts.known === 0
          ? []
          : [note("sessions", `Recorded for ${partOf(facts.known, facts.of, "session")}`)],
      complete: facts.known > 0 && facts.blank.length === 0,
    },
    [
      ...blankFinding(facts, "session-without-recording", "kind of recording"),
      ...when(verbatim && unheard.length > 0, () =>
        error(
          "verbatim-without-recording",
          `Verbatim transcripts are claimed, but no recording exists for ${some(unheard.map((g) => g.name))}.`,
        ),
      ),
    ],
  );
}
