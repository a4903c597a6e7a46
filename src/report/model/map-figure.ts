import type { MapOutline } from "../map/outline.js";

/** A thematic map as figure and in words. */
export interface MapFigure {
  readonly name: string;
  /** For the caption: what the numbers or sizes on it say, of how many, and whose codings are counted. */
  readonly note: string;
  /** Made by `drawMap`; writers refuse anything else than plain drawing. */
  readonly svg: string;
  /** Text alternative, as `mapAlt` gives it. */
  readonly alt: string;
  readonly outline: MapOutline;
}
