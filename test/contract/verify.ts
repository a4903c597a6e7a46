import { describe, expect, it } from "vitest";
import { act, code, coding, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

const emptied = `update code set salt = null, name = null, short = null, definition = null, "include" = null,
  exclude = null, examples = null`;

/** What is done to the database, and the problem that must be found; events are those of `damaged` below. */
const damages: readonly (readonly [what: string, statement: string, code: string, event: number | null])[] = [
  ["the end of a coding was changed", "update coding set end_ = end_ + 1", "rows-changed", 5],
  ["the coder of a coding was changed", "update coding set coder_id = 1", "rows-changed", 5],
  [
    "a coding without a round was given one that is not there",
    "update coding set round_id = 999",
    "rows-changed",
    5,
  ],
  ["the name of a code was changed", "update code set name = 'Other'", "content-changed", 4],
  [
    "the name of a code was changed and its salt removed",
    "update code set name = 'Other', salt = null",
    "content-changed",
    4,
  ],
  ["a code's words and digest were both changed", "update code set digest = x'00'", "rows-changed", 4],
  ["a row was deleted", "delete from coding", "rows-changed", 5],
  [
    "a row was inserted into an old event",
    `insert into coding select id + 1, from_seq, to_seq, as_of, revision_id, start_ + 1, end_, code_id, coder_id,
       round_id, origin, state, key_, revisit, quote_digest, made_at from coding;
     insert into entity select id + 1, kind, randomblob(16) from entity order by id desc limit 1`,
    "rows-changed",
    5,
  ],
  ["a row was inserted for an event to come", "update coding set from_seq = 99", "stray-rows", null],
  ["a record was ended", "update code set to_seq = 5", "rows-changed", 5],
  [
    "the identity of a record was changed",
    "update entity set uid = randomblob(16) where id = 3",
    "rows-changed",
    2,
  ],
  [
    "an event's reason was changed",
    "update event_payload set body = replace(body, 'first', 'second')",
    "payload-changed",
    4,
  ],
  [
    "an event's reason was removed",
    "update event_payload set body = null where seq = 4",
    "payload-changed",
    4,
  ],
  ["an event's salt was removed", "update event_payload set salt = null where seq = 4", "payload-changed", 4],
  ["an event's particulars were removed", "delete from event_payload where seq = 4", "payload-missing", 4],
  ["an event's time was changed", "update event set at = at - 1 where seq = 4", "event-changed", 4],
  ["an event's coder was changed", "update event set coder_id = 3 where seq = 4", "event-changed", 4],
  ["an event was removed", "delete from event where seq = 4", "event-missing", 4],
  ["the last event was removed", "delete from event where seq = 5", "stray-rows", null],
  ["a text and its salt were emptied", "update text_body set salt = null, body = null", "words-missing", 3],
  ["every word of a record was emptied", emptied, "words-missing", 4],
  [
    "a record was given another kind",
    "update entity set kind = 3 where id in (select id from code)",
    "kind-changed",
    4,
  ],
  [
    "the copy an event was written in was changed",
    "update event set replica = randomblob(16) where seq = 4",
    "event-changed",
    4,
  ],
  ["an event was put into another format", "update event set format = 1 where seq = 4", "event-changed", 4],
  [
    "the study's secret was changed",
    "update meta set value = randomblob(32) where key = 'secret'",
    "identity-changed",
    null,
  ],
  [
    "what an event knew of suggestions was changed",
    "update event set side_hash = randomblob(32) where seq = 4",
    "event-changed",
    4,
  ],
  ["a text was changed", "update text_body set body = replace(body, 'listen', 'hear')", "text-changed", 3],
  ["a text was emptied", "update text_body set body = null", "text-changed", 3],
  ["a text lost its salt", "update text_body set salt = null", "text-changed", 3],
  ["a text was removed", "delete from text_body", "text-missing", 3],
  [
    "the hashes of two events were swapped",
    `update event set hash = (select o.hash from event o where o.seq = 7 - event.seq) where seq in (3, 4)`,
    "event-changed",
    3,
  ],
  [
    "two events were swapped",
    "update event set seq = 99 where seq = 3; update event set seq = 3 where seq = 4; update event set seq = 4 where seq = 99",
    "chain-broken",
    3,
  ],
];

/** Damage after an undo and a redo (events 6 and 7), and what stands beside the history after event 7. */
const later: readonly (readonly [what: string, statement: string, code: string, event: number | null])[] = [
  [
    "which version a redo brought back was changed",
    "update coding set as_of = 4 where as_of is not null",
    "rows-changed",
    7,
  ],
  [
    "a version was said to be one brought back",
    "update coding set as_of = 5 where from_seq = 5",
    "rows-changed",
    5,
  ],
  ["an offer's score was changed", "update offer set score = 0.5", "side-changed", null],
  ["an offer's place was changed", "update offer set end_ = end_ + 1", "side-changed", null],
  ["an offer was removed", "delete from outcome; delete from offer where id = 1", "side-changed", null],
  ["the last offer was removed", "delete from outcome; delete from offer where id = 2", "side-changed", 8],
  ["an outcome was changed", "update outcome set kind = 'rejected'", "side-changed", null],
  ["an outcome was removed", "delete from outcome", "side-changed", 8],
  ["an opening was changed", "update opening set what = 'other'", "side-changed", null],
  ["an opening was moved before an act", "update opening set seq = 1", "side-changed", null],
];

export function describeVerify(make: MakeStore): void {
  describe("verify", () => {
    const study = async ({ store }: Awaited<ReturnType<MakeStore>>) => {
      const { ann, ben, revision, key, code: first } = await startStudy(store);
      await store.record(act(ann, "coding.add"), (draft) =>
        draft.add(
          "coding",
          coding({
            revisionId: revision,
            codeId: first,
            coderId: ben,
            start: 8,
            end: 21,
            quoteDigest: key.quote("She asked me "),
          }),
        ),
      );
    };

    it("finds nothing in a sound study, and tells how far it is", () =>
      withStore(make, async (made) => {
        await study(made);
        const seen: string[] = [];
        expect((await made.store.verify((done, all) => seen.push(`${done}/${all}`))).problems).toEqual([]);
        expect(seen).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
      }));

    it.each(damages)("finds that %s", (_, statement, problem, event) =>
      withStore(make, async (made) => {
        await study(made);
        await made.tamper(statement);
        const { problems } = await (await made.another()).verify();
        expect(problems).toContainEqual(expect.objectContaining({ code: problem, event }));
        for (const { message } of problems) expect(message).toMatch(/^.+\.$/);
      }));

    it.each(later)("finds that %s", (_, statement, problem, event) =>
      withStore(make, async (made) => {
        await study(made);
        const { store } = made;
        const [{ id: coderId = 0 } = {}, { id: ben = 0 } = {}] = await store.current("coder");
        await store.undo(coderId, 1);
        await store.redo(coderId, 2);
        const [{ id: revisionId = 0 } = {}] = await store.current("revision");
        const [{ id: codeId = 0 } = {}] = await store.current("code");
        const offer = { revisionId, codeId, coderId, start: 0, end: 5, engine: "words", score: 0.25, at: 3 };
        const ids = await store.offer([
          { ...offer, rank: 1, probability: 0.75 },
          { ...offer, rank: 2, probability: null },
        ]);
        await store.outcome(ids[1] as number, "accepted", 4);
        await store.opened(ben, revisionId, "transcript", 5);
        await store.record(act(coderId), (draft) => draft.add("code", code({ name: "Next" })));
        await store.opened(coderId, revisionId, "transcript", 6);
        expect((await store.verify()).problems).toEqual([]);
        await made.tamper(statement);
        expect((await store.verify()).problems).toContainEqual(
          expect.objectContaining({ code: problem, event }),
        );
      }));

    it("tells a study's history from another's", () =>
      withStore(make, async (made) => {
        await study(made);
        await made.tamper("update meta set value = randomblob(16) where key = 'study_uid'");
        const again = await made.another();
        expect((await again.verify()).problems).toContainEqual(
          expect.objectContaining({ code: "chain-broken", event: 1 }),
        );
      }));

    it("leaves the code of a study that it verified where it was", () =>
      withStore(make, async (made) => {
        await study(made);
        const before = await made.store.current("code");
        (await made.store.verify()).problems;
        expect(await made.store.current("code")).toEqual(before);
        await made.store.record(act(1), (draft) => draft.add("code", code({ name: "Next" })));
      }));
  });
}
