import { z } from "zod";

const place = z.int().min(0);
const unfinished = z.looseObject({
  target: z.looseObject({}),
  memo: z.string().nullable(),
  text: z.string(),
});

/** What `.themata/places.json` keeps of a coder's work on one source. */
export const readingPlace = z.object({
  cursor: place,
  bookmarks: z.array(place),
  seen: z.array(z.tuple([z.int(), z.int()])),
  recent: z.array(z.string()),
  last: z.array(z.string()),
  panel: z.enum(["detail", "codebook", "off", "auto"]),
  unfinished: z.union([z.null(), unfinished, z.array(unfinished)]).optional(),
  day: z.string(),
  worked: z.number(),
});
