import { countText, numberText } from "../../core/count-text.js";
import { isCounted } from "../../core/held-back.js";
import { percentOf } from "../../core/share.js";
import { runCoherence } from "../coherence/run-coherence.js";
import { facts } from "../combine.js";
import { hint, missing, note, setting, stated, when } from "../draft.js";
import { approachOf, type Evidence } from "../evidence.js";
import { activitiesOf, activityPhrase } from "../facts/activities.js";
import { attentionFacts } from "../facts/attention.js";
import { consentFindings } from "../facts/consent.js";
import { gatherings } from "../facts/gatherings.js";
import { sampleOf, withdrawnOf } from "../facts/people.js";
import { fieldFacts } from "../facts/session-field.js";
import { overlapFindings, supportFindings, supportRows } from "../facts/theme-support.js";
import type { Rule } from "../item.js";
import { dateSpan, list, ofWhole, paragraph, some, tally } from "../phrase.js";

/** Every part of the data had its share of attention. */
export const equalAttention: Rule = (evidence) => {
  const { sentences, findings } = attentionFacts(evidence);
  return facts("codings", sentences, findings);
};

/** What each theme rests on. */
export const themeSupport: Rule = (evidence) => {
  const N = sampleOf(evidence).length;
  return facts(
    "themes",
    supportRows(evidence).map(
      (row) =>
        `${row.name}: ${ofWhole(row.participants, N)} participants, ${countText(row.segments, "segment")}, ${countText(row.quotations, "quotation")}`,
    ),
    supportFindings(evidence),
  );
};

/** Whether two themes could be one, by the passages they share. */
export const distinctThemes: Rule = (evidence) => {
  const findings = overlapFindings(evidence);
  const themes = evidence.themes.filter(({ status }) => status !== "dropped").length;
  if (themes < 2) return missing(findings);
  const [most] = [...evidence.conduct.overlaps].sort((a, b) => b.jaccard - a.jaccard);
  return facts(
    "themes",
    [
      most === undefined
        ? `No two of ${themes} themes share a passage`
        : `The two themes that overlap most share ${countText(most.segments, "passage")}, ${percentOf(most.jaccard, 1)} of those in either`,
    ],
    findings,
  );
};

/** Acts and days of each of the six phases, by the history. */
export const timeInPhases: Rule = (evidence) => {
  const known = evidence.conduct.phases.filter(({ events }) => events > 0);
  const idle = evidence.conduct.phases.filter(({ events }) => events === 0);
  if (known.length === 0) return missing();
  const rushed = known.filter(({ days }) => days === 1);
  return facts(
    "history",
    [
      `Acts by phase: ${known.map((p) => `${p.phase}: ${countText(p.events, "act")} on ${countText(p.days, "day")}`).join("; ")}`,
      idle.length === 0 ? "" : `No act in phase ${list(idle.map(({ phase }) => String(phase)))}`,
    ],
    [
      ...when(idle.length > 0, () =>
        hint(
          "phase-without-act",
          `The history has no act in phase ${list(idle.map(({ phase }) => String(phase)))}; a memo can record what was done on paper.`,
        ),
      ),
      ...when(rushed.length > 0 && known.length > 1, () =>
        hint(
          "phase-on-one-day",
          `All acts on one day in phase ${list(rushed.map(({ phase }) => String(phase)))}: perhaps they were only entered then.`,
        ),
      ),
    ],
  );
};

/** Reviews of themes and meetings on them. */
export const themesReviewed: Rule = (evidence) => {
  const review = evidence.conduct.phases.find(({ phase }) => phase === 4);
  const live = evidence.themes.filter(({ status }) => status !== "dropped");
  if (live.length === 0) return missing();
  const dropped = evidence.themes.length - live.length;
  const candidates = live.filter(({ status }) => status === "candidate");
  return facts(
    "history",
    [
      review === undefined || review.events === 0
        ? ""
        : `${countText(review.events, "act")} of reviewing themes, ${review.first} to ${review.last}`,
      `${ofWhole(live.length - candidates.length, live.length)} themes are marked as reviewed or defined`,
      dropped === 0 ? "" : `${countText(dropped, "theme was", "themes were")} dropped`,
    ],
    when(candidates.length > 0, () =>
      hint("theme-still-candidate", `Still candidates: ${some(candidates.map(({ name }) => name))}.`),
    ),
  );
};

