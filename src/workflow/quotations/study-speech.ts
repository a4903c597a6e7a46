import { countedRows, placeOf } from "../../analysis/counted-rows.js";
import type { CountingInput } from "../../analysis/study-columns.js";
import { codingFlags } from "../../core/columns.js";
import { addTo } from "../../core/group-by.js";
import { heldBack } from "../../core/held-back.js";
import type { Id } from "../../core/records.js";
import type { CodedStretch, Speech } from "../../manuscript/speech.js";
import type { StudyStore } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { wholeText } from "../shared/shown/shown-text.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";

/** Every transcript as a paper's quotations are held against it, one after the other. */
export async function* studySpeech(
  store: StudyStore,
  columns: CountingInput,
  coders: ReadonlySet<Id>,
  progress: (done: number, all: number) => void,
): AsyncGenerator<Speech> {
  const sources = await currentSources(store);
  const coded = codedPassages(columns, coders);
  for (const [i, source] of sources.entries()) {
    progress(i, sources.length);
    const text = await wholeText(store, source.revision.id);
    yield speechOf(source, text, coded.get(source.revision.id) ?? []);
  }
}

interface CodedPassage {
  readonly start: number;
  readonly end: number;
  readonly themes: readonly Id[];
}

function speechOf(
  { source, turns, speakers }: CurrentSource,
  text: SourceText,
  coded: readonly CodedPassage[],
): Speech {
  const people = new Map(speakers.map(({ speaker, participant }) => [speaker.id, { speaker, participant }]));
  const { speaker, bodyStart, bodyEnd } = turns.columns;
  return {
    source: source.id,
    name: source.name,
    text: text.string,
    turns: speaker.map((id, turn) => {
      const who = people.get(id);
      const role = who?.speaker.role ?? "other";
      return {
        start: text.toUtf16(bodyStart[turn]!),
        end: text.toUtf16(bodyEnd[turn]!),
        role,
        participant: role === "participant" ? (who?.participant?.id ?? null) : null,
        withheld: who?.participant ? heldBack(who.participant, "shown") : null,
      };
    }),
    coded: coded.map(
      ({ start, end, themes }): CodedStretch => ({
        start: text.toUtf16(start),
        end: text.toUtf16(end),
        themes,
      }),
    ),
  };
}

/** Confirmed codings of the coders counted, and key quotations of anybody (which reports quote), by revision. */
function codedPassages(input: CountingInput, coders: ReadonlySet<Id>): Map<Id, CodedPassage[]> {
  const { codings } = input;
  const tree = countedRows(input, "themes");
  const found = new Map<Id, CodedPassage[]>();
  for (let i = 0; i < codings.count; i++) {
    const flags = codings.flags[i]!;
    const quoted = coders.has(codings.coder[i]!) || (flags & codingFlags.key) !== 0;
    if (!quoted || flags & codingFlags.proposed) continue;
    const revision = codings.revision[i]!;
    const passage = {
      start: codings.start[i]!,
      end: codings.end[i]!,
      themes: (tree.own[placeOf(tree, codings.id[i]!, codings.code[i]!) ?? -1] ?? []).flatMap(
        (row) => tree.rows[row]?.id ?? [],
      ),
    };
    addTo(found, revision, passage);
  }
  return found;
}
