import type { ProcessFacts } from "./process-facts.js";
import type { ProcessRule, Verdict } from "./process-rule.js";

const returned = "(?:returned|shared|fed back|sent|presented|given|shown|discussed|checked|offered)";

/** What is on record of a kind of activity, against a claim that it was not done. */
function recorded({ activities }: ProcessFacts, kind: RegExp, stated: string, name: string): Verdict | null {
  const n = activities.filter((one) => kind.test(one)).length;
  if (n > 0) return ["wrong", `a ${name} is recorded as an activity ${n === 1 ? "once" : `${n} times`}`];
  return stated.trim() === ""
    ? null
    : ["unknown", "no activity is recorded, but the study\u2019s details speak of it"];
}

/** Claims that something was not done, which the log shows to have been done. */
export const denials: readonly ProcessRule[] = [
  {
    topic: "member checking",
    denial: true,
    claim: new RegExp(
      [
        "\\bno (?:formal )?(?:member[- ]check\\w*|(?:participant|respondent) validation)",
        "\\b(?:member[- ]check\\w*|(?:participant|respondent) validation) (?:was|were) (?:not|never)\\b",
        "\\b(?:did not|didn.t) (?:\\p{L}+ )?(?:do |carry out |use |undertake |conduct )?(?:any )?member[- ]check\\w*",
        `\\b(?:findings|results|themes|summar(?:y|ies)|interpretations?) (?:were|was) (?:not|never) ${returned}\\b`,
        `\\b(?:did not|didn.t) (?:return|share|send|present|feed back) (?:\\p{L}+ ){0,2}(?:findings|results|themes)\\b`,
        "\\bparticipants (?:did not|were not (?:asked|invited) to) (?:check|comment on|review|validate|provide feedback on) (?:\\p{L}+ )?(?:findings|results|themes|analysis)",
        "\\bwithout (?:member[- ]check\\w*|(?:participant|respondent) validation)",
      ].join("|"),
      "iu",
    ),
    judge: (facts) =>
      recorded(facts, /member|participant|respondent/i, facts.participantChecking, "member check"),
  },
  {
    topic: "transcripts returned",
    denial: true,
    claim: new RegExp(
      [
        `\\btranscripts? (?:were|was) (?:not|never) ${returned}\\b`,
        `\\bno transcripts? (?:were|was) ${returned}\\b`,
        "\\b(?:did not|didn.t) (?:return|send|give|offer) (?:\\p{L}+ ){0,2}transcripts\\b",
        "\\bparticipants (?:did not|were not (?:asked|invited) to) (?:see|check|receive|review|read|comment on) (?:\\p{L}+ )?transcripts?\\b",
      ].join("|"),
      "iu",
    ),
    judge: (facts) => recorded(facts, /transcript/i, facts.transcriptsReturned, "returned transcript"),
  },
  {
    topic: "coders",
    denial: true,
    claim:
      /\b(?:a single|only one|a sole|one) (?:researcher|author|coder|analyst|investigator|person) (?:alone )?(?:coded|analy[sz]ed) (?:all|the|every|each)|\bcod(?:ed|ing) (?:\p{L}+ ){0,4}by (?:a single|only one|one|a sole) (?:researcher|author|coder|analyst|investigator|person)\b|\bcoded by (?:the )?(?:first|lead) author alone\b/iu,
    judge({ coders, doubleCoded: { n, N } }, _match, sentence) {
      if (coders.length < 2 || n === 0) return ["right", `coded by ${coders.join(", ")}`];
      if (/\b(?:second|another|other|also|subset|sub-sample|and \p{Lu}{2})\b/iu.test(sentence)) return null;
      return [
        "wrong",
        `${coders.length} coded (${coders.join(", ")}); ${n} of ${N} transcripts by two or more`,
      ];
    },
  },
];