/** The outcome of some coherence rules as an item: nothing found is a draft answer, not a proof. */
export const coherenceOf =
  (...ids: readonly number[]): Rule =>
  (evidence) => {
    const wanted = new Set(ids.map((id) => `COH-${String(id).padStart(2, "0")}`));
    const rules = runCoherence(evidence, []).rules.filter(({ id }) => wanted.has(id));
    const found = rules.filter(({ status }) => status === "found");
    return {
      answer: paragraph([
        found.length === 0
          ? `Nothing was found by ${rules.length === 1 ? "the rule" : "the rules"} of 'check coherence' about this (${list(rules.map(({ id }) => id))})`
          : `'check coherence' asks about: ${list(found.map(({ id, title }) => `${title} (${id})`))}`,
      ]),
      status: "partly",
      evidence: [note("coherence", `${ofWhole(found.length, rules.length)} rules found something`)],
      findings: found.map(({ id, title, message }) =>
        hint("coherence", `${id}, ${title}: ${message} See 'themata check coherence'.`),
      ),
    };
  };

/** Approval, consent and withdrawal. */
export const ethics: Rule = (evidence) => {
  const active = evidence.participants.filter(isCounted);
  const consented = active.filter(({ consent }) => (consent?.length ?? 0) > 0);
  const withdrawn = withdrawnOf(evidence).length;
  return stated(
    evidence,
    "ethics",
    {
      sentences:
        active.length === 0
          ? []
          : [
              `Consent is recorded in the study for ${ofWhole(consented.length, active.length)} participants`,
              withdrawn === 0 ? "" : `${countText(withdrawn, "participant")} withdrew`,
            ],
      notes:
        active.length === 0
          ? []
          : [note("participants", `Consent recorded for ${ofWhole(consented.length, active.length)}`)],
    },
    consentFindings(evidence),
  );
};

/** When data were collected, and whether analysis had begun by then. */
export const collectionPeriod: Rule = (evidence) => {
  const dates = fieldFacts(gatherings(evidence), "date");
  const span = dateSpan(dates.tally.map(([date]) => date));
  const first = evidence.codings.firstDate;
  const last = span?.split(" ").at(-1) ?? null;
  return facts("sessions", [
    span === null ? "" : `Data were collected ${span.includes(" ") ? `from ${span}` : `on ${span}`}`,
    span === null || dates.blank.length === 0
      ? ""
      : `The date of ${ofWhole(dates.blank.length, dates.of)} sessions is not recorded`,
    first === null || last === null
      ? ""
      : first <= last
        ? `Coding in this study began on ${first}, while data were still collected`
        : `Coding in this study began on ${first}, after the last session`,
  ]);
};

/** What was done to the texts before they were coded. */
export const dataProcessing: Rule = (evidence) => {
  const n = evidence.sources.length;
  if (n === 0) return missing();
  const words = evidence.sources.reduce((sum, source) => sum + source.words, 0);
  const spoken = evidence.sources.every(({ kind }) => kind === "interview" || kind === "focus-group");
  const noun = spoken ? "transcript" : "source";
  return facts("history", [
    `${n === 1 ? `One ${noun}` : countText(n, noun)} (${numberText(words)} words) ${n === 1 ? "was" : "were"} imported unaltered; stored texts cannot be changed, and each is kept with a hash that 'themata verify' checks`,
    setting(evidence, "recording"),
  ]);
};

const practices =
  /member|participant|respondent|debrief|triangulat|audit|team-meeting|transcripts?-return|training/;

