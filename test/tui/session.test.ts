import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok } from "../support/study.js";
import { drive, hasPython } from "../support/terminal.js";
import { interviewStudy } from "./coder-terminal.js";

const restored = "\x1b[?7h\x1b[?25h\x1b[?1049l";

describe.skipIf(!hasPython)("a session in a real terminal (needs python3)", () => {
  it("codes by keys alone, is killed, and finds all of it when opened again", async () => {
    const folder = await interviewStudy();
    const first = drive(
      folder,
      ["code", "talk"],
      [
        { expect: "today" },
        { send: "J", frame: true },
        { send: "s\r", expect: "Code: " },
        { send: "read", frame: true, settle: 0.1 },
        { send: "\r", expect: "Coded: reading" },
        { send: ")", frame: true },
        { send: "s.", expect: "Coded: reading" },
        { send: "m", expect: "Memo on this coding" },
        { send: "Told to go on", frame: true, settle: 0.1 },
        { send: "\r", expect: "The memo was saved" },
        { send: "JJ", frame: true, settle: 0.1 },
        { send: "m", expect: "Memo on this passage" },
        { send: "half a thought", frame: true, settle: 0.6 },
        { kill: "SIGKILL", settle: 0.2 },
      ],
    );
    expect(first.steps.map(({ found }) => found)).not.toContain(false);
    expect(first.signal).toBe(9);
    const { codings } = (await ok(folder, "codings", "--json")).json;
    expect(codings).toMatchObject([
      { code: "reading", quote: "She read my first draft on a bus.", memo: null },
      { code: "reading", quote: "She wrote in the margin: go on.", memo: "Told to go on" },
    ]);
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
    const second = drive(
      folder,
      ["code", "talk"],
      [
        { expect: "A memo was left unfinished" },
        { send: "m", expect: "half a thought" },
        { send: "\r", expect: "The memo was saved" },
        { send: "q", settle: 0.5 },
      ],
    );
    expect(second.steps.map(({ found }) => found)).not.toContain(false);
    expect(second.exit).toBe(0);
    const memos = (await ok(folder, "memo", "list", "--json")).json.memos as { body: string }[];
    expect(memos.map(({ body }) => body)).toEqual(["Told to go on", "half a thought"]);
    expect(second.output).toContain(restored);
    expect(fs.statSync(path.join(folder, ".themata", "places.json")).mode & 0o777).toBe(0o600);
  });
});
