import type { StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature } from "./context.js";

/** Ways of holding a session: as papers call them, and the modes of sessions that they take in. */
const ways: readonly { readonly name: string; readonly paper: string; readonly recorded: RegExp }[] = [
  {
    name: "in person",
    paper: "(?:face[- ]to[- ]face|in[- ]person|on[- ]site)",
    recorded: /person|face|site/i,
  },
  {
    name: "by video",
    paper:
      "(?:(?:a\\s+)?video[- ]?(?:calls?|conferenc(?:es?|ing)|links?|meetings?)?|zoom|(?:ms |microsoft )?teams|skype|webex|google meet)",
    recorded: /video|zoom|teams|skype|webex|meet\b/i,
  },
  { name: "by telephone", paper: "(?:(?:tele)?phone(?:\\s+calls?)?)", recorded: /phone/i },
  {
    name: "at a distance",
    paper: "(?:online|remote(?:ly)?|virtual(?:ly)?)",
    recorded: /video|zoom|teams|skype|webex|meet\b|online|remote|virtual|phone/i,
  },
];
const between =
  "(?:(?:of|the|these|them|those|all|our|interviews?|sessions?|meetings?|conversations?|participants?|people|were|was|been|being|be|had|took|place|held|conducted|done|carried|out|interviewed|by|via|over|through|on|in|using|with|a|an|semi-structured|individual|others?|remaining|happened|preferred|chose|opted|asked|seen|met|spoken|to|be|for|led|run|moderated|facilitated)\\s+){0,9}";
const talk = /\b(?:interview|discussion|focus group|session|conversation|meeting)/i;

/** How sessions were held: "Twelve interviews took place face to face and three by video call". */
export function modesRule(sentence: PaperSentence, { conduct }: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  if (!talk.test(text) || ofLiterature(sentence)) return [];
  const all = conduct.modes.reduce((sum, { n }) => sum + n, 0);
  const missing = conduct.modes.find(({ mode }) => mode === "")?.n ?? 0;
  return ways.flatMap(({ name, paper, recorded }) => {
    const n = conduct.modes.reduce((sum, one) => sum + (recorded.test(one.mode) ? one.n : 0), 0);
    const judge = (match: RegExpMatchArray, stated: number): NumberClaim => {
      if (missing > 0 || all === 0)
        return unknown(whole(match), stated, "how sessions were held is not recorded of all");
      if (/\b(?:first|last|next|another|further|additional|pilot)\s+$/i.test(text.slice(0, match.index)))
        return unknown(whole(match), stated, "it may be about a part of the sessions");
      return against(whole(match), stated, [{ value: n, how: `sessions held ${name}` }]);
    };
    const found = (expression: string, stated: (match: RegExpMatchArray) => number) =>
      [...text.matchAll(new RegExp(expression, "giu"))].map((match) => judge(match, stated(match)));
    const but = `\\ball\\s+but\\s+(${numberPattern})\\s+(?:of\\s+)?(?:the\\s+)?(?:interviews|sessions)?\\s*${between}${paper}\\b`;
    return [
      ...found(but, (match) => all - numberOf(match[1] ?? "")),
      // "two telephone calls" are calls.
      ...found(
        `(?<![\\d.,/%-]|all but )\\b(${numberPattern})\\s+(?:\\([^()]{1,20}\\)\\s+)?(?!(?:tele)?phone calls|video calls)${between}${paper}\\b`,
        (match) => numberOf(match[1] ?? ""),
      ),
      ...found(`\\b${paper}\\s*(?:interviews\\s*)?[([]\\s*n\\s*=\\s*(\\d+)`, (match) => Number(match[1])),
      ...found(
        `\\b(?:all|every|each)\\s+(?:of\\s+)?(?:the\\s+|our\\s+)?(?:\\d+\\s+|\\p{L}+\\s+)?(?:interviews?|sessions?)\\s+${between}${paper}\\b(?!\\s+(?:or|and)\\s+(?:by|via|on|over|in|face|video|tele|phone|zoom))`,
        () => all,
      ),
    ];
  });
}

const asking =
  "(?:conducted|held|did|carried out|undertook|performed|led|ran|interviewed|completed|moderated|facilitated|did)";

