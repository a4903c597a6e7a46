import { defaultLimits, inputLimits } from "../../core/limits.js";
import type { Message } from "../../core/message.js";
import type { ImportFile } from "../importer.js";
import { errorMessage } from "../messages.js";
import { Refusal } from "../refusal.js";
import type { AskChild } from "../sandbox/protocol.js";
import { openZip } from "./zip.js";

/** The files of an archive, their bytes in base64. `parts` is null where a message of level error says why. */
export interface UnpackedOutcome {
  readonly format: string;
  readonly parts: readonly { readonly name: string; readonly base64: string }[] | null;
  readonly messages: readonly Message[];
}

const format = "archive";

/** Unpacks an archive in the child process: what that process calls. Null where something else is asked for. */
export async function unpackHere(
  asked: string,
  { bytes }: Pick<ImportFile, "bytes">,
): Promise<UnpackedOutcome | null> {
  if (asked !== format) return null;
  try {
    const { bundleBytes, bundleFiles } = inputLimits;
    const limits = {
      ...defaultLimits,
      entries: bundleFiles,
      entryBytes: bundleBytes,
      totalBytes: bundleBytes,
    };
    const archive = await openZip(bytes, limits);
    const parts = archive.names.map((name) => ({
      name,
      base64: Buffer.from(archive.read(name) ?? []).toString("base64"),
    }));
    return { format, parts, messages: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { format, parts: null, messages: [errorMessage(error.code, error.message)] };
  }
}

/** Unpacks a small archive in a child process with limits. Never throws for what a file holds. */
export async function unpack(bytes: Uint8Array, ask: AskChild = inChild): Promise<UnpackedOutcome> {
  const answer = await ask(format, { name: "archive.zip", bytes }, {});
  if ("parts" in answer) return answer as UnpackedOutcome;
  return { format, parts: null, messages: "messages" in answer ? (answer.messages as Message[]) : [] };
}

const inChild: AskChild = async (...args) => (await import("../sandbox/import-pool.js")).readInChild(...args);
