import type { PaperBlock } from "../../core/paper.js";
import { decodeEntities } from "../documents/entities.js";
import { isSectionName, PaperBuilder } from "./paper-builder.js";

/** Plain text as a paper: paragraphs by blank lines, block quotations by indent, headings by their usual look. */
export function readPaperText(text: string): PaperBlock[] {
  const builder = new PaperBuilder();
  const lines = text.split("\n");
  const blank = lines.filter((line) => line.trim() === "").length;
  // Without blank lines every line is a paragraph, as word processors save text.
  const perLine = blank * 12 < lines.length;
  for (const { first, group } of groups(lines, perLine)) {
    const joined = group.map((line) => line.trim()).join("\n");
    builder.text(joined);
    const lone = group.length === 1;
    const indent = Math.min(
      ...group.map((line) => /^\s*/.exec(line.replace(/\t/g, "    "))?.[0].length ?? 0),
    );
    if (lone && (isSectionName(joined) || isShouted(joined)))
      builder.end({ kind: "heading", level: levelOf(joined), line: first });
    else if (lone && looksLikeTitle(joined, lines, first, builder))
      builder.end({ kind: "heading", level: 8, line: first });
    else if (indent >= 3 && !perLine) builder.end({ kind: "quote", line: first });
    else builder.end({ kind: "paragraph", line: first });
  }
  return builder.finish(false);
}

function groups(lines: readonly string[], perLine: boolean): { first: number; group: string[] }[] {
  const found: { first: number; group: string[] }[] = [];
  let open: { first: number; group: string[] } | null = null;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") open = null;
    else if (open === null || perLine) {
      open = { first: i + 1, group: [line] };
      found.push(open);
    } else open.group.push(line);
  }
  return found;
}

const isShouted = (line: string) =>
  line.length < 80 && /\p{Lu}{3}/u.test(line) && line === line.toUpperCase() && !/[.!?]$/.test(line);

/** A line alone that is short, begins with a capital and does not end as a sentence does. */
function looksLikeTitle(
  line: string,
  lines: readonly string[],
  first: number,
  builder: PaperBuilder,
): boolean {
  const next = lines.slice(first).find((other) => other.trim() !== "");
  return (
    line.length < 90 && /^\p{Lu}/u.test(line) && builder.looksLikeHeading && (next?.trim().length ?? 0) > 60
  );
}

const levelOf = (line: string) =>
  /^\d+(?:\.\d+)*/
    .exec(line)?.[0]
    .split(".")
    .filter((part) => part !== "").length ?? 1;

/**
 * Markdown as a paper: headings, paragraphs, `>` quotations, pipe tables, notes `[^1]:`. Emphasis,
 * links and escapes are resolved; code, comments and the matter before the first `---` are left out.
 */
export function readPaperMarkdown(source: string): PaperBlock[] {
  const text = source
    .replace(/^---\n[\s\S]*?\n(?:---|\.\.\.)(?:\n|$)/, blankLines)
    .replace(/<!--[\s\S]*?-->/g, blankLines)
    .replace(/^(```|~~~)[\s\S]*?^\1[^\n]*$/gm, blankLines);
  const builder = new PaperBuilder();
  const lines = text.split("\n");
  let group: string[] = [];
  let first = 1;
  let sort: "paragraph" | "quote" | "note" = "paragraph";
  const end = () => {
    if (group.length > 0) {
      put(builder, group.join("\n"));
      builder.end({ kind: sort, marked: sort === "quote", line: first });
    }
    group = [];
    sort = "paragraph";
  };
  const heading = (level: number, title: string, line: number) => {
    end();
    put(builder, title);
    builder.end({ kind: "heading", level, line });
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const under = lines[i + 1] ?? "";
    const atx = /^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$/.exec(line);
    const quote = /^ {0,3}>\s?(.*)$/.exec(line);
    const note = /^\[\^[^\]]+\]:\s*(.*)$/.exec(line);
    if (atx !== null) heading(atx[1]?.length ?? 1, atx[2] ?? "", i + 1);
    else if (
      group.length === 0 &&
      line.trim() !== "" &&
      /^ {0,3}(?:=+|-{3,})\s*$/.test(under) &&
      quote === null &&
      !line.includes("|")
    )
      heading(under.includes("=") ? 1 : 2, line, ++i);
    else if (
      line.includes("|") &&
      /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(under) &&
      under.includes("-")
    ) {
      end();
      i = readTable(builder, lines, i);
    } else if (quote !== null) {
      if (sort !== "quote") end();
      const inner = quote[1] ?? "";
      if (inner.trim() === "") end();
      else {
        if (group.length === 0) first = i + 1;
        sort = "quote";
        group.push(inner);
      }
    } else if (line.trim() === "" || /^ {0,3}(?:[-*_]\s*){3,}$/.test(line)) end();
    else {
      const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line);
      if (note !== null || item !== null || (sort === "quote" && group.length === 0)) end();
      if (note !== null) sort = "note";
      if (group.length === 0) first = i + 1;
      group.push(note?.[1] ?? item?.[1] ?? line.trim());
    }
  }
  end();
  return builder.finish(false);
}

const blankLines = (text: string) => "\n".repeat(text.split("\n").length - 1);

/** Reads a pipe table from its header; returns the last line it took. */
function readTable(builder: PaperBuilder, lines: readonly string[], from: number): number {
  let at = from;
  builder.startTable();
  for (; at < lines.length && (lines[at] ?? "").includes("|"); at++) {
    if (at === from + 1) continue;
    builder.startRow();
    const row = (lines[at] ?? "").trim().replace(/^\|/, "").replace(/\|$/, "");
    for (const cell of row.split(/(?<!\\)\|/)) {
      builder.startCell();
      put(builder, cell.trim());
      builder.end({ kind: "cell", line: at + 1 });
    }
  }
  builder.endTable();
  return at - 1;
}

/** Puts a stretch of Markdown into a block, with what of it is in italics. */
function put(builder: PaperBuilder, markdown: string): void {
  for (const [i, piece] of inline(markdown)
    .split(/[\ue002\ue003]/)
    .entries())
    if (piece !== "") builder.text(piece, i % 2 === 1);
}

/** The words of a stretch of Markdown as a reader sees them; italics stand between U+E002 and U+E003. */
function inline(text: string): string {
  const held: string[] = [];
  return decodeEntities(
    text
      .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => `\ue000${held.push(sign) - 1}\ue001`)
      .replace(/`([^`]*)`/g, "$1")
      .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
      .replace(/\[\^[^\]]+\]/g, "")
      .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
      .replace(/<br\s*\/?>/gi, "\n")
      .replace(/[\ue002\ue003]/g, "")
      .replace(/<(em|i)\b[^>]*>([^<]*)<\/\1>/gi, "\ue002$2\ue003")
      .replace(/<\/?(?:em|strong|i|b|u|q|sup|sub|span|a|p|blockquote|div|cite)\b[^>]*>/gi, "")
      .replace(/(\*\*\*|\*\*|\*)(?=\S)([\s\S]*?\S)\1/g, emphasis)
      .replace(/(?<![\p{L}\p{N}_])(__|_)(?=\S)([\s\S]*?\S)\1(?![\p{L}\p{N}_])/gu, emphasis)
      .replace(/[ \t]{2,}\n|\\\n/g, "\n"),
  ).replace(/\ue000(\d+)\ue001/g, (_, i: string) => held[Number(i)] ?? "");
}

const emphasis = (_: string, sign: string, words: string) =>
  sign.length === 2 || words.includes("\ue002") ? words : `\ue002${words}\ue003`;
