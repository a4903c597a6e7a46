import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const participantGroup = (program: Command) =>
  program
    .command("participant")
    .alias("participants")
    .description("the participants: list, import, show, set, link");

export const participantsList = declared(
  (participant: Command) =>
    participant
      .command("list")
      .description("list the participants with their turns and words")
      .addHelpText("after", "\nExample:\n  themata participant --plain"),
  () => ({}),
);

export const participantsImport = declared(
  (participant: Command) =>
    writes(
      participant
        .command("import")
        .description("add and describe participants from a CSV table; an empty cell clears nothing")
        .argument(
          "<file>",
          "columns: label, role, status, consent, note, source, speaker; others are attributes",
        ),
    ).addHelpText("after", "\nExample:\n  themata participant import participants.csv"),
  (file, options) => ({ ...options, file }),
);

export const participantShow = declared(
  (participant: Command) =>
    participant
      .command("show")
      .description("everything recorded about a participant")
      .argument("<participant>")
      .addHelpText("after", '\nExample:\n  themata participant show "Mentor 1"'),
  (participant) => ({ participant }),
);

export const participantSet = declared(
  (participant: Command) =>
    writes(
      participant
        .command("set")
        .description("set label, role, status, consent, note, or any attribute")
        .argument("<participant>")
        .argument("<key=value...>", "an empty value clears"),
    ).addHelpText("after", '\nExample:\n  themata participant set "Mentor 1" role=mentor years=6-10'),
  (participant, pairs, options) => ({ ...options, participant, pairs }),
);

export const participantLink = declared(
  (participant: Command) =>
    writes(
      participant
        .command("link")
        .description("say what one participant is to another")
        .argument("<a>")
        .argument("<b>")
        .requiredOption("--as <relation>", 'what A is to B: "mentor-of"'),
    ).addHelpText("after", '\nExample:\n  themata participant link "Mentor 1" "Mentee 1" --as mentor-of'),
  (from, to, options) => ({ ...options, from, to, unlink: false }),
);

export const participantUnlink = declared(
  (participant: Command) =>
    writes(
      participant
        .command("unlink")
        .description("remove a link from A to B")
        .argument("<a>")
        .argument("<b>")
        .option("--as <relation>", "only this relation"),
    ).addHelpText("after", '\nExample:\n  themata participant unlink "Mentor 1" "Mentee 1"'),
  (from, to, options) => ({ ...options, from, to, unlink: true }),
);
