import { afterEach, describe, expect, it } from "vitest";
import { keymapOf } from "../../src/tui/key-actions.js";
import { Drawer } from "../../src/tui/term/draw.js";
import { emptyFolder, ok } from "../support/study.js";
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

interface Listed {
  readonly quote: string;
  readonly code: string;
  readonly coder: string;
  readonly origin: string;
  readonly key: boolean;
  readonly revisit: boolean;
  readonly memo: string | null;
}
const codings = async (folder: string, ...filters: string[]): Promise<Listed[]> =>
  (await ok(folder, "codings", "--json", ...filters)).json.codings;

describe("the coder by keys", () => {
  it("shows the transcript with speakers and turns, and the keys to begin with", async () => {
    const { screen } = await openOn(await interviewStudy());
    expect(screen()).toMatchSnapshot();
  });

  it("codes a sentence with a code found by typing, as one event saved at once", async () => {
    const folder = await interviewStudy();
    const { press, type, screen, store } = await openOn(folder);
    const before = (await store.head()).seq;
    await press("J", "s", "enter");
    await type("read");
    expect(screen()).toMatchSnapshot();
    await press("enter");
    expect((await store.head()).seq).toBe(before + 1);
    expect(await codings(folder)).toMatchObject([
      { quote: "She read my first draft on a bus.", code: "reading", coder: "ann" },
    ]);
    expect(screen()).toMatchSnapshot();
  });

  it("codes several codes at once, and the same codes again with one key", async () => {
    const folder = await interviewStudy();
    const { press, type } = await openOn(folder);
    await press("J", "s", "enter");
    await type("support");
    await press("tab");
    await type("scarce");
    await press("enter", "J", "J", "t", ".");
    const found = await codings(folder);
    expect(found.map(({ code }) => code)).toEqual(["support", "scarce time", "support", "scarce time"]);
    expect(found[2]?.quote).toBe(
      "Later she had less time. I learned to ask Dr. Obi instead. He answers at night.",
    );
  });

  it("selects by word, sentence and turn, once more with the same key, and freely from either end", async () => {
    const folder = await interviewStudy();
    const { press, coderScreen } = await openOn(folder);
    const selected = () => {
      const { anchor, cursor } = coderScreen.state;
      const { layout, source } = coderScreen.context;
      if (anchor === null) return "";
      const end = layout.cellAt(Math.max(anchor, cursor))?.end ?? 0;
      return source.text.slice({ start: Math.min(anchor, cursor), end });
    };
    await press("J", "W");
    expect(selected()).toBe("She");
    await press("W", "w");
    expect(selected()).toBe("She read my");
    await press("esc", "s", "s");
    expect(selected()).toBe("She read my first draft on a bus. She wrote in the margin: go on.");
    await press("o", ")");
    expect(selected()).toBe("She wrote in the margin: go on.");
    await press("esc", "t");
    expect(selected()).toMatch(/^She read .* I went on\.$/);
    await press("esc", "g", "J", "S-right", "S-right");
    expect(selected()).toBe("She");
  });

  it("keeps an abbreviation inside its sentence", async () => {
    const folder = await interviewStudy();
    const { press, type } = await openOn(folder);
    await press("/");
    await type("obi");
    await press("enter", "s", "enter", "enter");
    expect((await codings(folder))[0]?.quote).toBe("I learned to ask Dr. Obi instead.");
  });

  it("makes a code of the participant's own words, with a definition, in the event that codes with it", async () => {
    const folder = await interviewStudy();
    const { press, type, store } = await openOn(folder);
    const before = (await store.head()).seq;
    await press("/");
    await type("in the margin");
    await press("enter", "W", "w", "w", "i", "enter");
    await type("Where help is written");
    await press("enter");
    expect((await store.head()).seq).toBe(before + 1);
    expect(await codings(folder)).toMatchObject([
      { code: "in the margin", quote: "in the margin", origin: "in-vivo" },
    ]);
    const [code] = await store.current("code", { name: "in the margin" });
    expect(code).toMatchObject({ definition: "Where help is written", origin: "in-vivo" });
  });

  it("makes a new code where nothing that was typed fits", async () => {
    const folder = await interviewStudy();
    const { press, type } = await openOn(folder);
    await press("J", "enter");
    await type("buses");
    await press("enter");
    await type("Work done while travelling");
    await press("enter");
    expect(await codings(folder)).toMatchObject([
      { code: "buses", quote: "She read my first draft on a bus." },
    ]);
  });

  it("takes a code off, gives another, moves the ends, and marks a passage", async () => {
    const folder = await interviewStudy();
    const { press, type } = await openOn(folder);
    await press("J", "s", "enter", "enter", "*", "f");
    expect(await codings(folder)).toMatchObject([{ key: true, revisit: true }]);
    await press("r");
    await type("scarce");
    await press("enter", "a", ")", "w", "w", "enter");
    expect(await codings(folder)).toMatchObject([
      { code: "scarce time", quote: "She read my first draft on a bus. She wrote", key: true },
    ]);
    await press("x");
    expect(await codings(folder)).toEqual([]);
    await press("u");
    expect(await codings(folder)).toMatchObject([{ code: "scarce time" }]);
  });

  it("writes memos on a coding and on a passage, and opens them again to go on", async () => {
    const folder = await interviewStudy();
    const { press, type, screen } = await openOn(folder);
    await press("J", "enter", "enter", "m");
    await type("A bus is no office.");
    await press("enter");
    expect(await codings(folder)).toMatchObject([{ memo: "A bus is no office." }]);
    await press("m");
    expect(screen()).toContain("A bus is no office.");
    await type(" Or is it?");
    await press("enter", "J", "J", "t", "m");
    await type("Uncoded, but telling.");
    await press("C-j");
    await type("Second line.");
    await press("enter");
    const memos = (await ok(folder, "memo", "list", "--json")).json.memos as {
      body: string;
      start: number | null;
    }[];
    expect(memos.map(({ body }) => body)).toEqual([
      "A bus is no office. Or is it?",
      "Uncoded, but telling.\nSecond line.",
    ]);
    expect(memos[1]?.start).toBeGreaterThan(0);
  });

  it("keeps the words of a memo that was left, for the next time", async () => {
    const folder = await interviewStudy();
    const first = await openOn(folder, { remember: true });
    await first.press("J", "enter", "enter", "m");
    await first.type("Half a thou");
    first.coderScreen.save();
    const second = await openOn(folder, { remember: true });
    expect(second.screen()).toContain("unfinished");
    await second.press("m");
    await second.type("ght");
    await second.press("enter");
    expect(await codings(folder)).toMatchObject([{ memo: "Half a thought" }]);
  });

  it("asks before a memo with new words is left, and keeps the words of every one that was", async () => {
    const folder = await interviewStudy();
    const { press, type, screen, store } = await openOn(folder);
    await press("J", "m");
    await type("First words");
    await press("esc");
    expect(screen()).toContain("y leaves it");
    await press("esc");
    expect(screen()).toContain("Enter saves it · Ctrl-J");
    await type("!");
    await press("esc", "y", "J", "J", "m");
    await type("Second words");
    await press("esc", "y", "K", "K", "m");
    expect(screen()).toContain("First words!");
    await press("esc");
    expect(screen()).not.toContain("y leaves it");
    await press("J", "J", "m");
    expect(screen()).toContain("Second words");
    await press("esc", "m", "esc", "m");
    await type(".");
    await press("esc", "enter");
    const memos = await store.current("memo");
    expect(memos.map(({ body }) => body)).toEqual(["Second words."]);
    await press("K", "K", "m", "enter");
    expect(await store.current("memo")).toHaveLength(2);
  });

  it("counts a coding as counter-evidence for a theme, and takes it back with the same key", async () => {
    const folder = await interviewStudy();
    await ok(folder, "theme", "add", "Help needs hours");
    const { press, store } = await openOn(folder);
    await press("J", "enter", "enter", "!", "enter");
    expect(await store.current("theme_evidence")).toMatchObject([{ stance: "against" }]);
    await press("=", "enter");
    expect(await store.current("theme_evidence")).toMatchObject([{ stance: "for" }]);
    await press("=", "enter");
    expect(await store.current("theme_evidence")).toEqual([]);
  });

  it("decides whether the passage here supports a theme of its code, and tells of it", async () => {
    const folder = await interviewStudy();
    await ok(folder, "theme", "add", "Help needs hours", "--code", "scarce time");
    const { press, screen, store } = await openOn(folder);
    await press("J", "y");
    expect(screen()).toContain("No coding here.");
    await press("enter", "enter", "y");
    expect(screen()).toContain("Does this passage support the theme?");
    await press("down", "enter");
    expect(screen()).toContain("Now set aside for Help needs hours.");
    const [coding] = await store.current("coding");
    expect(await store.current("theme_support")).toMatchObject([
      { state: "set-aside", codingId: coding?.id },
    ]);
    await press("u");
    expect(screen()).toContain("Undone: whether a passage supports a theme");
    expect(await store.current("theme_support")).toEqual([]);
  });

  it("goes to uncoded and coded turns, hits, bookmarks and a turn by its number", async () => {
    const folder = await interviewStudy();
    const { press, type, coderScreen: coder } = await openOn(folder);
    const turn = () => coder.context.layout.block(coder.context.layout.blockAt(coder.state.cursor)).turn + 1;
    await press("tab");
    expect(turn()).toBe(2);
    await press("enter", "enter", "tab");
    expect(turn()).toBe(4);
    await press("B", "[");
    expect(turn()).toBe(2);
    await press("'");
    expect(turn()).toBe(4);
    await press("/");
    await type("winter");
    await press("enter");
    expect(turn()).toBe(6);
    await press(":");
    await type("3");
    await press("enter");
    expect(turn()).toBe(3);
    await press("G");
    expect(turn()).toBe(6);
    await press("g");
    expect(turn()).toBe(1);
  });

  it("shows what is uncoded before a transcript is finished", async () => {
    const folder = await interviewStudy();
    const { press, screen, store } = await openOn(folder);
    await press("J", "t", "enter", "enter", "F");
    expect(screen()).toMatchSnapshot();
    expect(await store.current("pass")).toEqual([]);
    await press("y");
    expect(await store.current("pass")).toMatchObject([{ state: "finished" }]);
    expect(screen()).toContain("2 turns stay uncoded");
  });

  it("puts the panel beside the text on wide screens and below it on narrow ones", async () => {
    const folder = await interviewStudy();
    const { press, screen, coderScreen: coder } = await openOn(folder, { size: { columns: 120, rows: 20 } });
    await press("J", "enter", "down", "enter");
    expect(screen()).toMatchSnapshot();
    coder.resize({ columns: 80, rows: 20 });
    expect(screen()).not.toContain("Help that was given");
    await press("p");
    expect(screen()).toContain("Help that was given");
  });

  it("shows nothing of another coder until asked, and records that it was asked", async () => {
    const folder = await interviewStudy();
    await ok(folder, "code", "talk", "--turn", "2", "support");
    await ok(folder, "coder", "add", "ben");
    const { press, screen, store } = await openOn(folder, { coder: "ben" });
    expect(screen()).not.toContain("support");
    await press("O");
    expect(screen()).toContain("ann: support");
    const openings = await store.openings();
    expect(openings.map(({ what }) => what)).toEqual(["read", "others-codings"]);
    await press("}", "}", "{", "{", "}", "x");
    expect(await codings(folder)).toHaveLength(1);
  });

  it("opens no memo of another coder for writing, also where others' work is shown", async () => {
    const folder = await interviewStudy();
    await ok(folder, "coder", "add", "ben");
    await ok(folder, "memo", "add", "Words of ann.", "--on", "source:talk");
    await ok(folder, "memo", "add", "A code of ann.", "--on", "code:support");
    await ok(
      folder,
      "code",
      "talk",
      "--quote",
      "She read my first draft on a bus.",
      "support",
      "--coder",
      "ben",
    );
    const { press, type, screen } = await openOn(folder, { coder: "ben" });
    await press("O", "}", "e");
    expect(screen()).not.toContain("A code of ann.");
    await press("esc", "M");
    expect(screen()).not.toContain("Words of ann.");
    await type("Words of ben.");
    await press("enter", "M");
    expect(screen()).toContain("Words of ben.");
    const { memos } = (await ok(folder, "memo", "list", "--on", "source:talk", "--json")).json;
    expect(memos).toMatchObject([
      { coder: "ann", body: "Words of ann." },
      { coder: "ben", body: "Words of ben." },
    ]);
  });

  it("loses no words of a memo whose coding was taken off elsewhere meanwhile", async () => {
    const folder = await interviewStudy();
    const quote = "She read my first draft on a bus.";
    await ok(folder, "code", "talk", "--quote", quote, "support");
    const { coderScreen: coder, press, type, screen } = await openOn(folder);
    await press("}", "m");
    await type("Long and dear words");
    await ok(folder, "undo");
    await coder.poll();
    await press("enter");
    expect(screen()).toContain("There is no coding");
    expect(screen()).toContain("Memo on this passage");
    expect(screen()).toContain("Long and dear words");
    await press("enter");
    const { memos } = (await ok(folder, "memo", "list", "--json")).json;
    expect(memos).toMatchObject([{ kind: "passage", body: "Long and dear words" }]);
  });

  it("shows another terminal's change without a restart", async () => {
    const folder = await interviewStudy();
    const { coderScreen: coder, screen } = await openOn(folder);
    expect(await coder.poll()).toBe(false);
    await ok(folder, "code", "talk", "--quote", "Later she had less time.", "scarce time");
    expect(await coder.poll()).toBe(true);
    expect(screen()).toContain("scarce time");
  });

  it("suggests codes for the sentence with their reasons, and accepts one by its number", async () => {
    const folder = await interviewStudy();
    const { press, screen } = await openOn(folder, { size: { columns: 120, rows: 24 } });
    await press("S", ">");
    expect(screen()).toContain("Suggested");
    expect(screen()).toMatch(/1 support\/reading/);
    expect(screen()).toContain("because of: ");
    await press("1");
    expect(await codings(folder)).toMatchObject([{ code: "reading", origin: "suggested" }]);
    await press("S");
    expect(screen()).not.toContain("Suggested");
  });

  it("takes the mouse: a press puts the cursor there, a drag selects, the wheel moves text and cursor", async () => {
    const folder = await interviewStudy(
      Array.from({ length: 40 }, (_, i) => `Interviewer: And ${i}?\n\nP: Answer ${i} is here.\n`).join("\n"),
    );
    const { coderScreen: coder, press, screen } = await openOn(folder);
    await press("B");
    const mouse = (what: "press" | "drag" | "wheel-down" | "wheel-up", row = 0, column = 0) =>
      coder.input({ kind: "mouse", what, row, column });
    const line = screen()
      .split("\n")
      .findIndex((row) => row.includes("Answer 1 is"));
    await mouse("press", line, 2);
    await mouse("drag", line, 9);
    expect(screen()).toContain("2 words selected");
    expect(screen()).not.toContain("Bookmark set");
    await mouse("press", line, 2);
    const first = screen().split("\n")[line];
    await mouse("wheel-down");
    expect(screen().split("\n")[line - 3]).toBe(first);
    await mouse("wheel-up");
    expect(screen().split("\n")[line]).toBe(first);
  });

  it("underlines what is coded where there are no colours", async () => {
    const folder = await interviewStudy();
    const { coderScreen: coder, press } = await openOn(folder);
    await press("J", "s", "enter", "enter", "J", "J");
    const drawn = new Drawer("none", false).draw(coder.frame(), { columns: 80, rows: 24 });
    expect(drawn).toContain("\u001b[4mShe read my first draft on a bus.");
    expect(drawn).not.toMatch(/\u001b\[[\d;]*3\d[\d;]*m/);
  });

  it("notes what was suggested and passed over as left, once, and accepts it later all the same", async () => {
    const folder = await interviewStudy();
    const { press, store, coderScreen: coder } = await openOn(folder, { size: { columns: 120, rows: 24 } });
    const outcomes = async () => {
      const rank = new Map((await store.offers()).map((offer) => [offer.id, offer]));
      return (await store.outcomes()).map(({ offerId, kind }) => [rank.get(offerId)?.rank, kind]);
    };
    await press("S", ">");
    const at = coder.state.cursor;
    expect(await outcomes()).toEqual([]);
    await press("}");
    await coder.suggest();
    const passed = await outcomes();
    expect(passed.length).toBeGreaterThan(0);
    expect(new Set(passed.map(([, kind]) => kind))).toEqual(new Set(["left"]));
    const offers = (await store.offers()).length;
    await press("<");
    expect(coder.state.cursor).toBe(at);
    expect((await store.offers()).length).toBe(offers);
    await press("1", "q");
    expect((await outcomes()).filter(([, kind]) => kind === "accepted")).toEqual([[1, "accepted"]]);
    expect((await outcomes()).filter(([, kind]) => kind === "left").length).toBeGreaterThanOrEqual(
      passed.length,
    );
  });

  it("accepts no suggestion of another sentence than the one at the cursor", async () => {
    const folder = await interviewStudy();
    const { press, screen } = await openOn(folder, { size: { columns: 120, rows: 24 } });
    await press("S", ">", "}", "1");
    expect(screen()).toContain("There is no such suggestion here.");
    expect(await codings(folder)).toEqual([]);
  });

  it("puts a new code under another by its path, and says at once what cannot be", async () => {
    const folder = await interviewStudy();
    const { press, type, screen } = await openOn(folder);
    await press("J", "s", "+");
    await type("nowhere/urging");
    await press("enter");
    expect(screen()).toContain('There is no code "nowhere" to put it under.');
    await press(..."nowhere/urging".split("").map(() => "backspace"));
    await type("Support / reading");
    await press("enter");
    expect(screen()).toContain('There is a code "support/reading" already.');
    await press(..."reading".split("").map(() => "backspace"));
    await type("urging");
    await press("enter");
    await type("Told to go on.");
    await press("enter");
    expect(screen()).toContain("New code, and coded: support/urging.");
    await press("J", "s", "enter");
    await type("support/reading/margins");
    await press("enter", "enter");
    const { codes } = (await ok(folder, "codebook", "--json")).json;
    expect(codes.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(["support/urging", "support/reading/margins"]),
    );
    expect(await codings(folder)).toMatchObject([{ code: "urging" }, { code: "margins" }]);
  });

  it("takes keys from the configuration in place of its own", async () => {
    const folder = await interviewStudy();
    const { press } = await openOn(folder, { keymap: keymapOf({ code: ["z"] }) });
    await press("J", "enter", "enter");
    expect(await codings(folder)).toEqual([]);
    await press("z", "enter");
    expect(await codings(folder)).toHaveLength(1);
  });

  it("comes back to the place where it was left", async () => {
    const folder = await interviewStudy();
    const first = await openOn(folder, { remember: true });
    await first.press("J", "J", "J", "w", "w");
    const { cursor } = first.coderScreen.state;
    first.coderScreen.save();
    const second = await openOn(folder, { remember: true });
    expect(second.coderScreen.state.cursor).toBe(cursor);
  });

  it("fits every window, however small, and never draws past its edges", async () => {
    const folder = await interviewStudy();
    const { coderScreen: coder, press } = await openOn(folder);
    await press("J", "t", "enter", "enter");
    for (const size of [
      { columns: 20, rows: 8 },
      { columns: 24, rows: 8 },
      { columns: 30, rows: 9 },
      { columns: 40, rows: 10 },
      { columns: 99, rows: 24 },
      { columns: 100, rows: 24 },
      { columns: 240, rows: 70 },
      { columns: 10, rows: 3 },
    ]) {
      coder.resize(size);
      for (const key of ["S-tab", "enter", "esc", "m", "esc", "?", "q", "p", "p", "p", "F", "esc"]) {
        await press(key);
        const frame = coder.frame();
        expect(frame.rows.length).toBeLessThanOrEqual(size.rows);
        for (const row of frame.rows) {
          const width = row.reduce((sum, { text }) => sum + [...text].length, 0);
          expect(width, `${key} at ${size.columns}x${size.rows}`).toBeLessThanOrEqual(size.columns);
        }
        if (frame.cursor !== null) {
          expect(frame.cursor.row).toBeLessThan(size.rows);
          expect(frame.cursor.column).toBeLessThan(size.columns);
        }
      }
    }
  });
});

describe("a folder without a study", () => {
  it("has no coder to open", async () => {
    const { themata } = await import("../support/study.js");
    const ran = await themata(emptyFolder(), ["code", "talk"]);
    expect(ran.code).toBe(3);
  });
});
