import { describe, expect, it } from "vitest";
import { ok } from "../support/study.js";
import { drive, hasPython, type Session } from "../support/terminal.js";
import { interviewStudy } from "./coder-terminal.js";
import { Screen } from "./screen.js";

const shown = ({ output }: Session): Screen => {
  const screen = new Screen(80, 24);
  screen.write(output);
  return screen;
};

const restored = "\x1b[?7h\x1b[?25h\x1b[?1049l";

describe.skipIf(!hasPython)("a session in a real terminal (needs python3)", () => {
  it("gives the terminal back when it is told to end, and when it is hung up", async () => {
    const folder = await interviewStudy();
    for (const [kill, exit] of [
      ["SIGTERM", 143],
      ["SIGHUP", 129],
    ] as const) {
      const ran = drive(folder, ["code", "talk"], [{ expect: "today" }, { kill, settle: 0.5 }]);
      expect(ran.exit).toBe(exit);
      expect(ran.output).toContain(restored);
    }
  });

  it("draws anew when the window changes, and sends nothing a terminal has no word for", async () => {
    const folder = await interviewStudy(
      "Interviewer: \u001b[31mred\u0007?\n\nP: 管理者 says \u202eabc, नमस्ते and 👨‍👩‍👧.\n",
    );
    const ran = drive(
      folder,
      ["code", "talk"],
      [
        { expect: "today" },
        { resize: [30, 120], expect: "Nothing is coded" },
        { resize: [24, 80], frame: true, settle: 0.2 },
        { send: "q", settle: 0.5 },
      ],
    );
    expect(ran.steps.map(({ found }) => found)).not.toContain(false);
    const before = ran.output.slice(0, ran.output.lastIndexOf("\x1b[?1049l"));
    const screen = new Screen(120, 30);
    screen.write(before);
    expect(screen.strange).toEqual([]);
    expect(screen.text()).toContain("[U+001B][31mred");
    expect(screen.text()).toContain("管理者 says [U+202E]abc");
  });

  it("shows no colour where NO_COLOR is set, and the coder is not opened where there is no terminal", async () => {
    const folder = await interviewStudy();
    await ok(folder, "code", "talk", "--turn", "2", "support");
    const ran = drive(folder, ["code", "talk"], [{ expect: "today" }, { send: "q", settle: 0.4 }], {
      NO_COLOR: "1",
    });
    expect(ran.output).not.toMatch(/\x1b\[[\d;]*3[0-9][\d;]*m/);
    expect(shown(ran).overflow).toBe(0);
    const { themata } = await import("../support/study.js");
    const piped = await themata(folder, ["code", "talk"]);
    expect(piped.code).toBe(2);
    expect(piped.stderr).toContain("On a terminal");
  });
});
