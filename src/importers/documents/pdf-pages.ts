import { passwordNeeded, Refusal } from "../refusal.js";
import { linesOf, type PdfPage, type PdfPiece } from "./pdf-lines.js";

export interface PdfText {
  readonly pages: readonly PdfPage[];
  /** Numbers of the pages that could not be read, from 1. */
  readonly unreadable: readonly number[];
}

/** The lines of each page of a PDF. Throws `Refusal` `encrypted` or `bad-pdf`. Nothing is fetched, drawn or run. */
export async function readPages(bytes: Uint8Array): Promise<PdfText> {
  const { getDocumentProxy } = await import("unpdf");
  // A copy: the library takes the buffer away from its owner, and refuses Node's own kind.
  const document = await getDocumentProxy(Uint8Array.from(bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  }).catch(refuse);
  const pages: PdfPage[] = [];
  const unreadable: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): PdfPiece[] => ("str" in item ? [pieceOf(item)] : []));
      pages.push({ number, height: page.getViewport({ scale: 1 }).height, lines: linesOf(pieces) });
      page.cleanup();
    } catch {
      unreadable.push(number);
    }
  }
  await document.destroy();
  return { pages, unreadable };
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

function pieceOf({ str, transform, width }: TextItem): PdfPiece {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  return { text: str, x, y, width, size: Math.hypot(c, d) || Math.hypot(a, b) || 10 };
}

function refuse(error: unknown): never {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") throw passwordNeeded();
  // What is not a complaint of the library about the file is a fault of ours, and must not pass for damage.
  if (!/^(?:InvalidPDF|MissingPDF|UnknownError|Format|Response|XRef|AbortException)/.test(name)) throw error;
  throw new Refusal("bad-pdf", "This PDF is damaged. Open it in its own program and save it again.");
}
