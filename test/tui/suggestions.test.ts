import { afterEach, describe, expect, it, vi } from "vitest";
import { ok } from "../support/study.js";
import { type CoderTerminal, interviewStudy, openTerminal, type TerminalOptions } from "./coder-terminal.js";

const open: CoderTerminal[] = [];
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.close();
});

const wide = { columns: 120, rows: 24 };
async function openOn(folder: string, options: TerminalOptions = {}): Promise<CoderTerminal> {
  const opened = await openTerminal(folder, { size: wide, ...options });
  open.push(opened);
  return opened;
}

/** Polls as the terminal does, until something is so. */
async function until({ coderScreen: coder }: CoderTerminal, done: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !done(); i++) {
    await coder.poll();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(done()).toBe(true);
}

describe("suggestions in the coder that learn in the background", () => {
  it("keep no key waiting, and come when they were learned", async () => {
    const folder = await interviewStudy();
    const one = await openOn(folder, { background: true });
    await one.press("S");
    expect(one.screen()).toContain("still being learned; carry on meanwhile");
    await one.press("J", ">");
    expect(one.screen()).toContain("still being learned");
    await until(one, () => one.screen().includes("because of: "));
    expect(one.screen()).toContain("support/reading");
  });

  it("are learned anew from what was coded since", async () => {
    const folder = await interviewStudy();
    await ok(folder, "codebook", "add", "winter", "--definition", "xyzzy");
    const one = await openOn(folder, { background: true });
    await one.press("G", "S");
    await until(one, () => one.screen().includes("Suggested"));
    await ok(folder, "code", "talk", "--quote", "He answers at night.", "winter");
    await one.press("J", "J", "K");
    const nights = () =>
      one.coderScreen.state.offered?.codes.some(({ quote }) => quote.includes("night")) ?? false;
    await ok(folder, "code", "talk", "--quote", "Yes. Ask me in winter, though.", "support");
    await one.press("K", "K");
    await until(one, () => one.coderScreen.state.offered !== null);
    expect(nights()).toBe(false);
  });

  it("lead to the uncoded turn whose coding teaches most", async () => {
    const folder = await interviewStudy();
    const one = await openOn(folder);
    await one.press("T");
    expect(one.screen()).toContain("Suggestions are off");
    await one.press("S", "T");
    const { coderScreen: coder } = one;
    const { bodyStart, bodyEnd } = coder.context.source.turns.columns;
    const turn = bodyStart.findIndex(
      (start, i) => start <= coder.state.cursor && coder.state.cursor < (bodyEnd[i] ?? 0),
    );
    expect(coder.context.uncoded).toContain(turn);
    for (const t of [2, 4, 6]) await ok(folder, "code", "talk", "--turn", String(t), "support");
    await coder.poll();
    await one.press("T");
    expect(one.screen()).toContain("No uncoded turn would teach the suggestions anything");
  });

  it("paint no progress of learning over the screen", async () => {
    const progress = vi.fn();
    const one = await openOn(await interviewStudy(), { background: true, progress });
    await one.press("J", "S");
    await until(one, () => one.screen().includes("because of: "));
    expect(progress).not.toHaveBeenCalled();
  });

  it("end with the coder, also while they are being learned", async () => {
    const folder = await interviewStudy();
    const one = await openTerminal(folder, { background: true, size: wide });
    await one.press("S");
    await one.close();
  });
});
