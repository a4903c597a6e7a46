import { asserts, sentencesOf } from "./claims.js";
import { warning } from "./draft.js";
import { numberOf, smallNumber } from "./facts/small-numbers.js";
import type { ItemFinding } from "./item.js";

/** Practices of which one text can say yes and the other no. */
const practices: readonly RegExp[] = [
  /\breturned\b|\b(offered|sent|given)( back)? to\b|\btook theirs\b/i,
  /\b(audio|video|tape)?-?\s?record(ed|ing|er)\b/i,
  /\bfield notes?\b|\bnotes were\b/i,
  /\bpilot(ed|ing)?\b|\btried out\b/i,
  /\bsaturation\b/i,
  /\b(member|participant|respondent)[- ]check\w*|\bfeedback\b/i,
  /\bpurposive\w*/i,
  /\b(knew|acquainted|relationship)\b/i,
];

/** A plain no to the whole question: "No.", "None", "Not done." */
const plainNo =
  /^\s*(no|none|never|nobody|not (done|made|used|sought|returned|recorded|applicable))\b[^.;,:]{0,30}\.?\s*$/i;

/** Ways of which only one is used where a text names no other. */
const alternatives: readonly (readonly [name: string, pattern: RegExp][])[] = [
  [
    ["inductive", /\binductive(ly)?\b/i],
    ["deductive", /\bdeductive(ly)?\b|\ba priori\b/i],
  ],
  [
    ["purposive", /\bpurposive/i],
    ["convenience", /\bconvenience/i],
    ["snowball", /\bsnowball/i],
    ["random", /\brandom/i],
    ["quota", /\bquota/i],
  ],
  [
    ["audio", /\baudio/i],
    ["video", /\bvideo-?\s?record|\bvideo recording|^video\b/i],
    ["notes only", /\bnotes only\b|\bnot recorded\b|\bno recording\b/i],
  ],
  [
    ["in person", /\bin person\b|\bface[- ]to[- ]face\b/i],
    ["by telephone", /\b(by |over the )?(tele)?phone\b/i],
    ["by video call", /\bvideo call|\bzoom\b|\bteams\b|\bonline\b/i],
  ],
  [
    ["by e-mail", /\be-?mail/i],
    ["by telephone", /\b(tele)?phoned?\b/i],
    ["by letter", /\bletters?\b|\bby post\b/i],
  ],
];

/** Where an answer and the setting on the same item say different things. Each pair of words is held to one subject. */
export function contradictions(setting: string, answer: string): readonly ItemFinding[] {
  if (setting.trim() === "" || answer.trim() === "") return [];
  const denied = practices.find((practice) => {
    const [a, b] = [stanceOn(setting, practice), stanceOn(answer, practice)];
    return a !== null && b !== null && a !== b;
  });
  const flat = plainNo.test(setting) !== plainNo.test(answer) && (saysYes(setting) || saysYes(answer));
  const other = alternatives
    .map((ways) => [named(ways, setting), named(ways, answer)] as const)
    .find(([a, b]) => a.length > 0 && b.length > 0 && !a.some((way) => b.includes(way)));
  const numbers = differingCounts(setting, answer);
  const what =
    other !== undefined
      ? `“${other[1].join("”, “")}” against “${other[0].join("”, “")}”`
      : denied !== undefined || flat
        ? "one says yes, the other no"
        : numbers;
  if (what === null) return [];
  return [
    warning(
      "answer-contradicts-setting",
      `The answer and the study's setting differ (${what}). The setting says: “${cut(setting)}”`,
    ),
  ];
}

/** Whether a text says that a practice was followed; null where it does not speak of it, or says both. */
function stanceOn(text: string, practice: RegExp): boolean | null {
  const about = sentencesOf(text).filter((sentence) => practice.test(sentence));
  const yes = about.filter((sentence) => asserts(sentence, practice)).length;
  if (about.length === 0 || (yes > 0 && yes < about.length)) return null;
  return yes > 0;
}

const saysYes = (text: string): boolean => /^\s*(yes|all|both|offered|audio|video|tape)\b/i.test(text);

const named = (ways: readonly (readonly [string, RegExp])[], text: string): readonly string[] =>
  ways.filter(([, pattern]) => sentencesOf(text).some((one) => asserts(one, pattern))).map(([name]) => name);

const counted = new RegExp(
  `\\b(${smallNumber})\\s+(questions?|mentors?|mentees?|participants?|people|interviews?|transcripts?|nurses?|doctors?|provinces?|sites?|groups?)\\b`,
  "giu",
);

/** A thing of which each text gives one number, and not the same. */
function differingCounts(a: string, b: string): string | null {
  const [of, against] = [countsIn(a), countsIn(b)];
  for (const [thing, n] of against) {
    const there = of.get(thing);
    if (n.size === 1 && there?.size === 1 && [...n][0] !== [...there][0])
      return `${[...n][0]} against ${[...there][0]} ${thing}s`;
  }
  return null;
}

function countsIn(text: string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const [, number = "", noun = ""] of text.matchAll(counted)) {
    const thing = noun.toLowerCase().replace(/s$/, "");
    found.set(thing, (found.get(thing) ?? new Set()).add(numberOf(number) ?? 0));
  }
  return found;
}

const cut = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text);
