import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium installed on this machine; null where there is none. */
export const chromiumFile: string | null =
  names
    .flatMap((name) =>
      (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)),
    )
    .find((file) => existsSync(file)) ?? null;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumFile ?? "", args: ["--no-sandbox", "--disable-gpu"] });
}
