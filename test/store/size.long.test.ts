import fs from "node:fs";
import { expect, it } from "vitest";
import { databaseFile } from "../../src/store/sqlite/study-file.js";
import { act, code, coding, startStudy } from "../support/records.js";
import { makeSqliteStudy } from "../support/sqlite-study.js";

const megabyte = 1_000_000;

it("a hundred thousand codings take less than 25 MB, and can be taken back as one", async () => {
  const study = await makeSqliteStudy();
  const { ann, revision } = await startStudy(study.store);
  await study.store.close();
  const empty = fs.statSync(databaseFile(study.folder)).size;
  const store = await study.another();
  await store.record(act(ann, "coding.apply"), (draft) => {
    const codes = Array.from({ length: 100 }, (_, i) => draft.add("code", code({ name: `code ${i}` })));
    for (let i = 0; i < 100_000; i++)
      draft.add(
        "coding",
        coding({
          revisionId: revision,
          codeId: codes[i % 100] as number,
          coderId: ann,
          start: i * 7,
          end: i * 7 + 90,
          quoteDigest: (i * 7919).toString(16).padStart(24, "0"),
        }),
      );
  });
  expect((await store.codingColumns()).count).toBe(100_000);
  await store.close();
  expect(fs.statSync(databaseFile(study.folder)).size - empty).toBeLessThan(25 * megabyte);

  const again = await study.another();
  await again.undo(ann, 1);
  expect((await again.codingColumns()).count).toBe(0);
  expect((await again.codingColumns({}, { asOf: 5 })).count).toBe(100_000);
  await study.remove();
});
