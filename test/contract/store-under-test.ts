import type { StudyStore } from "../../src/store/port.js";

/** A new, empty study in some database, and what a test may do to it from outside. */
export interface StoreUnderTest {
  readonly store: StudyStore;
  /** Another connection to the same study, as another process has one; it waits so long for its turn to write. */
  another(waitMs?: number): Promise<StudyStore>;
  /** Changes the database behind the ledger's back, without any of its checks. */
  tamper(statement: string): Promise<void>;
  /** Everything that stands in the database's tables, as text. */
  dump(): Promise<string>;
  /** Closes every connection and removes the study. */
  remove(): Promise<void>;
}

export type MakeStore = () => Promise<StoreUnderTest>;

/** Runs `work` on a fresh study that goes away afterwards. */
export async function withStore<R>(make: MakeStore, work: (study: StoreUnderTest) => Promise<R>): Promise<R> {
  const study = await make();
  try {
    return await work(study);
  } finally {
    await study.remove();
  }
}
