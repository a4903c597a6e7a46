import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { eventHash, genesis } from "../../src/store/chain.js";

// The encodings of the chain are frozen: a study that was hashed by one must verify for ever. That of rows and words
// is held by docs/verify-study.mjs, which is another program.

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const seal = {
  format: 1,
  seq: 5,
  at: 1_709_251_200_000,
  replica: "",
  coder: "c0",
  tool: "themata 1",
  command: "code.add",
  phaseGiven: null,
  phaseInferred: 2,
  undoes: null,
  batch: 4,
  payloadHash: "a1",
  rowsHash: "b2",
  sideHash: "",
  identity: "",
  prevHash: "c3",
};

test("the first event follows the study's id", () => {
  expect(genesis("ab12")).toBe(sha256("themata study ab12"));
});

test("in format 1 an event's hash is over its fields as a JSON list", () => {
  expect(eventHash(seal)).toBe(
    sha256('[1,5,1709251200000,"c0","themata 1","code.add",null,2,null,4,"a1","b2","c3"]'),
  );
});

test("in format 2 an event's hash is over its fields as bytes with their kind and length", () => {
  const bytes = Buffer.concat([
    Buffer.from("t5:eventi2;i5;i1709251200000;r"),
    Buffer.from([0xd1, 0x0a]),
    Buffer.from("r"),
    Buffer.from([0xc0]),
    Buffer.from("t9:themata 1t8:code.addni2;ni4;b1:"),
    Buffer.from([0xa1]),
    Buffer.from("b1:"),
    Buffer.from([0xb2]),
    Buffer.from("b1:"),
    Buffer.from([0xd2]),
    Buffer.from("b1:"),
    Buffer.from([0xe3]),
    Buffer.from("b1:"),
    Buffer.from([0xc3]),
  ]);
  const second = { ...seal, format: 2, replica: "d10a", sideHash: "d2", identity: "e3" };
  expect(eventHash(second)).toBe(sha256(bytes));
});
