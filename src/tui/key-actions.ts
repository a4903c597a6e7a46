/** What can be done while reading: its name, what it does, and the keys it has at first. */
export interface KeyActionInfo {
  readonly name: string;
  readonly group: "Move" | "Select" | "Code" | "Notes" | "Look" | "History";
  readonly help: string;
  readonly keys: readonly string[];
}

const info = <const N extends string>(
  name: N,
  group: KeyActionInfo["group"],
  help: string,
  ...keys: string[]
): KeyActionInfo & { readonly name: N } => ({ name, group, help, keys });

/** Every command of the coder, in the order of the help. */
export const keyActions = [
  info("down", "Move", "a line down", "down", "j"),
  info("up", "Move", "a line up", "up", "k"),
  info("left", "Move", "a character back", "left", "h"),
  info("right", "Move", "a character on", "right", "l"),
  info("word", "Move", "to the next word", "w", "C-right"),
  info("word-back", "Move", "to the word before", "b", "C-left"),
  info("sentence", "Move", "to the next sentence", ")"),
  info("sentence-back", "Move", "to the sentence before", "("),
  info("turn", "Move", "to the next turn", "}", "J", "C-down"),
  info("turn-back", "Move", "to the turn before", "{", "K", "C-up"),
  info("page", "Move", "a page down", "pagedown", "space", "C-f"),
  info("page-back", "Move", "a page up", "pageup", "C-b"),
  info("half-page", "Move", "half a page down", "C-d"),
  info("half-page-back", "Move", "half a page up", "C-u"),
  info("line-start", "Move", "to the start of the line", "home", "0"),
  info("line-end", "Move", "to the end of the line", "end", "$"),
  info("first", "Move", "to the start of the transcript", "g", "C-home"),
  info("last", "Move", "to its end", "G", "C-end"),
  info("goto", "Move", "to a turn by its number", ":"),
  info("uncoded", "Move", "to the next uncoded turn of a participant", "tab"),
  info("uncoded-back", "Move", "to the one before", "S-tab"),
  info("coded", "Move", "to the next coded passage", "]"),
  info("coded-back", "Move", "to the one before", "["),
  info("suggestion", "Move", "to the next suggestion", ">"),
  info("suggestion-back", "Move", "to the one before", "<"),
  info("telling", "Move", "to the uncoded turn whose coding teaches suggestions most", "T"),
  info("search", "Move", "search for words", "/"),
  info("hit", "Move", "to the next hit", "n"),
  info("hit-back", "Move", "to the hit before", "N"),
  info("bookmark", "Move", "set or remove a bookmark", "B"),
  info("to-bookmark", "Move", "to the next bookmark", "'"),
  info("revisits", "Move", "to the next passage to come back to", "@"),

  info("extend", "Select", "select freely: every move extends", "v"),
  info("extend-down", "Select", "extend a line down", "S-down"),
  info("extend-up", "Select", "extend a line up", "S-up"),
  info("extend-right", "Select", "extend a character on", "S-right"),
  info("extend-left", "Select", "extend a character back", "S-left"),
  info("select-word", "Select", "select the word; again: one more", "W"),
  info("select-sentence", "Select", "select the sentence; again: one more", "s"),
  info("select-turn", "Select", "select the turn; again: one more", "t"),
  info("other-end", "Select", "work on the other end of the selection", "o"),
  info("clear", "Select", "select nothing", "esc"),

  info("code", "Code", "choose codes for the selection (or the coding or sentence here)", "enter", "c"),
  info("repeat", "Code", "code with the last codes again", "."),
  info("in-vivo", "Code", "make the selected words a code", "i"),
  info("new-code", "Code", "a new code with its definition", "+", "C"),
  info("next-coding", "Code", "choose among the codings here", ","),
  info("uncode", "Code", "remove the code", "x", "delete"),
  info("recode", "Code", "replace it with another code", "r"),
  info("adjust", "Code", "move the ends of the coding; Enter keeps, Esc leaves", "a"),
  info("key", "Code", "a key quotation, or not", "*"),
  info("revisit", "Code", "a passage to come back to, or not", "f"),
  info("against", "Code", "counter-evidence for a theme", "!"),
  info("for", "Code", "evidence for a theme", "="),
  info("support", "Code", "whether the passage supports its theme: accept, set aside, leave open", "y"),
  info("question", "Code", "the question of the guide that the interviewer asks here", "Q"),
  info("suggestions", "Code", "suggestions on or off", "S"),
  info("accept-1", "Code", "accept the first suggestion", "1"),
  info("accept-2", "Code", "accept the second", "2"),
  info("accept-3", "Code", "accept the third", "3"),

  info("memo", "Notes", "a memo on the coding or the passage here", "m"),
  info("source-memo", "Notes", "a memo on the whole transcript", "M"),
  info("code-memo", "Notes", "a memo on the code here", "e"),

  info("panel", "Look", "the panel: details, codebook, off", "p"),
  info("others", "Look", "others' codings on or off (the study records it)", "O"),
  info("finish", "Look", "finish the transcript; shows what is uncoded first", "F"),
  info("help", "Look", "all keys", "?", "f1"),
  info("redraw", "Look", "redraw the screen", "C-l"),
  info("suspend", "Look", "back to the shell for a while; fg comes back", "C-z"),
  info("quit", "Look", "leave; everything is saved already", "q", "C-c"),

  info("undo", "History", "undo the last change of this session", "u"),
  info("redo", "History", "redo it", "U", "C-r"),
] as const;

export type KeyAction = (typeof keyActions)[number]["name"];

const names: ReadonlySet<string> = new Set(keyActions.map(({ name }) => name));
export const isKeyAction = (name: string): name is KeyAction => names.has(name);

/** Which key does what while reading. */
export type Keymap = ReadonlyMap<string, KeyAction>;

/** The keys as they are at first, with those of the configuration in their place. */
export function keymapOf(configured: Readonly<Record<string, readonly string[]>> = {}): Keymap {
  const map = new Map<string, KeyAction>();
  for (const { name, keys } of keyActions)
    if (configured[name] === undefined) for (const key of keys) map.set(key, name);
  for (const { name } of keyActions) for (const key of configured[name] ?? []) map.set(key, name);
  return map;
}

/** The keys of a command, as they are written for people. */
export function keysOf(keymap: Keymap, command: KeyAction): string[] {
  return [...keymap].flatMap(([key, name]) => (name === command ? [keyLabel(key)] : []));
}

const labels: Readonly<Record<string, string>> = {
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  enter: "Enter",
  esc: "Esc",
  tab: "Tab",
  space: "Space",
  pageup: "PgUp",
  pagedown: "PgDn",
  home: "Home",
  end: "End",
  delete: "Del",
  backspace: "Backspace",
  f1: "F1",
};

/** `C-r` as `Ctrl-R`, `S-down` as `Shift-↓`. */
export function keyLabel(key: string): string {
  const [, modifiers = "", name = key] = /^((?:[CSA]-)*)(.+)$/.exec(key) ?? [];
  const summary = modifiers.replace("C-", "Ctrl-").replace("S-", "Shift-").replace("A-", "Alt-");
  return summary + (labels[name] ?? (modifiers.includes("C-") ? name.toUpperCase() : name));
}
