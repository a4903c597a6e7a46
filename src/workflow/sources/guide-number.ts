const numberWord =
  "question|questions?\\s+no|q|frage|pregunta|pergunta|domanda|vraag|pytanie|fråga|soru|swali|السؤال|سؤال|प्रश्न|سوال|问题|問題|質問|问|問";
const number = "(\\d{1,3}(?:\\.\\d{1,2})*[a-z]?)";
const opening = "^[\\s\"'“”‘’«»(\\[*_#-]*";
// `Q3`, `Question 3:`, `Frage 3 -`; the word makes sure that a number of the guide is meant.
const named = new RegExp(
  `${opening}(?:${numberWord})\\s*(?:number|nummer|no\\.?|nr\\.?|n[°º]|#)?\\s*${number}(?![\\p{L}\\p{N}]|[:.,]\\d)[\\s.):\\]*_–—-]*`,
  "iu",
);
// `3.`, `3)`, `3:` before a blank, `3 - How`: not `10:30`, not `3 years`.
const bare = new RegExp(`${opening}${number}(?:[.):\\]](?=\\s|$)|\\s+[–—-]\\s+(?=\\p{L}))\\s*`, "iu");
const nameNumber = new RegExp(`^(?:(?:${numberWord})\\s*[.:#_-]?\\s*)?${number}$`, "iu");

/** The number that a text begins with, as a question of a guide is numbered, and the words after it. */
export function numberAt(text: string): { readonly number: string; readonly rest: string } | null {
  const found = named.exec(text) ?? bare.exec(text);
  if (found?.[1] === undefined) return null;
  return { number: plainNumber(found[1]), rest: text.slice(found[0].length) };
}

/** The number that a question's name is (`3`, `Q3`, `Question 3`); undefined where it is a word. */
export function numberOfName(name: string): string | undefined {
  const found = nameNumber.exec(name.trim())?.[1];
  return found === undefined ? undefined : plainNumber(found);
}

const plainNumber = (text: string) => text.toLowerCase().replace(/^0+(?=\d)/, "");
