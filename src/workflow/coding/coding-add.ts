import type { CodingOrigin, Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { Draft } from "../../store/port.js";
import { codeForCoding } from "../shared/coding-codes.js";
import type { PassageLocator } from "../shared/coding-places.js";
import {
  type OpenSource,
  SourceOpener,
  touchesHead,
  turnsTouchedBy,
  wordsOf,
} from "../shared/coding-sources.js";
import { type CodingStatus, CodingWriter } from "../shared/coding-writer.js";
import { findPassage, othersTurns } from "../shared/find-passage.js";
import { type NamedCode, withPaths } from "../shared/resolve.js";
import { today } from "../shared/study-zone.js";
import { act, type Work } from "../shared/work.js";
import { sourceByName } from "./coding-names.js";

export interface AddCodings {
  readonly source: string;
  readonly place: PassageLocator;
  readonly codes: readonly string[];
  readonly memo?: string | undefined;
  readonly key: boolean;
  readonly origin: CodingOrigin;
}

export interface AddedCoding {
  /** Null in a dry run where the coding would be new. */
  readonly id: string | null;
  readonly source: string;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly code: string;
  readonly path: string;
  /** First turn whose body it touches, from 1. */
  readonly turn: number | null;
  readonly status: CodingStatus;
}

export interface CodingWarning {
  readonly code: "touches-head" | "outside-turns";
  readonly message: string;
}

export interface AddedCodings {
  readonly event: number | null;
  readonly codings: readonly AddedCoding[];
  readonly warnings: readonly CodingWarning[];
}

interface Made {
  readonly id: Id;
  readonly span: Span;
  readonly code: NamedCode;
  readonly status: CodingStatus;
}

/** Codes passages of one source, as one event. */
export async function addCodings(work: Work, input: AddCodings): Promise<AddedCodings> {
  const args = { source: input.source, codes: input.codes, turns: input.place.turns, span: input.place.span };
  const { seq, result } = await work.store.record(act(work, "coding.add", args), (draft) =>
    write(work, draft, input),
  );
  const { source, made } = result;
  const kept = made.filter(({ status }) => status !== "added" || seq !== null).map(({ id }) => id);
  const uids = await work.store.uids(kept);
  return {
    event: seq,
    warnings: spanWarnings(source, [...new Set(made.map(({ span }) => span))]),
    codings: made.map(({ id, span, code, status }) => ({
      id: status === "added" && seq === null ? null : (uids.get(id) ?? null),
      source: source.source.name,
      revision: source.revision.number,
      ...span,
      quote: wordsOf(source, span),
      code: code.name,
      path: code.path,
      turn: firstTurn(source, span),
      status,
    })),
  };
}

async function write(work: Work, draft: Draft, input: AddCodings) {
  const opener = new SourceOpener(work.store);
  const source = await (await sourceByName(work.store, opener))(input.source);
  const find = codeForCoding(withPaths<"code">(await work.store.current("code")));
  const codes = new Set(input.codes.map(find));
  const key = await opener.key(source.revision.id);
  const writer = await CodingWriter.open(work.store, draft, source.revision.id);
  const made: Made[] = [];
  for (const span of [findPassage(source, input.place), ...othersTurns(source, input.place)])
    for (const code of codes) {
      const coding = writer.add({
        revisionId: source.revision.id,
        span,
        codeId: code.id,
        coderId: draft.coder,
        origin: input.origin,
        key: input.key,
        quoteDigest: () => key.quote(source.whole.slice(span)),
      });
      const memo = input.memo?.trim() ?? "";
      const noted =
        memo !== "" && (await writer.memo(work.store, coding.id, draft.coder, await today(work), memo));
      made.push({
        ...coding,
        span,
        code,
        status: noted && coding.status === "unchanged" ? "changed" : coding.status,
      });
    }
  return { source, made };
}

/** Number of the first turn whose body a span touches; null where it touches none. */
export function firstTurn(source: OpenSource, span: Span): number | null {
  const [first] = turnsTouchedBy(source, span);
  return first === undefined ? null : first + 1;
}

/** What to tell about passages that reach beyond what was said. */
export function spanWarnings(source: OpenSource, spans: readonly Span[]): CodingWarning[] {
  const at = ({ start, end }: Span) => `${start}:${end} of "${source.source.name}"`;
  return spans.flatMap((span): CodingWarning[] => {
    if (turnsTouchedBy(source, span).length === 0)
      return [
        {
          code: "outside-turns",
          message: `The passage ${at(span)} is in no turn, so it counts for no one.`,
        },
      ];
    return touchesHead(source, span)
      ? [
          {
            code: "touches-head",
            message: `The passage ${at(span)} includes the head of a turn (who speaks), which is never counted.`,
          },
        ]
      : [];
  });
}
