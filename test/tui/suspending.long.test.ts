import { describe, expect, it } from "vitest";
import { drive, hasPython } from "../support/terminal.js";
import { interviewStudy } from "./coder-terminal.js";

const entered = "\x1b[?1049h";

describe.skipIf(!hasPython)("the coder under a shell (needs python3)", () => {
  it("goes on at once where there is nobody to continue it", async () => {
    const folder = await interviewStudy();
    const ran = drive(
      folder,
      ["code", "talk"],
      [
        { expect: "today" },
        { send: "\x1a", expect: entered },
        { send: "B", expect: "Bookmark set" },
        { kill: "SIGTSTP", expect: entered },
        { send: "B", expect: "Bookmark removed" },
        { send: "q", settle: 0.3 },
      ],
    );
    expect(ran.steps.map(({ found }) => found)).not.toContain(false);
    expect(ran.exit).toBe(0);
  });
});
