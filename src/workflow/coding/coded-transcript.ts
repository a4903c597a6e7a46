import { codingFlags } from "../../core/columns.js";
import { addTo } from "../../core/group-by.js";
import type { Id } from "../../core/records.js";
import { overlaps, type Span } from "../../core/span.js";
import { inOrder } from "../codebook/codebook-show.js";
import { allCodes } from "../codebook/codebook-state.js";
import { type CountedCoders, countedCoders, countedCodings } from "../shared/counted-coders.js";
import { openTranscript } from "../shared/open-transcript.js";
import type { NamedCode } from "../shared/resolve.js";
import { shownName } from "../shared/shown/shown-name.js";
import type { Work } from "../shared/work.js";

/** A transcript with its codings, turn by turn. */
export interface CodedSource {
  /** The study's title; may be empty. */
  readonly title: string;
  readonly source: string;
  /** Whose codings these are, in words. */
  readonly coders: string;
  readonly codings: number;
  /** Of these, codings that touch no turn's words (a heading, a speaker's name) and stand in no margin. */
  readonly outside: number;
  /** The codes that occur, in the order of the codebook. */
  readonly legend: readonly {
    readonly code: string;
    readonly color: string;
    readonly definition: string;
    readonly codings: number;
  }[];
  readonly turns: readonly {
    readonly number: number;
    readonly speaker: string;
    readonly participant: boolean;
    readonly time: string;
    readonly pieces: readonly {
      readonly text: string;
      readonly codings: readonly number[];
      readonly color: string;
    }[];
    readonly margin: readonly {
      readonly number: number;
      readonly code: string;
      readonly color: string;
      readonly coder: string;
      readonly key: boolean;
      readonly memo: string;
    }[];
  }[];
}

const palette = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee7733", "#009988"];

type PlacedCoding = Span & CodedSource["turns"][number]["margin"][number];

/** Confirmed codings of the coders counted (the consensus, else the lead coder, else those named) on a source. */
export async function codedSource(
  work: Work,
  wanted: string,
  { coders, names }: { readonly coders: string | undefined; readonly names: boolean },
): Promise<CodedSource> {
  const { store } = work;
  const transcript = await openTranscript(work, wanted);
  const counted = await countedCoders(store, coders);
  const codes = inOrder(await allCodes(store)).map(({ code }) => ({ ...code, color: colorOf(code) }));
  const { codings, timesUsed } = await placedCodings(work, transcript.revision.id, counted, codes);
  const { speaker, bodyStart, bodyEnd, startMs } = transcript.turns.columns;
  const people = new Map(transcript.speakers.map((who) => [who.speaker.id, who]));
  const shown = new Set<number>();
  let open: PlacedCoding[] = [];
  let next = 0;
  const turns = speaker.map((id, turn) => {
    const body = { start: bodyStart[turn] ?? 0, end: bodyEnd[turn] ?? 0 };
    for (; (codings[next]?.start ?? body.end) < body.end; next++) open.push(codings[next]!);
    open = open.filter(({ end }) => end > body.start);
    const here = open.filter((coding) => overlaps(coding, body));
    const margin = here.filter(({ number }) => !shown.has(number));
    for (const { number } of margin) shown.add(number);
    const who = people.get(id);
    return {
      number: turn + 1,
      speaker: who === undefined ? "" : shownName(who, names),
      participant: who?.speaker.role === "participant",
      time: clock(startMs[turn] ?? -1),
      pieces: cutAtCodings(body, here).map((span) => {
        const over = here.filter((coding) => overlaps(coding, span));
        return {
          text: transcript.text.slice(span),
          codings: over.map(({ number }) => number),
          color: over.at(-1)?.color ?? "",
        };
      }),
      margin: margin.map(({ start: _start, end: _end, ...rest }) => rest),
    };
  });
  const [title] = await store.current("setting", { key: "title" });
  return {
    title: title?.value ?? "",
    source: transcript.source.name,
    coders: describeCoders(counted, transcript.revision.id),
    codings: codings.length,
    outside: codings.length - shown.size,
    legend: codes.flatMap(({ id, path, color, definition, short }) => {
      const used = timesUsed.get(id);
      return used === undefined
        ? []
        : [{ code: path, color, definition: definition === "" ? short : definition, codings: used }];
    }),
    turns,
  };
}

/** Whose codings stand in this transcript, where the study counts one coder here and another there. */
const describeCoders = ({ settled, names, description: summary }: CountedCoders, revision: Id): string =>
  settled === null || names.length < 2
    ? summary
    : settled.revisions.has(revision)
      ? "the consensus"
      : `the lead coder (${names[1]})`;

/** The codings on a revision in the order in which they are met, the longer first where two begin together. */
async function placedCodings(
  { store }: Work,
  revisionId: Id,
  counted: CountedCoders,
  codes: readonly (NamedCode & { readonly color: string })[],
): Promise<{ codings: readonly PlacedCoding[]; timesUsed: ReadonlyMap<Id, number> }> {
  const columns = countedCodings(
    await store.codingColumns({ revisionId, coderId: [...counted.ids] }),
    counted,
  );
  const several = counted.settled === null && counted.ids.length > 1;
  const known = new Map(codes.map((code, place) => [code.id, { ...code, place }]));
  const names = new Map((await store.current("coder")).map(({ id, name }) => [id, name]));
  const memos = new Map<Id, string[]>();
  for (const { targetId, body } of await store.current("memo"))
    if (targetId !== null) addTo(memos, targetId, body);
  const timesUsed = new Map<Id, number>();
  const found: { readonly place: number; readonly coding: Omit<PlacedCoding, "number"> }[] = [];
  for (let i = 0; i < columns.count; i++) {
    const flags = columns.flags[i]!;
    if ((flags & codingFlags.proposed) !== 0) continue;
    const id = columns.code[i]!;
    const code = known.get(id);
    timesUsed.set(id, (timesUsed.get(id) ?? 0) + 1);
    found.push({
      place: code?.place ?? codes.length,
      coding: {
        start: columns.start[i]!,
        end: columns.end[i]!,
        code: code?.path ?? "",
        color: code?.color ?? "",
        coder: several ? (names.get(columns.coder[i]!) ?? "") : "",
        key: (flags & codingFlags.key) !== 0,
        memo: (memos.get(columns.id[i]!) ?? []).join("\n"),
      },
    });
  }
  found.sort((a, b) => a.coding.start - b.coding.start || b.coding.end - a.coding.end || a.place - b.place);
  return { codings: found.map(({ coding }, i) => ({ ...coding, number: i + 1 })), timesUsed };
}

/** The colour the researcher gave a code, else one of ours. */
const colorOf = ({ color, id }: NamedCode): string =>
  /^#[0-9a-f]{6}$/i.test(color) ? color : palette[id % palette.length]!;

/** A body cut wherever a coding begins or ends. */
function cutAtCodings(body: Span, codings: readonly Span[]): Span[] {
  const cuts = new Set([body.start, body.end]);
  for (const { start, end } of codings)
    for (const at of [start, end]) if (at > body.start && at < body.end) cuts.add(at);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).flatMap((end, i) => {
    const start = places[i] ?? end;
    return start < end ? [{ start, end }] : [];
  });
}

function clock(ms: number): string {
  if (ms < 0) return "";
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
