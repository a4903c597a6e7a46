import BayesClassifier from "natural/lib/natural/classifiers/bayes_classifier.js";

/** natural's naive Bayes classifier as it comes, a baseline to compare with: each code of a text is one class. */
export function bayesRanker(
  examples: readonly { readonly text: string; readonly codes: readonly number[] }[],
  codes: number,
): (text: string) => Float64Array {
  const classifier = new BayesClassifier();
  for (const { text, codes: own } of examples)
    for (const code of own) classifier.addDocument(text, String(code));
  if (examples.length > 0) classifier.train();
  return (text) => {
    const scores = new Float64Array(codes);
    if (examples.length === 0) return scores;
    for (const { label, value } of classifier.getClassifications(text)) scores[Number(label)] = value;
    return scores;
  };
}
