import { expect, it } from "vitest";
import { Output } from "../../src/cli/terminal/output-stream.js";
import { Progress } from "../../src/cli/terminal/progress.js";

it("shows a file's name in progress on one line, and never sends what steers a terminal", () => {
  let written = "";
  let now = 0;
  const stderr = new Output({ isTTY: true, write: (text: string) => (written += text) } as never);
  const progress = new Progress({ stderr, clock: () => (now += 400) } as never, false);
  progress.update(1, 2, "a\u001b]0;owned\u0007\nb\u202etxt");
  expect(written).toContain("1/2 a[U+001B]]0;owned[U+0007] b[U+202E]txt");
  expect(written.replace(/\r\x1b\[K/g, "")).not.toMatch(/[\u0000-\u001f\u202e]/);
});
