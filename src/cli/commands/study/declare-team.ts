import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const teamGroup = (program: Command) =>
  program.command("team").description("the research team: list, add, edit");

export const teamList = declared(
  (team: Command) =>
    team
      .command("list")
      .description("list the members of the team")
      .addHelpText("after", "\nExample:\n  themata team list"),
  () => ({}),
);

export const teamAdd = declared(
  (team: Command) =>
    writes(
      team
        .command("add")
        .description("add a member of the team")
        .argument("<name>")
        .option("--initials <text>", "as the paper names them")
        .option("--credentials <text>", "degrees (COREQ 2)")
        .option("--occupation <text>", "occupation at the time of the study (COREQ 3)")
        .option("--gender <text>", "as they describe themselves (COREQ 4)")
        .option("--experience <text>", "experience and training (COREQ 5)")
        .option("--relationship <text>", "relation to the participants (COREQ 6)")
        .option("--roles <a,b>", "interviewer, coder, supervisor …")
        .option("--codes-as <coder>", "the coder they are in this study"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata team add "Dr A. Example" --initials AE --roles interviewer,coder --codes-as amara',
    ),
  (name, options) => ({ ...options, member: undefined, name }),
);

export const teamEdit = declared(
  (team: Command) =>
    writes(
      team
        .command("edit")
        .description("change what is recorded about a member; an empty value clears a field a field")
        .argument("<member>", "name or initials")
        .option("--name <text>", "a new name")
        .option("--initials <text>", "as the paper names them")
        .option("--credentials <text>", "degrees")
        .option("--occupation <text>", "occupation at the time of the study")
        .option("--gender <text>", "as they describe themselves")
        .option("--experience <text>", "experience and training")
        .option("--relationship <text>", "relation to the participants")
        .option("--roles <a,b>", "interviewer, coder, supervisor …")
        .option("--codes-as <coder>", "the coder they are in this study"),
    ).addHelpText("after", '\nExample:\n  themata team edit AE --occupation "Senior lecturer"'),
  (member, options) => ({ ...options, member }),
);

export const coderGroup = (program: Command) =>
  program.command("coder").alias("coders").description("the coders: list, add, lead");

export const coderList = declared(
  (coder: Command) =>
    coder
      .command("list")
      .description("list the coders with their numbers of codings")
      .addHelpText("after", "\nExample:\n  themata coder list"),
  () => ({}),
);

export const coderAdd = declared(
  (coder: Command) =>
    writes(coder.command("add").description("add a coder to the study").argument("<name>")).addHelpText(
      "after",
      "\nExample:\n  themata coder add bilal",
    ),
  (name, options) => ({ ...options, act: "add", name }),
);

export const coderLead = declared(
  (coder: Command) =>
    writes(
      coder
        .command("lead")
        .description("make a coder the lead: the default, whose codings are counted")
        .argument("<name>"),
    ).addHelpText("after", "\nExample:\n  themata coder lead amara"),
  (name, options) => ({ ...options, act: "lead", name }),
);
