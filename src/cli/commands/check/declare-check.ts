import type { Command } from "@commander-js/extra-typings";
import type { ChecklistId } from "../../../checklist/checklists.js";
import { declared } from "../../declare/declared.js";
import { tableOptions, writes } from "../../declare/shared.js";

export const check = declared(
  (program: Command) =>
    tableOptions(
      program
        .command("check")
        .description("check the study against a checklist, its approach, and what it discloses")
        .argument("[file]", "a checklist of your own (.yaml or .json)")
        .option("--strict", "exit with 1 on missing items and warnings as well")
        .option("--full", "print whole answers, with what each rests on")
        .option(
          "--paper <file>",
          "say where this paper (.docx, .odt, .pdf, .html, .md, .txt) reports each item",
        ),
    )
      .usage("[command|FILE.yaml] [options]")
      .addHelpText("after", "\nExample:\n  themata check casp.yaml --full"),
  (file, options) => ({ ...options, file }),
);

// The group has these options, too, and takes them wherever they stand: a command asks for both.
const checklist = (list: ChecklistId, description: string, { hidden = false } = {}) =>
  declared(
    (check: Command) =>
      tableOptions(
        check
          .command(list, { hidden })
          .description(description)
          .option("--strict", "exit with 1 on missing items and warnings as well")
          .option("--full", "print whole answers, with what each rests on")
          .option(
            "--paper <file>",
            "say where this paper (.docx, .odt, .pdf, .html, .md, .txt) reports each item",
          ),
      ).addHelpText("after", `\nExample:\n  themata check ${list} --strict`),
    (_options, command) => ({ ...command.optsWithGlobals(), list }),
  );

/** The checklists that are ours; 'check list --all' names the hidden ones. Known here, so that help needs no checklist loaded. */
export const checklists = [
  checklist("coreq", "COREQ, 32 items, filled in from the study"),
  checklist("srqr", "SRQR, 21 items"),
  checklist("bc15", "Braun and Clarke's 15 criteria of good thematic analysis", { hidden: true }),
  checklist("bc20", "Braun and Clarke's 20 questions", { hidden: true }),
  checklist("reflexive-draft", "reporting reflexive analysis: our own draft, 23 items", { hidden: true }),
];

export const checkQuality = declared(
  (check: Command) =>
    tableOptions(
      check
        .command("quality")
        .description("quotation spread, support of themes, quantity words, deviant cases, uncoded material")
        .option("--strict", "exit with 1 on warnings as well"),
    ).addHelpText("after", "\nExample:\n  themata check quality --strict"),
  (_options, command) => command.optsWithGlobals(),
);

export const checkCoherence = declared(
  (check: Command) =>
    tableOptions(
      check
        .command("coherence")
        .description("the declared approach against what was done and written")
        .option("--strict", "exit with 1 on warnings as well")
        .option("--paper <file>", "check the sentences of this paper as well"),
    ).addHelpText("after", "\nExample:\n  themata check coherence"),
  (_options, command) => command.optsWithGlobals(),
);

export const checkDisclosure = declared(
  (check: Command) =>
    tableOptions(
      check
        .command("disclosure")
        .description("names and combinations that could identify someone in what the report prints")
        .option("--strict", "exit with 1 on warnings as well")
        .option("--full", "print dismissed findings as well")
        .option("--transcripts", "search everything participants say as well"),
    ).addHelpText("after", "\nExample:\n  themata check disclosure --transcripts"),
  (_options, command) => command.optsWithGlobals(),
);

const checkJudge = (name: string, decision: "confirmed" | "dismissed", description: string) =>
  declared(
    (check: Command) =>
      writes(
        check
          .command(name)
          .description(description)
          .argument("<id...>", "as 'check disclosure' prints them, or the word itself"),
      ).addHelpText(
        "after",
        `\nExample:\n  themata check ${name} 3f9a20c14e --reason "A film, not a person"`,
      ),
    (ids, options) => ({ ...options, ids, decision }),
  );

export const checkDismiss = checkJudge("dismiss", "dismissed", "record that these findings identify no one");
export const checkConfirm = checkJudge(
  "confirm",
  "confirmed",
  "record that these findings do identify someone, and must go",
);

export const checkAll = declared(
  (check: Command) =>
    tableOptions(
      check
        .command("all")
        .description("every check, one line each")
        .option("--strict", "exit with 1 on missing items and warnings as well"),
    ).addHelpText("after", "\nExample:\n  themata check all"),
  (_options, command) => command.optsWithGlobals(),
);

export const checkAnswer = declared(
  (check: Command) =>
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
    ).addHelpText(
      "after",
      '\nExample:\n  themata check answer coherence COH-02 --rationale "The funder asked for it."',
    ),
  (list, item, options) => ({ ...options, list, item }),
);

export const listChecks = declared(
  (check: Command) =>
    check
      .command("list")
      .description("list the checks")
      .option("--all", "the further checklists as well: bc15, bc20 and reflexive-draft")
      .addHelpText("after", "\nExample:\n  themata check list --all"),
  (options) => options,
);
