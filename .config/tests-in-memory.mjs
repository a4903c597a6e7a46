// A folder for all that the tests write, which goes away after them. It lies in memory where the machine has room for it
// there: most of what tests do is to write small studies to disk, and to wait until they are written.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const memory = "/dev/shm";
const least = 2 ** 31;

/** Called by vitest once before all tests; what it returns is called after them. */
export function setup() {
  const before = process.env.TMPDIR;
  const place = before === undefined && hasRoom() ? memory : os.tmpdir();
  removeForgotten(place);
  const folder = fs.mkdtempSync(path.join(place, `themata-tests-${process.pid}-`));
  // Some tests read as another user.
  fs.chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom() {
  try {
    fs.accessSync(memory, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(memory);
    return bavail * bsize > least;
  } catch {
    return false;
  }
}

/** What a run left that was killed. */
function removeForgotten(place) {
  for (const entry of fs.readdirSync(place)) {
    const pid = /^themata-tests-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !runs(Number(pid)))
      fs.rmSync(path.join(place, entry), { recursive: true, force: true });
  }
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
