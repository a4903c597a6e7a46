import { describe, expect, test } from "vitest";
import { eaf } from "../../src/importers/captions/eaf.js";
import { read } from "./outcomes.js";

type Said = readonly [from: string, to: string, text: string];
const tier = (attributes: string, ...said: Said[]) =>
  `<TIER LINGUISTIC_TYPE_REF="u" ${attributes}>${said
    .map(
      ([from, to, text], i) =>
        `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="${attributes.length}${i}" TIME_SLOT_REF1="${from}" TIME_SLOT_REF2="${to}"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`,
    )
    .join("")}</TIER>`;
const slots = (...values: (number | null)[]) =>
  `<TIME_ORDER>${values.map((value, i) => `<TIME_SLOT TIME_SLOT_ID="ts${i}"${value === null ? "" : ` TIME_VALUE="${value}"`}/>`).join("")}</TIME_ORDER>`;
const file = (order: string, ...tiers: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT>${order}${tiers.join("")}<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="u"/><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="coded" CONTROLLED_VOCABULARY_REF="cv"/></ANNOTATION_DOCUMENT>`;

const order = slots(0, 1000, 1500, 4000);
const ama = tier(
  'TIER_ID="A_utt" PARTICIPANT="Ama"',
  ["ts0", "ts1", "Who came?"],
  ["ts3", "ts3", "And then?"],
);
const kofi = tier('TIER_ID="Kofi"', ["ts1", "ts2", "My mentor &amp; I."]);

describe("an ELAN file", () => {
  test("gives the annotations of all speakers in order of time, named by participant or tier", async () => {
    const { turns, transcript } = await read(eaf, file(order, ama, kofi));
    expect(turns).toEqual(["Ama: Who came?", "Kofi: My mentor & I.", "Ama: And then?"]);
    expect(transcript.turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 1000],
      [1000, 1500],
      [4000, 4000],
    ]);
    expect(transcript.durationMs).toBe(4000);
  });

  test("leaves out tiers that depend on others or hold codes, and names them", async () => {
    const gloss = tier('TIER_ID="gloss" PARENT_REF="Kofi"', ["ts1", "ts2", "PRON N CONJ PRON"]);
    const gesture = tier('TIER_ID="gesture"', ["ts0", "ts1", "nod"]).replace('REF="u"', 'REF="coded"');
    const { turns, outcome } = await read(eaf, file(order, kofi, gloss, gesture));
    expect(turns).toEqual(["Kofi: My mentor & I."]);
    expect(outcome.messages.find(({ code }) => code === "tiers-left-out")?.message).toMatch(/gloss, gesture/);
  });

  test("takes the words below a tier that holds mere numbers", async () => {
    const ref = tier('TIER_ID="ref@K" PARTICIPANT="Kofi"', ["ts1", "ts2", "k.001"]);
    const below = (id: string, text: string) =>
      `<TIER LINGUISTIC_TYPE_REF="u" TIER_ID="${id}" PARENT_REF="ref@K" PARTICIPANT="Kofi"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="${id}" ANNOTATION_REF="${'TIER_ID="ref@K" PARTICIPANT="Kofi"'.length}0"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>`;
    const { turns, transcript } = await read(
      eaf,
      file(order, ref, below("lang@K", "en"), below("tx@K", "My mentor came.")),
    );
    expect(turns).toEqual(["Kofi: My mentor came."]);
    expect(transcript.turns[0]).toMatchObject({ startMs: 1000, endMs: 1500 });
  });

  test("gives a slot without time its share of the time between its neighbours", async () => {
    const said = tier(
      'TIER_ID="Kofi"',
      ["ts0", "ts1", "one"],
      ["ts1", "ts2", "two"],
      ["ts2", "ts3", "three"],
      ["ts4", "ts4", "four"],
    );
    const { transcript } = await read(eaf, file(slots(0, null, null, 900, null), said));
    expect(transcript.turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 300],
      [300, 600],
      [600, 900],
      [null, null],
    ]);
  });

  test("keeps a turn without time after the turn it follows on its tier", async () => {
    const lost = tier('TIER_ID="Kofi"', ["ts0", "ts1", "one"], ["ts4", "ts4", "two"], ["ts3", "ts3", "four"]);
    const other = tier('TIER_ID="Ama"', ["ts2", "ts3", "three"]);
    const { turns } = await read(eaf, file(slots(0, 1000, 1500, 4000, null), other, lost));
    expect(turns).toEqual(["Kofi: one", "Kofi: two", "Ama: three", "Kofi: four"]);
  });

  test.each([
    ["plain words", "plain words", "not-an-eaf"],
    ["one cut short", file(order, ama).slice(0, -30), "bad-eaf"],
    ["one with a document type", `<!DOCTYPE x>${file(order, ama)}`, "doctype-refused"],
    ["one without speech", file(order, tier('TIER_ID="empty"')), "no-text"],
    ["one with an unknown entity", file(order, tier('TIER_ID="K"', ["ts0", "ts1", "&lol;"])), "bad-eaf"],
  ])("is refused: %s", async (_, content, code) => {
    expect((await read(eaf, content)).codes).toEqual([code]);
  });
});
