import { createStudyFolder, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { act, code, interview, revision, source, startStudy } from "./records.js";

// Another process at work on a study: `store-child.mjs create|open|write|read|import|backup FOLDER [NAME COUNT]`.
// `write` says a line for every act once it is written; errors are said as one line of JSON.

const tool = "themata test child";
const [what, folder = "", name = "", count = "0"] = process.argv.slice(2);

async function work(): Promise<void> {
  if (what === "create") {
    const store = await createStudyFolder(folder, { tool });
    await startStudy(store);
    await store.close();
    return;
  }
  const store = await openStudyFolder(folder, { tool });
  if (what === "open") return store.close();
  if (what === "backup") await store.backup(name);
  else if (what === "import")
    await store.record(act(1, "source.import"), (draft) => {
      const bytes = new TextEncoder().encode(interview);
      const key = draft.text(interview);
      const fields = { textDigest: key.digest, codePoints: interview.length, fileBytes: bytes.length };
      const sourceId = draft.add("source", source(name));
      const original = draft.original(bytes);
      draft.add("revision", revision({ ...fields, sourceId, original, fileDigest: key.file(bytes) }));
    });
  else if (what === "write") {
    for (let i = 0; i < Number(count); i++) {
      await store.record({ ...act(0), joining: { name }, coderId: null }, (draft) =>
        draft.add("code", code({ name: `${name} ${i}` })),
      );
      process.stdout.write(`${name} ${i}\n`);
    }
  } else {
    const codes = (await store.current("code")).map((each) => each.name);
    const written = await store
      .record(act(1), (draft) => draft.add("code", code({ name: "from outside" })))
      .catch((error: { code?: string }) => error.code);
    const problems = (await store.verify()).problems;
    process.stdout.write(JSON.stringify({ readOnly: store.readOnly, codes, written, problems }));
  }
  await store.close();
}

work().catch((error: { code?: string; message?: string }) => {
  process.stdout.write(JSON.stringify({ error: error.code, message: error.message }));
  process.exitCode = 1;
});
