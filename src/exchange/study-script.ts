import { parse } from "yaml";
import { z } from "zod";
import { dataError } from "../core/errors.js";

const text = z.coerce.string();
const words = z.array(text);

interface ScriptTheme {
  name: string;
  concept?: string | undefined;
  boundaries?: string | undefined;
  status?: string | undefined;
  codes?: string[] | undefined;
  /** Initial themes it comes from: the first becomes it, the others are merged into that one. */
  from: string[];
  /** Why it was made of those, for the history. */
  because?: string | undefined;
  /** Names it bore before this one, oldest first, and why each was given up. */
  formerly: { name: string; because: string }[];
  /** What the review of it against its passages and the data came to. */
  reviewed?: string | undefined;
  themes?: ScriptTheme[] | undefined;
}

const theme: z.ZodType<ScriptTheme> = z.lazy(() =>
  z.object({
    name: text,
    concept: text.optional(),
    boundaries: text.optional(),
    status: text.optional(),
    codes: words.optional(),
    from: words.default([]),
    because: text.optional(),
    formerly: z.array(z.object({ name: text, because: text })).default([]),
    reviewed: text.optional(),
    themes: z.array(theme).optional(),
  }),
);

const script = z.object({
  study: z.record(z.string(), text),
  coder: text,
  team: z
    .array(
      z.object({
        name: text,
        initials: text.optional(),
        coder: text.optional(),
        roles: words.optional(),
        credentials: text.optional(),
        occupation: text.optional(),
        gender: text.optional(),
        experience: text.optional(),
        relationship: text.optional(),
      }),
    )
    .default([]),
  recruitment: z.array(z.record(z.string(), text)).default([]),
  /** A codebook that comes with themata, in place of codebook.yaml. */
  starter: text.optional(),
  /** How codebook.yaml grew: what was read first, with which codes, and what was added afterwards. */
  growth: z
    .object({
      sources: words,
      because: text,
      firstReading: text,
      renamed: z.array(z.object({ name: text, was: text, because: text })).default([]),
      /** Codes parted from another before the first reading was done. */
      separated: z.array(z.object({ name: text, because: text })).default([]),
      added: words,
    })
    .optional(),
  /** A table of open answers, each row a source. */
  survey: z.object({ file: text, id: text, text: words }).optional(),
  sources: z
    .array(
      z.object({
        file: text,
        name: text,
        kind: text,
        interviewers: words.default([]),
        speakers: z.record(z.string(), text).default({}),
        session: z.record(z.string(), text).default({}),
      }),
    )
    .default([]),
  links: z.array(z.tuple([text, text, text])).default([]),
  passes: z.array(z.object({ coder: text, sources: words })).default([]),
  /** How disagreements of coders were settled: `SOURCE:TURN`, a coder, both, none or codes, and why. */
  adjudication: z.array(z.object({ at: text, keep: words, reason: text })).default([]),
  /** The themes as they were first thought of; kept as the initial map. */
  initial: z
    .array(
      z.object({
        name: text,
        concept: text.optional(),
        codes: words.default([]),
        /** Why it was dropped, where it became no theme. */
        dropped: text.optional(),
      }),
    )
    .default([]),
  themes: z.array(theme).default([]),
  /** Passages, found by a query, that speak for a theme or against it. */
  evidence: z
    .array(z.object({ theme: text, against: text.optional(), for: text.optional(), note: text }))
    .default([]),
  relations: z.array(z.tuple([text, text, text])).default([]),
  maps: z.record(z.string(), words).default({}),
  memos: z.array(z.object({ on: text, kind: text, title: text.default(""), body: text })).default([]),
  activities: z.array(z.record(z.string(), text)).default([]),
  answers: z.record(z.string(), z.record(z.string(), z.record(z.string(), text))).default({}),
  quotes: z.array(z.object({ source: text, quote: text })).default([]),
});

/** How a demo study comes about: its particulars, people, sources, themes and memos, as data. */
export type StudyScript = z.infer<typeof script>;

/** Reads the script of a demo study (`study.yaml`). Fails with the first thing that is wrong. */
export function readStudyScript(yaml: string): StudyScript {
  const read = script.safeParse(parse(yaml, { schema: "failsafe" }));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw dataError("bad-script", `The study's script is wrong at ${issue?.path.join(".")}: ${issue?.message}`);
}
