import { parentPort, workerData } from "node:worker_threads";
import { LocalEngine } from "../suggest/engine.js";
import { chooseEncoder, type EncoderSetting } from "./encoder-choice.js";
import type { Answer, Question } from "./suggest-thread.js";

/** The thread in which suggestions are learned, so that nobody's keys wait for it. Questions are answered in order. */

const setting = workerData as EncoderSetting | null;
const engine = new LocalEngine(async () => (setting === null ? null : chooseEncoder(setting)));

let queue: Promise<void> = Promise.resolve();
parentPort?.on("message", (question: Question) => {
  queue = queue.then(async () => parentPort?.postMessage(await answer(question)));
});

async function answer({ id, call, given }: Question): Promise<Answer> {
  try {
    const ask = engine[call] as (...given: readonly unknown[]) => Promise<unknown>;
    return { id, value: await ask.apply(engine, [...given]) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}
