import type { SettingKey } from "../../core/settings.js";
import type { ChecklistItem, Fill } from "../item.js";

/**
 * COREQ, the consolidated criteria for reporting qualitative research: 32 items in three domains.
 * Numbers, names and headings follow Tong A, Sainsbury P, Craig J. Int J Qual Health Care
 * 2007;19(6):349-357, doi:10.1093/intqhc/mzm042, so that a reviewer can match them. The guides are in our
 * own words (the official wording belongs to the publisher), and so is who can answer what.
 */
type Row = readonly [item: string, fill: Fill, guide: string, statement?: SettingKey];

const domains: readonly (readonly [
  domain: string,
  headings: readonly (readonly [string, readonly Row[]])[],
])[] = [
  [
    "Research team and reflexivity",
    [
      [
        "Personal characteristics",
        [
          ["Interviewer/facilitator", "semi", "Name the author(s) who ran the interviews or focus groups."],
          ["Credentials", "manual", "State the degrees or professional titles the researchers held."],
          ["Occupation", "manual", "State each researcher's job when the study was done."],
          [
            "Gender",
            "manual",
            "State the researchers' gender (self-described; the original wording is binary).",
          ],
          [
            "Experience and training",
            "manual",
            "Describe the researchers' training and experience in qualitative work and in the topic.",
          ],
        ],
      ],
      [
        "Relationship with participants",
        [
          [
            "Relationship established",
            "manual",
            "Say whether researcher and participants knew each other before the study, and how.",
            "prior_relationship",
          ],
          [
            "Participant knowledge of the interviewer",
            "manual",
            "Say what participants had been told about the researcher, their reasons and goals.",
            "participant_knowledge",
          ],
          [
            "Interviewer characteristics",
            "manual",
            "Report the interviewer's assumptions, interests and possible biases on the topic.",
            "reflexivity",
          ],
        ],
      ],
    ],
  ],
  [
    "Study design",
    [
      [
        "Theoretical framework",
        [
          [
            "Methodological orientation and Theory",
            "manual",
            "Name the methodology/theory behind the study and, for TA, which member of the TA family.",
          ],
        ],
      ],
      [
        "Participant selection",
        [
          ["Sampling", "manual", "Say how participants were selected and by what criteria.", "sampling"],
          [
            "Method of approach",
            "manual",
            "Say how people were invited (in person, phone, post, email, via whom).",
            "method_of_approach",
          ],
          ["Sample size", "auto", "Give the number of participants."],
          ["Non-participation", "semi", "Give the number who declined or dropped out, with reasons."],
        ],
      ],
      [
        "Setting",
        [
          [
            "Setting of data collection",
            "semi",
            "Say where (and by what medium) data were collected.",
            "setting",
          ],
          [
            "Presence of non-participants",
            "semi",
            "Say whether anyone other than participants and researchers was present.",
          ],
          [
            "Description of sample",
            "auto",
            "Describe the sample's important characteristics and the dates of data collection.",
          ],
        ],
      ],
      [
        "Data collection",
        [
          [
            "Interview guide",
            "semi",
            "Say whether questions/prompts are provided and whether the guide was piloted.",
            "guide",
          ],
          ["Repeat interviews", "auto", "Say whether anyone was interviewed more than once, and how many."],
          ["Audio/visual recording", "semi", "Say whether and how sessions were recorded.", "recording"],
          ["Field notes", "semi", "Say whether notes were made during or after sessions.", "field_notes"],
          ["Duration", "auto", "Give the length of interviews or focus groups."],
          [
            "Data saturation",
            "semi",
            "Say whether saturation was considered, and if not used, why, and what took its place.",
            "stopping",
          ],
          [
            "Transcripts returned",
            "semi",
            "Say whether participants received their transcripts to comment on or correct.",
            "transcripts_returned",
          ],
        ],
      ],
    ],
  ],
  [
    "Analysis and findings",
    [
      [
        "Data analysis",
        [
          ["Number of data coders", "auto", "Say how many people coded, and who coded what."],
          [
            "Description of the coding tree",
            "auto",
            "Describe the code hierarchy (levels, numbers), ideally appended.",
          ],
          [
            "Derivation of themes",
            "semi",
            "Say whether themes were set in advance or developed from the data (or both).",
            "derivation",
          ],
          ["Software", "auto", "Name the software used to manage/analyse the data, with version."],
          [
            "Participant checking",
            "semi",
            "Say whether participants gave feedback on the findings.",
            "participant_checking",
          ],
        ],
      ],
      [
        "Reporting",
        [
          [
            "Quotations presented",
            "auto",
            "Show quotations for the themes/findings and identify each (e.g. participant number).",
          ],
          ["Data and findings consistent", "semi", "Check that the claims agree with the data shown."],
          ["Clarity of major themes", "semi", "Present the major themes clearly."],
          ["Clarity of minor themes", "semi", "Describe diverse cases and minor themes."],
        ],
      ],
    ],
  ],
];

export const coreqItems: readonly ChecklistItem[] = domains
  .flatMap(([domain, headings]) =>
    headings.flatMap(([heading, rows]) => rows.map((row) => ({ domain, heading, row }))),
  )
  .map(({ domain, heading, row: [item, fill, guide, statement] }, index) => ({
    number: index + 1,
    id: `COREQ-${String(index + 1).padStart(2, "0")}`,
    domain,
    heading,
    item,
    guide,
    fill,
    statement: statement ?? null,
  }));
