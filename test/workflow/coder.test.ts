import { describe, expect, it } from "vitest";
import { retireCode } from "../../src/workflow/codebook/code-change.js";
import { adjustCoding, markCoding } from "../../src/workflow/coder/change-coding.js";
import { codePassage } from "../../src/workflow/coder/code-passage.js";
import { CoderSession } from "../../src/workflow/coder/coder-session.js";
import { readCoderState } from "../../src/workflow/coder/coder-state.js";
import { noteOnPassage } from "../../src/workflow/coder/note-on-passage.js";
import { addMemo } from "../../src/workflow/coding/memos.js";
import { openTranscript } from "../../src/workflow/shared/open-transcript.js";
import { removeSource } from "../../src/workflow/sources/source-remove.js";
import {
  addCodes,
  codeTurn,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

async function openedStudy() {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Cost");
  const [trust, cost] = (await study.store.current("code")).map(({ id }) => id) as [number, number];
  const transcript = await openTranscript(study.work, "anna");
  const start = talks.anna.indexOf("what I wanted");
  const span = { start, end: start + "what I wanted".length };
  return { study, transcript, trust, cost, span };
}

describe("coding a passage on the screen", () => {
  it("is one step, with a code that is made on the spot", async () => {
    const { study, transcript, trust, span } = await openedStudy();
    const anew = { name: "Being asked", definition: "", parentId: null };
    await expectUndoable(study, () =>
      codePassage(study.work, transcript, { span, codes: [trust], anew, origin: "in-vivo" }),
    );
    expect(await study.store.current("code", { name: "Being asked" })).toMatchObject([{ origin: "in-vivo" }]);
    await expectIdempotent(study, () =>
      codePassage(study.work, transcript, { span, codes: [trust], origin: "manual" }),
    );
  });

  it("is refused for a retired code, a name that is taken, and a source that is gone", async () => {
    const { study, transcript, trust, cost, span } = await openedStudy();
    await retireCode(study.work, "Cost", false);
    const code = (codes: number[], name?: string) => () =>
      codePassage(study.work, transcript, {
        span,
        codes,
        anew: name === undefined ? undefined : { name, definition: "", parentId: null },
        origin: "manual",
      });
    await expectRefusal(study, "code-retired", code([trust, cost]));
    await expectRefusal(study, "duplicate-code", code([trust], "TRUST"));
    await removeSource(study.work, "anna", true);
    await expectRefusal(study, "source-changed", code([trust]));
  });
});

describe("changing a coding on the screen", () => {
  it("moves its ends and marks it, in a step each, with the quotation's digest renewed", async () => {
    const { study, transcript, trust, span } = await openedStudy();
    const { codings } = await codePassage(study.work, transcript, { span, codes: [trust], origin: "manual" });
    const [id = 0] = codings;
    await expectUndoable(study, () =>
      adjustCoding(study.work, transcript, id, { ...span, start: span.start - 4 }),
    );
    await expectUndoable(study, () => markCoding(study.work, id, { key: true }));
    await expectIdempotent(study, () => markCoding(study.work, id, { key: true }));
    const key = await study.store.textKey(transcript.revision.id);
    const coding = await study.store.byId("coding", id);
    expect(coding?.quoteDigest).toBe(key.quote(transcript.text.slice({ ...span, start: span.start - 4 })));
  });

  it("is refused outside the text, onto the same coding, for another's, and for one that is gone", async () => {
    const { study, transcript, trust, span } = await openedStudy();
    const make = async (work = study.work, place = span) =>
      (await codePassage(work, transcript, { span: place, codes: [trust], origin: "manual" })).codings[0] ??
      0;
    const mine = await make();
    const longer = { ...span, end: span.end + 3 };
    await make(study.work, longer);
    const theirs = await make(await study.as("benedikt"));
    const adjust = (id: number, place: typeof span) => () => adjustCoding(study.work, transcript, id, place);
    await expectRefusal(study, "span-out-of-range", adjust(mine, { start: 5, end: 5 }));
    await expectRefusal(study, "span-out-of-range", adjust(mine, { start: 0, end: 100_000 }));
    await expectRefusal(study, "same-coding", adjust(mine, longer));
    await expectRefusal(study, "not-your-coding", () => markCoding(study.work, theirs, { revisit: true }));
    await expectRefusal(study, "coding-gone", () => markCoding(study.work, 999_999, { key: true }));
  });

  it("takes no empty note", async () => {
    const { study, transcript, span } = await openedStudy();
    await expectRefusal(study, "empty-memo", () => noteOnPassage(study.work, transcript, span, " \r\n"));
    await expectUndoable(study, () => noteOnPassage(study.work, transcript, span, "again\r\n"));
    expect(await study.store.current("memo")).toMatchObject([{ body: "again", start: span.start }]);
  });
});

describe("what a coder sees", () => {
  it("is their own work alone, unless they ask for that of others", async () => {
    const { study, transcript } = await openedStudy();
    await codeTurn(study.work, "anna", 2, "Trust");
    await addMemo(study.work, { body: "mine", on: "code:Trust" });
    await codeTurn(await study.as("benedikt"), "anna", 4, "Cost");
    const ben = await study.as("benedikt");
    const blind = await readCoderState(ben, transcript, false);
    expect([blind.codings.map(({ own }) => own), blind.memos.size]).toEqual([[true], 0]);
    const open = await readCoderState(ben, transcript, true);
    expect([open.codings.map(({ own }) => own), open.memos.size]).toEqual([[false, true], 1]);
  });
});

describe("a session of coding", () => {
  it("takes back and does again its own acts alone", async () => {
    const { study, transcript, trust, cost, span } = await openedStudy();
    await codePassage(study.work, transcript, { span, codes: [trust], origin: "manual" });
    const session = new CoderSession(study.work);
    expect(await session.undo()).toBeNull();
    await codePassage(session.work, transcript, { span, codes: [cost], origin: "manual" });
    const codes = async () => (await study.store.current("coding")).map(({ codeId }) => codeId);
    await session.undo();
    expect(await codes()).toEqual([trust]);
    expect(await session.undo()).toBeNull();
    await session.redo();
    expect((await codes()).sort()).toEqual([trust, cost]);
    expect(await session.redo()).toBeNull();
  });

  it("of a new coder goes on as that coder after their first act", async () => {
    const { study, transcript, trust, span } = await openedStudy();
    const session = new CoderSession(await study.as("benedikt"));
    await codePassage(session.work, transcript, { span, codes: [trust], origin: "manual" });
    expect(session.work.coder?.id).toBeGreaterThan(0);
    expect((await readCoderState(session.work, transcript, false)).codings).toHaveLength(1);
  });
});
