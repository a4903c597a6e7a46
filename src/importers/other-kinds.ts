import { archiveNames } from "./containers/archive-names.js";

/** What a file is that is not a transcript, and what to do about it. */
export interface OtherKind {
  readonly code: "themata-file" | "refi-qda" | "archive" | "recording" | "picture" | "unknown-xml";
  readonly message: string;
}

/**
 * Recognises files that lie beside transcripts and are none, so that they are not read as plain text:
 * projects and codebooks of other programs, archives, recordings, pictures, XML of unknown kinds.
 * `head` is the beginning as text, null where it is binary. Null where the file is none of these.
 */
export function otherKind(bytes: Uint8Array, head: string | null): OtherKind | null {
  if (starts(bytes, "PK\u0003\u0004") || starts(bytes, "PK\u0005\u0006")) return archive(bytes);
  if (isRecording(bytes))
    return { code: "recording", message: "This is a recording. Transcribe it, and import the transcript." };
  if (starts(bytes, "\u0089PNG") || starts(bytes, "\u00ff\u00d8\u00ff") || starts(bytes, "GIF8"))
    return { code: "picture", message: "This is a picture; no words can be read from it." };
  return head === null ? null : (ownFile(head) ?? xml(head));
}

const ownKinds: Readonly<Record<string, string>> = {
  codebook: "'themata codebook import'",
  guide: "'themata guide import'",
};

function ownFile(head: string): OtherKind | null {
  const kind = /^(?:\ufeff|\s|#.*\n|---\n)*\{?\s*"?themata"?\s*:\s*["']?([a-z]{1,20})\/\d/.exec(
    head.slice(0, 2000),
  )?.[1];
  if (kind === undefined) return null;
  const way = Object.hasOwn(ownKinds, kind) ? ` It goes with ${ownKinds[kind]}.` : "";
  return { code: "themata-file", message: `This is a ${kind} of themata, not a transcript.${way}` };
}

function archive(bytes: Uint8Array): OtherKind {
  return archiveNames(bytes, ".qde")
    ? {
        code: "refi-qda",
        message: "This is a REFI-QDA project of another program. Import the transcripts it was made from.",
      }
    : { code: "archive", message: "This is an archive. Unpack it, and import the transcripts in it." };
}

function xml(head: string): OtherKind | null {
  const start = head.replace(/^[\ufeff\s]+/, "").slice(0, 4000);
  if (!/^<(?:\?xml\s|[A-Za-z][\w.:-]*\s[^<>]{0,400}xmlns)/.test(start)) return null;
  return /urn:QDA-XML:codebook/.test(start)
    ? { code: "refi-qda", message: "This is a REFI-QDA codebook, not a transcript." }
    : {
        code: "unknown-xml",
        message: "This is XML of a kind that holds no known transcript. Read it as plain text with --as txt.",
      };
}

function isRecording(bytes: Uint8Array): boolean {
  return (
    ["ID3", "OggS", "fLaC", "\u001aE\u00df\u00a3"].some((magic) => starts(bytes, magic)) ||
    (starts(bytes, "RIFF") && (starts(bytes, "WAVE", 8) || starts(bytes, "AVI ", 8))) ||
    starts(bytes, "ftyp", 4)
  );
}

/** Whether the bytes at a position are those of a Latin-1 text. */
const starts = (bytes: Uint8Array, magic: string, at = 0) =>
  [...magic].every((char, i) => bytes[at + i] === char.charCodeAt(0));
