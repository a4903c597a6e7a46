import { sentencesIn } from "../text/sentences.js";
import type { PaperFinding } from "./finding.js";
import { ofLiterature } from "./numbers/context.js";
import { placeOf } from "./place.js";
import { denials } from "./process-denials.js";
import type { ProcessFacts } from "./process-facts.js";
import type { JudgedProcess, ProcessRule } from "./process-rule.js";
import type { PaperSentence } from "./sentence.js";

const denies =
  /\b(?:not|no|never|nor|neither|without|rather than|instead of|did ?n[o'’]t|was ?n[o'’]t|were ?n[o'’]t|cannot)\b/i;
const has = (facts: ProcessFacts, kind: RegExp) => facts.activities.filter((one) => kind.test(one)).length;
const saysNo = (text: string) =>
  /^\s*(?:no|none|not|never)\b|\b(?:no claim|not|never|nobody|neither|without)\b/i.test(text);
const listed = (names: readonly string[]) => (names.length === 0 ? "nobody" : names.join(", "));

const software: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["NVivo", /\bN-?Vivo\b/i],
  ["ATLAS.ti", /\bATLAS[. ]?ti\b/i],
  ["MAXQDA", /\bMAX-?QDA\b/i],
  ["Dedoose", /\bDedoose\b/i],
  ["Quirkos", /\bQuirkos\b/i],
  ["QDA Miner", /\bQDA Miner\b/i],
  ["Taguette", /\bTaguette\b/i],
  ["HyperRESEARCH", /\bHyper ?RESEARCH\b/i],
  ["RQDA", /\bRQDA\b/],
  ["Delve", /\bDelve (?:software|tool|\()/],
];

const rules: readonly ProcessRule[] = [
  {
    topic: "coders",
    claim:
      /\b(?:(?:each|every|all)\s+(?:of\s+)?(?:the\s+)?(?:\p{L}+\s+)?(?:transcripts?|interviews?)\s+(?:was|were)\s+(?:\p{L}+\s+){0,2}cod(?:ed)(?:\s+\p{L}+){0,3}?\s+by\s+)?(two|three|four|2|3|4|both)\s+(?:\p{L}+\s+){0,2}?(?:coders?|researchers?|authors?|analysts?|investigators?|reviewers?|raters?)\b[^.;]{0,60}?\b(?:independently|separately|each)?\s*(?:cod(?:ed|ing)|double-cod|analy[sz]ed (?:all|the) transcripts)|\bcoded(?:\s+\p{L}+){0,3}?\s+by\s+(two|three|four)\s+(?:\p{L}+\s+){0,2}?(?:coders?|researchers?|authors?|analysts?|investigators?|reviewers?|raters?|people|persons)\b|\b(?:double|independently)[- ]coded by (two|three|four)\b/iu,
    judge(facts, match, sentence) {
      const said =
        { two: 2, both: 2, "2": 2, three: 3, "3": 3, four: 4, "4": 4 }[
          (match[1] ?? match[2] ?? match[3] ?? "two").toLowerCase()
        ] ?? 2;
      if (facts.coders.length < said)
        return [
          "wrong",
          `codings or finished passes of ${facts.coders.length} in the log (${listed(facts.coders)})`,
        ];
      const all =
        /\ball\b(?:\s+(?:of\s+)?(?:the\s+)?(?:\p{L}+\s+)?(?:interviews|transcripts|data))|\b(?:every|each) (?:interview|transcript)|\bentire data/iu.test(
          sentence,
        );
      const { n, N } = facts.doubleCoded;
      if (all && n < N)
        return ["wrong", `${n} of ${N} transcripts were coded or finished by two people or more`];
      return [
        "right",
        `${facts.coders.length} coded (${listed(facts.coders)}); ${n} of ${N} transcripts by two or more`,
      ];
    },
  },
  {
    topic: "double coding",
    claim:
      /\ball\s+(?:of\s+)?(?:the\s+)?(?:\S+\s+)?(?:interviews|transcripts)\s+(?:were|was)\s+(?:double[- ]coded|coded (?:twice|by two|independently by two))/i,
    judge({ doubleCoded: { n, N } }) {
      return [
        n === N ? "right" : "wrong",
        `${n} of ${N} transcripts were coded or finished by two people or more`,
      ];
    },
  },
  {
    topic: "member checking",
    claim:
      /\bmember[- ]check\w*|\b(?:participant|respondent) validation\b|\bmember reflections?\b|\bparticipants? (?:checked|commented on|reviewed|confirmed|validated) (?:the |our |a )?(?:findings|themes|results|summary|interpretations?)|\b(?:findings|themes|results|summar(?:y|ies)(?: of [\p{L} ]{3,40})?|interpretations?) (?:were|was) (?:returned|shared|fed back|sent|presented|given|checked|discussed) (?:back )?(?:to|with) (?:\S+ ){0,4}?(?:participants?|interviewees?|mentors|mentees|respondents?)/iu,
    judge(facts) {
      const n = has(facts, /member|participant|respondent/i);
      if (n > 0) return ["right", `${n} recorded as an activity`];
      if (facts.participantChecking.trim() !== "" && !saysNo(facts.participantChecking))
        return ["unknown", "the researcher states it; no activity is recorded"];
      return ["wrong", "no such activity is recorded"];
    },
  },
  {
    topic: "transcripts returned",
    claim:
      /\btranscripts? (?:were|was) (?:returned|sent back|given|sent|offered) (?:back )?to (?:all |the |our )?(?:\S+ )?(?:participants?|interviewees?|respondents?|everyone)/i,
    judge(facts) {
      const n = has(facts, /transcript/i);
      if (n > 0) return ["right", `${n} recorded as activities`];
      if (facts.transcriptsReturned.trim() !== "" && !saysNo(facts.transcriptsReturned))
        return ["unknown", "the researcher states it; no activity is recorded"];
      return ["wrong", "no transcript is recorded as returned"];
    },
  },
  {
    topic: "debriefing",
    claim: /\bpeer[- ]debrief\w*/i,
    judge: (facts) =>
      has(facts, /debrief/i) > 0
        ? ["right", `${has(facts, /debrief/i)} recorded as activities`]
        : ["wrong", "no debrief is recorded"],
  },
  {
    topic: "saturation",
    claim:
      /\b(?:(?:data|code|coding|thematic|theoretical|meaning)\s+)?saturation\b[^.;]{0,40}?\b(?:reached|achieved|attained|obtained|met|occurred|observed|apparent)|\b(?:reach|achiev|attain)\w*\s+(?:\S+\s+)?saturation\b|\buntil (?:\S+ )?saturation\b/i,
    judge(facts) {
      if (/\b(?:no claim of saturation|saturation (?:is|was) not|not claim)/i.test(facts.stopping))
        return ["wrong", `the study itself says: "${firstSentence(facts.stopping, /saturation/i)}"`];
      if (facts.saturated === null) return ["unknown", facts.saturationHow];
      return [facts.saturated ? "right" : "wrong", facts.saturationHow];
    },
  },
  {
    topic: "consensus",
    claim:
      /\b(?:disagreements?|differences|discrepanc\w+|conflicts?)\b[^.;]{0,80}?\b(?:consensus|adjudicat\w+|third (?:researcher|author|coder|reviewer))|\b(?:coded|coding|codes?) (?:\S+ ){0,3}?(?:by|to|until) consensus|\bconsensus coding\b/i,
    judge(facts) {
      if (facts.consensus) return ["right", "consensus codings or a negotiated round are in the log"];
      if (facts.doubleCoded.n === 0)
        return ["wrong", "no transcript was coded by two people, so there was nothing to settle"];
      const met = has(facts, /consensus|adjudicat|team meeting/i);
      return [
        "unknown",
        met > 0
          ? `no consensus codings in the log; ${met} meetings are recorded`
          : "neither consensus codings nor meetings are in the log",
      ];
    },
  },
  {
    topic: "software",
    claim: /\bthemata\s+(?:\(?\s*(?:version|v\.?)?\s*)(\d+(?:\.\d+)+)/i,
    judge(facts, match) {
      const used = facts.versions.map((version) => /\d+(?:\.\d+)+/.exec(version)?.[0] ?? version);
      return [
        used.includes(match[1] ?? "") ? "right" : "wrong",
        `versions that wrote to the study: ${listed([...new Set(used)])}`,
      ];
    },
  },
  ...software.map(
    ([name, pattern]): ProcessRule => ({
      topic: "software",
      claim: pattern,
      judge(facts) {
        if (pattern.test(facts.software))
          return ["right", `named in the study's details: "${facts.software.trim()}"`];
        return [
          "wrong",
          `the codings in this study were made with themata, and its details do not name ${name}`,
        ];
      },
    }),
  ),
  {
    topic: "approach",
    claim:
      /\breflexive thematic analysis\b|\bcodebook thematic analysis\b|\bcoding[- ]reliability (?:thematic analysis|approach)\b/i,
    judge({ approach }, match) {
      if (approach === "") return ["unknown", "no approach is declared in the study"];
      const said = /reflexive/i.test(match[0])
        ? "reflexive"
        : /codebook/i.test(match[0])
          ? "codebook"
          : "reliability";
      return [said === approach ? "right" : "wrong", `the study declares the approach ${approach}`];
    },
  },
  {
    topic: "orientation",
    claim:
      /\b(?:purely|entirely|wholly|solely|exclusively) (?:inductive|deductive)(?:ly)?\b|\b(?:an?|our|this) (inductive|deductive) (?:thematic analysis|approach|analysis|coding)\b|\b(?:analy[sz]ed|coded) (inductively|deductively)\b/i,
    judge({ orientation }, match) {
      if (orientation === "") return ["unknown", "no orientation is declared in the study"];
      const said = /inductive/i.test(match[0]) ? "inductive" : "deductive";
      return [
        said === orientation ? "right" : "wrong",
        `the study declares its orientation as ${orientation}`,
      ];
    },
  },
  {
    topic: "sampling",
    claim:
      /\b(convenience|snowball|random(?:i[sz]ed)?|purposive|purposeful|theoretical|quota|consecutive) (?:sampling|sample|selection)\b|\bsampl(?:ed|ing) was (convenience|snowball|random|purposive|purposeful|theoretical)\b/i,
    judge({ sampling }, match) {
      const said = (match[1] ?? match[2] ?? "").toLowerCase();
      const same =
        { purposive: /purpos/i, purposeful: /purpos/i, random: /random/i }[said] ?? new RegExp(said, "i");
      if (sampling.trim() === "") return ["unknown", "sampling is not described in the study"];
      if (same.test(sampling)) return ["right", "so say the study's details"];
      return /purpos|convenience|snowball|random|theoretical|quota|consecutive/i.test(sampling)
        ? ["wrong", `the study's details say: "${firstSentence(sampling, /./)}"`]
        : ["unknown", "the study's details name no such way"];
    },
  },
  {
    topic: "memos",
    claim: /\b(?:reflexive|reflective|analytic) (?:memos?|journals?|diar(?:y|ies)|notes)\b/i,
    judge: ({ memoKinds }) =>
      memoKinds.length === 0
        ? ["wrong", "there is no memo in the study"]
        : ["right", `${memoKinds.length} memos in the study`],
  },
  {
    topic: "field notes",
    claim:
      /\bfield ?notes? (?:were|was) (?:made|taken|kept|written)\b|\b(?:made|took|kept|wrote) (?:\S+ )?field ?notes\b/i,
    judge({ fieldNotes, memoKinds }) {
      const n = memoKinds.filter((kind) => /field/i.test(kind)).length;
      if (n > 0 || (fieldNotes.trim() !== "" && !saysNo(fieldNotes)))
        return ["right", n > 0 ? `${n} field notes` : "the study's details say so"];
      return fieldNotes.trim() === ""
        ? ["unknown", "the study says nothing about field notes"]
        : ["wrong", `the study's details say: "${fieldNotes.trim()}"`];
    },
  },
];

/** Holds claims of process against the log. A sentence that denies a practice claims nothing, nor does one on other studies. */
export function judgeProcess(sentences: readonly PaperSentence[], facts: ProcessFacts): JudgedProcess[] {
  return sentences.flatMap((sentence) => {
    const { at, text, start } = sentence;
    if (ofLiterature(sentence) && !/\b(?:we|our)\b/i.test(text)) return [];
    if (at.section === "introduction" || at.section === "back") return [];
    const found: JudgedProcess[] = [];
    for (const { topic, claim, judge, denial = false } of [...rules, ...denials]) {
      const match = claim.exec(text);
      if (match === null) continue;
      const clause = text.slice(
        Math.max(0, text.lastIndexOf(";", match.index)),
        match.index + match[0].length + 15,
      );
      if (topic !== "software" && !denial && denies.test(clause)) continue;
      const lead = text.slice(Math.max(0, match.index - 60), match.index);
      const around = lead + text.slice(match.index, match.index + 40);
      if (topic === "software" && /\b(?:such as|like|rather than|instead of|unlike|not)\b/i.test(around))
        continue;
      const verdict = judge(facts, match, text);
      if (verdict === null) continue;
      const claimed = (topic === "software" ? `${lead}${match[0]}` : match[0]).replace(/\s+/g, " ").trim();
      found.push({
        claim: claimed,
        topic,
        place: placeOf(at, start + match.index),
        status: verdict[0],
        evidence: verdict[1],
      });
    }
    return found;
  });
}

export const processFindings = (claims: readonly JudgedProcess[]): PaperFinding[] =>
  claims
    .filter(({ status }) => status === "wrong")
    .map(({ claim, topic, place, evidence }) => ({
      level: "error",
      code: `process-${topic.replaceAll(" ", "-")}`,
      place,
      message: `"${claim}": ${evidence}.`,
    }));

/** The sentence of a text in which a word stands. */
function firstSentence(text: string, word: RegExp): string {
  const sentences = sentencesIn(text);
  const found = sentences.find((sentence) => word.test(sentence)) ?? sentences[0] ?? "";
  return found.length > 160 ? `${found.slice(0, 159)}…` : found;
}
