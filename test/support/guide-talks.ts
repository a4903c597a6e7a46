import fs from "node:fs";
import { fileURLToPath } from "node:url";
import type { GuideQuestion } from "../../src/workflow/sources/guide-match.js";

/** A turn of an interview whose truth is known: the name of the question, null where it is none. */
export interface KnownTurn {
  readonly speaker: string;
  readonly interviewer: boolean;
  readonly text: string;
  /** Of an interviewer: the question it asks. Of a participant: the question it answers. */
  readonly question: string | null;
}

export interface KnownTalk {
  readonly name: string;
  readonly guide: readonly GuideQuestion[];
  readonly turns: readonly KnownTurn[];
}

const folder = fileURLToPath(new URL("guides/", import.meta.url));

/** The interviews in `guides/`, with what a reader says each turn asks and answers. */
export function knownTalks(): KnownTalk[] {
  return fs
    .readdirSync(folder)
    .flatMap((file) => read(file.replace(".txt", ""), fs.readFileSync(folder + file, "utf8")));
}

function read(name: string, text: string): KnownTalk[] {
  const [, head = "", ...talks] = text.split(/^(?:guide|interview)\n/m);
  const guide: GuideQuestion[] = [];
  for (const line of head.split("\n").filter((one) => one !== "")) {
    const [, id = "", wording = ""] = /^([^\s:]+): (.*)$/.exec(line) ?? [];
    const last = guide.at(-1);
    if (id !== "")
      guide.push({ id: guide.length + 1, position: guide.length, name: id, wording, alternatives: [] });
    else if (last !== undefined)
      guide[guide.length - 1] = { ...last, alternatives: [...last.alternatives, line.trim()] };
  }
  return talks.map((talk, i) => ({ name: `${name} ${i + 1}`, guide, turns: turnsOf(talk) }));
}

function turnsOf(talk: string): KnownTurn[] {
  let current: string | null = null;
  return talk.split("\n").flatMap((line): KnownTurn[] => {
    const [, mark = "", text = ""] = /^(.*?) \| (.*)$/.exec(line) ?? [];
    if (text === "") return [];
    if (mark.startsWith("-"))
      return [{ speaker: mark.slice(1).trim() || "P", interviewer: false, text, question: current }];
    const asks: string | null = /[=?,]/.test(mark) ? null : mark;
    if (mark !== "=") current = asks;
    return [{ speaker: "I", interviewer: true, text, question: asks }];
  });
}
