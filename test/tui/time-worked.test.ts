import { expect, test } from "vitest";
import { interviewStudy, openTerminal } from "./coder-terminal.js";

const minute = 60_000;

test("the time worked today is the time between keys; a pause of two minutes or more is no work", async () => {
  const folder = await interviewStudy();
  const { press, wait, screen, coderScreen, close } = await openTerminal(folder);
  const worked = () => Math.round(coderScreen.state.worked / minute);
  wait(minute);
  await press("j");
  expect(worked()).toBe(1);
  wait(60 * minute);
  await press("j");
  expect(worked()).toBe(1);
  for (let i = 0; i < 3; i++) {
    wait(minute);
    await press("k");
  }
  expect(worked()).toBe(4);
  expect(screen()).toContain("0:04 today");
  const before = coderScreen.state.worked;
  wait(2 * minute);
  await press("j");
  expect(coderScreen.state.worked).toBe(before);
  await close();
});

test("the time worked goes on when the transcript is opened again that day", async () => {
  const folder = await interviewStudy();
  const first = await openTerminal(folder, { remember: true });
  for (let i = 0; i < 5; i++) {
    first.wait(minute);
    await first.press("j");
  }
  expect(first.screen()).toContain("0:05 today");
  await first.close();
  const again = await openTerminal(folder, { remember: true });
  expect(again.screen()).toContain("0:05 today");
  await again.close();
  const other = await openTerminal(folder, { remember: true, coder: "bea" });
  expect(other.screen()).toContain("0:00 today");
  await other.close();
});
