import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type ReadingState, togetherWith } from "../../src/tui/reading-state.js";
import { ok } from "../support/study.js";
import { type CoderTerminal, interviewStudy, openTerminal } from "./coder-terminal.js";

const open: CoderTerminal[] = [];
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.close();
});

async function terminalOn(folder: string, source = "talk"): Promise<CoderTerminal> {
  const terminal = await openTerminal(folder, { coder: "ann", source, remember: "in the study" });
  open.push(terminal);
  return terminal;
}
const leave = async (terminal: CoderTerminal) => {
  open.splice(open.indexOf(terminal), 1);
  await terminal.close();
};
const bodies = async (folder: string) =>
  ((await ok(folder, "memo", "list", "--json")).json.memos as { body: string }[]).map(({ body }) => body);

describe("two terminals of one coder on one source", () => {
  it("keep the half memos of both", async () => {
    const folder = await interviewStudy();
    const [first, second] = [await terminalOn(folder), await terminalOn(folder)];
    await first.press("m");
    await first.type("One thought");
    first.coderScreen.save();
    await second.press("J", "m");
    await second.type("Another");
    second.coderScreen.save();
    await first.type(" more");
    await leave(first);
    await leave(second);
    const third = await terminalOn(folder);
    expect(third.screen()).toContain("2 memos were left unfinished");
    await third.press("m");
    expect(third.screen()).toContain("Another");
    await third.press("esc", "g", "g", "m");
    expect(third.screen()).toContain("One thought more");
  });

  it("keep both where both went on with the same half memo, and forget it where one of them saved it", async () => {
    const folder = await interviewStudy();
    const begun = await terminalOn(folder);
    await begun.press("m");
    await begun.type("Begun");
    await leave(begun);
    const [first, second] = [await terminalOn(folder), await terminalOn(folder)];
    for (const [terminal, words] of [
      [first, " here"],
      [second, " there"],
    ] as const) {
      await terminal.press("m");
      await terminal.type(words);
      terminal.coderScreen.save();
    }
    await first.press("enter");
    await leave(first);
    await leave(second);
    expect(await bodies(folder)).toEqual(["Begun here"]);
    const third = await terminalOn(folder);
    expect(third.screen()).toContain("A memo was left unfinished");
    await third.press("m", "enter");
    expect(await bodies(folder)).toEqual(["Begun here", "Begun there"]);
  });

  it("keep what was written in the one where the other changes the same memo", async () => {
    const folder = await interviewStudy();
    const [first, second] = [await terminalOn(folder), await terminalOn(folder)];
    await first.press("m");
    await first.type("Kind");
    await first.press("enter");
    await second.coderScreen.poll();
    for (const terminal of [first, second]) await terminal.press("m");
    await first.type(" and firm");
    await first.press("enter");
    await second.type(" and late");
    await second.press("enter");
    expect(second.screen()).toContain("changed meanwhile");
    expect(await bodies(folder)).toEqual(["Kind and firm"]);
    await second.press("enter");
    expect(await bodies(folder)).toEqual(["Kind and firm", "Kind and late"]);
  });

  it("are not held up by a lock that a kill left behind", async () => {
    const folder = await interviewStudy();
    fs.writeFileSync(path.join(folder, ".themata", "places.json.lock"), "");
    const terminal = await terminalOn(folder);
    await terminal.press("m");
    await terminal.type("Kept");
    await leave(terminal);
    expect((await terminalOn(folder)).screen()).toContain("A memo was left unfinished");
    expect(fs.readdirSync(path.join(folder, ".themata")).sort()).toEqual([
      ...["backups", "originals", "places.json", "study.db", "study.db-shm", "study.db-wal"],
    ]);
  });

  it("forget nothing that only one of them knows, in whatever order they save", () => {
    const words = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 5 });
    const reading = (bookmarks: number[]): ReadingState => ({
      ...{ cursor: 0, bookmarks, recent: [], last: [], panel: "auto", day: "", worked: 0 },
      seen: bookmarks.map((at) => [at, at + 1] as const),
      unfinished: bookmarks.map((n) => ({ target: { kind: "source" }, memo: null, text: `${n}` })),
    });
    fc.assert(
      fc.property(words, words, words, (known, mine, theirs) => {
        const kept = togetherWith(reading(mine), reading(known), reading(theirs));
        const should = [...Array(10).keys()].filter((n) =>
          known.includes(n) ? mine.includes(n) && theirs.includes(n) : mine.includes(n) || theirs.includes(n),
        );
        expect([...kept.bookmarks].sort()).toEqual(should);
        expect([kept.unfinished ?? []].flat().map(({ text }) => Number(text))).toEqual(kept.bookmarks);
        for (const n of [...mine, ...theirs])
          expect(kept.seen.some(([from, to]) => from <= n && n + 1 <= to)).toBe(true);
      }),
    );
  });
});
