import type { Importer } from "./importer.js";

type Load = () => Promise<Importer>;

/** The importers that the child process knows, each loaded when first asked for. */
export const sandboxedFormats: ReadonlyMap<string, Load> = new Map<string, Load>([
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
