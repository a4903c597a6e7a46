import type { CodedTranscript, CodedTurn } from "../../../src/report/model/coded-transcript.js";

export const piece = (text: string, ...codings: number[]) => ({
  text,
  codings,
  color: codings.length > 0 ? "#4477aa" : "",
});
export const code = (number: number, name: string, more: { key?: boolean; memo?: string } = {}) => ({
  number,
  code: name,
  color: "#4477aa",
  coder: "",
  key: false,
  memo: "",
  ...more,
});
export const turn = (number: number, speaker: string, more: Partial<CodedTurn>): CodedTurn => ({
  number,
  speaker,
  participant: true,
  time: "",
  pieces: [],
  margin: [],
  ...more,
});

/** An invented talk: passages that overlap, one that goes over two turns, and one in Arabic. */
export const talk: CodedTranscript = {
  title: "Small talk",
  source: "P01",
  coders: "the lead coder (ann)",
  date: "2026-03-14",
  codings: 4,
  outside: 0,
  legend: [
    { code: "Trust", color: "#4477aa", definition: "Relying on somebody.", codings: 3 },
    { code: "Trust/Early trust", color: "#ccbb44", definition: "", codings: 1 },
  ],
  turns: [
    turn(1, "Interviewer", { participant: false, pieces: [piece("How was it?")] }),
    turn(2, "P1", {
      time: "0:12",
      pieces: [
        piece("Well, "),
        piece("I trusted ", 1),
        piece("her at once", 1, 2),
        piece(" and still do.", 1),
      ],
      margin: [code(1, "Trust", { memo: "Said twice." }), code(2, "Trust/Early trust", { key: true })],
    }),
    turn(3, "Interviewer", {
      participant: false,
      pieces: [piece("Did you?", 3)],
      margin: [code(3, "Trust")],
    }),
    turn(4, "P1", {
      pieces: [piece("I did.", 3), piece(" "), piece("وثقت بها", 4)],
      margin: [code(4, "Trust")],
    }),
  ],
};
