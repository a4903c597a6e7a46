import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** How the study went: recruitment, activities, milestones. */
export const declareConduct: Declare = (program, go) => {
  const recruitment = program
    .command("recruitment")
    .helpGroup("Start:")
    .description("who was invited to take part, and who refused: list, add");
  alone(recruitment, (command) => go(() => import("./recruitment-list.js"), {}, globalsOf(command)));

  recruitment
    .command("list")
    .description("list the rounds of recruitment, with sums")
    .addHelpText("after", "\nExample:\n  themata recruitment list")
    .action((_options, command) => go(() => import("./recruitment-list.js"), {}, globalsOf(command)));

  // --reason is here a fact of the study, so `writes` with its own --reason does not fit.
  recruitment
    .command("add")
    .description("record a round of inviting people to take part")
    .option("--date <yyyy-mm-dd>", "when")
    .option("--group <text>", "who was invited: mentors, mentees")
    .option("--channel <text>", "how: e-mail, in person")
    .option("--approached <n>", "people invited")
    .option("--agreed <n>", "people who agreed")
    .option("--refused <n>", "people who refused")
    .option("--withdrew <n>", "people who withdrew later")
    .option("--reason <text>", "why people refused or withdrew")
    .option("--phase <1-6>", "the phase of analysis this belongs to")
    .option("--dry-run", "show what would happen, write nothing")
    .addHelpText(
      "after",
      '\nExample:\n  themata recruitment add --group mentors --approached 9 --agreed 7 --refused 2 --reason "no time"',
    )
    .action((options, command) => go(() => import("./recruitment-add.js"), options, globalsOf(command)));

  const activity = program
    .command("activity")
    .helpGroup("Start:")
    .description("what the team did: member checks, debriefs, meetings: list, add");
  alone(activity, (command) => go(() => import("./activity-list.js"), {}, globalsOf(command)));

  activity
    .command("list")
    .description("list what the team did")
    .addHelpText("after", "\nExample:\n  themata activity list")
    .action((_options, command) => go(() => import("./activity-list.js"), {}, globalsOf(command)));

  writes(
    activity
      .command("add")
      .description("record something the team did")
      .argument("<kind>", "team meeting, member check, debrief, transcript returned, training …")
      .option("--date <yyyy-mm-dd>", "when")
      .option("--people <text>", "who took part")
      .option("--note <text>", "what came of it"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata activity add "member check" --date 2024-09-01 --people "Mentor 1"',
    )
    .action((kind, options, command) =>
      go(() => import("./activity-add.js"), { ...options, kind }, globalsOf(command)),
    );

  writes(
    program
      .command("milestone")
      .helpGroup("Start:")
      .description("name the study's newest event; without a name, list the milestones")
      .argument("[name]")
      .option("--note <text>", "what was reached"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata milestone "codebook settled" --note "after the second meeting"',
    )
    .action((name, options, command) =>
      go(() => import("./milestone.js"), { ...options, name }, globalsOf(command)),
    );
};
