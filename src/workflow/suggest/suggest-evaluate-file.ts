import type { CodedSegment } from "../../exchange/coded-segments.js";
import type { FileCode } from "../../exchange/suggest-codebook.js";
import type { CodeText } from "../../suggest/codes.js";
import type { Example } from "../../suggest/passage.js";

export interface FileOrder {
  readonly coder: string | undefined;
  /** Codes used in fewer segments are left out. */
  readonly leastUses: number;
  /** Whether a chained code (`parent->child`) counts as its own instead of as its first link. */
  readonly chained: boolean;
  /** Whether the speaker, the segment before and its codes may be used. */
  readonly context: boolean;
}

export interface FileData {
  readonly coder: string;
  readonly codes: readonly CodeText[];
  readonly examples: readonly Example[];
  /** The same segments by two coders, for the ceiling. */
  readonly pairs: readonly (readonly [ReadonlySet<number>, ReadonlySet<number>])[];
}

/** Turns a file's segments into what the engine learns from; only segments with a code that is kept. */
export function fileData(
  segments: readonly CodedSegment[],
  codebook: readonly FileCode[],
  order: FileOrder,
): FileData {
  const coder = order.coder ?? segments[0]?.coder ?? "";
  const codesOf = (segment: CodedSegment) => [
    ...new Set(segment.codes.map((code) => (order.chained ? code : (code.split("->")[0] ?? code).trim()))),
  ];
  const own = segments.filter((segment) => segment.coder === coder);
  const uses = new Map<string, number>();
  for (const segment of own) for (const code of codesOf(segment)) uses.set(code, (uses.get(code) ?? 0) + 1);
  const names = [...uses].flatMap(([code, count]) => (count >= order.leastUses ? [code] : [])).sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const placed = (segment: CodedSegment) => codesOf(segment).flatMap((code) => place.get(code) ?? []);
  const examples = own.map((segment, i): Example => {
    const before = own[i - 1]?.doc === segment.doc ? own[i - 1] : undefined;
    return {
      group: segment.doc,
      text: segment.text,
      question: segment.question || null,
      codes: placed(segment),
      ...(order.context && {
        before: before?.text,
        marks: [
          `speaker ${segment.speaker}`,
          ...(before === undefined ? [] : codesOf(before).map((code) => `after ${code}`)),
        ],
      }),
    };
  });
  return {
    coder,
    codes: codeTexts(names, codebook, own),
    examples: examples.filter(({ codes }) => codes.length > 0),
    pairs: pairsOf(
      own,
      segments.filter((segment) => segment.coder !== coder),
      placed,
    ),
  };
}

function codeTexts(
  names: readonly string[],
  codebook: readonly FileCode[],
  segments: readonly CodedSegment[],
): CodeText[] {
  const entries = new Map(codebook.map((entry) => [entry.code, entry]));
  const ranked = new Set(names);
  const questions = new Map<string, Set<string>>();
  for (const { question, turn } of segments)
    for (const alias of question === "" ? [] : [question, turn])
      questions.set(alias, (questions.get(alias) ?? new Set()).add(question));
  return names.map((code): CodeText => {
    const entry = entries.get(code);
    const above = code.includes("->")
      ? code
          .split("->")
          .slice(0, -1)
          .map((_, i, parts) => parts.slice(0, parts.length - i).join("->"))
      : (entry?.above ?? []);
    const parent = above.find((name) => name !== code && ranked.has(name));
    const [head, ...rest] = code.split("/");
    const own = rest.length > 0 ? questions.get(head ?? "") : undefined;
    return {
      path: code,
      name: entry?.name ?? (own === undefined ? code : rest.join("/")),
      short: "",
      definition: entry?.definition ?? "",
      include: entry?.include ?? "",
      exclude: entry?.exclude ?? "",
      examples: entry?.examples ?? [],
      parent: parent === undefined ? null : names.indexOf(parent),
      beneath: codebook.flatMap((below) =>
        !ranked.has(below.code) && (below.above.includes(code) || below.code.startsWith(`${code}->`))
          ? [below.code.split("->").at(-1) ?? below.name]
          : [],
      ),
      questions: own && [...own],
    };
  });
}

function pairsOf(
  own: readonly CodedSegment[],
  others: readonly CodedSegment[],
  placed: (segment: CodedSegment) => readonly number[],
): (readonly [ReadonlySet<number>, ReadonlySet<number>])[] {
  const key = ({ doc, turn, text }: CodedSegment) => [doc, turn, text].join("\u0000");
  const theirs = new Map(others.map((segment) => [key(segment), segment]));
  return own.flatMap((segment) => {
    const other = theirs.get(key(segment));
    return other === undefined ? [] : [[new Set(placed(segment)), new Set(placed(other))] as const];
  });
}
