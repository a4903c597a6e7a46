import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemSentence } from "wink-nlp";
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

/** The nouns and adjectives of each sentence, and the noun phrases they form, by wink-nlp's parts of speech (English). */
export function nounPhrases(text: string): SentenceWords[] {
  loaded ??= winkNLP(model, ["sbd", "pos"]);
  const nlp = loaded;
  const found: SentenceWords[] = [];
  nlp
    .readDoc(text)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens = sentence.tokens().out();
      const tags = sentence.tokens().out(nlp.its.pos);
      const stems: string[] = [];
      const phrases: NounPhrase[] = [];
      let run: { word: string; noun: boolean }[] = [];
      const end = () => {
        while (run.length > 0 && !run.at(-1)?.noun) run.pop();
        const words = run.slice(-longest).map(({ word }) => word);
        if (words.length > 0)
          phrases.push({ text: words.join(" "), stems: words.map((word) => stem(word.toLowerCase())) });
        run = [];
      };
      for (const [i, word] of tokens.entries()) {
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
      found.push({ stems, phrases });
    });
  return found;
}
