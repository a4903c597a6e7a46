import type { CodingOrigin, Id } from "../../../src/core/records.js";
import { newCode } from "../../../src/workflow/shared/codebook-records.js";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith } from "../../support/study.js";
import { withStore } from "../coding/coding-study.js";

/** An interview of so many exchanges; each answer is two sentences. */
export const interview = (who: string, answers: number): string =>
  Array.from(
    { length: answers },
    (_, i) =>
      `Interviewer: Question number ${i + 1}?\n\n${who}: Answer ${i + 1} begins here. It ends after Dr. Rao calls.\n`,
  ).join("\n");

/** Code by coder and turn: `{ ann: { trust: [2, 4] } }`. */
export type Sheet = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** A study of interviews P01, P02 … with the codes trust and time, and coders ann, ben and cy. */
export function agreementStudy(sources: number, answers = 4): Promise<string> {
  return keptStudy(`agreement of ${sources} with ${answers}`, async () => {
    const files = Object.fromEntries(
      Array.from({ length: sources }, (_, i) => {
        const name = `P${String(i + 1).padStart(2, "0")}`;
        return [`${name}.txt`, interview(`Mentor ${i + 1}`, answers)];
      }),
    );
    const folder = await studyWith(files);
    await withStore(folder, async (store) => {
      const [ann] = await store.current("coder");
      await store.record({ command: "codebook.starter", coderId: ann?.id ?? 0, at: 1, args: {} }, (draft) => {
        for (const name of ["ben", "cy"]) draft.add("coder", { name, kind: "person", lead: false });
        draft.add("code", newCode({ name: "trust", position: 0 }));
        draft.add("code", newCode({ name: "time", position: 1 }));
        draft.add("code", newCode({ name: "unused", position: 2 }));
      });
    });
    return folder;
  });
}

/** Codes whole turns of a source for coders, and finishes their passes. */
export async function codeSource(
  folder: string,
  source: string,
  sheet: Sheet,
  { origin = "manual" }: { readonly origin?: CodingOrigin } = {},
): Promise<void> {
  for (const [coder, codes] of Object.entries(sheet)) {
    for (const [code, turns] of Object.entries(codes))
      for (const turn of turns) {
        await ok(folder, "--coder", coder, "code", source, "--turn", String(turn), code);
        if (origin !== "manual") await setOrigin(folder, coder, origin);
      }
    await ok(folder, "--coder", coder, "pass", "finish", source);
  }
}

/** Gives the newest coding another origin, as a command that accepts suggestions would. */
async function setOrigin(folder: string, coder: string, origin: CodingOrigin): Promise<void> {
  await withStore(folder, async (store) => {
    const who = (await store.current("coder")).find(({ name }) => name === coder);
    const codings = await store.current("coding", { coderId: who?.id ?? 0 });
    const newest = codings.reduce((a, b) => (b.fromSeq > a.fromSeq ? b : a));
    await store.record({ command: "coding.accept", coderId: who?.id ?? 0, at: 1 }, (draft) => {
      draft.change("coding", newest.id, { origin });
    });
  });
}

/** Adds a code after the fact; returns its id. */
export const addCode = (folder: string, name: string): Promise<Id> =>
  withStore(folder, async (store) => {
    const [ann] = await store.current("coder");
    const { result } = await store.record({ command: "code.add", coderId: ann?.id ?? 0, at: 1 }, (draft) =>
      draft.add("code", newCode({ name, position: 9 })),
    );
    return result;
  });
