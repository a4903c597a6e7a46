import { createHash } from "node:crypto";
import { ByteWriter } from "./bytes.js";
import type { EventSeal } from "./event-seal.js";
import { eventHash1 } from "./format-1.js";
import { sha256 } from "./hash.js";

/** The hash before the first event: bound to the study, so that chains of two studies never mix. */
export const genesis = (studyUid: string): string => sha256(`themata study ${studyUid}`);

/** What a study is known by: its uid, and the secret that some of its digests are keyed with. */
export const identityHash = (studyUid: string, secret: Uint8Array): string =>
  createHash("sha256").update(`themata identity ${studyUid} `).update(secret).digest("hex");

const writer = new ByteWriter();

/** The hash of an event over everything it says and the event before it. */
export function eventHash(e: EventSeal): string {
  if (e.format === 1) return eventHash1(e);
  const bytes = (hex: string) => Buffer.from(hex, "hex");
  writer
    .clear()
    .text("event")
    .int(e.format)
    .int(e.seq)
    .int(e.at)
    .uid(bytes(e.replica))
    .uid(bytes(e.coder))
    .text(e.tool)
    .text(e.command)
    .int(e.phaseGiven)
    .int(e.phaseInferred)
    .int(e.undoes)
    .int(e.batch);
  for (const hash of [e.payloadHash, e.rowsHash, e.sideHash, e.identity, e.prevHash]) writer.raw(bytes(hash));
  return createHash("sha256").update(writer.bytes).digest("hex");
}