/** Who held the sessions: "AT conducted seven of the interviews and BO the other eight". */
export function interviewersRule(sentence: PaperSentence, { conduct }: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const team = conduct.interviewers.filter(({ name }) => name !== "");
  const recorded = team.reduce((sum, { n }) => sum + n, 0);
  if (recorded === 0 || conduct.interviewers.some(({ name }) => name === "")) return [];
  if (!/interview|moderat|facilitat|focus group/i.test(text) || ofLiterature(sentence)) return [];
  if (/\b(?:cod(?:ed|ing)|transcribed|analy[sz]ed|drafted|wrote)\b/i.test(text)) return [];
  const who = team.map((one) => ({ ...one, pattern: namePattern(one) }));
  const anybody = `(?:${who.map(({ pattern }) => pattern).join("|")})`;
  const numbers = who.flatMap(({ name, pattern, n }) => {
    const figure = [{ value: n, how: `sessions held by ${name}` }];
    const found = (expression: string) =>
      [...text.matchAll(new RegExp(expression, "gu"))].map((match) =>
        against(whole(match), numberOf(match[1] ?? ""), figure),
      );
    return [
      ...found(
        `(?<![\\p{L}\\d])((?:${anyCase(numberPattern)}))\\s+${anyCase(between)}${pattern}(?![\\p{L}])`,
      ),
      ...found(
        `(?<![\\p{L}])${pattern}\\)?\\s+(?:${asking}\\s+)?(?:the\\s+)?(?:other\\s+|remaining\\s+)?(${anyCase(numberPattern)})(?![\\p{L}\\d-])(?=\\s*(?:$|[.,;]|and\\b|of\\b|(?:semi-structured\\s+|individual\\s+)?(?:interviews|participants|people)))`,
      ),
    ];
  });
  return [...numbers, ...whoHeldAll(text, who, anybody)];
}

const partial = new RegExp(
  `\\b(?:some|several|most|many|half|first|pilot|follow-up|remaining|others?|rest|(?!one-to-one)${numberPattern})\\b`,
  "i",
);

/** "All interviews were conducted by AT", "TA moderated the group": nobody else, and nobody who did not. */
function whoHeldAll(
  text: string,
  who: readonly { readonly name: string; readonly pattern: string; readonly n: number }[],
  anybody: string,
): NumberClaim[] {
  const list = `${anybody}(?:(?:\\s*,\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or|&)\\s+)${anybody})*`;
  const things = "(?:[Ii]nterviews?|[Ss]essions?|[Ff]ocus groups?|[Gg]roups?|[Dd]iscussions?)";
  const expressions = [
    `\\b${things}\\s+(?:were|was)\\s+(?:all\\s+)?(?:conducted|held|carried out|done|led|moderated|facilitated|undertaken|performed)\\s+(?:\\p{L}+\\s+){0,3}?by\\s+(${list})(?![\\p{L}])`,
    `(?<![\\p{L}])(${list})\\s+${asking}\\s+(?:all\\s+(?:of\\s+)?)?(?:the\\s+)?(?:\\p{L}+\\s+)?${things}\\b`,
  ];
  for (const expression of expressions) {
    const match = new RegExp(expression, "u").exec(text);
    if (match === null) continue;
    const near = text.slice(Math.max(0, match.index - 40), match.index) + match[0];
    if (partial.test(near)) continue;
    const named = who.filter(({ pattern }) =>
      new RegExp(`(?<![\\p{L}])${pattern}(?![\\p{L}])`, "u").test(match[1] ?? ""),
    );
    const held = who.filter(({ n }) => n > 0);
    const right = named.length === held.length && named.every(({ n }) => n > 0);
    const shown = held.map(({ name, n }) => `${name} ${n}`).join(", ");
    return [
      {
        ...whole(match),
        stated: named.map(({ name }) => name).join(" and "),
        computed: shown,
        status: right ? "right" : "wrong",
        how: "sessions by interviewer",
      },
    ];
  }
  return [];
}

const anyCase = (pattern: string) =>
  pattern.replace(/(?<![\\\p{L}])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name in full, its surname with or without a title, or its initials as papers write them. */
function namePattern({ name, initials }: { readonly name: string; readonly initials: string }): string {
  const words = name
    .trim()
    .replace(/^(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+)+/, "")
    .split(/\s+/);
  const surname = words.at(-1) ?? name;
  const full = words.map(escaped).join("\\s+");
  const letters = initials.replace(/[^\p{L}]/gu, "");
  const short =
    letters.length < 2
      ? []
      : [
          [...letters]
            .map((letter) => `${letter}\\.?\\s?`)
            .join("")
            .replace(/\\s\?$/, ""),
        ];
  return `(?:(?:Dr|Prof|Professor)\\.?\\s+)?(?:${[full, escaped(surname), ...short].join("|")})`;
}
