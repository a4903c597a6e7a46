import { afterEach, describe, expect, it } from "vitest";
import { engineThread } from "../../src/jobs/suggest-thread.js";
import { type Engine, type EngineInput, LocalEngine } from "../../src/suggest/engine.js";
import { madeUp, threeCodes } from "../suggest/talk.js";
import { emptyFolder } from "../support/study.js";

const lesson: EngineInput = {
  codes: threeCodes,
  examples: madeUp(60, 3),
  background: ["we talked about the weather", "and then about money"],
  known: new Map(),
};
const ask = (text: string) => ({ text, question: null });
const passages = ["a promise and a secret", "the budget and the salary", "xyzzy"].map(ask);

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});
function inThread(setting: Parameters<typeof engineThread>[0] = null): Engine {
  const engine = engineThread(setting);
  engines.push(engine);
  expect(engine).not.toBeInstanceOf(LocalEngine);
  return engine;
}

describe("suggestions learned in a thread", () => {
  it("are those learned in the process itself", async () => {
    const [here, there] = [new LocalEngine(async () => null), inThread()];
    expect(await there.learn(lesson)).toEqual(await here.learn(lesson));
    const ranked = await there.rank(passages, 2);
    expect(ranked).toEqual(await here.rank(passages, 2));
    expect(ranked.map((codes) => codes.length)).toEqual([2, 2, 2]);
    for (const passage of passages)
      expect(await there.explain(passage, 0)).toEqual(await here.explain(passage, 0));
  });

  it("are none before anything was learned", async () => {
    const engine = inThread();
    expect(await engine.rank(passages, 5)).toEqual([[], [], []]);
    expect(await engine.explain(ask("a promise"), 0)).toEqual({ words: [], against: [], neighbours: [] });
  });

  it("are answered in the order in which they were asked for, each to its own question", async () => {
    const engine = inThread();
    const ended: string[] = [];
    const asked = <R>(name: string, answer: Promise<R>) => answer.finally(() => ended.push(name));
    const [before, , after, why] = await Promise.all([
      asked("before", engine.rank(passages, 1)),
      asked("learn", engine.learn(lesson)),
      asked("after", engine.rank(passages.slice(0, 1), 3)),
      asked("why", engine.explain(ask("a promise and a secret"), 0)),
    ]);
    expect(ended).toEqual(["before", "learn", "after", "why"]);
    expect(before).toEqual([[], [], []]);
    expect(after.map((codes) => codes.length)).toEqual([3]);
    expect(why.words).toContain("promise");
  });

  it("say as the process itself does that an encoder cannot be had", async () => {
    const setting = { use: emptyFolder(), modules: null };
    const { description } = await inThread(setting).learn(lesson);
    expect(description).toContain("could not be loaded");
    expect(description).toContain(setting.use);
  });
});

describe("a thread for suggestions", () => {
  it("hands on an error of the work, and answers what is asked next", async () => {
    const engine = inThread();
    const faulty = { ...lesson, codes: null } as unknown as EngineInput;
    const reason = await new LocalEngine(async () => null)
      .learn(faulty)
      .catch((error: Error) => error.message);
    await expect(engine.learn(faulty)).rejects.toThrow(reason as string);
    await engine.learn(lesson);
    expect((await engine.rank(passages, 1))[0]).toHaveLength(1);
  });

  it("that is ended gives no answer, neither to what it was asked nor to what it is asked later", async () => {
    const engine = inThread();
    const waiting = [engine.learn(lesson), engine.rank(passages, 1)].map((answer) =>
      answer.then(
        () => "answered",
        (error: Error) => error.message,
      ),
    );
    await engine.close();
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => "The thread for suggestions has ended."));
    await expect(engine.rank(passages, 1)).rejects.toThrow("The thread for suggestions has ended.");
  });

  it("may be ended twice", async () => {
    const engine = inThread();
    await engine.close();
    await engine.close();
    await expect(engine.explain(ask("a promise"), 0)).rejects.toThrow("has ended");
  });
});
