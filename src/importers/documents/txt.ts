import type { Importer } from "../importer.js";
import { oneTranscript, readTextFile } from "../outcome.js";
import { readPlainConversation } from "../turns/conversation.js";

/** Plain text: whatever is text and nothing more certain. */
export const txt: Importer = {
  format: "txt",
  title: "Plain text",
  extensions: ["txt", "text", "log"],
  sandboxed: false,
  sniff: ({ head, extension }) => (head === null ? 0 : txt.extensions.includes(extension) ? 0.2 : 0.1),
  read: (file, options) =>
    readTextFile("txt", file, options, (text) =>
      oneTranscript(file.name, readPlainConversation(text, options, "text")),
    ),
};
