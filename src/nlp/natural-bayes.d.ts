declare module "natural/lib/natural/classifiers/bayes_classifier.js" {
  export default class BayesClassifier {
    addDocument(text: string, label: string): void;
    train(): void;
    getClassifications(text: string): { label: string; value: number }[];
  }
}
