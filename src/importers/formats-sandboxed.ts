import type { Importer } from "./importer.js";

type Load = () => Promise<Importer>;

/** The importers that the child process knows, each loaded when first asked for. */
export const sandboxedFormats: ReadonlyMap<string, Load> = new Map<string, Load>([
  ["docx", async () => (await import("./docx.js")).docx],
  ["odt", async () => (await import("./odt.js")).odt],
  ["html", async () => (await import("./html.js")).html],
  ["rtf", async () => (await import("./rtf.js")).rtf],
  ["xlsx", async () => (await import("./xlsx.js")).xlsx],
  ["pdf", async () => (await import("./pdf.js")).pdf],
  ["whisper-json", async () => (await import("./whisper-json.js")).whisperJson],
  ["eaf", async () => (await import("./eaf.js")).eaf],
  ["chat", async () => (await import("./chat.js")).chat],
]);
