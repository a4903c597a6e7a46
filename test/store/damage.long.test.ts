import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ThemataError } from "../../src/core/errors.js";
import type { StudyStore } from "../../src/store/port.js";
import { databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { recordKinds } from "../../src/store/tables.js";
import { buildStoreChild, canInject, runToEnd } from "../support/built-store-child.js";
import { rounds, seeded } from "../support/rounds.js";

const tool = "themata test";
const kept = gunzipSync(fs.readFileSync("fixtures/format-1/study.db.gz"));
const top = fs.mkdtempSync(path.join(os.tmpdir(), "themata-damage-"));
afterAll(() => fs.rmSync(top, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array): string {
  const folder = path.join(top, name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(databaseFile(folder)), { recursive: true });
  fs.writeFileSync(databaseFile(folder), bytes);
  return folder;
}

/** Everything of a study that a command could show. */
async function shown(store: StudyStore): Promise<string> {
  const found: unknown[] = [await store.head(), await store.events()];
  for (const kind of recordKinds) {
    const current = await store.current(kind);
    found.push(kind, current);
    if (kind === "revision") for (const { id } of current) found.push(await store.text(id));
    for (const { id } of current.slice(0, 50)) found.push(await store.versions(kind, id));
  }
  found.push(await store.offers(), await store.outcomes(), await store.openings());
  return JSON.stringify(found);
}

/** What the program says of a damaged study; null where it says nothing. `see` is given what it shows. */
async function named(folder: string, see: (text: string) => void): Promise<string | null> {
  let store: StudyStore | undefined;
  try {
    store = await openStudyFolder(folder, { tool });
    const faults = [...(await store.checkStorage())];
    faults.push(...(await store.verify()).problems.map(({ code }) => code));
    if (faults.length > 0) return faults[0] ?? "";
    see(await shown(store));
    return null;
  } catch (error) {
    if (error instanceof ThemataError) return error.code;
    throw error;
  } finally {
    await store?.close().catch(() => {});
  }
}

describe("a study changed in one byte of its file", () => {
  it("is named as damaged, or shows nothing else than before", async () => {
    const upgraded = put("upgraded", kept);
    await (await openStudyFolder(upgraded, { tool })).close();
    const whole = fs.readFileSync(databaseFile(upgraded));
    let before = "";
    expect(await named(put("whole", whole), (text) => (before = text))).toBeNull();
    const random = seeded();
    const tried = { named: 0, withoutEffect: 0 };
    for (let i = 0; i < rounds(40); i++) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at]! + 1 + Math.floor(random() * 255)) % 256;
      let after = before;
      const fault = await named(put("damaged", bytes), (text) => (after = text));
      if (fault !== null) tried.named++;
      else tried.withoutEffect++;
      expect(after === before, `byte ${at} of ${bytes.length}, ${whole[at]} to ${bytes[at]}`).toBe(true);
    }
    process.stdout.write(`flips: ${JSON.stringify(tried)}\n`);
    expect(tried.named).toBeGreaterThan(rounds(40) / 8);
  });
});

describe.skipIf(!canInject())("an upgrade killed at any write", () => {
  let child: Awaited<ReturnType<typeof buildStoreChild>>;
  beforeAll(async () => {
    child = await buildStoreChild();
  });
  afterAll(() => child.remove());

  const upgrade = (folder: string, call: string, nth: number) =>
    runToEnd("strace", [
      ...["-f", "-qq", "-o", "/dev/null", "-e", `trace=${call}`],
      ...["-e", `inject=${call}:signal=KILL:when=${nth}`],
      ...[process.execPath, child.program, "open", folder],
    ]);

  it.each([
    "pwrite64",
    "fsync,fdatasync",
    "unlink,rename",
  ])("%s: leaves the old study or the new one, and the next start goes on", async (call) => {
    const outcomes = new Map<string, number>();
    const step = Math.max(1, Math.round(400 / rounds(40)));
    for (let nth = 1; ; nth += call === "pwrite64" ? step : 1) {
      const folder = put("killed", kept);
      const ended = await upgrade(folder, call, nth);
      const version = fs.readFileSync(databaseFile(folder)).readInt32BE(60);
      const store = await openStudyFolder(folder, { tool });
      expect((await store.head()).seq, `${call} ${nth}`).toBe(89);
      expect((await store.verify()).problems, `${call} ${nth}`).toEqual([]);
      expect(await store.checkStorage(), `${call} ${nth}`).toEqual([]);
      await store.close();
      const outcome = ended.code === 0 ? "ended" : `killed at schema ${version}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (ended.code === 0) break;
    }
    process.stdout.write(`${call}: ${JSON.stringify([...outcomes])}\n`);
    expect(outcomes.get("ended")).toBe(1);
  }, 900_000);
});
