import { type Keymap, keyActions, keysOf } from "./key-actions.js";

/** Commands of this mode only. */
const own: readonly (readonly [string, string])[] = [
  ["read", "repeat the turn from its start"],
  ["where", "say where you are and how far"],
  ["codes WORDS", "list codes that match the words"],
  ["code NAME; NAME", "code the selection (or the coding or sentence here)"],
  ["new-code NAME: DEFINITION", "make a code and code with it; PARENT/NAME puts it under another"],
  ["in-vivo NAME", "make the selected words a code; the name may be left out"],
  ["recode NAME", "replace the code of the coding here"],
  ["adjust", "move the ends of the coding; code keeps, clear leaves"],
  ["memo WORDS", "a memo on the coding or the passage here"],
  ["search WORDS", "go to the next place where the words are said"],
  ["goto N", "go to a turn"],
  ["against THEME, for THEME", "count the coding here as evidence"],
  [
    "support accepted: THEME",
    "decide whether the coding here supports a theme of its code; also set aside, left open",
  ],
  ["question NAME", "say which question of the guide the interviewer asks here"],
  ["finish, then finish yes", "finish the transcript"],
];

/** Every command of the line-by-line mode, with its keys. */
export function readerHelp(keymap: Keymap): string[] {
  return [
    "An empty line says where you are. next and back go by sentences. Commands, with their keys:",
    ...own.map(([name, words]) => `${name}: ${words}`),
    ...keyActions
      .filter(
        ({ name }) =>
          !own.some(([usage]) => usage.split(/[ ,]/)[0] === name) &&
          !["panel", "redraw", "suspend", "help"].includes(name),
      )
      .map(({ name, help }) => `${name} (${keysOf(keymap, name).join(" ")}): ${help}`),
  ];
}
