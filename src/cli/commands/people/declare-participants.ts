import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** Participants: who they are, and who belongs to whom. */
export const declareParticipants: Declare = (program, go) => {
  const participants = program
    .command("participants")
    .helpGroup("Data:")
    .description("list the participants, or import them from a table");

  alone(participants, (command) => go(() => import("./participants.js"), {}, globalsOf(command)));

  participants
    .command("list")
    .description("list the participants with their turns and words")
    .addHelpText("after", "\nExample:\n  themata participants --plain")
    .action((_options, command) => go(() => import("./participants.js"), {}, globalsOf(command)));

  writes(
    participants
      .command("import")
      .description("add and describe participants from a CSV table; an empty cell clears nothing")
      .argument(
        "<file>",
        "columns: label, role, status, consent, note, source, speaker; others are attributes",
      ),
  )
    .addHelpText("after", "\nExample:\n  themata participants import participants.csv")
    .action((file, options, command) =>
      go(() => import("./participants-import.js"), { ...options, file }, globalsOf(command)),
    );

  const participant = program
    .command("participant")
    .helpGroup("Data:")
    .description("one participant: show, set, link");

  participant
    .command("show")
    .description("everything recorded about a participant")
    .argument("<participant>")
    .addHelpText("after", '\nExample:\n  themata participant show "Mentor 1"')
    .action((wanted, _options, command) =>
      go(() => import("./participant-show.js"), { participant: wanted }, globalsOf(command)),
    );

  writes(
    participant
      .command("set")
      .description("set label, role, status, consent, note, or any attribute")
      .argument("<participant>")
      .argument("<key=value...>", "an empty value clears"),
  )
    .addHelpText("after", '\nExample:\n  themata participant set "Mentor 1" role=mentor years=6-10')
    .action((wanted, pairs, options, command) =>
      go(
        () => import("./participant-set.js"),
        { ...options, participant: wanted, pairs },
        globalsOf(command),
      ),
    );

  writes(
    participant
      .command("link")
      .description("say what one participant is to another")
      .argument("<a>")
      .argument("<b>")
      .requiredOption("--as <relation>", 'what A is to B: "mentor-of"'),
  )
    .addHelpText("after", '\nExample:\n  themata participant link "Mentor 1" "Mentee 1" --as mentor-of')
    .action((from, to, options, command) =>
      go(() => import("./participant-link.js"), { ...options, from, to, unlink: false }, globalsOf(command)),
    );

  writes(
    participant
      .command("unlink")
      .description("remove a link from A to B")
      .argument("<a>")
      .argument("<b>")
      .option("--as <relation>", "only this relation"),
  )
    .addHelpText("after", '\nExample:\n  themata participant unlink "Mentor 1" "Mentee 1"')
    .action((from, to, options, command) =>
      go(() => import("./participant-link.js"), { ...options, from, to, unlink: true }, globalsOf(command)),
    );
};
