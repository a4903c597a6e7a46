import { createHash, createHmac } from "node:crypto";
import type { z } from "zod";
import { dataError } from "../../core/errors.js";
import type { PaperBlock } from "../../core/paper.js";
import { bundleFacts, bundleManifest, bundleQuotations } from "../../exchange/bundle-json.js";
import { ofShape, parseJson } from "../../exchange/json-shape.js";
import { checkPaper, type PaperFacts } from "../../manuscript/check-paper.js";
import type { PaperQuotation } from "../../manuscript/quotations.js";
import { nameKey } from "../../manuscript/sections.js";
import type { Speech } from "../../manuscript/speech.js";

/** A file of a bundle. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A quotation in a bundle: by its keyed hash, and by its words only where the report prints them too. */
export interface BundledQuotation {
  readonly digest: string;
  readonly words: number;
  /** Label of the participant who says it. */
  readonly participant: string;
  /** Names of the themes under which its passage is coded. */
  readonly themes: readonly string[];
  readonly text: string | null;
}

/** What a bundle says of itself. `seal` is a hash over all the rest. */
export interface BundleManifest {
  readonly schema: "themata/bundle/1";
  readonly title: string;
  readonly created: string;
  readonly tool: string;
  readonly study: string;
  readonly head: { readonly seq: number; readonly hash: string };
  /** Key of the quotations' hashes, hex. */
  readonly salt: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly seal: string;
}

export const manifestName = "manifest.json";

/** Keyed hash of a quotation's words; spelling of marks, case and white space do not change it. */
export const quotationDigest = (salt: string, text: string): string =>
  createHmac("sha256", Buffer.from(salt, "hex")).update(nameKey(text)).digest("hex").slice(0, 32);

const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** The manifest of a bundle, sealed. */
export function sealed(
  about: Omit<BundleManifest, "files" | "seal" | "schema">,
  files: readonly BundleFile[],
): BundleManifest {
  const open = {
    schema: "themata/bundle/1" as const,
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
  if ((read as { schema?: unknown } | null | undefined)?.schema !== "themata/bundle/1")
    throw dataError("not-a-bundle", "This is not a themata bundle: it has no manifest.json that says so.");
  return ofShape(read, bundleManifest, { code: "not-a-bundle", what: "The bundle's manifest.json" });
}

/** What is wrong with a bundle in itself: files changed, missing or added, a broken seal, hashes that do not fit. */
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
  for (const [i, { digest, text }] of quotationsIn(files).entries())
    if (text !== null && quotationDigest(manifest.salt, text) !== digest)
      problems.push({
        code: "quotation-changed",
        file: "quotations.json",
        message: `Quotation ${i + 1} is not the one that was hashed: "${text.slice(0, 60)}".`,
      });
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
export function factsJson(facts: PaperFacts): string {
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
        reach: figures.reach.map(({ own, ...reach }) => ({
          ...reach,
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
  const facts = factsIn(files);
  const { salt } = manifestOf(files);
  const known = quotationsIn(files);
  const byDigest = new Map(known.map((quotation) => [quotation.digest, quotation]));
  const people = new Map(facts.people.map(({ label, id }) => [label, id]));
  const themes = new Map(facts.themes.map(({ name, id }) => [name, id]));
  const speech = (quotation: BundledQuotation, text: string, i: number): Speech => ({
    source: i + 1,
    name: `bundle quotation ${i + 1}`,
    text,
    turns: [
      {
        start: 0,
        end: text.length,
        role: "participant",
        participant: people.get(quotation.participant) ?? null,
      },
    ],
    coded: [
      { start: 0, end: text.length, themes: quotation.themes.flatMap((name) => themes.get(name) ?? []) },
    ],
  });
  const speeches = (quotations: readonly PaperQuotation[]): Speech[] => {
    const printed = known.flatMap((one, i) => (one.text === null ? [] : [speech(one, one.text, i)]));
    const hashed = quotations.flatMap(({ text }, i) => {
      const one = byDigest.get(quotationDigest(salt, text));
      return one === undefined || one.text !== null ? [] : [speech(one, text, known.length + i)];
    });
    return [...printed, ...hashed];
  };
  return checkPaper(blocks, facts, speeches);
}
