import { frequency } from "../../analysis/frequency.js";
import type { PaperBlock } from "../../core/paper.js";
import type { CheckedPaper } from "../../manuscript/check-paper.js";
import type { StudyStore } from "../../store/port.js";
import { checkManuscript } from "../checks/check-manuscript.js";
import { type Collected, collectEvidence } from "../checks/collect-evidence.js";
import type { Tool } from "../checks/collect-report.js";
import { manuscriptFacts } from "../checks/manuscript-facts.js";
import { codebookEntries, writeCodebook } from "../codebook/codebook-export.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { loadColumns } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";
import { type BundledQuotation, type BundleFile, factsJson, manifestName, sealed } from "./bundle.js";

export interface BundleRequest {
  readonly tool: Tool;
  /** The report, as it will be sent. */
  readonly report: Uint8Array;
  /** Day on which the bundle is made, YYYY-MM-DD. */
  readonly created: string;
  /** The paper whose quotations go into the bundle; null for none. */
  readonly paper: readonly PaperBlock[] | null;
}

export interface MadeBundle {
  readonly files: readonly BundleFile[];
  readonly seal: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly quotations: readonly BundledQuotation[];
  /** Quotations of the paper that are not in the bundle, because the study does not bear them out. */
  readonly leftOut: number;
}

/** What a reviewer needs without the transcripts: report, codebook, counts, facts, and the quotations of the paper. */
export async function createBundle(work: Work, request: BundleRequest): Promise<MadeBundle> {
  const { store } = work;
  const collected = await collectEvidence(store, request.tool);
  const facts = await manuscriptFacts(work, collected, { agreement: true, saturation: true });
  const paper = request.paper === null ? null : await checkManuscript(work, request.paper, request.tool);
  const quotations = paper === null ? [] : bundledQuotations(collected, paper);
  const judged = (paper?.quotations ?? []).filter(({ status }) => status !== "not-judged");
  const listed = new Set(quotations.map(({ text }) => text));
  const leftOut = judged.filter(({ quotation }) => !listed.has(quotation.text)).length;
  const head = await store.head();
  const title = collected.evidence.settings.title ?? "";
  // Examples of a code are words of participants.
  const codes = (await codebookEntries(work, "quoted")).map((code) => ({ ...code, examples: [] }));
  const text = (name: string, content: string): BundleFile => ({ name, bytes: Buffer.from(content, "utf8") });
  const files = [
    text("README.txt", readme(title, head)),
    text("codebook.yaml", await writeCodebook(codes, "yaml")),
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
  };
  const manifest = sealed(about, files);
  return {
    files: [text(manifestName, json(manifest)), ...files],
    seal: manifest.seal,
    head,
    quotations,
    leftOut,
  };
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

/**
 * The quotations of a paper that are word for word a participant's, under the label and the theme that the paper gives
 * them, each once. Others are left out: a bundle bears out no fault.
 */
function bundledQuotations({ evidence, columns }: Collected, paper: CheckedPaper): BundledQuotation[] {
  const labels = new Map(evidence.participants.map(({ id, label }) => [id, label]));
  const names = new Map(columns.themes.map(({ id, name }) => [id, name]));
  const quotations = new Map<string, BundledQuotation>();
  for (const { status, quotation, found, findings } of paper.quotations) {
    const sound = status === "verbatim" && !findings.some(({ level }) => level === "error");
    if (!sound || found.passages[0]?.role !== "participant") continue;
    const { text, attribution } = quotation;
    const [meant, ...others] = new Set(
      (attribution?.labels ?? []).flatMap(({ named }) => (named.kind === "participant" ? named.ids : [])),
    );
    const themes = found.passages.flatMap(({ speech, start, end }) =>
      speech.coded.filter((one) => one.start < end && start < one.end).flatMap((one) => one.themes),
    );
    quotations.set(`${text} ${attribution?.text}`, {
      text,
      label: attribution?.text ?? null,
      participant: meant === undefined || others.length > 0 ? null : (labels.get(meant) ?? null),
      themes: [...new Set(themes)].map((id) => names.get(id) ?? "").sort(),
    });
  }
  return [...quotations.values()];
}

const readme = (
  title: string,
  head: { readonly seq: number; readonly hash: string },
) => `Bundle for reviewers: ${title}

What this is
  report.html      the study's report without its quotations
  codebook.yaml    every code with its definition
  counts.json      how many participants, sources, segments and words each theme and code reaches
  facts.json       what a paper about the study can be checked against
  quotations.json  the quotations of the paper that the study bears out, with the paper's labels
  manifest.json    hash of every file, the state of the study, and the seal over all of it

What this is not
  The transcripts are not here, nor who says a sentence where the paper does not tell. What is not listed is not judged.

What to do
  themata bundle verify THIS              is it whole and unchanged?
  themata check manuscript PAPER --bundle THIS
                                          does the paper say what the study says?
  The authors can verify it against the study: themata bundle verify THIS, in the study's folder.

State of the study: event ${head.seq}, ${head.hash}
`;
