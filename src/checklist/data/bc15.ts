import { checklistItems } from "../item-rows.js";

/**
 * Braun and Clarke's 15 criteria of good thematic analysis (Qual Res Psychol 2006;3(2):77-101, Table 2,
 * doi:10.1191/1478088706qp063oa), all in our own words. The table and its first criterion were checked; 2 to 15 are
 * paraphrased from knowledge of the article.
 */
export const bc15Items = checklistItems("BC15-", [
  [
    "Transcription",
    [
      [
        "Transcription checked",
        "manual",
        "Transcribed at a suitable level of detail and checked against the recording.",
      ],
    ],
  ],
  [
    "Coding",
    [
      ["Equal attention", "auto", "Every data item received equal attention."],
      [
        "Inclusive coding",
        "semi",
        "Themes come from thorough, inclusive coding, not a few striking examples.",
      ],
      ["Extracts collated", "semi", "All relevant extracts for each theme have been gathered together."],
      ["Themes checked", "semi", "Themes were checked against one another and against the whole data set."],
      ["Themes coherent and distinct", "semi", "Themes are internally coherent, consistent and distinct."],
    ],
  ],
  [
    "Analysis",
    [
      ["Interpreted, not paraphrased", "manual", "Data are interpreted, not merely paraphrased."],
      ["Extracts match claims", "semi", "Analysis and extracts match; extracts illustrate the claims."],
      ["Convincing story", "semi", "The analysis tells a convincing, organised story about data and topic."],
      ["Balance of narrative and extracts", "manual", "Balance between narrative and extracts."],
    ],
  ],
  [
    "Overall",
    [["Enough time for each phase", "semi", "Enough time was given to every phase; none rushed or skipped."]],
  ],
  [
    "Written report",
    [
      ["Approach spelled out", "semi", "Assumptions and the particular TA approach are spelled out."],
      ["Said and done agree", "semi", "What is said to have been done and what is shown agree."],
      ["Language fits the position", "semi", "Language and concepts fit the epistemological position."],
      ["Researcher is active", "semi", "The researcher plays an active part; themes do not simply emerge."],
    ],
  ],
]);
