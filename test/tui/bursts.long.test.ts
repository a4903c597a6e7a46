import { describe, expect, it } from "vitest";
import { ok } from "../support/study.js";
import { drive, hasPython, type Step } from "../support/terminal.js";
import { interviewStudy } from "./coder-terminal.js";
import { Screen } from "./screen.js";

/** How many bursts; set THEMATA_BURSTS for more. */
const bursts = Number(process.env.THEMATA_BURSTS ?? 8);

/** A small generator of numbers, so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a hasty coder types without looking: whole words of keys, so that much of it does something. */
const habits = [
  "JJ",
  "s\r\r",
  "S",
  "J\rsupport\r",
  ".",
  ">",
  "u",
  "U",
  "1",
  "x",
  "mnote\r",
  "*",
  "T",
  "tf",
  "K",
  "S",
];

function burst(below: (limit: number) => number): string {
  const length = 10 + below(31);
  let keys = "";
  while (keys.length < length) keys += habits[below(habits.length)];
  return keys;
}

describe.skipIf(!hasPython)("keys that come faster than the coder learns (needs python3)", () => {
  it("crash nothing, and paint nothing over the screen, in burst after burst", async () => {
    const folder = await interviewStudy();
    // While reading Ctrl-C would leave the coder.
    await ok(folder, "config", "set", "keys.quit", "q", "--in-study");
    const below = numbers(20240502);
    const steps: Step[] = [{ expect: "today" }];
    for (let i = 0; i < bursts; i++) {
      steps.push({ send: burst(below), settle: below(3) === 0 ? 0.4 : 0.02 });
      // Ctrl-C leaves whatever was opened; then a key that is sure to say something, and something new.
      const key = i % 2 === 0 ? "Y" : "Z";
      steps.push({ send: `\x03${key}`, expect: `${key} does nothing here` });
    }
    const ran = drive(folder, ["code", "talk"], [...steps, { send: "q", settle: 0.3 }]);
    expect(ran.steps.map(({ found }) => found)).not.toContain(false);
    expect(ran.exit).toBe(0);
    const screen = new Screen(80, 24);
    screen.write(ran.output.slice(0, ran.output.lastIndexOf("\x1b[?1049l")));
    expect(screen.strange).toEqual([]);
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
  });
});
