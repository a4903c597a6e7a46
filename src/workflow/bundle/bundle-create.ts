import { frequency } from "../../analysis/frequency.js";
import type { PaperBlock } from "../../core/paper.js";
import type { CheckedPaper } from "../../manuscript/check-paper.js";
import { findPassage, type Passage } from "../../manuscript/find-passage.js";
import { patternOf, wordsIn } from "../../manuscript/pattern.js";
import { SpeechIndex } from "../../manuscript/speech-index.js";
import type { StudyStore } from "../../store/port.js";
import { checkManuscript } from "../checks/check-manuscript.js";
import { type Collected, collectEvidence } from "../checks/collect-evidence.js";
import type { Tool } from "../checks/collect-report.js";
import { manuscriptFacts } from "../checks/manuscript-facts.js";
import { codebookEntries, writeCodebook } from "../codebook/codebook-export.js";
import { studySpeech } from "../quotations/study-speech.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { loadColumns } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";
import {
  type BundledQuotation,
  type BundleFile,
  factsJson,
  manifestName,
  quotationDigest,
  sealed,
} from "./bundle.js";

export interface BundleRequest {
  readonly tool: Tool;
  /** The report, as it will be sent. */
  readonly report: Uint8Array;
  /** Day on which the bundle is made, YYYY-MM-DD. */
  readonly created: string;
  /** Key of the quotations' hashes, hex. */
  readonly salt: string;
  /** The paper whose quotations go into the bundle as hashes; null for none. */
  readonly paper: readonly PaperBlock[] | null;
}

export interface MadeBundle {
  readonly files: readonly BundleFile[];
  readonly seal: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly quotations: readonly BundledQuotation[];
}

/** What a reviewer needs without the transcripts: report, codebook, counts, facts, and quotations by hash. */
export async function createBundle(work: Work, request: BundleRequest): Promise<MadeBundle> {
  const { store } = work;
  const collected = await collectEvidence(store, request.tool);
  const facts = await manuscriptFacts(work, collected, { agreement: true, saturation: true });
  const paper = request.paper === null ? null : await checkManuscript(work, request.paper, request.tool);
  const quotations = await bundledQuotations(work, collected, request.salt, paper);
  const head = await store.head();
  const title = collected.evidence.settings.title ?? "";
  const text = (name: string, content: string): BundleFile => ({ name, bytes: Buffer.from(content, "utf8") });
  const files = [
    text("README.txt", readme(title, head)),
    text("codebook.yaml", await writeCodebook(await codebookEntries(work, "quoted"), "yaml")),
    text("counts.json", json(await countsAt(store, head.seq))),
    text("facts.json", factsJson(facts)),
    text("quotations.json", json(quotations)),
    { name: "report.html", bytes: request.report },
  ];
  const about = {
    title,
    created: request.created,
    tool: `${request.tool.name} ${request.tool.version}`,
    study: store.studyUid,
    head: { seq: head.seq, hash: head.hash },
    salt: request.salt,
  };
  const manifest = sealed(about, files);
  return { files: [text(manifestName, json(manifest)), ...files], seal: manifest.seal, head, quotations };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** The counts of themes and codes as they stood right after an event. */
export async function countsAt(store: StudyStore, seq: number) {
  const state = { asOf: seq };
  const counted = await countedCoders(store, undefined, state);
  const columns = onlyCounted(await loadColumns(store, state), counted);
  const coders = counted.ids;
  const rows = (of: "codes" | "themes") => {
    const table = frequency(columns, { of, coders, rollup: of === "themes" });
    return {
      totals: table.totals,
      rows: table.rows.map(({ path, n, N, sources, segments, words }) => ({
        path,
        n,
        N,
        sources,
        segments,
        words,
      })),
    };
  };
  return { counted: counted.description, codes: rows("codes"), themes: rows("themes") };
}

/** The report's quotations with their words, and those of a paper by hash only; each once. */
async function bundledQuotations(
  work: Work,
  { columns, quotations, evidence, counted }: Collected,
  salt: string,
  paper: CheckedPaper | null,
): Promise<BundledQuotation[]> {
  const patterns = quotations.map(({ text }) => patternOf(text));
  const index = SpeechIndex.of(quotations.map(({ text }) => text));
  for await (const speech of studySpeech(work.store, columns, new Set(counted.ids), () => undefined))
    index.add(speech);
  const labels = new Map(evidence.participants.map(({ id, label }) => [id, label]));
  const names = new Map(columns.themes.map(({ id, name }) => [id, name]));
  const found = new Map<string, BundledQuotation>();
  const put = (text: string, passages: readonly Passage[], printed: boolean, participant: string) => {
    const digest = quotationDigest(salt, text);
    if (found.has(digest)) return;
    const themes = new Set(
      passages.flatMap(({ speech, start, end }) =>
        speech.coded.filter((one) => one.start < end && start < one.end).flatMap((one) => one.themes),
      ),
    );
    found.set(digest, {
      digest,
      words: wordsIn(patternOf(text)),
      participant,
      themes: [...themes].map((id) => names.get(id) ?? "").sort(),
      text: printed ? text : null,
    });
  };
  for (const [i, quotation] of quotations.entries()) {
    const { passages } = findPassage(index, patterns[i] ?? [], quotation.text, [quotation.participant]);
    put(quotation.text, passages, true, quotation.label);
  }
  for (const { status, quotation, found: where } of paper?.quotations ?? []) {
    const [first] = where.passages;
    if (status === "verbatim" && first !== undefined && first.role === "participant")
      put(quotation.text, where.passages, false, labels.get(first.participant ?? 0) ?? "");
  }
  return [...found.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

const readme = (
  title: string,
  head: { readonly seq: number; readonly hash: string },
) => `Bundle for reviewers: ${title}

What this is
  report.html      the study's report, with the quotations chosen for it
  codebook.yaml    every code with its definition
  counts.json      how many participants, sources, segments and words each theme and code reaches
  facts.json       what a paper about the study can be checked against
  quotations.json  quotations by keyed hash; with their words where the report prints them
  manifest.json    hash of every file, the state of the study, and the seal over all of it

What this is not
  The transcripts are not here. A hash shows that a quotation is one of those listed, and says nothing of any other.

What to do
  themata bundle verify THIS              is it whole and unchanged?
  themata check manuscript PAPER --bundle THIS
                                          does the paper say what the study says?
  The authors can verify it against the study: themata bundle verify THIS, in the study's folder.

State of the study: event ${head.seq}, ${head.hash}
`;
