import type { Seq } from "../../core/records.js";

/**
 * The act that last shaped the codebook as it stands, which is its version; 0 where there are no codes. An undo
 * brings back the version before, and a redo the one it undid.
 */
export const codebookEvent = (codes: readonly { readonly actSeq: Seq }[]): Seq =>
  codes.reduce((newest, { actSeq }) => Math.max(newest, actSeq), 0);
