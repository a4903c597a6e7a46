import type { ChecklistId } from "../../../checklist/checklists.js";
import { type Declare, globalsOf, tableOptions, writes } from "../../declare/shared.js";

/** Known here, so that help needs no checklist loaded. */
const lists = [
  ["coreq", "COREQ, 32 items, filled in from the study"],
  ["srqr", "SRQR, 21 items"],
  ["bc15", "Braun and Clarke's 15 criteria of good thematic analysis"],
  ["bc20", "Braun and Clarke's 20 questions"],
  ["reflexive-draft", "reporting reflexive analysis: our own draft, 23 items"],
] as const satisfies readonly (readonly [ChecklistId, string])[];

export const declareCheck: Declare = (program, go) => {
  const check = program
    .command("check")
    .helpGroup("Report and review:")
    .description("check the study against a checklist, its approach, and what it discloses")
    .argument("[file]", "a checklist of your own (.yaml or .json)")
    .option("--strict", "exit with 1 on missing items and warnings as well")
    .option("--full", "print whole answers, with what each rests on")
    .option("--paper <file>", "say where this paper (.docx, .odt, .pdf, .md, .txt) reports each item");
  tableOptions(check)
    .usage("[command|FILE.yaml] [options]")
    .addHelpText("after", "\nExample:\n  themata check casp.yaml --full")
    .action((file, options, command) =>
      file === undefined
        ? go(() => import("./check-lists.js"), {}, globalsOf(command))
        : go(() => import("./check-file.js"), { ...options, file }, globalsOf(command)),
    );

  // The group has these options, too, and takes them wherever they stand: a command asks for both.
  for (const [list, description] of lists)
    tableOptions(
      check
        .command(list)
        .description(description)
        .option("--strict", "exit with 1 on missing items and warnings as well")
        .option("--full", "print whole answers, with what each rests on")
        .option("--paper <file>", "say where this paper (.docx, .odt, .pdf, .md, .txt) reports each item"),
    )
      .addHelpText("after", `\nExample:\n  themata check ${list} --strict`)
      .action((_options, command) =>
        go(() => import("./check-list.js"), { ...command.optsWithGlobals(), list }, globalsOf(command)),
      );

  tableOptions(
    check
      .command("quality")
      .description("quotation spread, support of themes, quantity words, deviant cases, uncoded material")
      .option("--strict", "exit with 1 on warnings as well"),
  )
    .addHelpText("after", "\nExample:\n  themata check quality --strict")
    .action((_options, command) =>
      go(() => import("./check-quality.js"), command.optsWithGlobals(), globalsOf(command)),
    );

  tableOptions(
    check
      .command("coherence")
      .description("the declared approach against what was done and written")
      .option("--strict", "exit with 1 on warnings as well")
      .option("--paper <file>", "check the sentences of this paper as well"),
  )
    .addHelpText("after", "\nExample:\n  themata check coherence")
    .action((_options, command) =>
      go(() => import("./check-coherence.js"), command.optsWithGlobals(), globalsOf(command)),
    );

  tableOptions(
    check
      .command("disclosure")
      .description("names and combinations that could identify someone in what the report prints")
      .option("--strict", "exit with 1 on warnings as well")
      .option("--full", "print dismissed findings as well")
      .option("--transcripts", "search everything participants say as well"),
  )
    .addHelpText("after", "\nExample:\n  themata check disclosure --transcripts")
    .action((_options, command) =>
      go(() => import("./check-disclosure.js"), command.optsWithGlobals(), globalsOf(command)),
    );

  for (const [name, decision, description] of [
    ["dismiss", "dismissed", "record that these findings identify no one"],
    ["confirm", "confirmed", "record that these findings do identify someone, and must go"],
  ] as const)
    writes(
      check
        .command(name)
        .description(description)
        .argument("<id...>", "as 'check disclosure' prints them, or the word itself"),
    )
      .addHelpText("after", `\nExample:\n  themata check ${name} 3f9a20c14e --reason "A film, not a person"`)
      .action((ids, options, command) =>
        go(() => import("./check-judge.js"), { ...options, ids, decision }, globalsOf(command)),
      );

  tableOptions(
    check
      .command("all")
      .description("every check, one line each")
      .option("--strict", "exit with 1 on missing items and warnings as well"),
  )
    .addHelpText("after", "\nExample:\n  themata check all")
    .action((_options, command) =>
      go(() => import("./check-all.js"), command.optsWithGlobals(), globalsOf(command)),
    );

  writes(
    check
      .command("answer")
      .description("answer an item of a checklist, or argue for setting aside a coherence rule")
      .argument("<list>", "coreq, srqr …, coherence, or the file of a checklist of your own")
      .argument("<item>", "its number or id: 23, R03, COH-02")
      .option("--text <text>", "the answer")
      .option("--status <status>", "reported, partly, missing, not-applicable or addressed-by-alternative")
      .option("--location <place>", "where the paper says it: page, line or section")
      .option("--rationale <text>", "why it does not apply, or why a rule is set aside"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata check answer coherence COH-02 --rationale "The funder asked for it."',
    )
    .action((list, item, options, command) =>
      go(() => import("./check-answer.js"), { ...options, list, item }, globalsOf(command)),
    );

  check
    .command("list")
    .description("list the checks")
    .addHelpText("after", "\nExample:\n  themata check list")
    .action((_options, command) => go(() => import("./check-lists.js"), {}, globalsOf(command)));
};
