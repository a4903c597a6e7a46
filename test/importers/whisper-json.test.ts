import { describe, expect, test } from "vitest";
import { whisperJson } from "../../src/importers/captions/whisper-json.js";
import { read } from "./outcomes.js";

const readJson = (json: unknown) => read(whisperJson, JSON.stringify(json));
const timesOf = (turns: readonly { startMs: number | null; endMs: number | null }[]) =>
  turns.map(({ startMs, endMs }) => [startMs, endMs]);

describe("a speech recogniser's JSON", () => {
  test("joins the segments of one speaker into a turn", async () => {
    const { turns, transcript } = await readJson({
      language: "en",
      segments: [
        { start: 0.5, end: 2, text: " How did it", speaker: "SPEAKER_00" },
        { start: 2, end: 3.25, text: " begin?", speaker: "SPEAKER_00" },
        { start: 3.5, end: 5, text: " With tea.", speaker: "SPEAKER_01" },
        { start: 60, end: 61, text: " More tea.", speaker: "SPEAKER_01" },
      ],
    });
    expect(turns).toEqual(["SPEAKER_00: How did it begin?", "SPEAKER_01: With tea. More tea."]);
    expect(timesOf(transcript.turns)).toEqual([
      [500, 3250],
      [3500, 61_000],
    ]);
    expect(transcript.durationMs).toBe(61_000);
    expect(transcript.language).toBe("en");
  });

  test("takes the speaker of most words where a segment names none", async () => {
    const words = [
      { word: "With", speaker: "B" },
      { word: "tea", speaker: "B" },
      { word: "and", speaker: "A" },
      { word: "so" },
    ];
    const { turns } = await readJson({
      segments: [
        { start: 0, end: 1, text: "How?", speaker: "A" },
        { start: 1, end: 2, text: "With tea and so", words },
      ],
    });
    expect(turns).toEqual(["A: How?", "B: With tea and so"]);
  });

  test("keeps a segment without speaker as a turn of nobody, and says so", async () => {
    const { turns, codes } = await readJson({
      segments: [{ text: "How?", speaker: "A" }, { text: "Hm." }, { text: "So?", speaker: "A" }],
    });
    expect(turns).toEqual(["A: How?", ": Hm.", "A: So?"]);
    expect(codes).toContain("speaker-missing");
  });

  test("without speakers begins a turn at a pause of two seconds", async () => {
    const { turns, codes } = await readJson([
      { start: 0, end: 1, text: "One" },
      { start: 2.9, end: 3, text: "two." },
      { start: 5, end: 6, text: "Three." },
    ]);
    expect(turns).toEqual([": One two.", ": Three."]);
    expect(codes).toContain("no-speakers");
  });

  test.each<[string, unknown, (number | null)[][]]>([
    ["Hugging Face", { text: "a", chunks: [{ timestamp: [0, 1.5], text: "a" }] }, [[0, 1500]]],
    [
      "whisper.cpp",
      {
        transcription: [
          { timestamps: { from: "00:00:01,000" }, offsets: { from: 1000, to: 2500 }, text: "a" },
        ],
      },
      [[1000, 2500]],
    ],
    [
      "AssemblyAI, in milliseconds",
      { audio_duration: 9, utterances: [{ speaker: "A", start: 250, end: 900, text: "a" }] },
      [[250, 900]],
    ],
    [
      "Otter, in samples",
      {
        speech: {
          transcripts: [{ start_offset: 16_000, end_offset: 32_000, transcript: "a", speaker_id: 7 }],
        },
      },
      [[1000, 2000]],
    ],
    [
      "Rev",
      {
        monologues: [
          {
            speaker: 0,
            elements: [
              { type: "text", value: "a", ts: 0.5, end_ts: 0.9 },
              { type: "punct", value: "." },
            ],
          },
        ],
      },
      [[500, 900]],
    ],
    ["clock times", { segments: [{ start: "00:00:02.500", end: "0:04", text: "a" }] }, [[2500, 4000]]],
    ["no or odd times", { segments: [{ start: -1, end: "soon", text: "a" }] }, [[null, null]]],
  ])("has times in milliseconds: %s", async (_, json, expected) => {
    expect(timesOf((await readJson(json)).transcript.turns)).toEqual(expected);
  });

  test("has Otter's speakers by their names", async () => {
    const { turns } = await readJson({
      speech: {
        speakers: [{ id: 7, speaker_name: "Ama Owusu" }],
        transcripts: [
          { start_offset: 0, transcript: "Welcome.", speaker_id: 7 },
          { start_offset: 9, transcript: "Hi.", speaker_id: 8 },
        ],
      },
    });
    expect(turns).toEqual(["Ama Owusu: Welcome.", "Speaker 8: Hi."]);
  });

  test("has names without control characters", async () => {
    const { transcript } = await readJson({ segments: [{ text: "a", speaker: "A\u001b[31m\u202eb\n" }] });
    expect(transcript.speakers.map(({ name }) => name)).toEqual(["A [31mb"]);
  });

  test.each([
    ["no JSON", "{", "bad-json"],
    ["JSON without segments", "{}", "no-segments"],
    ["a list of numbers", "[1,2]", "no-segments"],
    ["segments that are inherited", '{"__proto__":{"segments":[{"text":"a"}]}}', "no-segments"],
    ["segments without words", '{"segments":[{"text":" "}]}', "no-text"],
    ["nesting without end", "[".repeat(200_000), "bad-json"],
  ])("is refused: %s", async (_, content, code) => {
    expect((await read(whisperJson, content)).codes).toEqual([code]);
  });
});
