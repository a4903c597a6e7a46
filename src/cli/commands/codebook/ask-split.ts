import { ThemataError } from "../../../core/errors.js";
import { fold } from "../../../core/similar.js";
import type { ListedCoding } from "../../../workflow/coding/list-codings.js";
import { shortened } from "../../../workflow/shared/find-passage.js";
import type { Io } from "../../io.js";
import { questions } from "../../terminal/questions.js";

/** Where the passages of a code go: the codes, those named on the way among them, and the code of each coding. */
export interface SplitAnswers {
  readonly into: readonly string[];
  readonly give: ReadonlyMap<string, string>;
}

const keys = "Enter keeps it · + NAME another code · b back · q stop";

/**
 * Shows each passage on a terminal and asks where it goes. `q`, or the end of the input, leaves the rest where it
 * is and keeps what was answered. `check` fails where the code cannot be split into these.
 */
export async function askSplit(
  io: Io,
  codings: readonly ListedCoding[],
  first: readonly string[],
  check: (into: readonly string[]) => Promise<unknown>,
): Promise<SplitAnswers> {
  const into = [...first];
  const give = new Map<string, string>();
  const say = (text: string) => io.stderr.say(text);
  const prompt = questions(io, say);
  const ask = () => prompt.ask(`${into.map((name, n) => `${n + 1} ${name}`).join("  ")}  (${keys}): `);
  try {
    let at = 0;
    walk: while (at < codings.length) {
      const coding = codings[at]!;
      say(passage(coding, at, codings.length, give.get(coding.id)));
      for (;;) {
        const answer = await ask();
        if (answer === null || answer === "q") break walk;
        if (answer === "b" && at > 0) {
          at--;
          break;
        }
        const named = answer.startsWith("+")
          ? await added(answer.slice(1).trim(), into, check, say)
          : into[Number(answer) - 1];
        if (named === undefined && answer !== "") {
          say(`Not one of the answers: "${answer}".\n`);
          continue;
        }
        if (named === null) continue;
        if (named === undefined) give.delete(coding.id);
        else give.set(coding.id, named);
        at++;
        break;
      }
    }
  } finally {
    prompt.close();
  }
  return { into, give };
}

/** A code named on the way; null, and told why, where it cannot be one. */
async function added(
  wanted: string,
  into: string[],
  check: (into: readonly string[]) => Promise<unknown>,
  say: (text: string) => unknown,
): Promise<string | null> {
  const there = into.find((name) => fold(name) === fold(wanted));
  if (there !== undefined) return there;
  try {
    await check([...into, wanted]);
    into.push(wanted);
    return wanted;
  } catch (error) {
    if (!(error instanceof ThemataError)) throw error;
    say(`${error.message}\n`);
    return null;
  }
}

function passage({ source, turn, coder, quote }: ListedCoding, i: number, all: number, given?: string) {
  const place = `${source}${turn === null ? "" : `, turn ${turn}`}`;
  const now = given === undefined ? "" : ` (now: ${given})`;
  return `\n${i + 1}/${all}  ${place} (${coder})${now}: "${shortened(quote, 400)}"\n`;
}
