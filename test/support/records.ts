import type {
  Code,
  Coder,
  Coding,
  Id,
  Memo,
  Participant,
  Revision,
  Source,
  Speaker,
  Theme,
  TurnSet,
} from "../../src/core/records.js";
import type { Act, StudyStore, TextKey } from "../../src/store/port.js";

/** Records with every field set; a test names only what it is about. */

export const code = (fields: Partial<Code> = {}): Code => ({
  parentId: null,
  position: 0,
  status: "active",
  origin: "inductive",
  color: "",
  mergedInto: null,
  definitionVersion: 1,
  name: "Being listened to",
  short: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  ...fields,
});

export const coding = (
  fields: Pick<Coding, "revisionId" | "codeId" | "coderId"> & Partial<Coding>,
): Coding => ({
  start: 0,
  end: 5,
  roundId: null,
  origin: "manual",
  state: "confirmed",
  key: false,
  revisit: false,
  quoteDigest: "00".repeat(12),
  madeAt: null,
  ...fields,
});

export const memo = (fields: Pick<Memo, "coderId"> & Partial<Memo>): Memo => ({
  targetId: null,
  kind: "note",
  date: "2024-03-01",
  start: null,
  end: null,
  title: "",
  body: "",
  ...fields,
});

export const theme = (fields: Partial<Theme> = {}): Theme => ({
  parentId: null,
  position: 0,
  status: "candidate",
  origin: "inductive",
  color: "",
  name: "Room to grow",
  concept: "",
  boundaries: "",
  reason: "",
  ...fields,
});

export const coder = (name: string, fields: Partial<Coder> = {}): Coder => ({
  kind: "person",
  lead: false,
  name,
  ...fields,
});

export const participant = (label: string, fields: Partial<Participant> = {}): Participant => ({
  status: "active",
  consent: [],
  role: "",
  note: "",
  label,
  ...fields,
});

export const source = (name: string, fields: Partial<Source> = {}): Source => ({
  sessionId: null,
  kind: "interview",
  name,
  ...fields,
});

export const speaker = (fields: Pick<Speaker, "sourceId"> & Partial<Speaker>): Speaker => ({
  role: "participant",
  participantId: null,
  name: "Mentee",
  aliases: [],
  ...fields,
});

export const revision = (
  fields: Pick<Revision, "sourceId" | "textDigest"> & Partial<Revision>,
): Revision => ({
  number: 1,
  format: "txt",
  fileDigest: "ab".repeat(32),
  codePoints: 0,
  words: 0,
  durationMs: null,
  encoding: "utf-8",
  language: "en",
  fileName: "interview.txt",
  meta: {},
  ...fields,
});

export const turnSet = (fields: Pick<TurnSet, "revisionId"> & Partial<TurnSet>): TurnSet => ({
  count: 0,
  columns: {
    speaker: [],
    headStart: [],
    headEnd: [],
    bodyStart: [],
    bodyEnd: [],
    startMs: [],
    endMs: [],
    question: [],
    words: [],
  },
  ...fields,
});

/** 1 March 2024, when every study of the tests begins. */
export const firstDay = Date.UTC(2024, 2, 1);
export const interview = "Mentee: She asked me what I wanted.\n\nMentor: I tried to listen first.\n";

/** An act of a coder. */
export const act = (coderId: Id, command: Act["command"] = "code.add", more: Partial<Act> = {}): Act => ({
  command,
  coderId,
  at: firstDay,
  ...more,
});

export interface StartedStudy {
  readonly ann: Id;
  readonly ben: Id;
  readonly source: Id;
  readonly revision: Id;
  readonly key: TextKey;
  readonly code: Id;
}

/** Events 1 to 4 of most tests: ann makes the study, ben joins, one interview is imported, one code is added. */
export async function startStudy(store: StudyStore): Promise<StartedStudy> {
  const { result: ann } = await store.record(
    { command: "study.init", coderId: null, at: firstDay, args: { approach: "codebook" } },
    (draft) => {
      draft.add("setting", { key: "approach", value: "codebook" });
      return draft.add("coder", coder("ann", { lead: true }));
    },
  );
  const { result: ben } = await store.record(act(ann, "coder.add"), (draft) =>
    draft.add("coder", coder("ben")),
  );
  const imported = await store.record(act(ann, "source.import"), (draft) => {
    const key = draft.text(interview);
    const sourceId = draft.add("source", source("interview 1"));
    const revisionId = draft.add(
      "revision",
      revision({ sourceId, textDigest: key.digest, codePoints: interview.length }),
    );
    draft.add("turn_set", turnSet({ revisionId }));
    return { source: sourceId, revision: revisionId, key };
  });
  const first = await store.record(act(ann, "code.add", { reason: "first reading" }), (draft) =>
    draft.add("code", code()),
  );
  return { ann, ben, ...imported.result, code: first.result };
}
