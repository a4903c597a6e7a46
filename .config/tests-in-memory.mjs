// The folders of tests lie in memory where the machine has room for them there: most of what they do is to write small
// studies to disk, and to wait until they are written.
import fs from "node:fs";

const memory = "/dev/shm";
const name = /^themata-tests-(\d+)-/;
const least = 2 ** 31;

/** Called by vitest once before all tests; what it returns is called after them. */
export function setup() {
  let folder;
  try {
    const { bavail, bsize } = fs.statfsSync(memory);
    if (process.env.TMPDIR !== undefined || bavail * bsize < least) return undefined;
    removeForgotten();
    folder = fs.mkdtempSync(`${memory}/themata-tests-${process.pid}-`);
  } catch {
    return undefined;
  }
  process.env.TMPDIR = folder;
  return () => {
    delete process.env.TMPDIR;
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** What a run left that was killed. */
function removeForgotten() {
  for (const entry of fs.readdirSync(memory)) {
    const pid = name.exec(entry)?.[1];
    if (pid !== undefined && !fs.existsSync(`/proc/${pid}`))
      fs.rmSync(`${memory}/${entry}`, { recursive: true, force: true });
  }
}
