import type { Approach, StoredRecord } from "../../core/records.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { studyDays } from "../shared/study-zone.js";
import type { Work } from "../shared/work.js";
import { codebookEvent } from "./codebook-event.js";
import { inOrder } from "./codebook-show.js";
import { allCodes } from "./codebook-state.js";

/** The whole codebook with what a reader must know to cite it: approach, coders, and which state it is. */
export async function codebookDocument({ store }: Work) {
  return store.snapshot(async () => {
    const all = await allCodes(store);
    const kept = all.filter(({ status }) => status !== "merged");
    const settings = new Map((await store.current("setting")).map(({ key, value }) => [key, value]));
    const coders = await store.current("coder");
    const shown = await ShownExamples.read(store, "quoted");
    const parents: string[] = [];
    return {
      title: settings.get("title") ?? "",
      approach: (settings.get("approach") ?? "codebook") as Approach,
      coders: coders
        .filter(({ kind }) => kind === "person")
        .map(({ name, lead }) => (lead ? `${name} (lead)` : name)),
      head: await headOf(store),
      changed: await newestChange(store, all, coders),
      codes: inOrder(kept).map(({ code, depth }) => {
        parents.length = depth;
        const above = [...parents];
        parents.push(code.name);
        const { name, status, origin, definitionVersion, color } = code;
        const { short, definition, include, exclude } = code;
        const examples = shown.of(code.examples);
        const named = { name, parents: above, status, origin, definitionVersion, color };
        return { ...named, short, definition, include, exclude, examples };
      }),
      merged: all.length - kept.length,
    };
  });
}

async function headOf(store: Work["store"]) {
  const { seq, hash } = await store.head();
  return { event: seq, hash: seq === 0 ? "" : hash };
}

/** The codebook's version: the act that last shaped it, with its day and coder. */
async function newestChange(
  store: Work["store"],
  codes: readonly StoredRecord<"code">[],
  coders: readonly StoredRecord<"coder">[],
) {
  const newest = codebookEvent(codes);
  const event = newest === 0 ? null : await store.event(newest);
  if (event === null) return null;
  return {
    event: newest,
    date: (await studyDays(store))(event.at),
    coder: coders.find(({ id }) => id === event.coderId)?.name ?? "",
  };
}
