import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { clockPast, fromTheStart } from "./clock.js";
import { emptyFolder } from "./folders.js";

interface Kept {
  readonly folder: string;
  readonly looks: number;
}

const kept = new Map<string, Kept>();
let shelf: string | undefined;

/** A study as `make` makes it. It is made once in a process, and copied from then on: copies are the same study, ids and all. */
export async function keptStudy(name: string, make: () => Promise<string>): Promise<string> {
  const known = kept.get(name);
  if (known === undefined) {
    const { done: folder, looks } = await fromTheStart(make);
    const copy = path.join(shelved(), String(kept.size));
    fs.cpSync(folder, copy, { recursive: true });
    kept.set(name, { folder: copy, looks });
    return folder;
  }
  const folder = emptyFolder();
  fs.cpSync(known.folder, folder, { recursive: true });
  clockPast(known.looks);
  return folder;
}

function shelved(): string {
  shelf ??= fs.mkdtempSync(path.join(os.tmpdir(), "themata-kept-"));
  return shelf;
}
