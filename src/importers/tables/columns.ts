/** What a column of a table of talk holds. */
export type ColumnKind = "speaker" | "text" | "start" | "end" | "coder";

const headers: Readonly<Record<ColumnKind, string>> = {
  speaker:
    "speaker name speaker_name who participant participant_name role person actor voice sprecher sprecherin hablante locuteur falante spreker parlante mówca talare konuşmacı 说话人 发言人 發言人 話者 المتحدث",
  text: "text statement statements utterance utterances words word transcript transcription content sentence sentences speech said quote quotation verbatim message caption turn_text äußerung texto texte tekst testo metin 文本 内容 內容 النص",
  start:
    "start start_time starttime start_ms startms time timestamp time_stamp timecode time_code begin begin_time from in zeit tiempo temps tempo",
  end: "end end_time endtime end_ms endms stop stop_time to out finish",
  coder: "coder coded_by codedby coder_name rater annotator",
};

const kinds = new Map<string, { kind: ColumnKind; rank: number }>();
for (const kind of Object.keys(headers) as ColumnKind[])
  headers[kind].split(" ").forEach((word, rank) => {
    kinds.set(word, { kind, rank });
  });

/** A header as it is compared: lower case, blanks and dashes as `_`. */
export const foldHeader = (header: string) =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** The first column of a kind by its header, the most telling header first; null where none is. */
export function columnOf(kind: ColumnKind, headings: readonly string[]): number | null {
  let best: { index: number; rank: number } | null = null;
  for (const [index, heading] of headings.entries()) {
    const found = kinds.get(foldHeader(heading));
    if (found?.kind === kind && (best === null || found.rank < best.rank)) best = { index, rank: found.rank };
  }
  return best?.index ?? null;
}
