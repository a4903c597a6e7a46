import { noConduct } from "../../src/checklist/conduct.js";
import type {
  CodeEvidence,
  Evidence,
  ParticipantEvidence,
  QuotationEvidence,
  SessionEvidence,
  SourceEvidence,
  ThemeEvidenceSummary,
} from "../../src/checklist/evidence.js";
import type { ItemResult } from "../../src/checklist/item.js";
import { runChecklist } from "../../src/checklist/run-checklist.js";
import type { Answer, Member, Recruitment } from "../../src/core/records.js";

/** A study in which nothing has happened yet, with the given parts. */
export const emptyEvidence = (parts: Partial<Evidence> = {}): Evidence => ({
  settings: {},
  team: [],
  coders: [],
  recruitment: [],
  sessions: [],
  participants: [],
  sources: [],
  questions: [],
  codebook: { codes: [], event: null },
  codings: { byCoder: [], firstDate: null, origins: {}, proposed: 0 },
  passes: [],
  themes: [],
  quotations: [],
  memos: [],
  activities: [],
  suggestions: [],
  tool: { name: "themata", version: "0.1.0", versions: ["0.1.0"] },
  chainHead: null,
  conduct: noConduct,
  ...parts,
});

export const participant = (id: number, parts: Partial<ParticipantEvidence> = {}): ParticipantEvidence => ({
  id,
  label: `Person ${id}`,
  role: "",
  status: "active",
  attributes: {},
  consent: ["quote"],
  words: 1000,
  sources: [100 + id],
  ...parts,
});

export const source = (id: number, parts: Partial<SourceEvidence> = {}): SourceEvidence => ({
  id,
  name: `talk-${id}`,
  kind: "interview",
  durationMs: null,
  lastTimeMs: null,
  words: 0,
  abridged: false,
  speakers: [],
  ...parts,
});

export const session = (id: number, parts: Partial<SessionEvidence> = {}): SessionEvidence => ({
  id,
  date: "",
  mode: "",
  minutes: null,
  language: "",
  recording: "",
  place: "",
  interviewer: "",
  others: "",
  relationship: "",
  sources: [100 + id],
  participants: [id],
  ...parts,
});

export const member = (parts: Partial<Member>): Member => ({
  coderId: null,
  roles: [],
  name: "",
  initials: "",
  credentials: "",
  occupation: "",
  gender: "",
  experience: "",
  relationship: "",
  ...parts,
});

export const round = (parts: Partial<Recruitment>): Recruitment => ({
  date: "",
  approached: null,
  agreed: null,
  refused: null,
  withdrew: null,
  group: "",
  channel: "",
  reason: "",
  ...parts,
});

export const code = (id: number, parts: Partial<CodeEvidence> = {}): CodeEvidence => ({
  id,
  parent: null,
  name: `code ${id}`,
  status: "active",
  origin: "inductive",
  defined: true,
  heading: false,
  participants: 3,
  ...parts,
});

export const theme = (id: number, parts: Partial<ThemeEvidenceSummary> = {}): ThemeEvidenceSummary => ({
  id,
  parent: null,
  name: `Trust takes ${id} years`,
  concept: "Trust grows by small promises kept",
  status: "defined",
  origin: "inductive",
  codes: [],
  participants: 3,
  segments: 9,
  against: 0,
  createdDate: null,
  ...parts,
});

export const quotation = (parts: Partial<QuotationEvidence> = {}): QuotationEvidence => ({
  text: "She rang me every Friday, whatever the week had been.",
  label: "Person 1",
  participant: 1,
  theme: 1,
  source: 101,
  ...parts,
});

/** `n` people, each with one interview in a session of their own. */
export function interviewed(
  n: number,
  each: (id: number) => {
    person?: Partial<ParticipantEvidence>;
    session?: Partial<SessionEvidence>;
    source?: Partial<SourceEvidence>;
  } = () => ({}),
): Pick<Evidence, "participants" | "sessions" | "sources"> {
  const ids = Array.from({ length: n }, (_, i) => i + 1);
  return {
    participants: ids.map((id) => participant(id, each(id).person)),
    sessions: ids.map((id) => session(id, each(id).session)),
    sources: ids.map((id) => source(100 + id, each(id).source)),
  };
}

export const answerTo = (item: string, parts: Partial<Answer> = {}): Answer => ({
  checklist: "coreq",
  item,
  status: "",
  text: "",
  location: "",
  rationale: "",
  ...parts,
});

/** One item of COREQ as it stands for the evidence. */
export function item(number: number, parts: Partial<Evidence>, answers: readonly Answer[] = []): ItemResult {
  const found = runChecklist("coreq", emptyEvidence(parts), answers).items.find(
    (row) => row.number === number,
  );
  if (found === undefined) throw new Error(`no item ${number}`);
  return found;
}

/** The codes of an item's findings. */
export const codes = (number: number, parts: Partial<Evidence>): readonly string[] =>
  item(number, parts).findings.map((finding) => finding.code);
