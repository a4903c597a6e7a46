/** A fault planted in a demo study, with a clean twin: commands for both, and what must find the one and leave the other. */
export interface PlantedFault {
  readonly demo: "faculty" | "hiv" | "near-peer" | "feedback";
  /** COH-nn, or the code of a finding of 'check coreq'. */
  readonly found: string;
  readonly fault: readonly string[];
  readonly clean: readonly string[];
}

const set = (key: string, text: string) => ["study", "set", key, text];
const answer = (item: string, text: string) => ["check", "answer", "coreq", item, "--text", text];
const fault = (
  demo: PlantedFault["demo"],
  found: string,
  bad: readonly string[],
  good: readonly string[],
): PlantedFault => ({ demo, found, fault: bad, clean: good });

export const plantedStudyFaults: readonly PlantedFault[] = [
  // What is written, against the approach.
  fault(
    "near-peer",
    "COH-01",
    set("derivation", "Inter-rater reliability was 0.8."),
    set("derivation", "No kappa was computed."),
  ),
  fault(
    "near-peer",
    "COH-02",
    set("stopping", "We met until saturation was reached."),
    set("stopping", "Saturation was not sought."),
  ),
  fault(
    "near-peer",
    "COH-03",
    set("derivation", "Seven themes emerged from the group."),
    set("derivation", "Seven themes were developed by TA."),
  ),
  fault(
    "faculty",
    "COH-03",
    set("derivation", "Then codes emerged."),
    set("derivation", "Then codes were made."),
  ),
  fault(
    "near-peer",
    "COH-05",
    set("participant_checking", "Member checking validated the themes."),
    set("participant_checking", "Participants reflected on the themes."),
  ),
  fault(
    "near-peer",
    "COH-11",
    set("limitations", "Unbiased coding was ensured by two readings."),
    set("limitations", "Two readings made room for doubt."),
  ),
  fault(
    "hiv",
    "COH-12",
    set("derivation", "Line-by-line coding was used."),
    set("derivation", "Line-by-line coding was used to slow the reading down."),
  ),
  fault(
    "hiv",
    "COH-14",
    set("software", "NVivo identified the themes."),
    set("software", "NVivo held the transcripts."),
  ),
  fault(
    "near-peer",
    "COH-16",
    answer("31", "Of all, 80% felt unseen."),
    answer("31", "Being unseen is told with a joke."),
  ),
  fault(
    "faculty",
    "COH-17",
    set("citation", "After Braun and Clark 2021."),
    set("citation", "After Braun and Clarke 2021."),
  ),
  fault(
    "faculty",
    "COH-20",
    set("limitations", "The findings are not generalisable."),
    set("limitations", "What may transfer is the part on names."),
  ),
  fault(
    "faculty",
    "COH-21",
    set("reflexivity", "Bias was eliminated by bracketing before the analysis."),
    set("reflexivity", "By bracketing we tried to see what we had brought along."),
  ),
  fault(
    "hiv",
    "COH-21",
    set("derivation", "Preconceptions were bracketed, so the coding was free of bias."),
    set("derivation", "Preconceptions were written down; nobody is free of bias."),
  ),
  // Names of themes.
  fault(
    "near-peer",
    "COH-13",
    ["theme", "add", "Views on mentoring"],
    ["theme", "add", "Mentoring is a habit before it is a scheme"],
  ),
  fault(
    "near-peer",
    "COH-13",
    ["theme", "add", "The role of gender"],
    ["theme", "add", "Gender decides who may ring at night"],
  ),
  fault(
    "near-peer",
    "COH-13",
    ["theme", "add", "An ideal mentee"],
    ["theme", "add", "The ideal mentee is invented by those who never were one"],
  ),
  fault(
    "near-peer",
    "COH-13",
    ["theme", "add", "Perceptions of support"],
    ["theme", "add", "Support is seen when it is missing"],
  ),
  // What is written, against what is recorded.
  fault(
    "hiv",
    "COH-22",
    set("derivation", "Cohen's kappa was 0.91."),
    set("derivation", "Cohen's kappa was 0.78."),
  ),
  fault(
    "hiv",
    "COH-22",
    set("derivation", "Krippendorff's alpha reached .95 over all codes."),
    set("derivation", "Krippendorff's alpha reached 0.787 over all codes."),
  ),
  fault(
    "hiv",
    "COH-23",
    set("derivation", "Two coders coded all twelve interviews."),
    set("derivation", "One coder coded all twelve interviews; two coders coded two interviews."),
  ),
  fault(
    "faculty",
    "COH-23",
    set("derivation", "All transcripts were independently coded by two researchers."),
    set("derivation", "Five transcripts were independently coded by two researchers."),
  ),
  fault(
    "faculty",
    "COH-24",
    ["activity", "add", "member check", "--date", "2023-12-01"],
    ["activity", "add", "member check", "--date", "2025-01-10"],
  ),
  fault(
    "hiv",
    "COH-24",
    ["activity", "add", "transcript returned", "--date", "2022-06-01"],
    ["activity", "add", "training", "--date", "2022-06-01"],
  ),
  fault(
    "faculty",
    "COH-25",
    set("sampling", "Purposive: nine mentors and six mentees took part."),
    set("sampling", "Purposive: seven mentors and eight mentees took part."),
  ),
  fault(
    "hiv",
    "COH-25",
    set("sampling", "Purposive, 14 participants in three provinces."),
    set("sampling", "Purposive, 12 participants in three provinces."),
  ),
  fault(
    "hiv",
    "COH-26",
    set("recording", "All interviews were video-recorded."),
    set("recording", "All interviews were audio-recorded."),
  ),
  fault(
    "hiv",
    "COH-26",
    set("setting", "All interviews were held face to face."),
    set("setting", "Interviews were held face to face, save one by video call."),
  ),
  fault(
    "faculty",
    "COH-27",
    [
      "recruitment",
      "add",
      "--approached",
      "4",
      "--agreed",
      "3",
      "--refused",
      "1",
      "--withdrew",
      "0",
      "--reason",
      "no time",
    ],
    [
      "recruitment",
      "add",
      "--approached",
      "4",
      "--agreed",
      "0",
      "--refused",
      "4",
      "--withdrew",
      "0",
      "--reason",
      "no time",
    ],
  ),
  fault(
    "feedback",
    "COH-10",
    ["codebook", "add", "Cats on the ward", "--origin", "inductive"],
    ["codebook", "add", "Cats on the ward", "--origin", "deductive"],
  ),
  fault(
    "near-peer",
    "COH-10",
    ["codebook", "add", "Sponsorship", "--origin", "deductive"],
    ["codebook", "add", "Sponsorship", "--origin", "inductive"],
  ),
  fault(
    "hiv",
    "COH-19",
    set("stopping", "Saturation was reached among nurses and pharmacists."),
    set("stopping", "Twelve was set beforehand."),
  ),
  // Answers, against settings and the history.
  fault(
    "hiv",
    "answer-contradicts-setting",
    answer("23", "Transcripts were not returned."),
    answer("23", "Transcripts were offered to all."),
  ),
  fault(
    "faculty",
    "answer-contradicts-setting",
    answer("10", "Convenience sampling."),
    answer("10", "Purposive sampling, in two rounds."),
  ),
  fault(
    "hiv",
    "answer-contradicts-setting",
    answer("17", "Six questions, piloted."),
    answer("17", "Eight questions, piloted."),
  ),
  fault(
    "faculty",
    "silence-counted-as-refusal",
    [
      "recruitment",
      "add",
      "--approached",
      "3",
      "--agreed",
      "0",
      "--refused",
      "3",
      "--withdrew",
      "0",
      "--reason",
      "never replied",
    ],
    [
      "recruitment",
      "add",
      "--approached",
      "3",
      "--agreed",
      "0",
      "--refused",
      "3",
      "--withdrew",
      "0",
      "--reason",
      "no time",
    ],
  ),
  fault(
    "near-peer",
    "verbatim-without-recording",
    ["source", "set", "focus-group", "recording=notes only"],
    ["source", "set", "focus-group", "recording=audio"],
  ),
];
