import { RE2JS } from "re2js";
import type { Head } from "./head.js";
import { fold } from "./roles.js";

/**
 * The heads that a user's RE2 pattern finds: each match begins a turn, and its first group, if there
 * is one, is the speaker. `^` and `$` mean lines. Throws the library's error for a bad pattern.
 */
export function headsByPattern(text: string, pattern: string): Head[] {
  const matcher = RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(text);
  const heads: Head[] = [];
  const grouped = matcher.groupCount() > 0;
  let line = 1;
  let counted = 0;
  while (matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    const matched = text.slice(start, end);
    const first = start + (matched.length - matched.trimStart().length);
    for (let at = text.indexOf("\n", counted); at >= 0 && at < first; at = text.indexOf("\n", counted)) {
      line++;
      counted = at + 1;
    }
    const name = grouped ? nameOf(matcher.group(1)) : "";
    heads.push({
      style: "colon",
      name,
      key: fold(name),
      grade: "name",
      lineStart: start,
      start: Math.min(first, end),
      end: Math.max(Math.min(first, end), start + matched.trimEnd().length),
      startMs: null,
      endMs: null,
      strong: true,
      line,
      opens: true,
    });
  }
  return heads;
}

const nameOf = (group: string | null) =>
  (group ?? "")
    .replace(/\s+/g, " ")
    .replace(/[\s:：]+$/, "")
    .trim();
