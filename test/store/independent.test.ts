import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { type Field, partsOf, partsOf1 } from "../../src/store/fields.js";
import { databaseFile } from "../../src/store/sqlite/study-file.js";
import { recordKinds, type Table, tables } from "../../src/store/tables.js";
import { act, code, coding, memo, speaker, startStudy } from "../support/records.js";
import { makeSqliteStudy } from "../support/sqlite-study.js";

// docs/format.md lets somebody else write a verifier; docs/verify-study.mjs is one, and knows nothing of src/.

const bytesOf = ({ type }: Field): string => {
  if (type.type === "ref" || type.type === "refs") return type.type;
  if (type.type === "hex") return "bytes";
  return type.type === "text" || type.type === "json" ? "text" : "int";
};
const columns = (fields: readonly Field[]) => fields.map((field) => [field.column, bytesOf(field)]);
const formatJson = () =>
  `[\n${recordKinds
    .map((kind) =>
      JSON.stringify({
        name: kind,
        since: (tables[kind] as Table).since ?? 1,
        facts: columns(partsOf(kind).facts),
        content: columns(partsOf(kind).content),
        facts1: columns(partsOf1(kind).facts),
        content1: columns(partsOf1(kind).content),
      }),
    )
    .join(",\n")}\n]\n`;

const verifier = (file: string) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["docs/verify-study.mjs", file], {
    encoding: "utf8",
  });
  return { said: stdout.trim() + stderr, status };
};

const studies: Awaited<ReturnType<typeof makeSqliteStudy>>[] = [];
afterEach(async () => {
  for (const study of studies.splice(0)) await study.remove();
});

/** A study with an act of each sort: codings, an undo and redo, an edit, offers, an erasure. */
async function eventful() {
  const study = await makeSqliteStudy();
  studies.push(study);
  const { store } = study;
  const { ann, ben, revision, code: first } = await startStudy(store);
  // A turn of nobody under no question, and one of a speaker.
  const [turns] = await store.current("turn_set");
  const [source] = await store.current("source");
  await store.record(act(ann), (draft) => {
    const speakerId = draft.add("speaker", speaker({ sourceId: source?.id ?? 0 }));
    if (turns !== undefined)
      draft.change("turn_set", turns.id, {
        columns: { ...turns.columns, speaker: [0, speakerId], question: [0, 0] },
      });
  });
  const note = await store.record(act(ann), (draft) =>
    draft.add("memo", memo({ coderId: ann, targetId: first, body: "Größe 😀" })),
  );
  await store.record(act(ann, "coding.apply", { reason: "two at once", phase: 3 }), (draft) => {
    draft.change("code", first, { short: "BL" });
    draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: ann, key: true }));
  });
  await store.undo(ann, 1);
  await store.redo(ann, 2);
  await store.offer([
    {
      ...{ revisionId: revision, codeId: first, coderId: ann, start: 0, end: 5, engine: "words", rank: 1 },
      ...{ score: 0.125, probability: null, at: 3 },
    },
  ]);
  await store.opened(ben, revision, "transcript", 4);
  await store.record(act(ann), (draft) =>
    draft.erase("withdrawal", { records: [{ kind: "memo", id: note.result }] }),
  );
  const theme = await store.record(act(ben), (draft) => {
    const id = draft.add("theme", {
      ...{
        parentId: null,
        position: 0,
        status: "candidate",
        origin: "inductive",
        color: "",
        name: "Room to grow",
      },
      ...{ concept: "", boundaries: "", reason: "" },
    });
    draft.add("theme_map", { name: "one", themeIds: [id] });
    return id;
  });
  await store.record(act(ben), (draft) => draft.add("code", code({ name: "Next", position: theme.result })));
  return { ...study, file: databaseFile(study.folder), head: await store.head() };
}

describe("a verifier that knows only docs/format.md", () => {
  it("reads the tables from docs/format.json, which says what the program does", () => {
    if (process.env.UPDATE_DOCS === "1") fs.writeFileSync("docs/format.json", formatJson());
    expect(JSON.parse(fs.readFileSync("docs/format.json", "utf8"))).toEqual(JSON.parse(formatJson()));
  });

  it("finds a study of ours sound, with the same head", async () => {
    const { store, file, head } = await eventful();
    expect((await store.verify()).problems).toEqual([]);
    expect(verifier(file)).toEqual({ said: `sound: ${head.seq} events, head ${head.hash}`, status: 0 });
  });

  it.each([
    ["a fact", "update coding set end_ = end_ + 1"],
    ["a word", "update code set name = 'Other' where to_seq is null"],
    ["an erased word", "update memo set title = 'x'"],
    ["words gone", "update event_payload set salt = null, body = null where seq = 4"],
    ["an offer", "update offer set score = 0.5"],
    ["an event", "update event set at = at + 1 where seq = 3"],
    ["the secret", "update meta set value = randomblob(32) where key = 'secret'"],
    ["which version came back", "update coding set as_of = null"],
  ])("finds a change of %s, as the program does", async (_, statement) => {
    const { another, tamper, file } = await eventful();
    await tamper(statement);
    expect((await (await another()).verify()).problems).not.toEqual([]);
    expect(verifier(file).status).toBe(1);
  });
});
