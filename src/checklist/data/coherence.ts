import type { Level } from "../../core/message.js";

/** A rule on how the declared approach and what was done or written go together. */
export interface CoherenceText {
  readonly id: string;
  readonly level: Level;
  /** What the rule looks at, in a few words. */
  readonly title: string;
  /** What a reader may stumble over, and the ways out. */
  readonly message: string;
  readonly why: string;
}

/**
 * Rules of our own. They rest on positions of Braun and Clarke (2006 to 2024, above all 2021,
 * doi:10.1080/14780887.2020.1769238) and on Campbell et al. 2013 for agreement; rules and thresholds are ours.
 */
export const coherenceTexts: readonly CoherenceText[] = Object.freeze([
  {
    id: "COH-01",
    level: "error",
    title: "agreement in a reflexive study",
    message:
      "A figure of agreement is not a mark of quality in reflexive analysis. Leave it out, or call the study codebook or reliability analysis.",
    why: "A coefficient assumes that one coding is right; reflexive analysis treats coding as interpretation.",
  },
  {
    id: "COH-02",
    level: "warning",
    title: "saturation as the reason to stop",
    message:
      "Information power, or plain practical reasons, explain better why collection stopped. COREQ 22 can be answered “not used, because …”.",
    why: "Saturation assumes that meaning lies in the data until all of it is found.",
  },
  {
    id: "COH-03",
    level: "warning",
    title: "themes that emerge",
    message: "Say that themes or codes were developed, generated or constructed, and by whom.",
    why: "Themes do not wait in the data; someone makes them (Braun and Clarke's criterion 15).",
  },
  {
    id: "COH-04",
    level: "warning",
    title: "a fixed codebook or a consensus",
    message:
      "A codebook closed early, or codings settled by consensus, belong to codebook or reliability analysis. Say why they are here, or change the approach.",
    why: "Reflexive coding stays open, and differences between readers are not noise.",
  },
  {
    id: "COH-05",
    level: "warning",
    title: "participants as arbiters of truth",
    message: "Describe it as participants' reflections: further data, which may disagree.",
    why: "There is no single truth for participants to confirm.",
  },
  {
    id: "COH-06",
    level: "hint",
    title: "COREQ in a reflexive study",
    message:
      "COREQ 22 to 26 and 28 ask for what other kinds of thematic analysis do. Answer them honestly, with reasons, and give SRQR or the reflexive draft beside it.",
    why: "COREQ has been criticised for asking realist questions of work that is not realist.",
  },
  {
    id: "COH-07",
    level: "error",
    title: "reliability without two coders",
    message:
      "Reliability analysis takes two or more coders who each finish the same sources, a unit, a version of the codebook, and a figure.",
    why: "The approach rests on agreement between independent coders.",
  },
  {
    id: "COH-08",
    level: "warning",
    title: "a codebook changed after the agreement",
    message: "Code a share of the sources again with the codebook as it is now, and give that figure.",
    why: "A figure holds for the codebook it was computed on.",
  },
  {
    id: "COH-09",
    level: "warning",
    title: "which thematic analysis",
    message:
      "Name which one, and cite the year whose words you use: 2006, 2019, or 2021 and 2022 for reflexive analysis.",
    why: "Different approaches cite the same authors.",
  },
  {
    id: "COH-10",
    level: "warning",
    title: "orientation and where codes came from",
    message: "Call it hybrid, or explain.",
    why: "The claim and the codebook say different things.",
  },
  {
    id: "COH-11",
    level: "warning",
    title: "objectivity in a constructionist study",
    message: "The paradigm and this sentence conflict. Reword one of them, or say how they go together.",
    why: "Freedom from bias and accurate coding are aims of another paradigm (Braun and Clarke's question 18).",
  },
  {
    id: "COH-12",
    level: "warning",
    title: "a technique of another method",
    message: "Say in a sentence why the technique was borrowed.",
    why: "Grounded theory and its techniques have aims of their own (Braun and Clarke's question 7).",
  },
  {
    id: "COH-13",
    level: "warning",
    title: "topics in place of themes",
    message:
      "The name says what people talked about. State the central concept, or say that these are topic summaries.",
    why: "A theme makes a claim about its topic (Braun and Clarke's question 15). In codebook analysis a summary is fine.",
  },
  {
    id: "COH-14",
    level: "warning",
    title: "software as the analyst",
    message: "Say that the software managed the data, and who analysed them.",
    why: "People analyse; software assists.",
  },
  {
    id: "COH-15",
    level: "warning",
    title: "proposals confirmed in bulk",
    message: "Look at them again, or say how they were read before they were confirmed.",
    why: "Only what a person has judged is a coding. The history records the act, not the reading.",
  },
  {
    id: "COH-16",
    level: "warning",
    title: "counting as an argument",
    message: "Keep counts in the audit trail, and let the prose argue meaning.",
    why: "In reflexive analysis a theme matters for its meaning and not for how many people are in it.",
  },
  {
    id: "COH-17",
    level: "hint",
    title: "the name Clarke",
    message: "The name is Clarke.",
    why: "A common slip, which reviewers notice.",
  },
  {
    id: "COH-18",
    level: "warning",
    title: "agreement after discussion",
    message: "Report it as negotiated agreement; only what was coded independently is reliability.",
    why: "Coders who have seen or discussed each other's codings are not independent (Campbell et al. 2013).",
  },
  {
    id: "COH-19",
    level: "warning",
    title: "saturation that the curve does not show",
    message: "State base, run, threshold and order, assess each group that is compared, or drop the claim.",
    why: "Saturation depends on definition, parameters and group.",
  },
  {
    id: "COH-20",
    level: "warning",
    title: "an apology for the sample",
    message: "Say what may transfer to which settings, and how much the sample could tell.",
    why: "Qualitative work does not aim at statistical generalisation (Braun and Clarke's question 20).",
  },
  {
    id: "COH-21",
    level: "warning",
    title: "bias said to be eliminated",
    message:
      "Say what the researchers brought along and how they worked with it; nobody is without a standpoint.",
    why: "Bracketing makes assumptions visible. It does not remove them.",
  },
  {
    id: "COH-22",
    level: "error",
    title: "a figure of agreement that the codings do not give",
    message: "Compare with 'themata agreement', and say which codings, unit and codes the figure is of.",
    why: "Readers take the figure for that of the codings reported.",
  },
  {
    id: "COH-23",
    level: "warning",
    title: "more said to be coded twice than was",
    message: "Give the number of sources that two coders finished, or record the passes that are missing.",
    why: "What one person coded, no second person has checked.",
  },
  {
    id: "COH-24",
    level: "warning",
    title: "an activity before there was anything to do it with",
    message: "Correct the date, of the activity or of the sessions.",
    why: "Findings cannot be discussed, nor transcripts returned, before the first interview.",
  },
  {
    id: "COH-25",
    level: "warning",
    title: "numbers in the text and in the study",
    message: "Correct the text, or what the study records.",
    why: "Reviewers add numbers up.",
  },
  {
    id: "COH-26",
    level: "warning",
    title: "recording or mode other than the sessions say",
    message: "Correct the text, or the sessions ('themata source set').",
    why: "The text and the record of the sessions say different things.",
  },
  {
    id: "COH-27",
    level: "warning",
    title: "agreed and taken part",
    message:
      "Say what became of the difference: who agreed and did not take part, or took part without being counted.",
    why: "Whoever agreed either took part, or withdrew, or something else happened that readers want to know.",
  },
]);
