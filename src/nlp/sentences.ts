import type { Span } from "../core/span.js";
import { SourceText } from "../text/source-text.js";
import { platformSentences } from "./sentences-platform.js";

/** Cuts one turn into sentences: code points within the given text, in order, without outer space. */
export type SentenceSplitter = (turn: string) => Span[];

/**
 * A splitter for a language (BCP 47 tag or English name; empty counts as English). English goes by
 * wink-nlp's rules, whose model is loaded with the first call; other languages, and turns
 * without a Latin letter, by the platform's rules and a list of abbreviations. Call it turn by turn.
 */
export async function sentenceSplitter(language: string): Promise<SentenceSplitter> {
  const platform = platformSentences(language);
  const english = /^(en|eng|english)?([-_ (].*)?$/i.test(language.trim());
  const cut = english ? (await import("./sentences-wink.js")).winkSentences() : null;
  return (turn) => {
    const places = (cut !== null && /\p{Script=Latin}/u.test(turn) ? cut(turn) : null) ?? platform(turn);
    const text = new SourceText(turn);
    return places.flatMap(([start, end]) => {
      const sentence = turn.slice(start, end);
      const from = start + sentence.length - sentence.trimStart().length;
      const to = start + sentence.trimEnd().length;
      return from < to ? [text.span(from, to)] : [];
    });
  };
}