/** Practices that are meant to make the work trustworthy, by the activities and memos that record them. */
export const trustworthiness: Rule = (evidence) => {
  const own = activitiesOf(evidence, practices);
  const kinds = tally(own.map(({ kind }) => kind)).map(([kind, n]) => `${kind} ${n}`);
  const reflexive = evidence.memos.filter(({ kind }) => /^reflexiv/i.test(kind)).length;
  const { doubleCoding } = evidence.conduct;
  return facts(
    "activities",
    [
      kinds.length === 0 ? "" : `Recorded: ${kinds.join(", ")}`,
      reflexive === 0 ? "" : `${countText(reflexive, "reflexive memo")}`,
      doubleCoding === null
        ? ""
        : `${list(doubleCoding.coders)} each finished the same ${countText(doubleCoding.sources, "source")}`,
      evidence.chainHead === null ? "" : `An audit trail was kept (head ${evidence.chainHead.slice(0, 12)})`,
    ],
    when(
      own.some(({ note: text }) => text.trim() === ""),
      () =>
        hint(
          "activity-without-outcome",
          `Say what came of: ${some(own.filter(({ note: text }) => text.trim() === "").map(activityPhrase))}.`,
        ),
    ),
  );
};

/** Relations between themes, as drawn. */
export const themeList: Rule = (evidence) => {
  const live = evidence.themes.filter(({ status }) => status !== "dropped");
  const levels = depth(evidence);
  return facts(
    "themes",
    live.length === 0
      ? []
      : [
          `${countText(live.length, "theme")} on ${countText(levels, "level")}: ${list(live.map(({ name }) => name))}`,
        ],
    when(levels > 3, () => hint("many-levels", `${levels} levels of themes are hard to follow.`)),
  );
};

function depth(evidence: Evidence): number {
  const byId = new Map(evidence.themes.map((theme) => [theme.id, theme]));
  const levels = evidence.themes.map((theme) => {
    const seen = new Set([theme.id]);
    for (let at = theme.parent; at !== null && !seen.has(at); at = byId.get(at)?.parent ?? null) seen.add(at);
    return seen.size;
  });
  return Math.max(0, ...levels);
}

/** The title names the method or the kind of data. */
export const titleNamesMethod: Rule = (evidence) => {
  const title = setting(evidence, "title");
  const named =
    /qualitative|interview|focus group|thematic|reflexive|ethnograph|narrative|phenomenolog|framework analysis/i.test(
      title,
    );
  return stated(
    evidence,
    "title",
    { sentences: [], notes: [] },
    when(title !== "" && !named, () =>
      hint(
        "title-without-method",
        "The title says neither that the study is qualitative nor which approach it took.",
      ),
    ),
  );
};

/** The three dimensions of a reflexive analysis, as far as the study states them. */
export const orientationStated: Rule = (evidence) => {
  const known = (["orientation", "paradigm", "theory"] as const).filter(
    (key) => setting(evidence, key) !== "",
  );
  return facts(
    "setting",
    known.map((key) => `${key}: ${setting(evidence, key)}`),
    when(approachOf(evidence) === "reflexive" && setting(evidence, "orientation") === "", () =>
      hint("orientation-not-set", "Say whether the analysis is more inductive or more deductive."),
    ),
  );
};

/** Weak spots that a statement of limitations may have to name. */
export const limitationCandidates: Rule = (evidence) => {
  const statement = setting(evidence, "limitations");
  const sessions = gatherings(evidence);
  const places = fieldFacts(sessions, "place").tally.length;
  const candidates = [
    ...(places === 1 && sessions.length > 1 ? ["one place"] : []),
    ...(sampleOf(evidence).length === 1 ? ["one participant"] : []),
    ...(evidence.conduct.attention.some(({ passages, words }) => passages === 0 && words > 0)
      ? ["uncoded sources"]
      : []),
  ];
  return stated(
    evidence,
    "limitations",
    { sentences: [], notes: [] },
    when(statement === "" && candidates.length > 0, () =>
      hint("limitation-candidates", `To weigh: ${list(candidates)}.`),
    ),
  );
};
