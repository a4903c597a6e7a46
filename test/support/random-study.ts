import fs from "node:fs";
import path from "node:path";
import type { Draft } from "../../src/store/port.js";
import { openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { ok, studyWith, themata } from "./study.js";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (p: number) => next() < p,
    oneOf: <T>(items: readonly T[]) => items[below(items.length)] as T,
  };
}
type Dice = ReturnType<typeof dice>;

const people = ["Ada", "Ben", "Cleo", "Dov", "Eve"] as const;
const vocabulary = [
  "trust",
  "time",
  "letters",
  "doors",
  "evenings",
  "paper",
  "names",
  "work",
  "calm",
  "risk",
];
const codes = [
  "Trust",
  "Trust/In time",
  "Trust/In people",
  "Cost",
  "Cost/Of evenings",
  "Doors",
  "Bare",
  "Bare/Nothing",
];
const themes = ["A name opens", "Time is taken", "Work goes on"];

/** What somebody says; a word of their own tells whose it is. */
const speech = (d: Dice, who: string) =>
  `${Array.from({ length: 3 + d.below(9) }, () => d.oneOf(vocabulary)).join(" ")} said${who.toLowerCase()}.`;

function transcript(d: Dice, cast: readonly string[]): string {
  const turns: string[] = [];
  for (let i = 0; i < 3 + d.below(4); i++) {
    turns.push(`Interviewer: ${speech(d, "asker")}`);
    for (const who of cast) if (d.chance(0.8)) turns.push(`${who}: ${speech(d, who)}`);
  }
  turns.push(`${cast[0]}: ${speech(d, cast[0] ?? "")}`);
  return `${turns.join("\n\n")}\n`;
}

/**
 * A study made by a random history: interviews and a focus group, codes with headings and retired ones, two coders, several
 * rounds, autocoding, imported and proposed codings, key quotations, themes with subthemes, people who withdrew, acts
 * taken back and done again. The same seed makes the same study.
 */
export async function randomStudy(seed: number): Promise<string> {
  const d = dice(seed);
  const sources = ["one", "two", "three", "group"].slice(0, 2 + d.below(3));
  const files = Object.fromEntries(
    sources.map((name, i) => [
      `${name}.txt`,
      transcript(d, name === "group" ? people.slice(2) : [people[i] as string]),
    ]),
  );
  const study = await studyWith(files, "--interviewer", "Interviewer");
  const may = (...argv: string[]) => themata(study, argv);
  await ok(study, "coder", "add", "ben");
  for (const code of codes) {
    const [parent, child] = code.split("/");
    await ok(
      study,
      "codebook",
      "add",
      child ?? parent ?? "",
      ...(child === undefined ? [] : ["--under", parent ?? ""]),
    );
  }
  for (const who of people) await may("participant", "set", who, `role=${d.oneOf(["mentor", "mentee"])}`);
  for (const [i, theme] of themes.entries())
    await ok(
      study,
      "theme",
      "add",
      theme,
      ...(i > 0 && d.chance(0.6) ? ["--under", themes[0] as string] : []),
    );
  for (const theme of themes)
    for (const code of codes) if (d.chance(0.3)) await may("theme", "assign", theme, code);
  const acts = 14 + d.below(10);
  for (let i = 0; i < acts; i++) await act(d, study, sources);
  await proposeSome(d, study);
  if (d.chance(0.5)) await may("codebook", "retire", d.oneOf(codes), "--reason", "not used");
  if (d.chance(0.7))
    await ok(
      study,
      "participant",
      "set",
      d.oneOf(people.slice(0, sources.length)),
      "status=withdrawn-after-analysis",
    );
  if (d.chance(0.4)) await may("undo");
  // What was decided about passages under themes; some of them are recoded or taken off afterwards.
  for (const theme of themes)
    for (const decision of ["--accept", "--set-aside", "--undecided"])
      if (d.chance(0.6))
        await may("theme", "support", theme, decision, "--where", `code:"${d.oneOf(codes)}"`);
  if (d.chance(0.5)) await act(d, study, sources);
  return study;
}

async function act(d: Dice, study: string, sources: readonly string[]): Promise<void> {
  const may = (...argv: string[]) => themata(study, argv);
  const coder = ["--coder", d.chance(0.6) ? "ann" : "ben"];
  const source = d.oneOf(sources);
  const code = d.oneOf(codes.slice(0, 6));
  const length = fs.readFileSync(path.join(study, `${source}.txt`), "utf8").length;
  switch (d.below(9)) {
    case 0:
    case 1:
      await may("code", source, "--turn", String(1 + d.below(8)), code, d.oneOf(codes), ...coder);
      return;
    case 2: {
      const start = d.below(length - 2);
      const end = Math.min(length, start + 1 + d.below(120));
      await may(
        "code",
        source,
        "--span",
        `${start}:${end}`,
        code,
        ...coder,
        ...(d.chance(0.3) ? ["--key"] : []),
      );
      return;
    }
    case 3:
      await may("autocode", "--text", d.oneOf(vocabulary), "--unit", "turn", "--code", code, ...coder);
      return;
    case 4: {
      const rows = Array.from({ length: 6 }, () => {
        const start = d.below(length - 2);
        return `${d.oneOf([source])},${start},${Math.min(length, start + 2 + d.below(60))},${d.oneOf(codes)}`;
      });
      fs.writeFileSync(path.join(study, "codings.csv"), `source,start,end,code\n${rows.join("\n")}\n`);
      await may("apply", "codings.csv", ...coder);
      return;
    }
    case 5:
      await may("pass", d.oneOf(["start", "finish", "finish"]), source, ...coder);
      return;
    case 6:
      await may("round", d.oneOf(["start", "close"]), ...coder);
      return;
    case 7:
      await may("memo", "add", "a note", "--on", `source:${source}`, ...coder);
      return;
    default:
      await may("undo", ...coder);
      if (d.chance(0.6)) await may("redo", ...coder);
  }
}

/** Proposals and accepted suggestions, as a session with the engine leaves them. */
async function proposeSome(d: Dice, study: string): Promise<void> {
  const store = await openStudyFolder(study, { tool: "themata test" });
  try {
    const all = await store.current("code");
    const [coder] = await store.current("coder");
    const revisions = await store.current("revision");
    const place = { command: "coding.accept", coderId: coder?.id ?? 0, at: Date.UTC(2024, 3, 1) } as const;
    await store.record(place, (draft: Draft) => {
      for (const [i, revision] of revisions.entries()) {
        const start = d.below(revision.codePoints - 4);
        draft.add("coding", {
          revisionId: revision.id,
          // Off every other passage by its length, so that no coding is made twice.
          start,
          end: Math.min(revision.codePoints, start + 3),
          codeId: d.oneOf(all).id,
          coderId: coder?.id ?? 0,
          roundId: null,
          origin: "suggested",
          state: i % 2 === 0 ? "proposed" : "confirmed",
          key: false,
          revisit: false,
          quoteDigest: "00".repeat(16),
        });
      }
    });
  } finally {
    await store.close();
  }
}
