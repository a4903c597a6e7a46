import path from "node:path";
import type { StudyText } from "../../../checklist/conduct.js";
import { reportPart, reportWording } from "../../../checklist/data/report-wording.js";
import type { ChecklistResult } from "../../../checklist/run-checklist.js";
import { errorCode } from "../../../core/error-code.js";
import { dataError } from "../../../core/errors.js";
import { defaultLimits } from "../../../core/limits.js";
import type { PaperBlock } from "../../../core/paper.js";
import { type FoundPlace, itemPlaces, placeText } from "../../../manuscript/item-places.js";
import type { Context } from "../../context.js";
import { readInput } from "../../input.js";

/** A paper read from a file the user named: .docx, .odt, .pdf, .html, .md or .txt. Warnings become notes. */
export async function readPaperFile(context: Context, file: string): Promise<readonly PaperBlock[]> {
  const { readPaper } = await import("../../../importers/papers/paper.js");
  const name = path.basename(file);
  const bytes = await readInput(context, file, defaultLimits.fileBytes);
  if (bytes.length === 0) throw dataError("empty-file", `This file is empty: ${file}`);
  const paper = await readPaper({ name, bytes });
  const fault = paper.messages.find(({ level }) => level === "error");
  if (fault !== undefined) throw dataError(errorCode(fault.code), `${name}: ${fault.message}`);
  for (const { level, message } of paper.messages) if (level === "warning") context.note(message);
  return paper.blocks;
}

/** A checklist with the places where a paper seems to report its items. A place that the researcher gave stands. */
export function locatedIn(
  result: ChecklistResult,
  blocks: readonly PaperBlock[],
): ChecklistResult & { readonly items: readonly { readonly foundAt: FoundPlace | null }[] } {
  const places = itemPlaces(
    blocks,
    result.items.map(({ id, number, answer }) => ({
      id,
      pattern: reportWording(result.id, number),
      answer: answer ?? "",
      part: reportPart(result.id, number),
    })),
  );
  const lost = result.items.filter(({ id, status }) => !places.has(id) && status !== "not-applicable");
  return {
    ...result,
    items: result.items.map((item) => {
      const foundAt = places.get(item.id) ?? null;
      const found = foundAt === null ? null : `${placeText(foundAt)} (found by search)`;
      return { ...item, location: item.location ?? found, foundAt };
    }),
    findings: [
      ...result.findings.filter(({ code }) => code !== "location-missing"),
      ...(lost.length === 0
        ? []
        : [
            {
              level: "warning" as const,
              code: "not-found-in-paper",
              message: `The search found no place in the paper that reports ${lost.length} of ${result.items.length} items: ${lost.map(({ number, item }) => `${number} ${item}`).join("; ")}.`,
            },
          ]),
    ],
  };
}

/** The sentences of a paper as texts to hold against the approach; quotations set off and references are left out. */
export function paperTexts(blocks: readonly PaperBlock[]): StudyText[] {
  const texts: StudyText[] = [];
  let section = "";
  for (const block of blocks) {
    if (block.kind === "heading") section = block.text.trim();
    if (block.kind === "quote" || /^(references?|bibliography)$/i.test(section)) continue;
    const { page, line, paragraph, text } = block;
    texts.push({
      kind: "paper",
      where: `paper, ${placeText({ section: block.kind === "heading" ? "" : section, page, line, paragraph, text })}`,
      text,
      event: null,
    });
  }
  return texts;
}
