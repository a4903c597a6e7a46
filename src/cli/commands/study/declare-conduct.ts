import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const recruitmentGroup = (program: Command) =>
  program.command("recruitment").description("who was invited to take part, and who refused: list, add");

export const recruitmentList = declared(
  (recruitment: Command) =>
    recruitment
      .command("list")
      .description("list the rounds of recruitment, with sums")
      .addHelpText("after", "\nExample:\n  themata recruitment list"),
  () => ({}),
);

// --reason is here a fact of the study, so `writes` with its own --reason does not fit.
export const recruitmentAdd = declared(
  (recruitment: Command) =>
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
      ),
  (options) => options,
);

export const activityGroup = (program: Command) =>
  program.command("activity").description("what the team did: member checks, debriefs, meetings: list, add");

export const activityList = declared(
  (activity: Command) =>
    activity
      .command("list")
      .description("list what the team did")
      .addHelpText("after", "\nExample:\n  themata activity list"),
  () => ({}),
);

export const activityAdd = declared(
  (activity: Command) =>
    writes(
      activity
        .command("add")
        .description("record something the team did")
        .argument("<kind>", "team meeting, member check, debrief, transcript returned, training …")
        .option("--date <yyyy-mm-dd>", "when")
        .option("--people <text>", "who took part")
        .option("--note <text>", "what came of it"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata activity add "member check" --date 2024-09-01 --people "Mentor 1"',
    ),
  (kind, options) => ({ ...options, kind }),
);

export const milestoneGroup = (program: Command) =>
  program.command("milestone").alias("milestones").description("names for states of the study: list, add");

export const milestoneList = declared(
  (milestone: Command) =>
    milestone
      .command("list")
      .description("list the milestones")
      .addHelpText("after", "\nExample:\n  themata milestone list"),
  () => ({}),
);

export const milestoneAdd = declared(
  (milestone: Command) =>
    writes(
      milestone
        .command("add", { isDefault: true })
        .description("name the study's newest event; without a name, list the milestones")
        .argument("[name]")
        .option("--note <text>", "what was reached"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata milestone add "codebook settled" --note "after the second meeting"',
    ),
  (name, options) => ({ ...options, name }),
);
