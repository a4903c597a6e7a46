import { placesFile } from "../../src/cli/coder/places-file.js";
import type { StudyStore } from "../../src/store/port.js";
import { openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { CoderScreen, type CoderScreenOptions } from "../../src/tui/coder-screen.js";
import { frameText } from "../../src/tui/frame.js";
import { keymapOf } from "../../src/tui/key-actions.js";
import type { ReadingState } from "../../src/tui/reading-state.js";
import { findCoder } from "../../src/workflow/shared/coders.js";
import type { Work } from "../../src/workflow/shared/work.js";
import { keptStudy } from "../support/kept-study.js";
import { ok, studyWith } from "../support/study.js";

export const interview = `Interviewer: How did you two begin?

Mentee 1: She read my first draft on a bus. She wrote in the margin: go on. I went on.

Interviewer: And later?

Mentee 1: Later she had less time. I learned to ask Dr. Obi instead. He answers at night.

Interviewer: Would you do it again?

Mentee 1: Yes. Ask me in winter, though.
`;

/** A study of one interview with three codes, for coder ann. */
export function interviewStudy(text = interview): Promise<string> {
  return keptStudy(`interview ${text}`, async () => {
    const folder = await studyWith({ "talk.txt": text });
    await ok(folder, "codebook", "add", "support", "--definition", "Help that was given.");
    await ok(folder, "codebook", "add", "support/reading", "--definition", "Drafts read, marked, returned.");
    await ok(folder, "codebook", "add", "scarce time", "--definition", "Hours that are missing.");
    return folder;
  });
}

export interface CoderTerminal {
  readonly coderScreen: CoderScreen;
  readonly store: StudyStore;
  /** Presses keys by their names. */
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  screen(): string;
  /** Lets the clock go on, in milliseconds, without a key. */
  wait(ms: number): void;
  close(): Promise<void>;
}

const kept = new Map<string, ReadingState>();

export interface TerminalOptions
  extends Partial<Pick<CoderScreenOptions, "size" | "keymap" | "unit" | "background">> {
  readonly coder?: string;
  readonly source?: string;
  /** Where places are kept: in the study, as by the built program, or in this process alone; nowhere if not said. */
  readonly remember?: boolean | "in the study";
  readonly progress?: () => void;
}

/** Opens the coder on a study as a terminal would, with a clock that moves a second a look. */
export async function openTerminal(folder: string, options: TerminalOptions = {}): Promise<CoderTerminal> {
  const store = await openStudyFolder(folder, { tool: "themata test" });
  let now = Date.UTC(2024, 4, 2, 9);
  const work: Work = {
    store,
    coder:
      options.coder === undefined
        ? await findCoder(store, undefined)
        : ((await findCoder(store, options.coder)) ?? { id: 0, name: options.coder }),
    now: () => (now += 1000),
    dryRun: false,
    signal: new AbortController().signal,
    progress: options.progress ?? (() => {}),
    note: () => {},
  };
  const screen = await CoderScreen.open(work, options.source ?? "talk", {
    keymap: options.keymap ?? keymapOf(),
    places: (source) => {
      if (options.remember === "in the study")
        return placesFile(folder, work.coder?.name ?? "", source, false);
      const key = `${folder} ${work.coder?.name} ${source}`;
      return {
        load: () => (options.remember ? (kept.get(key) ?? null) : null),
        save: (reading) => kept.set(key, reading),
      };
    },
    size: options.size ?? { columns: 80, rows: 24 },
    unit: options.unit ?? "sentence",
    background: options.background ?? false,
  });
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      const text = [...key].length === 1 ? key : key === "space" ? " " : "";
      await screen.input({ kind: "key", key, text });
    }
  };
  return {
    coderScreen: screen,
    store,
    press,
    type: (text) => press(...[...text].map((char) => (char === " " ? "space" : char))),
    screen: () => frameText(screen.frame()),
    wait: (ms) => {
      now += ms;
    },
    close: async () => {
      screen.save();
      await screen.close();
      await store.close();
    },
  };
}
