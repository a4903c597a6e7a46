import { createHash } from "node:crypto";
import type { z } from "zod";
import { dataError } from "../../core/errors.js";
import type { PaperBlock } from "../../core/paper.js";
import { bundleFacts, bundleManifest, bundleQuotations } from "../../exchange/bundle-json.js";
import { ofShape, parseJson } from "../../exchange/json-shape.js";
import { checkPaper, type PaperFacts } from "../../manuscript/check-paper.js";
import type { Speech } from "../../manuscript/speech.js";

/** A file of a bundle. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A quotation of the paper that the study bears out: in a bundle there is no word of a participant but these. */
export interface BundledQuotation {
  readonly text: string;
  /** The label that the paper gives it; null where it gives none. */
  readonly label: string | null;
  /** The participant, where that label means one person alone; who says it is told only as far as the paper tells it. */
  readonly participant: string | null;
  /** Names of the themes under which its passage is coded. */
  readonly themes: readonly string[];
}

/** What a bundle says of itself. `seal` is a hash over all the rest. */
export interface BundleManifest {
  readonly schema: "themata/bundle/2";
  readonly title: string;
  readonly created: string;
  readonly tool: string;
  readonly study: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly seal: string;
}

export const manifestName = "manifest.json";

const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** The manifest of a bundle, sealed. */
export function sealed(
  about: Omit<BundleManifest, "files" | "seal" | "schema">,
  files: readonly BundleFile[],
): BundleManifest {
  const open = {
    schema: "themata/bundle/2" as const,
    ...about,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return { ...open, seal: sha256(JSON.stringify(open)) };
}

/** A fault of a bundle. */
export interface BundleProblem {
  readonly code: string;
  readonly file: string | null;
  readonly message: string;
}

/** Reads a bundle's manifest. Fails with `not-a-bundle`. */
export function manifestOf(files: readonly BundleFile[]): BundleManifest {
  const file = files.find(({ name }) => name === manifestName);
  const read = file === undefined ? null : parsed(file.bytes);
  const schema = (read as { schema?: unknown } | null | undefined)?.schema;
  if (schema === "themata/bundle/1")
    throw dataError(
      "old-bundle",
      "This bundle was made by themata 0.2 or earlier, in a form that tells who said a sentence.",
      "Ask the authors to make it anew.",
    );
  if (schema !== "themata/bundle/2")
    throw dataError("not-a-bundle", "This is not a themata bundle: it has no manifest.json that says so.");
  return ofShape(read, bundleManifest, { code: "not-a-bundle", what: "The bundle's manifest.json" });
}

/** What is wrong with a bundle in itself: files changed, missing or added, a broken seal. */
export function bundleProblems(files: readonly BundleFile[]): BundleProblem[] {
  const manifest = manifestOf(files);
  const problems: BundleProblem[] = [];
  const { seal, ...open } = manifest;
  if (sha256(JSON.stringify(open)) !== seal)
    problems.push({
      code: "seal-broken",
      file: manifestName,
      message: "The manifest was changed after it was sealed.",
    });
  const listed = new Map(manifest.files.map((entry) => [entry.name, entry]));
  for (const { name, bytes } of files) {
    if (name === manifestName) continue;
    const entry = listed.get(name);
    if (entry === undefined)
      problems.push({ code: "file-added", file: name, message: `${name} is not in the manifest.` });
    else if (entry.sha256 !== sha256(bytes))
      problems.push({
        code: "file-changed",
        file: name,
        message: `${name} was changed after the bundle was made.`,
      });
    listed.delete(name);
  }
  for (const name of listed.keys())
    problems.push({ code: "file-missing", file: name, message: `${name} is missing from the bundle.` });
  return problems;
}

/** The quotations of a bundle; none where it has no such file. Fails with `bad-bundle`. */
export function quotationsIn(files: readonly BundleFile[]): BundledQuotation[] {
  const file = files.find(({ name }) => name === "quotations.json");
  return file === undefined ? [] : bundled(file, bundleQuotations);
}

/** What a file of a bundle holds. Fails with `bad-bundle`. */
export const bundled = <T extends z.ZodType>(file: BundleFile, schema: T): z.infer<T> =>
  ofShape(parsed(file.bytes), schema, { code: "bad-bundle", what: `The bundle's ${file.name}` });

const parsed = (bytes: Uint8Array): unknown => parseJson(Buffer.from(bytes).toString("utf8"));

/** Facts as a bundle keeps them: of participants only the label and role. */
export function factsJson({ written: _written, ...facts }: PaperFacts): string {
  const { figures } = facts;
  return `${JSON.stringify(
    {
      ...facts,
      people: facts.people.map(({ id, label, role }) => ({ id, label, role })),
      figures: {
        ...figures,
        // Lengths and dates are kept without saying whose they are.
        minutes: [...figures.minutes].sort((a, b) => a - b),
        dates: figures.dates.length < 3 ? figures.dates : [figures.dates[0], figures.dates.at(-1)],
        roles: [...figures.roles],
        attributes: figures.attributes.map(({ key, value, n }) => ({ key, value, n })),
        conduct: { ...figures.conduct, places: undefined },
        reach: figures.reach.map(({ own, ...reach }) => ({
          ...reach,
          aliases: reach.aliases === undefined ? undefined : [...reach.aliases],
          byRole: [...reach.byRole],
          ...(own === undefined ? {} : { own: { ...own, byRole: [...own.byRole] } }),
        })),
      },
    },
    null,
    1,
  )}\n`;
}

/** The facts of a bundle. Fails with `bad-bundle`. */
export function factsIn(files: readonly BundleFile[]): PaperFacts {
  const file = files.find(({ name }) => name === "facts.json");
  if (file === undefined)
    throw dataError("bad-bundle", "The facts of this bundle (facts.json) cannot be read.");
  const read = bundled(file, bundleFacts);
  const { figures } = read;
  return {
    ...read,
    partial: true,
    people: read.people.map((person) => ({ ...person, names: [], attributes: {}, quotable: true })),
    figures: {
      ...figures,
      roles: new Map(figures.roles),
      conduct: { ...figures.conduct, places: [] },
      kappa: figures.kappa.map(withValue),
      alpha: figures.alpha.map(withValue),
      observed: figures.observed.map(withValue),
      reach: figures.reach.map(({ own, ...reach }) => ({
        ...reach,
        byRole: new Map(reach.byRole),
        own: own && { ...own, byRole: new Map(own.byRole) },
      })),
    },
  };
}

/** A coefficient that has no value is NaN, as in the study. */
const withValue = ({ value, how }: { value?: number | null | undefined; how: string }) => ({
  value: value ?? Number.NaN,
  how,
});

/** Holds a paper against a bundle alone: only quotations that the bundle knows can be judged. */
export function checkAgainstBundle(blocks: readonly PaperBlock[], files: readonly BundleFile[]) {
  manifestOf(files);
  const facts = factsIn(files);
  const people = new Map(facts.people.map(({ label, id }) => [label, id]));
  const themes = new Map(facts.themes.map(({ name, id }) => [name, id]));
  const speeches = quotationsIn(files).map(({ text, label, participant, themes: names }, i): Speech => {
    const whole = { start: 0, end: text.length };
    const by = { role: "participant" as const, participant: people.get(participant ?? "") ?? null };
    return {
      source: i + 1,
      name: `bundle quotation ${i + 1}`,
      text,
      turns: [{ ...whole, ...by, label }],
      coded: [{ ...whole, themes: names.flatMap((name) => themes.get(name) ?? []) }],
    };
  });
  return checkPaper(blocks, facts, speeches);
}
