import type { Seq } from "../../core/records.js";
import type { Problem } from "../port.js";

export const hex = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes).toString("hex") : "";

/** What is found while a study is verified. */
export class Found {
  readonly problems: Problem[] = [];
  /** By event, what of its words is gone. */
  readonly absences = new Map<Seq, Buffer[]>();

  fault(code: string, message: string, event: Seq | null = null): void {
    this.problems.push({ code, message, event, id: null });
  }

  absent(event: Seq, what: Buffer): void {
    const list = this.absences.get(event);
    if (list === undefined) this.absences.set(event, [what]);
    else list.push(what);
  }
}
