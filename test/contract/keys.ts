import { describe, expect, it } from "vitest";
import type { Id, RecordKind, Records } from "../../src/core/records.js";
import {
  act,
  code,
  coder,
  participant,
  type StartedStudy,
  source,
  startStudy,
  theme,
} from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

type People = { readonly [name in "mentor" | "mentee" | "theme" | "round"]: Id };
type Make<K extends RecordKind> = (study: StartedStudy, people: People) => Records[K];

/** A record of a kind, and another that must not stand beside it, however else they differ. */
const same: { readonly [K in RecordKind]?: readonly [first: Make<K>, again: Make<K>] } = {
  setting: [() => ({ key: "title", value: "One" }), () => ({ key: "title", value: "Two" })],
  coder: [() => coder("Cleo"), () => coder("cleo", { kind: "consensus" })],
  source: [() => source("Ama 1"), () => source(" ama  1", { kind: "notes" })],
  participant: [() => participant("Mentor 3"), () => participant("mentor 3", { role: "mentor" })],
  attribute: [
    (_, { mentor }) => ({ participantId: mentor, key: "age", value: "34" }),
    (_, { mentor }) => ({ participantId: mentor, key: "age", value: "35" }),
  ],
  tie: [
    (_, { mentor, mentee }) => ({ fromId: mentor, toId: mentee, relation: "mentor-of" }),
    (_, { mentor, mentee }) => ({ fromId: mentor, toId: mentee, relation: "mentor-of" }),
  ],
  code: [
    (study) => code({ parentId: study.code, name: "Time" }),
    (study) => code({ parentId: study.code, name: "TIME", definition: "hours" }),
  ],
  round: [
    () => ({ number: 7, state: "open", kind: "independent", name: "" }),
    () => ({ number: 7, state: "closed", kind: "negotiated", name: "again" }),
  ],
  pass: [
    (study) => passIn(study, null),
    (study) => ({ ...passIn(study, null), state: "finished", codebookSeq: 4 }),
  ],
  theme: [() => theme({ name: "Growth" }), () => theme({ name: "growth", status: "defined" })],
  theme_code: [
    (study, people) => ({ themeId: people.theme, codeId: study.code }),
    (study, people) => ({ themeId: people.theme, codeId: study.code }),
  ],
  cell: [
    (_, people) => ({ participantId: people.mentor, themeId: people.theme, codingIds: [], summary: "a" }),
    (_, people) => ({ participantId: people.mentor, themeId: people.theme, codingIds: [], summary: "b" }),
  ],
  answer: [
    () => ({ checklist: "coreq", item: "3", status: "reported", text: "a", location: "", rationale: "" }),
    () => ({ checklist: "coreq", item: "3", status: "", text: "b", location: "", rationale: "" }),
  ],
};

type Apart = readonly [kind: RecordKind, what: string, first: Make<RecordKind>, other: Make<RecordKind>];
const beside = <K extends RecordKind>(kind: K, what: string, first: Make<K>, other: Make<K>): Apart => [
  kind,
  what,
  first,
  other,
];
const passIn = (study: StartedStudy, roundId: Id | null): Records["pass"] => ({
  coderId: study.ann,
  revisionId: study.revision,
  roundId,
  state: "started",
  codebookSeq: 1,
});
const debrief = { kind: "debrief", date: "2024-03-01", people: "", note: "" };

/** A record of a kind, and one that may well stand beside it. */
const apart: readonly Apart[] = [
  beside(
    "code",
    "a retired one of its name",
    () => code({ name: "Time", status: "retired" }),
    () => code({ name: "Time" }),
  ),
  beside(
    "code",
    "one of its name under another parent",
    () => code({ name: "Time" }),
    (study) => code({ name: "Time", parentId: study.code }),
  ),
  beside(
    "theme",
    "one of its name, being dropped",
    () => theme({ name: "T", status: "dropped" }),
    () => theme({ name: "T" }),
  ),
  beside(
    "tie",
    "one the other way round",
    (_, { mentor, mentee }) => ({ fromId: mentor, toId: mentee, relation: "of" }),
    (_, { mentor, mentee }) => ({ fromId: mentee, toId: mentor, relation: "of" }),
  ),
  beside(
    "pass",
    "one in a round",
    (study) => passIn(study, null),
    (study, { round }) => passIn(study, round),
  ),
  beside(
    "activity",
    "another just like it",
    () => debrief,
    () => debrief,
  ),
];

export function describeKeys(make: MakeStore): void {
  /** Ann makes a record and takes it away again; ben makes another. Then ann wants hers back. */
  async function meanwhile(kind: RecordKind, first: Make<RecordKind>, again: Make<RecordKind>) {
    return withStore(make, async ({ store }) => {
      const study = await startStudy(store);
      const { result: people } = await store.record(act(study.ben), (draft) => ({
        mentor: draft.add("participant", participant("Mentor 1")),
        mentee: draft.add("participant", participant("Mentee 1")),
        theme: draft.add("theme", theme({ name: "Room" })),
        round: draft.add("round", { number: 1, state: "open", kind: "independent", name: "" }),
      }));
      const { result: id } = await store.record(act(study.ann), (draft) =>
        draft.add(kind, first(study, people) as never),
      );
      await store.record(act(study.ann, "code.edit"), (draft) => draft.close(kind, id));
      const { seq } = await store.record(act(study.ben), (draft) =>
        draft.add(kind, again(study, people) as never),
      );
      const back = await store.undo(study.ann, 1).then(
        () => null,
        (error: { code: string; message: string }) => error,
      );
      expect((await store.verify()).problems).toEqual([]);
      return { back, seq, there: await store.byId(kind, id) };
    });
  }

  describe("what tells records of a kind apart", () => {
    it.each(
      Object.entries(same),
    )("is not given twice by an undo: where one of %s has come again since, it stands in the way", async (kind, [
      first,
      again,
    ]) => {
      const { back, seq, there } = await meanwhile(
        kind as RecordKind,
        first as Make<RecordKind>,
        again as Make<RecordKind>,
      );
      expect(back).toMatchObject({ code: "later-change" });
      expect(back?.message).toContain(`later changes build on it: ${seq} (code.add by ben)`);
      expect(there).toBeNull();
    });

    it.each(apart)("lets one of %s come back beside %s", async (kind, _, first, other) => {
      const { back, there } = await meanwhile(kind, first, other);
      expect(back).toBeNull();
      expect(there).not.toBeNull();
    });
  });
}
