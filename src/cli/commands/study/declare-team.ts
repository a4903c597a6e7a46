import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** The research team, as COREQ asks about them. */
export const declareTeam: Declare = (program, go) => {
  const team = program.command("team").helpGroup("Start:").description("the research team: list, add, edit");
  alone(team, (command) => go(() => import("./team-list.js"), {}, globalsOf(command)));

  team
    .command("list")
    .description("list the members of the team")
    .addHelpText("after", "\nExample:\n  themata team list")
    .action((_options, command) => go(() => import("./team-list.js"), {}, globalsOf(command)));

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
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata team add "Dr A. Example" --initials AE --roles interviewer,coder --codes-as amara',
    )
    .action((name, options, command) =>
      go(() => import("./team-change.js"), { ...options, name }, globalsOf(command)),
    );

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
  )
    .addHelpText("after", '\nExample:\n  themata team edit AE --occupation "Senior lecturer"')
    .action((member, options, command) =>
      go(() => import("./team-change.js"), { ...options, member }, globalsOf(command)),
    );
};

/** Those who code. */
export const declareCoders: Declare = (program, go) => {
  const coder = program.command("coder").helpGroup("Teams:").description("the coders: list, add, lead");
  alone(coder, (command) => go(() => import("../agreement/coder-list.js"), {}, globalsOf(command)));

  coder
    .command("list")
    .description("list the coders with their numbers of codings")
    .addHelpText("after", "\nExample:\n  themata coder list")
    .action((_options, command) => go(() => import("../agreement/coder-list.js"), {}, globalsOf(command)));

  writes(coder.command("add").description("add a coder to the study").argument("<name>"))
    .addHelpText("after", "\nExample:\n  themata coder add bilal")
    .action((name, options, command) =>
      go(() => import("../agreement/coder-change.js"), { ...options, act: "add", name }, globalsOf(command)),
    );

  writes(
    coder
      .command("lead")
      .description("make a coder the lead: the default, whose codings are counted")
      .argument("<name>"),
  )
    .addHelpText("after", "\nExample:\n  themata coder lead amara")
    .action((name, options, command) =>
      go(() => import("../agreement/coder-change.js"), { ...options, act: "lead", name }, globalsOf(command)),
    );
};
