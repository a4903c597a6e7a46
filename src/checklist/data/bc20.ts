import { checklistItems } from "../item-rows.js";

/**
 * Braun and Clarke's 20 questions for assessing research with thematic analysis (One size fits all? Qual Res Psychol
 * 2021;18(3):328-352, Table 1, doi:10.1080/14780887.2020.1769238), all in our own words. Questions 1 to 7 were checked;
 * 8 to 20 are paraphrased from knowledge of the article.
 */
export const bc20Items = checklistItems("BC20-", [
  [
    "Adequate choice and explanation of methods and methodology",
    [
      ["Reason for TA", "manual", "Is there a reason, even brief, for using TA?"],
      ["Type named and justified", "semi", "Is the type of TA named and justified?"],
      ["Type suits the question", "manual", "Does that type suit the research questions or aims?"],
      ["Type suits the theory", "manual", "Does the type fit the theoretical and conceptual basis?"],
      ["Type suits the data collection", "manual", "Does the type fit the way data were collected?"],
      ["Carried out consistently", "semi", "Is the type carried out consistently all through the paper?"],
      [
        "Problematic assumptions",
        "semi",
        "Are there problematic assumptions: TA as one fixed recipe; incompatible types mixed without explanation; topic summaries taken for shared-meaning themes; grounded-theory notions (saturation, constant comparison, line-by-line) assumed; TA thought realist or atheoretical; TA thought only descriptive?",
      ],
      [
        "Added procedures justified",
        "manual",
        "Are added procedures or methods justified and needed, or would TA alone have done?",
      ],
      [
        "Theoretical underpinnings",
        "semi",
        "Are theoretical underpinnings stated (ontology, epistemology, guiding theory), also for inductive work?",
      ],
      [
        "Researcher perspective owned",
        "semi",
        "Do the researchers own their perspective and social position?",
        "reflexivity",
      ],
      [
        "Actual process described",
        "semi",
        "Is what was actually done described, beyond a generic list of six phases?",
      ],
      [
        "No confusion of approaches",
        "semi",
        "Is there conceptual or procedural confusion, e.g. reflexive TA claimed but codebook, independent coders, consensus or reliability used?",
      ],
      [
        "Understanding of the approach",
        "manual",
        "Do the authors show full understanding of the approach they claim?",
      ],
    ],
  ],
  [
    "A well-developed and justified analysis",
    [
      [
        "Themes easy to find",
        "semi",
        "Is it clear what and where the themes are; would an overview (table, map) help?",
      ],
      [
        "Shared meaning or topic summary",
        "semi",
        "Are the themes fully realised patterns of shared meaning around a central concept, or topic summaries - and is that right for the purpose?",
      ],
      [
        "Context passed off as theme",
        "manual",
        "Is contextual, non-thematic information passed off as a theme?",
      ],
      [
        "Actionable outcome",
        "manual",
        "In applied research, do the themes lead to something that can be acted on?",
      ],
      [
        "Concepts that clash",
        "semi",
        "Do concepts clash, e.g. constructionist claims with concern for coding reliability, or language treated as transparent?",
      ],
      [
        "Weak analysis",
        "semi",
        "Is the analysis weak: too many/few themes or levels, codes confused with themes, mismatched, too few or too many extracts, overlapping themes?",
      ],
      [
        "Generalisability misstated",
        "semi",
        "Do the authors misstate generalisability (apology for non-statistical sample)?",
      ],
    ],
  ],
]);
