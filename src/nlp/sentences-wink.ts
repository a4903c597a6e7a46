import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { SentenceCut } from "./sentence-cut.js";

type Nlp = ReturnType<typeof winkNLP>;
let loaded: Nlp | undefined;

/** Sentences by wink-nlp's boundary detection alone; the model is read once. */
export function winkSentences(): SentenceCut {
  loaded ??= winkNLP(model, ["sbd"]);
  const nlp = loaded;
  return (turn) => {
    if (turn.trim() === "") return [];
    const doc = nlp.readDoc(turn);
    const places = locate(turn, doc.tokens().out());
    const spans = doc.sentences().out(nlp.its.span) as unknown as readonly (readonly [number, number])[];
    return (
      places &&
      spans.flatMap(([first, last]) => {
        const start = places[first]?.[0];
        const end = places[last]?.[1];
        return start === undefined || end === undefined ? [] : [[start, end] as const];
      })
    );
  };
}

/** Where the tokens stand; null where they do not cover all that is written. */
function locate(turn: string, tokens: readonly string[]): (readonly [number, number])[] | null {
  const places: (readonly [number, number])[] = [];
  let from = 0;
  for (const token of tokens) {
    const start = turn.indexOf(token, from);
    if (start < 0 || turn.slice(from, start).trim() !== "") return null;
    from = start + token.length;
    places.push([start, from]);
  }
  return turn.slice(from).trim() === "" ? places : null;
}
