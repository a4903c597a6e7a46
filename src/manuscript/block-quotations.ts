import type { Utf16 } from "../core/span.js";
import type { Attribution } from "./attribution.js";
import type { Labels } from "./labels.js";

interface BlockPart {
  readonly text: string;
  readonly start: Utf16;
  readonly attribution: Attribution | null;
  /** What follows the quotation in the block: a label, a citation. */
  readonly rest: string;
}

const speaker = /^\s*(?:I|INT|Int|Q|R|A|P)\s*:\s*/;

/**
 * The quotations of a block without quotation marks: the whole text less its label in front ("Mentor 3: …") or
 * behind ("… (Mentor 3)", "… — Mentor 3"). A passage with several speakers is cut where each begins.
 */
export function blockQuotations(block: string, labels: Labels): BlockPart[] {
  const parts: { text: string; start: Utf16; attribution: Attribution | null }[] = [];
  let at = 0;
  for (const line of block.split("\n")) {
    const [first] = labels.in(line);
    const leads =
      first !== undefined && first.start === 0 && /^\s*(?:\([^)]*\))?\s*:/.test(line.slice(first.end));
    const short = leads ? null : speaker.exec(line);
    const from = leads ? line.indexOf(":", first.end) + 1 : (short?.[0].length ?? 0);
    if (leads || short !== null || parts.length === 0) {
      const asks = short !== null && /[IQ]/.test(short[0]);
      const attribution: Attribution | null = leads
        ? { labels: [first], text: first.text }
        : asks
          ? {
              labels: [{ text: short[0], start: 0, end: 1, named: { kind: "interviewer" } }],
              text: "interviewer",
            }
          : null;
      parts.push({ text: line.slice(from), start: at + from, attribution });
    } else {
      const last = parts.at(-1);
      if (last !== undefined) last.text += `\n${line}`;
    }
    at += line.length + 1;
  }
  return parts
    .map((part, i): BlockPart => {
      const cut = i === parts.length - 1 ? trailingLabel(part.text) : null;
      if (cut === null) return { ...part, text: bare(part.text), rest: "" };
      const found = labels.in(cut.label);
      return {
        text: bare(part.text.slice(0, cut.at)),
        start: part.start,
        attribution: found.length > 0 ? { labels: found, text: cut.label.trim() } : part.attribution,
        rest: part.text.slice(cut.at),
      };
    })
    .filter(({ text }) => text !== "");
}

/** Marks around a whole block say no more than its indent. */
const bare = (text: string) =>
  text
    .trim()
    .replace(/^[“„«"‘]\s*|\s*[”“»"’]$/gu, "")
    .trim();

/** What stands in brackets or behind a dash at the end of a block, if it can be a label or a citation. */
function trailingLabel(text: string): { at: Utf16; label: string } | null {
  const bracket = /\s*[([]([^()[\]]{1,90})[)\]]\s*[.;]?\s*$/u.exec(text);
  if (
    bracket?.[1] !== undefined &&
    /\p{Lu}|\d/u.test(bracket[1]) &&
    !/^\s*(?:\.\.\.|…|laughs|pause)/i.test(bracket[1])
  )
    return { at: bracket.index, label: bracket[1] };
  const dash = /(?:\n|\s)[—–-]{1,2}\s*([^.!?\n]{1,60})\.?\s*$/u.exec(text);
  if (dash?.[1] !== undefined && /\d|interview/iu.test(dash[1])) return { at: dash.index, label: dash[1] };
  return null;
}
