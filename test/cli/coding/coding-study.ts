import type { StudyStore } from "../../../src/store/port.js";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import { newCode } from "../../../src/workflow/shared/codebook-records.js";
import { keptStudy } from "../../support/kept-study.js";
import { studyWith } from "../../support/study.js";

export const first = `Interviewer: How did it begin?

Mentor 1: She “just listened” for weeks. I felt seen.

Interviewer: And then?

Mentor 1: I felt seen, and I was never alone again 🎓 in that first winter.
`;
export const second = `Interviewer: How did it begin?

Mentee 1: He answered every letter, however late it was, and I trusted him.

Interviewer: Why?

Mentee 1: Because he asked.
`;

/** Opens the store of a study beside the command line, does something and closes it. */
export async function withStore<R>(folder: string, work: (store: StudyStore) => Promise<R>): Promise<R> {
  const store = await openStudyFolder(folder, { tool: "themata test" });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A study of two interviews, coders ann and ben, and the codes trust, listening, listening/closely and time. */
export function codingStudy(): Promise<string> {
  return keptStudy("codingStudy of coding-study", async () => {
    const folder = await studyWith({ "P01.txt": first, "P02.txt": second });
    await withStore(folder, async (store) => {
      const [ann] = await store.current("coder");
      await store.record({ command: "codebook.starter", coderId: ann?.id ?? 0, at: 1, args: {} }, (draft) => {
        draft.add("coder", { name: "ben", kind: "person", lead: false });
        draft.add("code", newCode({ name: "trust", position: 0 }));
        const parent = draft.add("code", newCode({ name: "listening", position: 1 }));
        draft.add("code", newCode({ name: "closely", parentId: parent, position: 0 }));
        const time = draft.add("code", newCode({ name: "time", position: 2 }));
        draft.add("code", newCode({ name: "old", position: 3, status: "retired" }));
        draft.add("code", newCode({ name: "hours", position: 4, status: "merged", mergedInto: time }));
      });
    });
    return folder;
  });
}

/** How far a study's history has come: the same before and after means that nothing was written. */
export const headOf = (folder: string) => withStore(folder, (store) => store.head());
