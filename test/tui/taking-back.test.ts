import { afterEach, describe, expect, it } from "vitest";
import { ScreenReader } from "../../src/tui/screen-reader.js";
import { ok, themata } from "../support/study.js";
import { type CoderTerminal, interviewStudy, openTerminal, type TerminalOptions } from "./coder-terminal.js";

const open: CoderTerminal[] = [];
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.close();
});
async function openOn(folder: string, options?: TerminalOptions): Promise<CoderTerminal> {
  const opened = await openTerminal(folder, options);
  open.push(opened);
  return opened;
}
const codings = async (folder: string): Promise<{ code: string }[]> =>
  (await ok(folder, "codings", "--json")).json.codings;
const times = (key: string, count: number) => Array.from({ length: count }, () => key);

describe("taking back in the coder", () => {
  it("undoes and does again the acts of this sitting, without end", async () => {
    const folder = await interviewStudy();
    const { press, store } = await openOn(folder);
    await press("J", "enter", "enter", "J", "J", "enter", "enter");
    for (let round = 0; round < 3; round++) {
      await press("u", "u");
      expect(await store.current("coding")).toHaveLength(0);
      await press("U", "U");
      expect(await store.current("coding")).toHaveLength(2);
    }
  });

  it("takes back nothing that was done before or elsewhere, however long its key is held", async () => {
    const folder = await interviewStudy();
    for (const topic of ["one", "two", "three"])
      await ok(folder, "activity", "add", "debrief", "--note", topic);
    await ok(folder, "code", "talk", "--turn", "2", "support");
    const { press, store, screen } = await openOn(folder);
    await press("J", "J", "J", "enter", "enter");
    const before = (await store.head()).seq;
    await press(...times("u", 40));
    expect((await store.head()).seq).toBe(before + 1);
    expect(screen()).toMatch(/Not from this session: event \d+, coding \(support\)\./);
    await press("enter", ...times("u", 40), "enter", "y", "enter", "enter");
    const sources = (await ok(folder, "sources", "--json")).json.sources;
    expect(sources).toHaveLength(1);
    expect((await ok(folder, "activity", "list", "--json")).json.activities).toHaveLength(3);
    expect((await codings(folder)).length).toBeGreaterThan(0);
  });

  it("takes back its own act, also where something newer was done elsewhere", async () => {
    const folder = await interviewStudy();
    const { press, coderScreen: coder } = await openOn(folder);
    await press("J", "enter", "enter");
    await ok(folder, "codebook", "add", "elsewhere");
    await coder.poll();
    await press("u");
    expect(await codings(folder)).toEqual([]);
    const { codes } = (await ok(folder, "codebook", "--json")).json;
    expect(codes.map(({ path }: { path: string }) => path)).toContain("elsewhere");
  });

  it("asks for a word before it takes back an act from elsewhere, and one before it does it again", async () => {
    const folder = await interviewStudy();
    await ok(folder, "code", "talk", "--turn", "2", "support");
    const { press, type, screen } = await openOn(folder);
    await press("u");
    await type("no");
    await press("enter");
    expect(screen()).toContain("Nothing was changed.");
    await press("u");
    await type("undo");
    await press("enter");
    expect(screen()).toContain("Undone: coding (support)");
    expect(await codings(folder)).toEqual([]);
    const later = await openOn(folder);
    await later.press(...times("U", 9), "enter");
    expect(await codings(folder)).toEqual([]);
    await later.press("U");
    await later.type("redo");
    await later.press("enter");
    expect(await codings(folder)).toHaveLength(1);
  });

  it("does not take back another act than the one it asked about", async () => {
    const folder = await interviewStudy();
    await ok(folder, "code", "talk", "--turn", "2", "support");
    const { press, type, screen } = await openOn(folder);
    await press("u");
    await type("undo");
    await ok(folder, "codebook", "add", "meanwhile");
    await press("enter");
    expect(screen()).toContain("code.add");
    expect(await codings(folder)).toHaveLength(1);
    const { codes } = (await ok(folder, "codebook", "--json")).json;
    expect(codes.map(({ path }: { path: string }) => path)).toContain("meanwhile");
  });

  it("stays open on a transcript whose import was taken back on purpose", async () => {
    const folder = await interviewStudy();
    for (let i = 0; i < 3; i++) await ok(folder, "undo");
    const { press, type, screen } = await openOn(folder);
    await press("u");
    expect(screen()).toContain("source.import");
    await type("undo");
    await press("enter");
    expect((await ok(folder, "sources", "--json")).json.sources).toEqual([]);
    await press("J", "enter", "esc", "U");
    expect((await ok(folder, "sources", "--json")).json.sources).toHaveLength(1);
    expect((await themata(folder, ["verify"])).code).toBe(0);
  });

  it("is of the coder who joined with their first act, too", async () => {
    const folder = await interviewStudy();
    const { press, store } = await openOn(folder, { coder: "cleo" });
    await press("J", "enter", "enter", "J", "J", "enter", "enter");
    await press("u");
    expect(await store.current("coding")).toHaveLength(1);
    await press("u", "u", "u", "u");
    expect(await store.current("coding")).toEqual([]);
    expect(await store.current("coder", { name: "cleo" })).toHaveLength(1);
  });

  it("is by the number of the event in the line-by-line mode", async () => {
    const folder = await interviewStudy();
    await ok(folder, "code", "talk", "--turn", "2", "support");
    const { coderScreen: coder } = await openOn(folder);
    const reader = new ScreenReader(coder);
    for (let i = 0; i < 4; i++) await reader.take("undo");
    expect(await codings(folder)).toHaveLength(1);
    const { lines } = await reader.take("undo");
    const number = /undo (\d+) takes it back/.exec(lines.join("\n"))?.[1] ?? "";
    await reader.take(`undo ${number}`);
    expect(await codings(folder)).toEqual([]);
  });

  it("finishes no transcript by a key that is held", async () => {
    const { press, store } = await openOn(await interviewStudy());
    await press(...times("F", 9));
    expect(await store.current("pass")).toEqual([]);
  });
});
