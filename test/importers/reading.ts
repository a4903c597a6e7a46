import type { ImportOptions } from "../../src/importers/importer.js";
import { type Conversation, readPlainConversation } from "../../src/importers/turns/conversation.js";

/** A turn as `speaker | words`, with the times where there are any: what a person would check by eye. */
export function script(conversation: Conversation): string[] {
  const points = [...conversation.text];
  return conversation.turns.map(({ speaker, body, startMs, endMs }) => {
    const words = points.slice(body.start, body.end).join("");
    const times = startMs === null && endMs === null ? "" : ` @${startMs ?? ""}-${endMs ?? ""}`;
    return `${speaker ?? ""} | ${words}${times}`;
  });
}

/** The heads of the turns as they stand in the text. */
export function heads({ text, turns }: Conversation): string[] {
  const points = [...text];
  return turns.map(({ head }) => points.slice(head.start, head.end).join(""));
}

export const read = (text: string, options: ImportOptions = {}, dialect: "text" | "markdown" = "text") =>
  readPlainConversation(text, options, dialect);

/** Roles by name, as `name=role`. */
export const roles = ({ speakers }: Conversation) => speakers.map(({ name, role }) => `${name}=${role}`);

export const codes = ({ messages }: { messages: readonly { code: string }[] }) =>
  messages.map(({ code }) => code);
