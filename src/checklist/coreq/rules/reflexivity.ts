import { countText } from "../../../core/count-text.js";
import { countWords } from "../../../text/words.js";
import { hint, note, setting, stated, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import { nameOf } from "../../facts/people.js";
import type { Draft } from "../../item.js";
import { ofWhole, plain } from "../../phrase.js";

/** A statement of fewer words rarely positions anybody. Ours. */
const SHORT_STATEMENT_WORDS = 50;

/** COREQ 8: where the researchers stand, with the reflexive memos as support. */
export function reflexivity(evidence: Evidence): Draft {
  const memos = evidence.memos.filter((memo) => /^reflexiv/.test(plain(memo.kind)));
  const positions = evidence.team
    .filter((member) => member.relationship.trim() !== "")
    .map((member) => `${nameOf(member)}: ${member.relationship.trim()}`);
  const words = countWords(setting(evidence, "reflexivity"));
  return stated(
    evidence,
    "reflexivity",
    {
      sentences: [
        positions.join("; "),
        memos.length === 0
          ? ""
          : `${countText(memos.length, "reflexive memo was", "reflexive memos were")} written in the course of the study`,
      ],
      notes: [
        ...(positions.length === 0
          ? []
          : [
              note(
                "team",
                `Relationship recorded for ${ofWhole(positions.length, evidence.team.length)} members`,
              ),
            ]),
        ...(memos.length === 0 ? [] : [note("memos", countText(memos.length, "reflexive memo"))]),
      ],
    },
    [
      ...when(approachOf(evidence) === "reflexive" && memos.length === 0, () =>
        warning("no-reflexive-memo", "The approach is reflexive, but the study holds no reflexive memo."),
      ),
      ...when(words > 0 && words < SHORT_STATEMENT_WORDS, () =>
        hint(
          "short-statement",
          `The statement has ${countText(words, "word")}: does it say where each researcher stands?`,
        ),
      ),
    ],
  );
}
