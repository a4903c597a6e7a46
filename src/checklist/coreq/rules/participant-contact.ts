import { countText } from "../../../core/count-text.js";
import { hint, note, setting, stated, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import { activitiesOf, activityPhrase, deniesPractice } from "../../facts/activities.js";
import type { Draft } from "../../item.js";

const claims = (statement: string): boolean => statement !== "" && !deniesPractice(statement);

/** COREQ 23: transcripts returned. "No" is a complete answer. */
export function transcriptsReturned(evidence: Evidence): Draft {
  const returned = activitiesOf(evidence, /transcripts?-return/);
  return stated(
    evidence,
    "transcripts_returned",
    {
      sentences: returned.map((activity) => `Transcripts were returned ${activityPhrase(activity)}`),
      notes:
        returned.length === 0
          ? []
          : [
              note(
                "activities",
                countText(returned.length, "return of transcripts", "returns of transcripts"),
              ),
            ],
    },
    when(claims(setting(evidence, "transcripts_returned")) && returned.length === 0, () =>
      warning("return-not-logged", "Returned transcripts are claimed, but no activity records it."),
    ),
  );
}

/** COREQ 28: participants' feedback on the findings. "No" is a complete answer. */
export function participantChecking(evidence: Evidence): Draft {
  const checks = activitiesOf(
    evidence,
    /member-(check|reflect)|participant-(check|reflect|feedback|validation)|respondent-validation/,
  );
  const statement = setting(evidence, "participant_checking");
  return stated(
    evidence,
    "participant_checking",
    {
      sentences: checks.map(
        (activity) => `Participants were asked about the findings ${activityPhrase(activity)}`,
      ),
      notes: checks.length === 0 ? [] : [note("activities", countText(checks.length, "member check"))],
    },
    [
      ...when(claims(statement) && checks.length === 0, () =>
        warning("checking-not-logged", "Participant checking is claimed, but no activity records it."),
      ),
      ...when(
        checks.some((activity) => activity.note.trim() === ""),
        () =>
          hint(
            "checking-without-outcome",
            "Say what came of each member check: who replied, and what changed.",
          ),
      ),
      ...when(approachOf(evidence) === "reflexive" && /valid|verif|accura|confirm/i.test(statement), () =>
        hint(
          "checking-as-validation",
          "In reflexive analysis participants reflect on the findings; they do not validate them.",
        ),
      ),
    ],
  );
}
