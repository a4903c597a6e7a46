import { checklistItems } from "../item-rows.js";

/**
 * SRQR, the standards for reporting qualitative research: 21 items. Numbers, names and sections follow O'Brien BC,
 * Harris IB, Beckman TJ, Reed DA, Cook DA. Acad Med 2014;89(9):1245-1251, doi:10.1097/ACM.0000000000000388, so that a
 * reviewer can match them. The guides are in our own words, and so is who can answer what.
 */
export const srqrItems = checklistItems("SRQR-", [
  [
    "Title and abstract",
    [
      [
        "Title",
        "semi",
        "Say concisely what was studied and that it is qualitative, or name approach/method.",
      ],
      [
        "Abstract",
        "semi",
        "Summarise background, purpose, methods, results, conclusions in the journal's format.",
      ],
    ],
  ],
  [
    "Introduction",
    [
      ["Problem formulation", "manual", "Describe the problem, why it matters, prior theory and evidence."],
      ["Purpose or research question", "manual", "State purpose and specific questions.", "question"],
    ],
  ],
  [
    "Methods",
    [
      [
        "Qualitative approach and research paradigm",
        "manual",
        "Name approach, guiding theory, paradigm; justify.",
      ],
      [
        "Researcher characteristics and reflexivity",
        "manual",
        "Describe attributes, experience, relationship, assumptions that could shape the study and how they interacted with it.",
      ],
      ["Context", "manual", "Describe setting/sites and relevant context; why chosen."],
      [
        "Sampling strategy",
        "semi",
        "Say how and why people/documents were selected and when sampling stopped.",
      ],
      [
        "Ethical issues pertaining to human subjects",
        "semi",
        "Approval body/number, consent, confidentiality, data security.",
        "ethics",
      ],
      [
        "Data collection methods",
        "semi",
        "Types of data, procedures, start/stop dates, iteration, changes made.",
      ],
      [
        "Data collection instruments and technologies",
        "semi",
        "Describe guides, devices, and how they changed.",
      ],
      [
        "Units of study",
        "auto",
        "Number and relevant characteristics of participants/documents; level of participation.",
      ],
      [
        "Data processing",
        "semi",
        "Transcription, entry, management, security, integrity checks, coding preparation, de-identification.",
      ],
      ["Data analysis", "semi", "How inferences/themes were developed and by whom; approach; rationale."],
      [
        "Techniques to enhance trustworthiness",
        "semi",
        "Member checks, audit trail, triangulation...; why these.",
      ],
    ],
  ],
  [
    "Results/findings",
    [
      ["Synthesis and interpretation", "semi", "Main findings; themes, model, link to theory."],
      ["Links to empirical data", "auto", "Evidence (quotes, notes) supporting findings."],
    ],
  ],
  [
    "Discussion",
    [
      [
        "Integration with prior work, implications, transferability, and contribution(s) to the field",
        "manual",
        "Summarise; relate to earlier work; scope of transfer; contribution.",
      ],
      ["Limitations", "manual", "Trustworthiness and limitations of the findings.", "limitations"],
    ],
  ],
  [
    "Other",
    [
      ["Conflicts of interest", "manual", "Sources of influence and how managed."],
      ["Funding", "manual", "Funders and their role."],
    ],
  ],
]);
