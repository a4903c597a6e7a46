import { countText } from "../../core/count-text.js";
import type { Message } from "../../core/message.js";
import { hint, warning } from "../messages.js";

/** What a word processor's document holds beside its text. */
export interface LeftOut {
  readonly notes?: number;
  readonly comments?: number;
  readonly trackedChanges?: boolean;
}

/** Says what of a document was not read. Codes: `notes-left-out`, `comments-left-out`, `tracked-changes`. */
export function leftOut({ notes = 0, comments = 0, trackedChanges = false }: LeftOut): Message[] {
  const messages: Message[] = [];
  if (notes > 0)
    messages.push(
      hint("notes-left-out", `${countText(notes, "note is", "notes are")} left out of the text.`),
    );
  if (comments > 0)
    messages.push(
      hint("comments-left-out", `${countText(comments, "comment is", "comments are")} left out of the text.`),
    );
  if (trackedChanges) {
    const message = "This document has tracked changes: insertions are read, deletions are left out.";
    messages.push(warning("tracked-changes", message));
  }
  return messages;
}
