import fs from "node:fs";
import path from "node:path";
import { readingPlace } from "../../exchange/places-json.js";
import type { ReadingState, ReadingStates } from "../../tui/reading-state.js";
import { readSmallFile } from "../small-file.js";

interface PlacesDocument {
  readonly themata: "places/1";
  readonly places: Readonly<Record<string, ReadingState>>;
}

/** Where a coder left each source: one small file beside the study's database, for its owner only. */
export function placesFile(
  study: string,
  coder: string,
  sourceUid: string,
  readOnly: boolean,
): ReadingStates {
  const file = path.join(study, ".themata", "places.json");
  const key = `${coder}/${sourceUid}`;
  return {
    load: () => {
      const reading = read(file).places[key];
      return readingPlace.safeParse(reading).success ? (reading ?? null) : null;
    },
    save: (readingState) => {
      if (readOnly) return;
      const draft = `${file}.${process.pid}.tmp`;
      try {
        const document: PlacesDocument = {
          themata: "places/1",
          places: { ...read(file).places, [key]: readingState },
        };
        fs.writeFileSync(draft, JSON.stringify(document), { mode: 0o600 });
        fs.renameSync(draft, file);
      } catch {
        // A place that cannot be kept (a full disk) must not stop the coding.
        fs.rmSync(draft, { force: true });
      }
    },
  };
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
