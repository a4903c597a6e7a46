import type { StudyStore } from "../../store/port.js";
import { roundName } from "../agreement/rounds.js";
import { allCodes } from "../codebook/codebook-state.js";

/** Names of things in a study, as they may be typed: what a shell offers to complete. */
export const namesInStudy = {
  codes: async (store: StudyStore) =>
    (await allCodes(store))
      .filter(({ status }) => status === "active")
      .map(({ name, short }) => [name, short]),
  sources: async (store: StudyStore) => (await store.current("source")).map(({ name, kind }) => [name, kind]),
  participants: async (store: StudyStore) =>
    (await store.current("participant")).map(({ label, role }) => [label, role]),
  themes: async (store: StudyStore) =>
    (await store.current("theme"))
      .filter(({ status }) => status !== "dropped")
      .map(({ name, concept }) => [name, concept]),
  coders: async (store: StudyStore) => (await store.current("coder")).map(({ name, kind }) => [name, kind]),
  rounds: async (store: StudyStore) =>
    (await store.current("round")).map((round) => [String(round.number), roundName(round)]),
  questions: async (store: StudyStore) =>
    (await store.current("question")).map(({ name, wording }) => [name, wording]),
  attributes: async (store: StudyStore) =>
    [...new Set((await store.current("attribute")).map(({ key }) => key))].map((key) => [key, "attribute"]),
} satisfies Record<string, (store: StudyStore) => Promise<string[][]>>;
