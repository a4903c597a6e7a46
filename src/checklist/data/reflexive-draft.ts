import { checklistItems } from "../item-rows.js";

/**
 * Reporting reflexive thematic analysis: a draft of our own, from the published positions of Braun and Clarke (Palliat
 * Med 2024;38(6):608-616, doi:10.1177/02692163241234800 and before). It is not their guideline (RTARG), whose text was not
 * compared; ids are R01 to R23, so that nobody takes one for the other.
 */
export const reflexiveDraftItems = checklistItems("R", [
  [
    "Whole report",
    [
      [
        "Coherence",
        "semi",
        "All parts fit reflexive TA and its qualitative ('Big Q') values. Avoid: mixing in small-q quality measures.",
      ],
      [
        "Language",
        "semi",
        "Themes are generated/developed/constructed; first person or active researcher. Avoid: 'Emerged', 'identified', 'found', bias as contamination.",
      ],
      [
        "Citation of approach",
        "semi",
        "Name reflexive TA and cite current sources (2019, 2021, 2022), not the 2006 paper only. Avoid: citing 2006 and doing something else.",
      ],
    ],
  ],
  [
    "Introduction",
    [
      [
        "Rationale and positioning",
        "manual",
        "Build an argument for the study and its question rather than only 'a gap'. Avoid: gap-only rationale.",
      ],
      [
        "Question",
        "semi",
        "State open, qualitative question(s) fitting the approach. Avoid: hypotheses or causal-effect wording.",
        "question",
      ],
    ],
  ],
  [
    "Methodology",
    [
      [
        "Theory",
        "manual",
        "State ontological/epistemological and other theory. Avoid: atheoretical reporting.",
        "paradigm",
      ],
      [
        "Why reflexive TA",
        "semi",
        "Justify choice of reflexive TA and its variation (inductive-deductive, semantic-latent, experiential-critical). Avoid: generic 'flexible method'.",
      ],
      [
        "Reflexivity",
        "semi",
        "Say who the researchers are and how that shaped the work, throughout. Avoid: one-line statement; claims of objectivity.",
        "reflexivity",
      ],
      [
        "Participants/data set",
        "semi",
        "Describe and explain participant group/data-set, recruitment and size with a coherent rationale (e.g. information power, pragmatic). Avoid: saturation; apology for small or non-representative sample.",
        "stopping",
      ],
      [
        "Data generation",
        "semi",
        "Explain how data were generated and why it fits. Avoid: 'Collected' as if lying ready; unexplained instrument.",
      ],
      ["Ethics", "manual", "Ethics in substance, not only approval. Avoid: approval number only.", "ethics"],
    ],
  ],
  [
    "Analysis process",
    [
      [
        "Actual process",
        "semi",
        "Describe in a study-specific way how coding and theme development went, with examples and changes. Avoid: repeating the six phase titles.",
      ],
      [
        "Who analysed",
        "semi",
        "Say who did what; collaboration is for richer reading. Avoid: consensus, agreement, second-coder checks as accuracy.",
      ],
      ["Software", "semi", "Say how software was used as an aid. Avoid: software 'analysed' the data."],
    ],
  ],
  [
    "Quality",
    [
      [
        "Coherent quality practices",
        "semi",
        "Name practices that fit: reflexive journal, depth of engagement, audit of decisions, participant reflections. Avoid: member checking as validation, triangulation for accuracy, inter-rater reliability.",
      ],
    ],
  ],
  [
    "Results",
    [
      [
        "Overview of themes",
        "semi",
        "Give an overview (list, table or map) of themes, few levels. Avoid: many thin themes; deep hierarchy.",
      ],
      [
        "Themes as shared meaning",
        "semi",
        "Each theme has a central organising concept; topic summaries only if explained. Avoid: benefits/barriers buckets as themes.",
      ],
      ["Names", "semi", "Names catch the meaning. Avoid: one-word topics."],
      [
        "Extracts and narrative",
        "semi",
        "Interpret; balance; extracts from across the data set; identify speakers by pseudonym/number. Avoid: paraphrase; frequency counts as evidence.",
      ],
      [
        "Results with or apart from discussion",
        "manual",
        "Choose the form which suits the analysis; theory/literature woven in is fine. Avoid: forced separation.",
      ],
    ],
  ],
  [
    "Discussion",
    [
      [
        "Conclusions across themes",
        "manual",
        "Draw the overall story; implications. Avoid: list of theme summaries again.",
      ],
      [
        "Transferability",
        "semi",
        "Reflect on transferability with contextual detail. Avoid: lack of generalisability as limitation.",
      ],
      [
        "Evaluation",
        "manual",
        "Reflect on strengths/limits in terms of the approach. Avoid: 'Small sample', 'subjective', 'bias'.",
        "limitations",
      ],
    ],
  ],
]);
