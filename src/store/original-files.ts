import fs from "node:fs/promises";
import path from "node:path";
import { asWriteError } from "../core/file-error.js";
import { broughtUnder, leftNames, type Making, makeIn, putInPlace } from "./making.js";
import type { Originals } from "./originals.js";
import { flushFolder, writeDraft } from "./whole-file.js";

/** Originals in a folder. One that is brought has a name of its own until its act is committed. */
export function originalFiles(folder: string): Originals {
  const making = new Map<string, Making>();
  const kept = (name: string) => path.join(folder, name);
  /** Where a file lies that was brought, here or by another process. */
  const broughtAs = (name: string) => {
    const own = making.get(name)?.place;
    const other = own === undefined ? broughtUnder(folder, name) : null;
    return own ?? (other === null ? null : path.join(folder, other));
  };
  return {
    async read(name) {
      const bytes = await fs.readFile(kept(name)).catch(() => null);
      if (bytes !== null) return bytes;
      // It may be on its way to its name just now.
      const place = broughtAs(name);
      const brought = place === null ? null : await fs.readFile(place).catch(() => null);
      return brought ?? fs.readFile(kept(name)).catch(() => null);
    },
    async bring(name, bytes) {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
      const made = makeIn(folder, { ending: `.${name}` });
      making.set(name, made);
      try {
        await writeDraft(made.place, bytes);
        await flushFolder(folder);
      } catch (error) {
        throw asWriteError(error, kept(name));
      }
    },
    async keep(name) {
      const place = broughtAs(name);
      if (place === null) return;
      try {
        putInPlace(place, kept(name), true);
        making.get(name)?.done();
        making.delete(name);
      } catch {
        // The next start does it.
        this.leave(name);
      }
    },
    async drop(name) {
      const place = broughtAs(name);
      making.get(name)?.done();
      making.delete(name);
      for (const file of [place, kept(name)])
        if (file !== null) await fs.rm(file, { force: true }).catch(() => {});
    },
    leave(name) {
      making.get(name)?.leave();
      making.delete(name);
    },
    left: () => leftNames(folder),
  };
}
