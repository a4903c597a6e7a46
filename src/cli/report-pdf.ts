import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { dataError } from "../core/errors.js";
import type { Io } from "./io.js";

/** A program that makes PDF, found on this machine. */
export interface PdfMaker {
  readonly program: string;
  readonly kind: "chromium" | "libreoffice";
}

const browsers = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
  "brave-browser",
];
const offices = ["soffice", "libreoffice"];
const elsewhere = {
  chromium: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
  libreoffice: [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
  ],
};
/** A hundred pages take seconds; a program that asks something would wait for ever. */
const patience = 120_000;

/** Chromium or a kin of it, else LibreOffice; null where neither is there. */
export function findPdfMaker({ env }: Pick<Io, "env">): PdfMaker | null {
  const folders = (env.PATH ?? env.Path ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const found = (names: readonly string[], places: readonly string[]) =>
    names
      .flatMap((name) =>
        folders.flatMap((folder) => [path.join(folder, name), path.join(folder, `${name}.exe`)]),
      )
      .concat(places)
      .find((file) => existsSync(file));
  const browser = found(browsers, elsewhere.chromium);
  if (browser !== undefined) return { program: browser, kind: "chromium" };
  const office = found(offices, elsewhere.libreoffice);
  return office === undefined ? null : { program: office, kind: "libreoffice" };
}

/**
 * Prints a page (or a document, by the ending of `name`) to PDF. What the program needs is written in a folder
 * of its own in `folder`, for the owner alone, and taken away whatever happens. Nothing is fetched.
 */
export async function toPdf(
  io: Pick<Io, "env" | "signal">,
  maker: PdfMaker,
  input: { readonly name: string; readonly content: string | Uint8Array; readonly folder: string },
): Promise<Uint8Array> {
  const room = path.join(input.folder, `themata-pdf-${randomBytes(6).toString("hex")}`);
  await fs.mkdir(room, { mode: 0o700 });
  try {
    const page = path.join(room, input.name);
    const pdf = path.join(room, `${path.parse(input.name).name}.pdf`);
    await fs.writeFile(page, input.content, { mode: 0o600 });
    const argv = maker.kind === "chromium" ? chromium(room, page, pdf) : office(room, page);
    const said = await run(maker.program, argv, room, io);
    if (!existsSync(pdf))
      throw dataError(
        "no-pdf",
        `${path.basename(maker.program)} made no PDF${said === "" ? "" : `: ${said}`}`,
        "Write the report as .html and print it from a browser.",
      );
    return await fs.readFile(pdf);
  } finally {
    await fs.rm(room, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}

function chromium(room: string, page: string, pdf: string): string[] {
  return [
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    // The sandbox does not start for the superuser.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${path.join(room, "profile")}`,
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

function office(room: string, page: string): string[] {
  const filter = page.endsWith(".html") ? "pdf:writer_web_pdf_Export" : "pdf";
  return [
    `-env:UserInstallation=${pathToFileURL(path.join(room, "profile")).href}`,
    "--headless",
    "--norestore",
    "--convert-to",
    filter,
    "--outdir",
    room,
    page,
  ];
}

/** Runs a program to its end; the last line it said, cut short. */
function run(program: string, argv: readonly string[], room: string, io: Pick<Io, "env" | "signal">) {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(program, argv, {
      cwd: room,
      env: { ...io.env, TMPDIR: room } as NodeJS.ProcessEnv,
      stdio: ["ignore", "ignore", "pipe"],
      signal: io.signal,
      timeout: patience,
      killSignal: "SIGKILL",
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.on("error", (error) => reject(dataError("no-pdf", `${program} cannot be run: ${error.message}`)));
    child.on("close", () => resolve((said.trim().split("\n").at(-1) ?? "").slice(0, 200)));
  });
}
