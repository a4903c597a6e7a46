import { countText } from "../../../core/count-text.js";
import { countWords } from "../../../text/words.js";
import { hint, note, setting, stated, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import type { Draft } from "../../item.js";
import { dateSpan, plain, tally } from "../../phrase.js";

/** A statement of fewer words rarely positions anybody. Ours. */
const SHORT_STATEMENT_WORDS = 50;

/** COREQ 8: where the researchers stand, with the reflexive memos as support. */
export function reflexivity(evidence: Evidence): Draft {
  const memos = evidence.memos.filter((memo) => /^reflexiv/.test(plain(memo.kind)));
  const authors = tally(memos.map((memo) => memo.author)).map(([name, n]) => `${name} ${n}`);
  const dates = dateSpan(memos.map((memo) => memo.date));
  const words = countWords(setting(evidence, "reflexivity"));
  const kept =
    `The team kept ${countText(memos.length, "reflexive memo")}` +
    `${authors.length > 0 ? ` (${authors.join(", ")})` : ""}${dates === null ? "" : `, ${dates}`}`;
  return stated(
    evidence,
    "reflexivity",
    memos.length === 0
      ? { sentences: [], notes: [] }
      : { sentences: [kept], notes: [note("memos", countText(memos.length, "reflexive memo"))] },
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
