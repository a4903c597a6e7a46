import { type PlainText, plainForm } from "./quote-plain.js";

/** What stands between two pieces of a quotation. */
type Sign = "mark" | "line" | "gap";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Most places of a quotation's first piece from which it is followed. */
const mostStarts = 5000;

/**
 * A quotation that may run over several turns: its pieces, and the signs that stand where one turn may end and the
 * next begin, a mark (` / `), a line break, or an ellipsis.
 */
export class JoinedQuote {
  readonly #pieces: readonly string[];
  readonly #signs: readonly Sign[];

  private constructor(pieces: readonly string[], signs: readonly Sign[]) {
    this.#pieces = pieces;
    this.#signs = signs;
  }

  /** Null where a quotation has no such sign. */
  static read(quotation: string, gap: RegExp): JoinedQuote | null {
    const signs: Sign[] = [];
    const pieces: string[] = [];
    let from = 0;
    let sign: Sign = "line";
    const take = (to: number) => {
      const piece = plainForm(quotation.slice(from, to));
      if (piece === "") return;
      if (pieces.length > 0) signs.push(sign);
      pieces.push(piece);
      sign = "line";
    };
    for (const match of quotation.matchAll(new RegExp(`(${gap.source})|(\\s+/\\s+)|\\s*\\n\\s*`, "gu"))) {
      take(match.index);
      if (match[1] !== undefined) sign = "gap";
      else if (match[2] !== undefined && sign !== "gap") sign = "mark";
      from = match.index + match[0].length;
    }
    take(quotation.length);
    return pieces.length > 1 ? new JoinedQuote(pieces, signs) : null;
  }

  /**
   * Where it stands in several bodies of a plain text: a piece goes on in the same turn, or ends one and begins the next
   * whose words belong to the passage. An ellipsis may also pass over others to the same participant's next turn.
   * @param participant for each body who speaks, 0 for those who are no participants
   */
  places(plain: PlainText, participant: ArrayLike<number>): Stretch[] {
    const bodies = Array.from({ length: participant.length }, (_, body) => plain.bodyAt(body));
    const places: Stretch[] = [];
    const [first = ""] = this.#pieces;
    let body = 0;
    let tried = 0;
    for (const start of plain.places(first)) {
      if (tried++ > mostStarts) break;
      while (body < bodies.length - 1 && (bodies[body] as Stretch).end <= start) body++;
      const talk = { plain, bodies, participant };
      for (const end of this.#ends(talk, { piece: 1, at: start + first.length, body, crossed: false }))
        places.push({ start, end });
    }
    return places;
  }

  /** Where the quotation ends if its pieces from one on follow, in another turn than it began. */
  #ends({ plain, bodies, participant }: PlainTalk, reached: Reached): Set<number> {
    const { piece, at, body, crossed } = reached;
    const wanted = this.#pieces[piece];
    if (wanted === undefined) return new Set(crossed ? [at] : []);
    const sign = this.#signs[piece - 1] ?? "line";
    const here = bodies[body]!;
    const ends = new Set<number>();
    const go = (from: number, next: number) => {
      const then = {
        piece: piece + 1,
        at: from + wanted.length,
        body: next,
        crossed: crossed || next !== body,
      };
      for (const end of this.#ends({ plain, bodies, participant }, then)) ends.add(end);
    };
    const between = sign === "mark" ? " / " : " ";
    if (sign === "gap") {
      const next = plain.nextPlace(wanted, at);
      if (next >= 0 && next + wanted.length <= here.end) go(next, body);
    } else if (at + between.length <= here.end && plain.string.startsWith(between + wanted, at))
      go(at + between.length, body);
    if (at !== here.end) return ends;
    for (const next of nextTurns(bodies, participant, body, sign === "gap")) {
      const { start } = bodies[next]!;
      if (plain.string.startsWith(wanted, start)) go(start, next);
    }
    return ends;
  }
}

interface PlainTalk {
  readonly plain: PlainText;
  readonly bodies: readonly Stretch[];
  readonly participant: ArrayLike<number>;
}

/** How far a quotation was followed: behind a piece, at a place of the plain text. */
interface Reached {
  readonly piece: number;
  readonly at: number;
  readonly body: number;
  readonly crossed: boolean;
}

/** The next turn whose words belong to a passage over this one, and with `over` the next of the same participant. */
function nextTurns(
  bodies: readonly Stretch[],
  participant: ArrayLike<number>,
  body: number,
  over: boolean,
): number[] {
  const who = participant[body]!;
  const said = (turn: number) => bodies[turn]!.start < bodies[turn]!.end;
  let next = body + 1;
  const skipped = (turn: number) => !said(turn) || (who !== 0 && participant[turn] === 0);
  while (next < bodies.length && skipped(next)) next++;
  if (next >= bodies.length || (who === 0 && participant[next] !== 0)) return [];
  if (!over || who === 0 || participant[next] === who) return [next];
  let own = next + 1;
  while (own < bodies.length && !(participant[own] === who && said(own))) own++;
  return own < bodies.length ? [next, own] : [next];
}
