import type { Id } from "../../src/core/records.js";

/** One state of a record; two versions are the same only if they are the same object. */
export interface Version {
  readonly kind: "code" | "coding";
  readonly name: string;
  readonly codeId: Id | null;
}

export interface Difference {
  readonly id: Id;
  readonly before: Version | null;
  readonly after: Version | null;
}

interface ModelAct {
  readonly by: string;
  readonly differences: readonly Difference[];
  readonly batch: number | null;
  stands: boolean;
}

/**
 * What undo and redo must do, written the plainest way: every act keeps what it replaced; taking it
 * back puts that in place again if what it left still stands and the study would still make sense.
 */
export class UndoModel {
  state = new Map<Id, Version>();
  readonly acts: ModelAct[] = [];
  readonly #redoable = new Map<string, ModelAct[][]>();

  act(by: string, differences: readonly Difference[], batch: number | null): void {
    this.acts.push({ by, differences, batch, stands: true });
    this.#redoable.set(by, []);
    for (const { id, after } of differences) this.#set(id, after);
  }

  /** The group that undo would take, newest first; empty where there is none. */
  undo(by: string): "done" | "conflict" | "nothing" {
    const newest = this.acts.findLast((act) => act.by === by && act.stands);
    if (newest === undefined) return "nothing";
    const group = this.acts
      .filter((act) => act.stands && (act === newest || (act.batch !== null && act.batch === newest.batch)))
      .reverse();
    const steps = group.map(({ differences }) =>
      differences.map(({ id, before, after }) => ({ id, from: after, to: before })),
    );
    if (!this.#apply(steps)) return "conflict";
    for (const act of group) act.stands = false;
    this.#redoable.set(by, [...(this.#redoable.get(by) ?? []), group]);
    return "done";
  }

  redo(by: string): "done" | "conflict" | "nothing" {
    const stack = this.#redoable.get(by) ?? [];
    const group = [...(stack.at(-1) ?? [])].reverse();
    if (group.length === 0) return "nothing";
    const steps = group.map(({ differences }) =>
      differences.map(({ id, before, after }) => ({ id, from: before, to: after })),
    );
    if (!this.#apply(steps)) return "conflict";
    for (const act of group) act.stands = true;
    stack.pop();
    return "done";
  }

  #apply(steps: readonly (readonly { id: Id; from: Version | null; to: Version | null }[])[]): boolean {
    const before = new Map(this.state);
    for (const step of steps) {
      const fits = step.every(({ id, from }) => (this.state.get(id) ?? null) === from);
      for (const { id, to } of step) this.#set(id, to);
      if (fits && this.#makesSense()) continue;
      this.state = before;
      return false;
    }
    return true;
  }

  #set(id: Id, version: Version | null): void {
    if (version === null) this.state.delete(id);
    else this.state.set(id, version);
  }

  /** Codings have their code; no two codes share a name, no two codings a place. */
  #makesSense(): boolean {
    const names = new Set<string>();
    for (const { kind, name, codeId } of this.state.values()) {
      const key = `${kind} ${name} ${codeId}`;
      if (names.has(key) || (codeId !== null && !this.state.has(codeId))) return false;
      names.add(key);
    }
    return true;
  }
}
