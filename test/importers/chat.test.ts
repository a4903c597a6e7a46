import { describe, expect, test } from "vitest";
import { chat } from "../../src/importers/captions/chat.js";
import { read } from "./outcomes.js";

const headers = [
  "@UTF8",
  "@Begin",
  "@Languages:\teng, spa",
  "@Participants:\tAMA Ama Interviewer, KOF Kofi_Mensah Participant, XXX Unidentified",
  "@ID:\teng|corpus|KOF||||||||",
  "@Date:\t12-MAR-2024",
];
const file = (...lines: string[]) => [...headers, ...lines, "@End", ""].join("\n");

describe("a CHAT file", () => {
  test("gives a turn for each main line, without its tiers", async () => {
    const { turns } = await read(
      chat,
      file("*AMA:\twho came ?", "%mor:\tpro|who v|come ?", "\tmore of it", "*KOF:\tmy mentor ."),
    );
    expect(turns).toEqual(["AMA: who came ?", "KOF: my mentor ."]);
  });

  test.each([
    ["CLAN's bullet", "\u0015"],
    ["a printed bullet", "•"],
  ])("reads times between %s and takes them out of the words", async (_, bullet) => {
    const { turns, transcript } = await read(chat, file(`*AMA:\twho came ? ${bullet}120_2350${bullet}`));
    expect(turns).toEqual(["AMA: who came ?"]);
    expect(transcript.turns[0]).toMatchObject({ startMs: 120, endMs: 2350 });
  });

  test("joins a line that is continued by a space, and one after a bullet by a line end", async () => {
    const { turns, transcript } = await read(
      chat,
      file("*AMA:\twho came", "\tto you ? •120_2350•", "        and when ? •2350_3000•"),
    );
    expect(turns).toEqual(["AMA: who came to you ?\nand when ?"]);
    expect(transcript.turns[0]).toMatchObject({ startMs: 120, endMs: 3000 });
  });

  test("knows its participants: roles, names as aliases, and voices that belong to nobody", async () => {
    const { transcript } = await read(chat, file("*AMA:\twho ?", "*KOF:\tme .", "*XXX:\they !"));
    expect(transcript.speakers).toEqual([
      { name: "AMA", aliases: ["Ama"], role: "interviewer" },
      { name: "KOF", aliases: ["Kofi Mensah"], role: "participant" },
      { name: "XXX", aliases: [], role: "other" },
    ]);
  });

  test("keeps its other headers and its first language", async () => {
    const { transcript } = await read(chat, file("*AMA:\twho ?", "@Comment:\tnoise outside", "*KOF:\tme ."));
    expect(transcript.meta).toMatchObject({ date: "12-MAR-2024", comment: "noise outside" });
    expect(transcript.language).toBe("en");
    expect(Object.keys(transcript.meta)).not.toContain("participants");
  });

  test("warns of times that run backwards and keeps the order of the file", async () => {
    const { turns, outcome } = await read(
      chat,
      file("*AMA:\tone •900_950•", "*KOF:\ttwo •100_200•", "*AMA:\tthree •300_20•"),
    );
    expect(turns.map((turn) => turn.slice(5))).toEqual(["one", "two", "three"]);
    expect(outcome.messages.find(({ code }) => code === "times-run-backwards")?.line).toBe(8);
    expect(outcome.transcripts[0]?.turns[2]).toMatchObject({ startMs: 300, endMs: null });
  });

  test("without a main line is refused", async () => {
    expect((await read(chat, file())).codes).toEqual(["not-chat"]);
  });
});
