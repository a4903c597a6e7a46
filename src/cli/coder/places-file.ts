import fs from "node:fs";
import path from "node:path";
import type { Place, Places } from "../../tui/place.js";

interface PlacesDocument {
  readonly themata: "places/1";
  readonly places: Readonly<Record<string, Place>>;
}

/** Where a coder left each source: one small file beside the study's database, for its owner alone. */
export function placesFile(study: string, coder: string, sourceUid: string, readOnly: boolean): Places {
  const file = path.join(study, ".themata", "places.json");
  const key = `${coder}/${sourceUid}`;
  return {
    load: () => {
      const place = read(file).places[key];
      return place === undefined || !sound(place) ? null : place;
    },
    save: (place) => {
      if (readOnly) return;
      const draft = `${file}.${process.pid}.tmp`;
      try {
        const document: PlacesDocument = {
          themata: "places/1",
          places: { ...read(file).places, [key]: place },
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
    const document = JSON.parse(fs.readFileSync(file, "utf8")) as PlacesDocument;
    if (document.themata === "places/1" && typeof document.places === "object") return document;
  } catch {
    // Falls through to an empty document.
  }
  return { themata: "places/1", places: {} };
}

const sound = (place: Place): boolean =>
  Number.isInteger(place.cursor) &&
  [place.bookmarks, place.seen, place.recent, place.last].every(Array.isArray) &&
  typeof place.worked === "number";
