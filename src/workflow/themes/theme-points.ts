import { describeSupport, type SupportCounts } from "../../analysis/theme-support.js";
import { countText } from "../../core/count-text.js";
import { fold } from "../../core/similar.js";

/**
 * From where on a theme is worth another look. The thresholds are our own, drawn from no study: they
 * start a conversation and decide nothing.
 */
export const themeThresholds = Object.freeze({
  /** One participant's share of a theme's segments, where it has at least `leastSegments`. */
  oneVoice: 0.5,
  /** Share of a theme's segments that share words with another theme's. */
  overlap: 0.5,
  /** Below so many segments, shares say nothing. */
  leastSegments: 4,
  /** Share of words in common with a question of the guide. */
  likeQuestion: 0.6,
});

/** Something to consider about a theme. */
export interface ThemePoint {
  readonly code:
    | "no-codes"
    | "no-passages"
    | "one-participant"
    | "one-voice"
    | "overlap"
    | "no-concept"
    | "no-boundaries"
    | "topic-name"
    | "question-name"
    | "single-code"
    | "support-not-looked-at"
    | "support-in-part"
    | "no-counter-evidence";
  readonly message: string;
}

/** What is known of a theme when it is reviewed. */
export interface ReviewedTheme {
  readonly name: string;
  readonly status: string;
  readonly concept: string;
  readonly boundaries: string;
  /** Codes of its own. */
  readonly codes: number;
  readonly subthemes: number;
  /** Active participants in whose words it has a segment. */
  readonly n: number;
  readonly N: number;
  readonly segments: number;
  /** The participant with most segments. */
  readonly loudest: { readonly label: string; readonly segments: number } | null;
  readonly overlaps: readonly { readonly theme: string; readonly shared: number }[];
  readonly evidenceAgainst: number;
  readonly support: SupportCounts;
}

/** A question of the interview guide. */
export interface GuideWording {
  readonly name: string;
  readonly wordings: readonly string[];
}

/** What to consider about a theme. An empty list means that no rule of ours has a question, and no more. */
export function themePoints(theme: ReviewedTheme, guide: readonly GuideWording[]): ThemePoint[] {
  const points: ThemePoint[] = [];
  const add = (code: ThemePoint["code"], message: string) => points.push({ code, message });
  const { segments, n, N, loudest } = theme;
  const { oneVoice, overlap, leastSegments } = themeThresholds;
  if (theme.codes === 0 && theme.subthemes === 0)
    add("no-codes", "It has no codes yet, so no passage supports it.");
  else if (segments === 0) add("no-passages", "Its codes are on no participant's words yet.");
  if (n === 1 && N > 1 && loudest !== null)
    add(
      "one-participant",
      `Only ${loudest.label} mentions it (1 of ${N}). One voice can carry a theme: say why it does here.`,
    );
  else if (loudest !== null && segments >= leastSegments && loudest.segments / segments >= oneVoice)
    add(
      "one-voice",
      `${loudest.segments} of its ${segments} segments are in ${loudest.label}'s words. Is it theirs, or the study's?`,
    );
  for (const { theme: other, shared } of theme.overlaps)
    if (segments >= leastSegments && shared / segments > overlap)
      add(
        "overlap",
        `${shared} of its ${segments} segments share words with "${other}". Are they one theme, or what does each say that the other does not?`,
      );
  if (theme.codes === 1 && theme.subthemes === 0)
    add(
      "single-code",
      "It rests on a single code. That may be right: is it a theme, or a code with a long name?",
    );
  if (theme.concept === "")
    add("no-concept", "It has no central organising concept: what holds it together?");
  if (theme.boundaries === "" && theme.status === "defined")
    add("no-boundaries", "It is marked as defined but has no boundaries: what is not in it?");
  const question = guide.find((asked) => isQuestion(theme.name, asked));
  if (question !== undefined)
    add(
      "question-name",
      `Its name is close to the guide's question "${question.name}". A theme answers; it does not repeat the question.`,
    );
  else if (theme.name.trim().endsWith("?"))
    add("question-name", "Its name is a question. What is the answer?");
  else if (isTopic(theme.name)) add("topic-name", "Its name is a topic. What do participants say about it?");
  const { passages, lookedAt, reviewed } = theme.support;
  if (passages > 0 && lookedAt === 0)
    add(
      "support-not-looked-at",
      `Nobody has looked whether its ${countText(passages, "passage")} support${passages === 1 ? "s" : ""} it: a theme is more than the union of its codes.`,
    );
  else if (passages > 0 && !reviewed)
    add("support-in-part", `Its support is looked at in part: ${describeSupport(theme.support)}.`);
  if (theme.evidenceAgainst === 0 && (theme.status === "reviewed" || theme.status === "defined"))
    add("no-counter-evidence", "No passage is recorded against it. Was one looked for?");
  return points;
}

/** Names that say what was spoken of and not what was said ("barriers to …"); a list of ours, for English. */
const topics =
  /^(the )?(perceived |main |key |common |potential )*(advantages?|attitudes?|barriers?|benefits?|challenges?|characteristics?|communication|difficulties|effects?|enablers?|expectations?|experiences?|facilitators?|factors?|feelings?|impacts?|influences?|issues?|motivations?|needs?|obstacles?|opinions?|outcomes?|perceptions?|perspectives?|problems?|qualities|reasons?|recommendations?|relationships?|roles?|strategies|suggestions?|support|types?|views?)(?=$|[:,&/]| (about|affecting|among|and|between|faced|for|from|in|influencing|of|on|or|that|to|with)\b)/;

function isTopic(name: string): boolean {
  const plain = fold(name);
  return topics.test(plain) || !/\s/u.test(plain);
}

/** Whether a name has most of its words in common with a question, either way. */
function isQuestion(name: string, { name: title, wordings }: GuideWording): boolean {
  return [title, ...wordings].some((wording) => {
    if (fold(wording) === fold(name)) return true;
    const [a, b] = [wordsOf(name), wordsOf(wording)];
    if (a.size < 3 || b.size < 3) return false;
    const common = [...a].filter((word) => b.has(word)).length;
    return common / new Set([...a, ...b]).size >= themeThresholds.likeQuestion;
  });
}

const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
