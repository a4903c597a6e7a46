import type { Importer } from "../importer.js";
import { oneTranscript, readTextFile } from "../outcome.js";
import { readPlainConversation } from "../turns/conversation.js";

/** Markdown: as plain text, and `#` lines are headings. Positions index the file's own text. */
export const md: Importer = {
  format: "md",
  title: "Markdown",
  extensions: ["md", "markdown", "mdown", "mkd"],
  sandboxed: false,
  sniff: ({ head, extension }) => (head !== null && md.extensions.includes(extension) ? 0.3 : 0),
  read: (file, options) =>
    readTextFile("md", file, options, (text) =>
      oneTranscript(file.name, readPlainConversation(text, options, "markdown")),
    ),
};
