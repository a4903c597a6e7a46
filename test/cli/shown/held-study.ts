import fs from "node:fs";
import path from "node:path";
import { emptyFolder } from "../../support/folders.js";
import { keptStudy } from "../../support/kept-study.js";
import { ok } from "../../support/study.js";

/** Words that only one person of the study says, and that nobody writes down elsewhere. */
export const words = {
  /** Of somebody who withdrew in the course of the test. */
  withdrawn: "glorbaxian",
  /** Of somebody who agreed to take part, but not to be quoted. */
  unquoted: "snurfleberry",
  /** Of everybody's, so that there is something to show. */
  shown: "marmalade",
} as const;

/** Names of participants in the transcripts. They are given labels that have nothing of them. */
export const names = ["Maria", "Balthasar", "Quentin"] as const;

const talk = `Interviewer: How did it begin, the two of you?

Sister Maria: She brought me marmalade on the very first evening, and I knew that I could ask.

Doctor Balthasar: My glorbaxian habit was to say nothing at all until the ward round was over.

Porter Quentin: Nobody asked the porters, a snurfleberry silence hung over every single trolley we pushed.

Interviewer: And what changed after the winter?

Sister Maria: We wrote a list of marmalade questions together, and I stopped being afraid of the telephone to Timbuktu.

Doctor Balthasar: I learned the glorbaxian way of listening, which is slower and costs an hour of sleep.

Porter Quentin: They learned our names, and that snurfleberry winter ended with a proper handover at six.

Sister Maria: I only brought the marmalade sandwiches, but I heard them laugh in the corridor again.
`;

const alone = `Interviewer: Would you do it again?

Doctor Balthasar: In a glorbaxian heartbeat, with the same people and a better coffee machine next door.
`;

const files: Readonly<Record<string, string>> = {
  "talk.txt": talk,
  "alone.txt": alone,
  "guide.yaml": "questions:\n  - name: begin\n    wording: How did it begin, the two of you?\n",
  "codes.yaml": `themata: codebook/1
codes:
  - name: Asking
    definition: To ask somebody who knows.
    examples: ["She brought me marmalade on the very first evening"]
  - name: Silence
    definition: What is not said on a ward.
    examples:
      - "My glorbaxian habit was to say nothing at all until the ward round was over."
      - "Nobody asked the porters, a snurfleberry silence hung over every single trolley"
  - name: Learning
    definition: Something learned from each other.
`,
  "paper.md":
    '# Results\n\nOne said, "My quiet habit was to say nothing at all until the ward round was over" (Doctor 7). Another said, "Nobody asked the porters, a heavy silence hung over every single trolley we pushed" (Porter 2).\n',
  // Word for word, for what takes over the quotations of a paper.
  "exact.md":
    '# Results\n\nOne said, "My glorbaxian habit was to say nothing at all" (Doctor 7). Another said, "Nobody asked the porters, a snurfleberry silence hung over every single trolley" (Porter 2).\n',
};

const codings: readonly (readonly [coder: string, source: string, turn: string, ...codes: string[]])[] = [
  ["ann", "talk", "2", "Asking"],
  ["ann", "talk", "3", "Silence"],
  ["ann", "talk", "4", "Silence"],
  ["ann", "talk", "6", "Asking", "Learning"],
  ["ann", "talk", "7-8", "Learning"],
  ["ann", "talk", "6-7", "Silence"],
  ["ann", "talk", "9", "Learning"],
  ["ann", "alone", "2", "Asking"],
  ["ben", "talk", "2", "Asking"],
  ["ben", "talk", "3", "Learning"],
  ["ben", "talk", "4", "Asking"],
  ["ben", "talk", "6-7", "Learning"],
  ["ben", "talk", "8", "Learning"],
  ["ben", "alone", "2", "Silence"],
];

/**
 * A study with three participants whose transcripts have names and who have labels. All is done with their words that can be
 * done: coded twice, picked for the report, used as evidence and as examples. Nobody has withdrawn yet.
 */
export function everybodyIn(): Promise<string> {
  return keptStudy("held back: everybody", async () => {
    const folder = emptyFolder();
    await ok(folder, "init", "--approach", "codebook", "--coder", "ann");
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
    const who = ["Sister Maria=Nurse 3", "Doctor Balthasar=Doctor 7", "Porter Quentin=Porter 2"];
    await ok(folder, "import", "talk.txt", "alone.txt");
    await ok(
      folder,
      "source",
      "set",
      "talk",
      "kind=focus-group",
      ...who.flatMap((pair) => ["--speaker", pair]),
    );
    await ok(folder, "source", "set", "alone", "--speaker", "Doctor Balthasar=Doctor 7");
    await ok(folder, "guide", "import", "guide.yaml");
    await ok(folder, "codebook", "import", "codes.yaml");
    await ok(folder, "coder", "add", "ben");
    for (const [coder, source, turn, ...codes] of codings)
      await ok(folder, "--coder", coder, "code", source, "--turn", turn, "--key", ...codes);
    for (const coder of ["ann", "ben"])
      for (const source of ["talk", "alone"]) await ok(folder, "--coder", coder, "pass", "finish", source);
    await ok(
      folder,
      "codebook",
      "set",
      "Learning",
      "--example",
      "I learned the glorbaxian way of listening, which is slower",
    );
    await ok(folder, "codebook", "set", "Learning", "--example", "We wrote a list of questions");
    await ok(folder, "theme", "add", "Questions need company", "--code", "Asking", "--code", "Learning");
    await ok(folder, "theme", "add", "Silence has a rank", "--code", "Silence");
    await ok(folder, "theme", "evidence", "Silence has a rank", "--against", "--where", "code:Silence");
    await ok(folder, "participant", "set", "Porter 2", "role=porter", "consent=audio");
    await ok(folder, "participant", "set", "Doctor 7", "role=doctor");
    await ok(folder, "participant", "set", "Nurse 3", "role=nurse", "consent=quote");
    await ok(folder, "memo", "add", "A thought about asking.", "--on", "code:Asking", "--title", "asking");
    await ok(folder, "map", "snapshot", "initial");
    return folder;
  });
}

/** The same after Doctor 7 has withdrawn. */
export function oneWithdrawn(): Promise<string> {
  return keptStudy("held back: one withdrew", async () => {
    const folder = await everybodyIn();
    await ok(
      folder,
      "participant",
      "set",
      "Doctor 7",
      "status=withdrawn-after-analysis",
      "--reason",
      "asked to",
    );
    return folder;
  });
}
