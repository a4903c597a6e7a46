import { describe, expect, it } from "vitest";
import { drive, hasPython, type Step, shell } from "../support/terminal.js";
import { interviewStudy } from "./coder-terminal.js";

const entered = "\x1b[?1049h";
const left = "\x1b[?25h\x1b[?1049l";

describe.skipIf(!hasPython)("the coder under a shell (needs python3)", () => {
  const stops: [string, Step, string][] = [
    ["its key", { send: "\x1a" }, "as it was"],
    ["kill -TSTP", { kill: "SIGUSR1" }, "as it was"],
    // Nobody can prepare for this one; only coming back can be put right.
    ["kill -STOP", { kill: "SIGUSR2" }, "left raw"],
  ];

  it("gives the terminal back when it is stopped, and takes it again, keys and screen, when continued", async () => {
    const folder = await interviewStudy();
    const steps = stops.flatMap(([, stop, found]): Step[] => [
      { ...stop, expect: `Stopped, and the terminal is ${found}`, keep: true },
      { send: "fg\n", expect: "Mentee 1", keep: true },
      { send: "B", expect: "ookmark", settle: 0.1, keep: true },
    ]);
    const ran = drive(
      folder,
      ["code", "talk"],
      [{ expect: "today" }, ...steps, { send: "q", settle: 0.3 }],
      {},
      shell,
    );
    for (const [i, [what]] of stops.entries()) {
      const [stop, back, key] = ran.steps.slice(1 + 3 * i, 4 + 3 * i);
      expect(stop?.found, what).toBe(true);
      if (what !== "kill -STOP") expect(stop?.output, what).toContain(left);
      expect(back?.found, what).toBe(true);
      expect(back?.output, what).toContain(entered);
      // A key acts at once, without Enter, and is not shown as itself.
      expect(key?.found, what).toBe(true);
      expect(key?.output.startsWith("B"), what).toBe(false);
    }
    expect(ran.exit).toBe(0);
  });
});
