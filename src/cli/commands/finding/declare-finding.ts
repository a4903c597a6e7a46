import { type Command, Option } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { limited, ofCoder, tableOptions, withLimit } from "../../declare/shared.js";

export const find = declared(
  (program: Command) =>
    tableOptions(
      ofCoder(program.command("find"))
        .description("the passages that match a query")
        .argument("<query...>", "such as 'code:trust & !code:cost & role=mentee within 1 turn'")
        .option("--limit <n>", "at most this many")
        .option("--count", "only count them")
        .option("--kwic", "instead: a word or words in context; trust* matches beginnings, *ship endings")
        .option("--window <n>", "with --kwic: words on either side (default: 6)")
        .option("--where <query>", "with --kwic: only turns that match a query about who, where and when")
        .option("--source <name>", "with --kwic: only this source (repeat)", collect)
        .option("--everyone", "with --kwic: interviewers' words as well")
        .addOption(new Option("--csv").hideHelp())
        .option("--context <n>", "characters around a passage, within its turn", "60"),
    ).addHelpText(
      "after",
      `
Parts:      code:NAME  theme:NAME, with its subthemes  (code:"Ideal mentor"/** has all below it)  "words"  /RE2 pattern/i
Who, where: role=  participant=  speaker=  source=  kind=  date>=2023-05  question=  turn<=10  ATTRIBUTE=
Codings:    coder=  round=  origin=  flag=key|revisit  state=proposed  memo:words  event>=12
Joined by:  &  |  !  ( )  A inside B  A contains B
Nearness:   … within 2 turns,  … near 50 words,  … same turn,  … same source; else they share words
State:      … as of 42,  … as of "MILESTONE"

The answer is the passages of the first code, theme or words; everything else filters them. For a theme they are its
segments, as every table counts them: passages that overlap are one, and a participant speaks in each.

Example:
  themata find 'code:Trust & role=mentee'
  themata find '"a promise" & !code:"Kept small promises" within 1 turn' --count
  themata find --kwic 'trust*' --window 8`,
    ),
  (query, options) => ({ ...options, query }),
);

/** The older name of `find --kwic`. */
export const kwic = declared(
  (program: Command) =>
    tableOptions(
      program
        .command("kwic", { hidden: true })
        .description("the same as find --kwic")
        .argument("<term...>", "a word or words; trust* matches beginnings, *ship endings")
        .option("--limit <n>", "at most this many")
        .option("--window <n>", "words on either side (default: 6)")
        .option("--where <query>", "only turns that match a query about who speaks, where and when")
        .option("--source <name>", "only this source (repeat)", collect)
        .option("--everyone", "interviewers' words as well"),
    ),
  (query, options) => ({ ...options, query }),
);

export const words = declared(
  (program: Command) =>
    limited(
      tableOptions(
        program
          .command("words")
          .description("how often words are said, by group, with keyness")
          .option("--by <attribute>", "role, source, participant, question or an attribute", "role")
          .option("--key <group>", "ranked by what this group says more often than the others")
          .option("--all", "include stop words and numbers")
          .option("--where <query>", "only turns that match a query about who speaks, where and when")
          .option("--source <name>", "only this source (repeat)", collect),
      ),
    ).addHelpText("after", "\nExample:\n  themata words --by role --key mentee"),
  (options) => withLimit(options, "30"),
);
