import fs from "node:fs/promises";
import path from "node:path";
import { Readable, Writable } from "node:stream";
import { dataError, usageError } from "../../../core/errors.js";
import { readCodebookYaml } from "../../../exchange/codebook-yaml.js";
import { readCodingsCsv } from "../../../exchange/codings-csv.js";
import { readStudyScript } from "../../../exchange/study-script.js";
import { studyStatus } from "../../../workflow/study/study-status.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Step } from "../../demo/demo-step.js";
import { demoSteps } from "../../demo/demo-steps.js";
import { packageFile } from "../../package-root.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-start.js";
import { statusText } from "./status.js";

type Input = InputOf<typeof declared.demo>;

const demos = ["faculty", "hiv", "near-peer", "feedback"];

/**
 * Makes a demo study by the very commands a researcher would type, then its report. The folder must
 * be new or empty; if a step fails, nothing of it stays.
 */
export async function run(input: Input, context: Context): Promise<Result> {
  if (!demos.includes(input.name))
    throw usageError("unknown-demo", `There is no demo "${input.name}".`, `There are: ${demos.join(", ")}.`);
  const directory = context.path(input.dir);
  const there = await fs.readdir(directory).catch(() => null);
  if (there !== null && there.length > 0)
    throw usageError(
      "folder-not-empty",
      `This folder is not empty: ${directory}`,
      "Name a new folder: themata demo NAME DIR",
    );
  const file = (name: string) => packageFile("fixtures", input.name, ...name.split("/"));
  const written = readStudyScript(await fs.readFile(file("study.yaml"), "utf8"));
  // The report of a demo says on its first page that nobody in it exists.
  const title = `${written.study.title ?? input.name} (synthetic demo study)`;
  const script = { ...written, study: { ...written.study, title } };
  const codings = readCodingsCsv(await fs.readFile(file("codings.csv"), "utf8"));
  const files = await fs.readdir(packageFile("fixtures", input.name));
  const codebook = files.includes("codebook.yaml")
    ? readCodebookYaml(await fs.readFile(file("codebook.yaml"), "utf8")).entries
    : [];
  const approach = written.study.approach ?? "codebook";
  const report = path.join(directory, "report.html");
  const steps: readonly Step[] = [
    { argv: ["--coder", script.coder, "init", directory, "--approach", approach, "--title", title] },
    ...demoSteps(script, { codings, codebook }, file, (name) => files.includes(name)).map((step) => ({
      ...step,
      argv: ["--study", directory, ...step.argv],
    })),
    { argv: ["--study", directory, "report", "-o", report] },
  ];
  try {
    for (const [done, step] of steps.entries()) {
      if (context.io.signal.aborted) throw Object.assign(new Error("interrupted"), { name: "AbortError" });
      context.progress.update(done, steps.length, step.argv.filter((word) => !word.startsWith("-"))[2] ?? "");
      await perform(step, context);
    }
  } catch (error) {
    if (there === null) await fs.rm(directory, { recursive: true, force: true });
    else
      for (const name of await fs.readdir(directory))
        await fs.rm(path.join(directory, name), { recursive: true, force: true });
    throw error;
  }
  const { openStudyFolder } = await import("../../../store/sqlite/study-file.js");
  const { tool } = await import("../../version.js");
  context.adopt(await openStudyFolder(directory, { tool }));
  const status = await studyStatus(await context.reading());
  return {
    schema: "demo",
    json: { demo: input.name, directory, report, commands: steps.length, status },
    text: `${statusText(status)}\n\nMade the demo study "${input.name}" (synthetic) in ${directory} by ${steps.length} commands.\nIts report: ${report}`,
    hint: `Look around: cd ${input.dir} && themata log`,
  };
}

/** Runs one command as if typed, quietly; its error becomes the demo's. */
async function perform({ argv, stdin }: Step, context: Context): Promise<void> {
  let said = "";
  const keep = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  });
  const drop = new Writable({ write: (_chunk, _encoding, done) => done() });
  const code = await context.runLine([...argv, "--no-input", "--no-color"], {
    ...context.io,
    // A demo is the same wherever it is made.
    env: { ...context.io.env, TZ: "UTC" },
    stdin: Readable.from([stdin ?? ""]),
    stdout: drop,
    stderr: keep,
  });
  if (code !== 0)
    throw dataError(
      "demo-failed",
      `A step of the demo failed: themata ${argv.join(" ").slice(0, 200)}: ${said}`,
    );
}
