// Runs with each test file: files share a process, and none may find what another left.
import { afterAll } from "vitest";
import { resetClock } from "./clock.js";
import { removeFolders } from "./folders.js";

const environment = { ...process.env };
const cwd = process.cwd();

resetClock();
afterAll(() => {
  removeFolders();
  if (process.cwd() !== cwd) process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
