import { tokensOf } from "./guide-tokens.js";
import { askingOn, askingWords, listening, pointingBack } from "./guide-vocabulary.js";
import { guideWords, subjectWeight } from "./guide-words.js";

/**
 * What an interviewer's sentence does: it asks for something, asks on in what was asked ("And then?"),
 * looks back or ahead at other questions, or only says something ("Right.").
 */
export type Asking = "asks" | "asks-on" | "looks-around" | "says";

const lead =
  "^(?:(?:so|and|but|now|ok|okay|well|right|yes|good|great|thanks|thank you|then|please|maybe|perhaps|first|first of all|just)[\\s,.]+)*";
const demand = new RegExp(
  `${lead}(?:please |could you |can you |would you |if you (?:could|would) )*(?:tell|describe|explain|talk|walk|take|give|show|think|imagine|suppose|say|picture|consider|name|list|share|help me|start|begin|let us|lets|let me|let's|move|moving|turn|turning|back to|coming|going|finally|lastly|next|in your|about)\\b`,
  "i",
);
const interest =
  /\b(?:i|we)(?:['’]d|['’]m|['’]ll|['’]ve| am| are| would| will| have| also| now| want| wonder| was| come| turn| move)*\s*(?:like to|love to|want to|wonder|wondering|interested|curious|ask|come to|turn to|move (?:on )?to|hear)\b/i;
const topic = /\b(?:topic|question|subject|section|theme|issue)\b/i;
const back =
  /\b(?:you(?:['’]ve| have| had)?(?: just| already| also)? (?:told|said|mentioned|described|spoke|spoken|talked|explained|answered)|earlier|we(?:['’]ll| will| shall| are going to)|i(?:['’]ll| will| am going to|['’]m going to)|later)\b/i;
const auxiliary =
  /^(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|shall|may|might|must)$/;
const leads = /^(?:so|and|but|now|ok|okay|well|right|then|or)$/;
const closing = /^(?:last|final|finally|lastly|first|add|ask|asked|question|questions|finish|start|begin)$/;

const questionMark = /[?？؟]["'”’»)\]]*\s*$|^¿/u;

/** Whether a sentence asks for an answer by its form: a mark, an inverted verb, a demand. */
export function isAsking(sentence: string): boolean {
  if (questionMark.test(sentence) || demand.test(sentence) || interest.test(sentence)) return true;
  const tokens = spoken(sentence);
  const [first = "", second = ""] = tokens;
  return (auxiliary.test(first) && tokens.length > 2) || (askingWords.has(first) && auxiliary.test(second));
}

/** What a sentence does that asks no question of the guide. `heard` is what was answered last. */
export function askingOf(sentence: string, heard: string, names: ReadonlySet<string>): Asking {
  const asking = isAsking(sentence);
  if (!asking && looksAround(sentence)) return "looks-around";
  if (isListening(sentence, names)) return "says";
  if (isProbe(sentence, names) || isEcho(sentence, heard)) return "asks-on";
  if (/(?:\.\.\.|…|[—–-])\s*$/.test(sentence)) return "asks-on";
  if (asking || topic.test(sentence)) return "asks";
  if (leading.test(sentence)) return "says";
  // "You have children.", "She retires soon." and "Money." ask, too, but where they give back the answer.
  const subjects = guideWords(sentence).filter(({ weight }) => weight >= subjectWeight);
  const known = new Set(guideWords(heard).map(({ base }) => base));
  return 2 * subjects.filter(({ base }) => known.has(base)).length < Math.max(1, subjects.length)
    ? "asks"
    : "says";
}

/** "That must be hard.", "I thought so." speak of the answer. */
const leading = new RegExp(`${lead}(?:that|this|these|those|it|sounds?|i|we)\\b`, "i");

/** Whether a sentence speaks of what was said or will be asked: "You told me how you met." */
export const looksAround = (sentence: string): boolean => back.test(sentence);

/** Whether a sentence asks if there is more to say: at the end of a guide it does not ask on. */
export const isClosing = (sentence: string): boolean =>
  /\b(?:else|more|further|left out)\b/i.test(sentence) &&
  /\b(?:anything|something|what|nothing)\b/i.test(sentence);

/** The tokens of a sentence without what leads into it. */
function spoken(sentence: string): string[] {
  const tokens = tokensOf(sentence);
  let from = 0;
  while (from < tokens.length - 1 && leads.test(tokens[from] ?? "")) from++;
  return tokens.slice(from);
}

function isListening(sentence: string, names: ReadonlySet<string>): boolean {
  return (
    !questionMark.test(sentence) &&
    tokensOf(sentence).every((token) => listening.has(token) || names.has(token))
  );
}

/** Whether a question could be about anything: "And then?", "Can you give an example?" */
export function isProbe(sentence: string, names: ReadonlySet<string> = nobody): boolean {
  const tokens = tokensOf(sentence);
  if (tokens.some((token) => closing.test(token))) return false;
  const empty = guideWords(sentence).every(
    ({ base, weight }, i) =>
      weight < subjectWeight ||
      askingOn.has(base) ||
      names.has(base) ||
      onward.has(base) ||
      listening.has(tokens[i] ?? ""),
  );
  if (
    !empty ||
    /\b(?:is|was) it that\b|\bit (?:here|there)\b|\bthat (?:i|you|he|she|we|they)\b/i.test(sentence)
  )
    return false;
  const asked = spoken(sentence.replace(politely, ""));
  if (asked.length <= 2 || tokens.some((token) => names.has(token))) return true;
  return (
    (asked.length <= longestProbe || exemplifying.test(sentence)) &&
    asked.some((token) => pointingBack.has(token))
  );
}

/** A probe of more words has its own subject, even where every word is a light one. */
const longestProbe = 6;
const politely =
  /\b(?:could|can|would|will) you(?: please)?\b|\bplease\b|\b(?:tell|say to|give) (?:me|us)\b|\ba (?:little|bit)(?: bit)?\b/gi;
const exemplifying = /\b(?:example|instance|elaborate|mean by|more about|say more|more detail)\b/i;
const nobody: ReadonlySet<string> = new Set();
const onward = new Set([...askingOn].flatMap((word) => guideWords(word).map(({ base }) => base)));

/** Whether a fragment gives back words of the answer: "The plumber?" */
function isEcho(sentence: string, heard: string): boolean {
  const tokens = spoken(sentence);
  const said = ` ${tokensOf(heard).map(turned).join(" ")} `;
  if (tokens.length <= 8 && tokens.length > 0 && said.includes(` ${tokens.map(turned).join(" ")} `))
    return true;
  const [first = ""] = tokens;
  if (tokens.length > 5 || auxiliary.test(first) || askingWords.has(first)) return false;
  const known = new Set(guideWords(heard).map(({ base }) => base));
  const subjects = guideWords(sentence).filter(({ weight }) => weight >= subjectWeight);
  return subjects.length > 0 && subjects.every(({ base }) => known.has(base));
}

/** I and you are turned around in an echo. */
const turned = (token: string) =>
  /^(?:i|you|me)$/.test(token)
    ? "i"
    : /^(?:my|your)$/.test(token)
      ? "my"
      : /^(?:we|us)$/.test(token)
        ? "we"
        : token;
