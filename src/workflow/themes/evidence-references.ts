import type { RecordKind, Seq } from "../../core/records.js";
import type { LedgerEvent, StudyStore } from "../../store/port.js";

/** The parts of a study that notes on evidence name, with the records they are made of. */
const parts: readonly (readonly [part: string, kinds: readonly RecordKind[]])[] = [
  ["sessions", ["session"]],
  ["recruitment", ["recruitment"]],
  ["participants", ["participant", "attribute"]],
  ["questions", ["question"]],
  ["team", ["member"]],
  ["memos", ["memo"]],
  ["codebook", ["code"]],
  ["themes", ["theme", "theme_code"]],
  ["activities", ["activity"]],
  ["passes", ["pass"]],
];

/**
 * For each part of the study the latest event that wrote it, so that a reader can look it up with `themata show`:
 * "sessions", "setting sampling", "themes NAME" …
 */
export async function references(
  store: StudyStore,
  events: readonly LedgerEvent[],
): Promise<Map<string, Seq>> {
  const found = new Map<string, Seq>();
  const put = (part: string, seq: Seq) => found.set(part, Math.max(seq, found.get(part) ?? 0));
  for (const [part, kinds] of parts)
    for (const kind of kinds) for (const { fromSeq } of await store.current(kind)) put(part, fromSeq);
  for (const { key, fromSeq } of await store.current("setting")) put(`setting ${key}`, fromSeq);
  for (const { name, fromSeq } of await store.current("theme")) put(`themes ${name}`, fromSeq);
  for (const { checklist, item, fromSeq } of await store.current("answer"))
    put(`answer ${checklist.toLowerCase()} ${item}`, fromSeq);
  const codings = await store.codingColumns();
  for (let i = 0; i < codings.count; i++) put("codings", codings.fromSeq[i]!);
  const last = events.at(-1);
  if (last !== undefined) put("history", last.seq);
  return found;
}
