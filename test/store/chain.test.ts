import { createHash, createHmac } from "node:crypto";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { eventHash, genesis } from "../../src/store/chain.js";
import { databaseFile } from "../../src/store/sqlite/study-file.js";
import { act, coding, startStudy } from "../support/records.js";
import { makeSqliteStudy, tool } from "../support/sqlite-study.js";

// The encoding of the chain is frozen: a study that was hashed by it must verify for ever.

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const keyed = (salt: Buffer, text: string) => createHmac("sha256", salt).update(text).digest("hex");

test("an event's hash is over its fields as a JSON list, and the first follows the study's id", () => {
  expect(genesis("ab12")).toBe(sha256("themata study ab12"));
  const seal = {
    seq: 5,
    at: 1_709_251_200_000,
    coder: "c0",
    tool: "themata 1",
    command: "code.add",
    phaseGiven: null,
    phaseInferred: 2,
    undoes: null,
    batch: 4,
    payloadHash: "a1",
    rowsHash: "b2",
    prevHash: "c3",
  };
  expect(eventHash(seal)).toBe(
    sha256('[1,5,1709251200000,"c0","themata 1","code.add",null,2,null,4,"a1","b2","c3"]'),
  );
});

test("an event's hashes can be computed from what stands in the database, by the written rule alone", async () => {
  const study = await makeSqliteStudy();
  const { store } = study;
  const { ann, revision, code } = await startStudy(store);
  await store.record(act(ann, "coding.apply", { reason: "two at once", phase: 3 }), (draft) => {
    draft.change("code", code, { short: "BL" });
    draft.add("coding", coding({ revisionId: revision, codeId: code, coderId: ann, key: true }));
  });
  const uid = await store.uids([ann, code, ann + 100, code + 1]);
  await store.close();

  const database = new Database(databaseFile(study.folder), { readonly: true });
  const one = <T>(query: string) => database.prepare(query).get() as T;
  type Row = Record<string, Buffer & string & number>;
  const event = one<Row>("select * from event where seq = 5");
  const before = one<Row>("select * from event where seq = 4");
  const payload = one<Row>("select * from event_payload where seq = 5");
  const row = one<Row>("select * from code where from_seq = 5");
  const added = one<Row>("select coding.*, uid from coding join entity using (id)");
  database.close();
  const hex = (value: unknown) => (value as Buffer).toString("hex");

  expect(payload.body).toBe('{"reason":"two at once","args":{}}');
  expect(hex(event.payload_hash)).toBe(keyed(payload.salt as never, payload.body as never));
  const content = ["Being listened to", "BL", "", "", "", "[]"];
  expect(hex(row.digest)).toBe(keyed(row.salt as never, JSON.stringify(content)));
  expect((row.salt as Buffer | undefined)?.length).toBe(16);

  const lines = [
    `+${JSON.stringify(["code", code, uid.get(code), [null, 0, "active", "inductive", "", null, 1], hex(row.digest)])}`,
    `-${JSON.stringify(["code", code, 4])}`,
    `+${JSON.stringify([
      "coding",
      added.id,
      hex(added.uid),
      [revision, 0, 5, code, ann, null, 0, 0, 1, 0, "00".repeat(12)],
      null,
    ])}`,
  ];
  expect(hex(event.rows_hash)).toBe(sha256(lines.map((line) => `${line}\n`).join("")));
  expect(hex(event.prev_hash)).toBe(hex(before.hash));
  expect(hex(event.hash)).toBe(
    sha256(
      JSON.stringify([
        1,
        5,
        event.at,
        uid.get(ann),
        tool,
        "coding.apply",
        3,
        2,
        null,
        null,
        hex(event.payload_hash),
        hex(event.rows_hash),
        hex(event.prev_hash),
      ]),
    ),
  );
  await study.remove();
});
