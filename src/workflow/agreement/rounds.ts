import { conflictError, usageError } from "../../core/errors.js";
import { groupBy } from "../../core/group-by.js";
import type { Round, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";
import { act, type Work } from "../shared/work.js";

/** A round by the name people know it by. */
export const roundName = ({ number, name }: Pick<Round, "number" | "name">): string =>
  name === "" ? `round ${number}` : `round ${number} (${name})`;

/** The round meant by its number or name. Fails with `unknown-round`. */
export function roundNamed(wanted: string, rounds: readonly StoredRecord<"round">[]): StoredRecord<"round"> {
  const key = fold(wanted).replace(/^round /, "");
  const found = rounds.filter(
    ({ number, name }) => String(number) === key || (name !== "" && fold(name) === key),
  );
  if (found.length === 1) return found[0]!;
  throw usageError(
    "unknown-round",
    found.length === 0 ? `There is no round "${wanted}".` : `More than one round is called "${wanted}".`,
    rounds.length === 0
      ? "The study has no rounds; one begins with 'themata round start'."
      : `Rounds: ${rounds.map(roundName).join(", ")}, or none.`,
  );
}

export const roundKinds = ["independent", "negotiated"] as const;

export interface StartedRound {
  readonly event: Seq | null;
  readonly round: number;
  readonly kind: Round["kind"];
  readonly name: string;
}

/**
 * Opens a round: what is coded and finished from now on belongs to it. Fails with `round-open` while
 * another is open.
 */
export async function startRound(work: Work, kind: Round["kind"], name: string): Promise<StartedRound> {
  const { seq, result } = await work.store.record(act(work, "round.start", { kind, name }), async (draft) => {
    const rounds = await work.store.current("round");
    const open = rounds.find(({ state }) => state === "open");
    if (open !== undefined)
      throw conflictError(
        "round-open",
        `${capital(roundName(open))} is open.`,
        "Close it with 'themata round close'.",
      );
    if (name !== "" && rounds.some((round) => fold(round.name) === fold(name)))
      throw usageError("round-exists", `There already was a round "${name}".`);
    const number = rounds.reduce((most, round) => Math.max(most, round.number), 0) + 1;
    draft.add("round", { number, state: "open", kind, name });
    return number;
  });
  return { event: seq, round: result, kind, name };
}

/** Closes the open round. Fails with `no-round`. */
export async function closeRound(work: Work): Promise<StartedRound> {
  const { seq, result } = await work.store.record(act(work, "round.close"), async (draft) => {
    const open = (await work.store.current("round", { state: "open" })).at(-1);
    if (open === undefined)
      throw usageError("no-round", "No round is open.", "One begins with 'themata round start'.");
    draft.change("round", open.id, { state: "closed" });
    return open;
  });
  return { event: seq, round: result.number, kind: result.kind, name: result.name };
}

export interface RoundStatus {
  readonly number: number;
  readonly name: string;
  readonly kind: Round["kind"];
  readonly state: Round["state"];
  readonly codings: number;
  /** For each coder with a finished pass, how many sources they finished. */
  readonly finished: Readonly<Record<string, number>>;
  /** Sources that two coders or more finished. */
  readonly doubleCoded: number;
}

/** The rounds in order, with who has finished what. */
export async function roundStatus(store: StudyStore): Promise<RoundStatus[]> {
  const coders = new Map((await store.current("coder")).map(({ id, name }) => [id, name]));
  const passes = await store.current("pass", { state: "finished" });
  const columns = await store.codingColumns();
  const codings = new Map<number, number>();
  for (const round of columns.round) codings.set(round, (codings.get(round) ?? 0) + 1);
  return [...(await store.current("round"))]
    .sort((a, b) => a.number - b.number)
    .map(({ id, number, name, kind, state }) => {
      const own = passes.filter(({ roundId }) => roundId === id);
      const finished: Record<string, number> = {};
      for (const { coderId } of own) {
        const coder = coders.get(coderId) ?? "?";
        finished[coder] = (finished[coder] ?? 0) + 1;
      }
      const double = [...groupBy(own, ({ revisionId }) => revisionId).values()];
      return {
        number,
        name,
        kind,
        state,
        codings: codings.get(id) ?? 0,
        finished,
        doubleCoded: double.filter((by) => new Set(by.map(({ coderId }) => coderId)).size >= 2).length,
      };
    });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
