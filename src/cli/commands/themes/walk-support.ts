import { ThemataError } from "../../../core/errors.js";
import type { ThemeSupport } from "../../../core/records.js";
import { shortened } from "../../../workflow/shared/find-passage.js";
import { supportWords } from "../../../workflow/shared/support-decisions.js";
import type { Work } from "../../../workflow/shared/work.js";
import { decideSupport } from "../../../workflow/themes/support-decide.js";
import type { ListedSupport, ThemeSupportList } from "../../../workflow/themes/theme-support-list.js";
import type { Io } from "../../io.js";
import { questions } from "../../terminal/questions.js";

const answers: Readonly<Record<string, ThemeSupport["state"]>> = {
  a: "accepted",
  s: "set-aside",
  u: "undecided",
};

/**
 * Walks through the passages of a theme that are not decided on, on a terminal. Each answer is recorded at once, so that what
 * was decided stays when the walk is left; after `b` the passage before can be decided anew.
 */
export async function walkSupport(
  work: Work,
  { theme, passages }: ThemeSupportList,
  io: Io,
): Promise<number> {
  const open = passages.filter(({ support }) => support === null || support === "undecided");
  const now = new Map<ListedSupport, ThemeSupport["state"] | null>(open.map((one) => [one, one.support]));
  const say = (text: string) => io.stderr.say(text);
  const prompt = questions(io, say);
  const decided = new Set<ListedSupport>();
  try {
    for (let at = 0; at < open.length; ) {
      const passage = open[at]!;
      say(inWords(passage, `${at + 1}/${open.length}`, now.get(passage) ?? null));
      const answer = await prompt.ask(
        `Does it support "${theme.name}"? (a accept · s set aside · u leave open · + a note after it · Enter skip · b back · q stop): `,
      );
      if (answer === null || answer === "q") break;
      if (answer === "b") {
        at = Math.max(0, at - 1);
        continue;
      }
      const [key = "", ...words] = answer.split(/\s+/);
      const state = answers[key.toLowerCase()];
      if (answer !== "" && state === undefined) {
        say(`Not one of the answers: "${answer}".\n`);
        continue;
      }
      if (state !== undefined) {
        const note = words.length === 0 ? undefined : words.join(" ");
        if (!(await recorded(work, theme.id, passage, { state, note }, say))) continue;
        now.set(passage, state);
        decided.add(passage);
      }
      at++;
    }
  } finally {
    prompt.close();
  }
  return decided.size;
}

/** Whether the decision could be recorded; why not is told. */
async function recorded(
  work: Work,
  themeId: number,
  passage: ListedSupport,
  decision: Parameters<typeof decideSupport>[3],
  say: (text: string) => unknown,
): Promise<boolean> {
  try {
    await decideSupport(work, themeId, [passage], decision);
    return true;
  } catch (error) {
    if (!(error instanceof ThemataError) || error.kind === "data") throw error;
    say(`${error.message}\n`);
    return error.code === "evidence-gone";
  }
}

function inWords(passage: ListedSupport, place: string, support: ThemeSupport["state"] | null): string {
  const { source, turn, participants, codes, quote, note } = passage;
  const where = `${source}${turn === null ? "" : `, turn ${turn}`}`;
  const state = support === null ? "" : ` (${supportWords[support]}${note === "" ? "" : `: ${note}`})`;
  return `\n${place}  ${where}, ${participants.join(", ")} · ${codes.join(", ")}${state}\n"${shortened(quote, 600)}"\n`;
}
