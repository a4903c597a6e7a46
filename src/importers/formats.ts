import type { Importer } from "./importer.js";

type Load = () => Promise<Importer>;

/**
 * Every format that can be read, by name, each loaded when first asked for. The modules must be cheap to
 * load: heavy libraries are imported inside `read`.
 */
export const formats: ReadonlyMap<string, Load> = new Map<string, Load>([
  ["txt", async () => (await import("./documents/txt.js")).txt],
  ["md", async () => (await import("./documents/md.js")).md],
  ["vtt", async () => (await import("./captions/captions.js")).vtt],
  ["srt", async () => (await import("./captions/captions.js")).srt],
  ["sbv", async () => (await import("./captions/captions.js")).sbv],
  ["csv", async () => (await import("./tables/csv.js")).csv],
  ["docx", async () => (await import("./documents/docx.js")).docx],
  ["odt", async () => (await import("./documents/odt.js")).odt],
  ["html", async () => (await import("./documents/html.js")).html],
  ["rtf", async () => (await import("./documents/rtf.js")).rtf],
  ["xlsx", async () => (await import("./tables/xlsx.js")).xlsx],
  ["pdf", async () => (await import("./documents/pdf.js")).pdf],
  ["whisper-json", async () => (await import("./captions/whisper-json.js")).whisperJson],
  ["eaf", async () => (await import("./captions/eaf.js")).eaf],
  ["chat", async () => (await import("./captions/chat.js")).chat],
]);
