/** One of the study's details that can be set: what it is, and which item of COREQ it answers. */
export interface SettingField {
  readonly key: string;
  readonly label: string;
  /** The item of COREQ (1-32) it answers; null where it answers none. */
  readonly coreq: number | null;
  readonly help: string;
  /** The values it takes; any text where there are none. */
  readonly values?: readonly string[];
}

/** The study's particulars, in the order in which a paper tells them. */
export const settingFields = [
  { key: "title", label: "Title", coreq: null, help: "the study's title" },
  { key: "question", label: "Research question", coreq: null, help: "what the study asks" },
  {
    key: "approach",
    label: "Approach",
    coreq: 9,
    help: "the kind of thematic analysis; it shapes wording, defaults and checks",
    values: ["reflexive", "codebook", "reliability"],
  },
  {
    key: "orientation",
    label: "Orientation",
    coreq: 9,
    help: "whether codes come from the data, from theory, or from both",
    values: ["inductive", "deductive", "hybrid"],
  },
  { key: "paradigm", label: "Paradigm", coreq: 9, help: "what the analysis takes accounts to be about" },
  { key: "theory", label: "Theory", coreq: 9, help: "theory that guided questions or codes" },
  { key: "setting", label: "Setting", coreq: 14, help: "where the data were collected" },
  { key: "country", label: "Country", coreq: 14, help: "country or region" },
  { key: "sampling", label: "Sampling", coreq: 10, help: "how participants were chosen" },
  { key: "criteria", label: "Criteria", coreq: 10, help: "who could take part and who could not" },
  {
    key: "method_of_approach",
    label: "Method of approach",
    coreq: 11,
    help: "how people were asked to take part",
  },
  {
    key: "prior_relationship",
    label: "Prior relationship",
    coreq: 6,
    help: "whether researchers and participants knew each other before",
  },
  {
    key: "participant_knowledge",
    label: "Participants' knowledge",
    coreq: 7,
    help: "what participants knew about the interviewer",
  },
  {
    key: "reflexivity",
    label: "Reflexivity",
    coreq: 8,
    help: "who the researchers are in this study, and how that shaped it",
  },
  {
    key: "guide",
    label: "Interview guide",
    coreq: 17,
    help: "questions, prompts, and whether it was piloted",
  },
  { key: "recording", label: "Recording", coreq: 19, help: "how sessions were recorded and transcribed" },
  { key: "field_notes", label: "Field notes", coreq: 20, help: "who made field notes, and when" },
  {
    key: "stopping",
    label: "Why collection stopped",
    coreq: 22,
    help: "saturation, or what was judged instead (information power)",
  },
  {
    key: "transcripts_returned",
    label: "Transcripts returned",
    coreq: 23,
    help: "whether participants were given their transcripts to comment on",
  },
  {
    key: "participant_checking",
    label: "Participant checking",
    coreq: 28,
    help: "whether participants commented on the findings",
  },
  { key: "derivation", label: "Derivation of themes", coreq: 26, help: "how themes were developed" },
  {
    key: "timezone",
    label: "Time zone",
    coreq: null,
    help: "the zone for dates of memos and events, such as Europe/Berlin",
  },
  { key: "ethics", label: "Ethics", coreq: null, help: "approval and consent" },
  { key: "limitations", label: "Limitations", coreq: null, help: "what the study cannot say" },
  {
    key: "software",
    label: "Software",
    coreq: 27,
    help: "what else to say about software",
  },
  {
    key: "value_order",
    label: "Order of values",
    coreq: null,
    help: "the order of attributes' values in tables, as rank: lecturer, professor; size: small, large",
  },
  { key: "citation", label: "Citation", coreq: null, help: "how to cite the study, or what it builds on" },
] as const satisfies readonly SettingField[];

export type SettingKey = (typeof settingFields)[number]["key"];

const byKey: ReadonlyMap<string, SettingField> = new Map(settingFields.map((field) => [field.key, field]));

/** The field of a key; undefined where there is none. */
export const settingField = (key: string): SettingField | undefined => byKey.get(key);
