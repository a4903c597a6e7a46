import { z } from "zod";

/** Longest text and longest name, in UTF-16 units: names become patterns that a paper is searched with. */
const text = z.string().max(100_000);
const name = z.string().max(2_000);
const names = z.array(name).max(50_000);
const texts = z.array(text);
const count = z.number();
const share = z.object({ n: count, N: count });
const figure = z.object({ value: count, how: text });
const byRole = z.array(z.tuple([text, share]));

/** `manifest.json` of a bundle. */
export const bundleManifest = z.object({
  schema: z.literal("themata/bundle/2"),
  title: text,
  created: text,
  tool: text,
  study: text,
  head: z.object({ seq: z.int(), hash: text }),
  files: z.array(z.object({ name: text, bytes: count, sha256: text })),
  seal: text,
});

/** `quotations.json`: those of the paper. */
export const bundleQuotations = z.array(
  z.object({ text, label: name.nullable(), participant: name.nullable(), themes: names }),
);

const countedRow = z.object({
  path: text,
  n: count,
  N: count,
  sources: count,
  segments: count,
  words: count,
});
const counts = z.object({ rows: z.array(countedRow) });

/** `counts.json`: the rows of themes and codes. */
export const bundleCounts = z.object({ themes: counts, codes: counts });

/** A coefficient without a value has none here: JSON cannot say NaN. */
const value = count.nullable();
const coefficient = z.object({ value: value.optional(), how: text });

/** `facts.json`: what a paper is held against. */
export const bundleFacts = z.object({
  people: z.array(z.object({ id: z.int(), label: name, role: name })).max(50_000),
  themes: z.array(z.object({ id: z.int(), name, parent: z.int().nullable() })),
  names,
  questions: texts,
  partial: z.boolean(),
  counted: text,
  process: z.object({
    approach: text,
    orientation: text,
    coders: names,
    doubleCoded: share,
    activities: texts,
    participantChecking: text,
    transcriptsReturned: text,
    stopping: text,
    saturated: z.boolean().nullable(),
    saturationHow: text,
    consensus: z.boolean(),
    tool: text,
    versions: texts,
    software: text,
    sampling: text,
    memoKinds: texts,
    fieldNotes: text,
    guide: text,
    suggestionsUsed: count,
  }),
  figures: z.object({
    participants: figure,
    roles: z.array(z.tuple([name, count])),
    attributes: z.array(z.object({ key: name, value: name, n: count })),
    interviews: figure,
    focusGroups: figure,
    transcripts: figure,
    codes: z.array(figure),
    themes: z.array(figure),
    subthemes: z.array(figure),
    minutes: z.array(count),
    minutesMissing: count,
    words: z.array(figure),
    segments: z.array(figure),
    recruitment: z.object({ approached: count, refused: count, withdrew: count }).nullable(),
    dates: texts,
    doubleCoded: share,
    coders: count,
    conduct: z
      .object({
        modes: z.array(z.object({ mode: name, n: count })).max(1000),
        interviewers: z.array(z.object({ name, initials: name, n: count })).max(1000),
        questions: z.array(figure),
        replies: z.array(figure),
      })
      .default({ modes: [], interviewers: [], questions: [], replies: [] }),
    kappa: z.array(coefficient),
    alpha: z.array(coefficient),
    observed: z.array(coefficient),
    perCode: z.array(z.object({ code: name, kappa: value, alpha: value })),
    reach: z.array(
      z.object({
        kind: z.enum(["theme", "code"]),
        id: z.int(),
        name,
        aliases: z.array(name).max(1000).optional(),
        n: count,
        N: count,
        byRole,
        own: z.object({ n: count, N: count, byRole }).optional(),
      }),
    ),
  }),
});
