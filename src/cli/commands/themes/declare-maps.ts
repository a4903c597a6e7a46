import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const map = declared(
  (program: Command) =>
    program
      .command("map")
      .description("the thematic map, as a picture, a page or DOT")
      .argument("[map]", "a named map (default: all themes)")
      .option("-o, --output <file>", "where to (.svg, .png, .html or .dot; - prints DOT)", "-")
      .option("--force", "overwrite an existing file")
      .option("--counts", "size by participants, also in a reflexive study")
      .option("--no-codes", "themes and relations only")
      .option("--at <state>", "as it stood: a snapshot, a milestone or an event's number")
      .option("--snapshot <stage>", "the same as --at initial, developed or final")
      .addHelpText(
        "after",
        '\nExample:\n  themata map -o map.svg\n  themata map set benefits "Trust is earned" "Doors open"\n  themata map --at initial -o initial.svg',
      ),
  (map, options) => ({ map, ...options }),
);

export const mapSet = declared(
  (map: Command) =>
    writes(
      map
        .command("set")
        .description("name a map and the themes on it (no themes: the map is removed)")
        .argument("<name>")
        .argument("[themes...]"),
    ).addHelpText("after", '\nExample:\n  themata map set benefits "Trust is earned" "Doors open"'),
  (name, themes, options) => ({ act: "map", name, themes, ...options }),
);

export const mapList = declared(
  (map: Command) =>
    map
      .command("list")
      .description("list the named maps and the snapshots")
      .addHelpText("after", "\nExample:\n  themata map list"),
  () => ({}),
);

export const mapSnapshot = declared(
  (map: Command) =>
    writes(
      map
        .command("snapshot")
        .description("save the map as it stands: initial, developed or final")
        .argument("<stage>", "initial, developed or final")
        .argument("[map]", "a named map (default: all themes)")
        .option("--note <text>", "a note on it")
        .option("--replace", "replace a stage"),
    ).addHelpText("after", "\nExample:\n  themata map snapshot initial"),
  (stage, map, options) => ({ stage, map, ...options }),
);

export const mapDiff = declared(
  (map: Command) =>
    map
      .command("diff")
      .description("what changed between two states of the map")
      .argument("<from>", "a snapshot, a milestone or an event's number")
      .argument("[to]", "the same, or now", "now")
      .option("--map <name>", "a named map (default: all themes)")
      .addHelpText("after", "\nExample:\n  themata map diff initial final"),
  (from, to, options) => ({ from, to, ...options }),
);

export const phase = declared(
  (program: Command) =>
    program
      .command("phase")
      .description("the journal of the six phases, from what was done and recorded")
      .argument("[phase]", "1 to 6 (default: all, in brief)")
      .addHelpText("after", "\nExample:\n  themata phase 4"),
  (phase) => ({ phase }),
);
