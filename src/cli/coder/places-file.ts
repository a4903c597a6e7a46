import fs from "node:fs";
import path from "node:path";
import { readingPlace } from "../../exchange/places-json.js";
import { makeIn, putInPlace } from "../../store/making.js";
import { type ReadingState, type ReadingStates, togetherWith } from "../../tui/reading-state.js";
import { readSmallFile } from "../small-file.js";

interface PlacesDocument {
  readonly themata: "places/1";
  readonly places: Readonly<Record<string, ReadingState>>;
}

/**
 * Where a coder left each source: one small file beside the study's database, for its owner only. Several terminals
 * write it, and each keeps what the others kept.
 */
export function placesFile(
  study: string,
  coder: string,
  sourceUid: string,
  readOnly: boolean,
): ReadingStates {
  const file = path.join(study, ".themata", "places.json");
  const key = `${coder}/${sourceUid}`;
  const placeIn = ({ places }: PlacesDocument): ReadingState | null =>
    readingPlace.safeParse(places[key]).success ? (places[key] ?? null) : null;
  let known: ReadingState | null = null;
  return {
    load: () => (known = placeIn(read(file))),
    save: (mine) => {
      if (readOnly) return;
      const making = makeIn(path.dirname(file));
      try {
        alone(`${file}.lock`, () => {
          const document = read(file);
          const kept = togetherWith(mine, known, placeIn(document));
          const places = { ...document.places, [key]: kept };
          fs.writeFileSync(making.place, JSON.stringify({ themata: "places/1", places }), { mode: 0o600 });
          putInPlace(making.place, file, true);
        });
        known = mine;
      } catch {
        // A place that cannot be kept (a full disk) must not stop the coding.
      } finally {
        making.done();
      }
    },
  };
}

/** How long one save takes at the very most, in milliseconds: a lock older than that was left by a kill. */
const longestSave = 1000;

/** Works while no other process has the lock. At once, without a turn of the event loop: it may be the last thing that is done. */
function alone(lock: string, work: () => void): void {
  for (let waited = 0; !take(lock); waited += 2) {
    if (waited >= longestSave) fs.rmSync(lock, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    fs.closeSync(fs.openSync(lock, "wx", 0o600));
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === "EEXIST") return false;
    throw error;
  }
}

/** What is not there or cannot be read counts as empty: places are a comfort, not data. */
function read(file: string): PlacesDocument {
  try {
    const document = JSON.parse(readSmallFile(file) ?? "") as PlacesDocument;
    if (document?.themata === "places/1" && typeof document.places === "object" && document.places !== null)
      return document;
  } catch {
    // Falls through to an empty document.
  }
  return { themata: "places/1", places: {} };
}
