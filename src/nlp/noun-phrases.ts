import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { sentencesIn } from "../text/sentences.js";
import { stem } from "./stems.js";
import { isStopWord } from "./stop-words.js";

/** A noun phrase as it was said. */
export interface NounPhrase {
  readonly text: string;
  /** Stems of its words, in order. */
  readonly stems: readonly string[];
}

/** Words of a sentence that carry meaning, and its noun phrases. */
export interface SentenceWords {
  readonly stems: readonly string[];
  readonly phrases: readonly NounPhrase[];
}

const longest = 4;
let loaded: ReturnType<typeof winkNLP> | undefined;

/** The nouns and adjectives of each sentence, and the noun phrases they form, by wink-nlp's parts of speech (English);
 * all that wink-nlp is used for. */
export function nounPhrases(text: string): SentenceWords[] {
  loaded ??= winkNLP(model, ["pos"]);
  const nlp = loaded;
  return sentencesIn(text).map((sentence) => {
    const tokens = nlp.readDoc(sentence).tokens();
    const words = tokens.out();
    const tags = tokens.out(nlp.its.pos);
    const stems: string[] = [];
    const phrases: NounPhrase[] = [];
    let run: { word: string; noun: boolean }[] = [];
    const end = () => {
      while (run.length > 0 && !run.at(-1)?.noun) run.pop();
      const last = run.slice(-longest).map(({ word }) => word);
      if (last.length > 0)
        phrases.push({ text: last.join(" "), stems: last.map((word) => stem(word.toLowerCase())) });
      run = [];
    };
    for (const [i, word] of words.entries()) {
      const tag = tags[i];
      const noun = tag === "NOUN" || tag === "PROPN";
      const fits =
        (noun || tag === "ADJ") && /^\p{L}[\p{L}'’-]+$/u.test(word) && !isStopWord(word.toLowerCase());
      if (!fits) end();
      else {
        stems.push(stem(word.toLowerCase()));
        run.push({ word, noun });
      }
    }
    end();
    return { stems, phrases };
  });
}
