import { spawn } from "node:child_process";
import { existsSync, rmSync, statfsSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { dataError } from "../../../core/errors.js";
import { makeIn } from "../../../store/making.js";
import type { Io } from "../../io.js";
import { makeSocketFolder } from "./socket-folder.js";

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
 * Prints a page (or a document, by the ending of `name`) to PDF. What holds text is written in a folder of its own
 * in `folder`, for the owner alone; a browser's sockets, whose paths must be short, lie elsewhere. Both are taken
 * away whatever happens. Nothing is fetched.
 */
export async function toPdf(
  io: Pick<Io, "env" | "signal">,
  maker: PdfMaker,
  input: {
    readonly name: string;
    readonly content: string | Uint8Array;
    readonly folder: string;
    /** The study's inner folder, where it is to know of what a kill leaves. */
    readonly notedIn?: string | undefined;
  },
): Promise<Uint8Array> {
  const making = makeIn(input.folder, { prefix: "themata-pdf", notedIn: input.notedIn });
  const room = making.place;
  return withFolders(async (made) => {
    made(room);
    await fs.mkdir(room, { mode: 0o700 });
    const page = path.join(room, input.name);
    const pdf = path.join(room, `${path.parse(input.name).name}.pdf`);
    await fs.writeFile(page, input.content, { mode: 0o600 });
    const browser = maker.kind === "chromium";
    const said = await run(maker.program, browser ? chromium(room, page, pdf) : office(room, page), {
      cwd: room,
      // LibreOffice keeps texts among its temporary files, a browser only sockets.
      temporary: browser ? made(makeSocketFolder(io.env)) : room,
      io,
    });
    if (!existsSync(pdf))
      throw dataError(
        "no-pdf",
        `${path.basename(maker.program)} made no PDF${said === "" ? "" : `: ${said}`}`,
        "Write the report as .html and print it from a browser.",
      );
    return await fs.readFile(pdf);
  }).finally(() => making.done());
}

/**
 * Does work that makes folders, and removes those it told of: at the end, on failure, and where the process is
 * told to stop in the middle.
 */
async function withFolders<T>(work: (made: (folder: string) => string) => Promise<T>): Promise<T> {
  const folders: string[] = [];
  const remove = () => {
    for (const folder of folders.splice(0))
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const stop = (signal: NodeJS.Signals) => process.exit(128 + os.constants.signals[signal]);
  process.once("exit", remove).once("SIGTERM", stop).once("SIGHUP", stop);
  try {
    return await work((folder) => {
      folders.push(folder);
      return folder;
    });
  } finally {
    process.off("exit", remove).off("SIGTERM", stop).off("SIGHUP", stop);
    remove();
  }
}

function chromium(room: string, page: string, pdf: string): string[] {
  return [
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    ...(roomyMemory() ? [] : ["--disable-dev-shm-usage"]),
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

/** Whether pages can be passed about in memory; a container often has too little, and the browser then uses files. */
function roomyMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize >= 256 * 2 ** 20;
  } catch {
    return true;
  }
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

/** Runs a program to its end, with all it started; the last line it said, cut short. */
function run(
  program: string,
  argv: readonly string[],
  { cwd, temporary, io }: { cwd: string; temporary: string; io: Pick<Io, "env" | "signal"> },
) {
  io.signal.throwIfAborted();
  return new Promise<string>((resolve, reject) => {
    const child = spawn(program, argv, {
      cwd,
      // What it would keep of its own for the account (settings, caches, reports of crashes) goes with the room.
      env: {
        ...io.env,
        TMPDIR: temporary,
        XDG_CONFIG_HOME: path.join(cwd, "config"),
        XDG_CACHE_HOME: path.join(cwd, "cache"),
      } as NodeJS.ProcessEnv,
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own, so that nothing it started outlives it and writes on.
      detached: process.platform !== "win32",
    });
    const kill = () => {
      try {
        if (child.pid === undefined) return;
        if (process.platform === "win32") child.kill("SIGKILL");
        else process.kill(-child.pid, "SIGKILL");
      } catch {
        // All of it has ended.
      }
    };
    const timer = setTimeout(kill, patience);
    process.prependOnceListener("exit", kill);
    io.signal.addEventListener("abort", kill, { once: true });
    const ended = () => {
      clearTimeout(timer);
      process.off("exit", kill);
      io.signal.removeEventListener("abort", kill);
      kill();
    };
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.once("exit", ended);
    child.once("error", (error) => {
      ended();
      reject(dataError("no-pdf", `${program} cannot be run: ${error.message}`));
    });
    child.once("close", () => {
      if (io.signal.aborted) reject(io.signal.reason);
      else resolve((said.trim().split("\n").at(-1) ?? "").slice(0, 200));
    });
  });
}
