import type { Figure, StudyFigures } from "../figures.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature } from "./context.js";

const value = "(-?[01]?[.·]\\d{1,4})";
const rules = [
  {
    pattern: new RegExp(`(?:\\bkappas?\\b|κ)[^.;\\d]{0,60}?${value}`, "giu"),
    of: (s: StudyFigures) => s.kappa,
    name: "kappa" as const,
  },
  {
    pattern: new RegExp(`(?:\\balphas?\\b|α)[^.;\\d]{0,60}?${value}`, "giu"),
    of: (s: StudyFigures) => s.alpha,
    name: "alpha" as const,
  },
];

/** Coefficients of agreement: kappa and alpha over codes, or of a code that the sentence names. */
export function coefficientsRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const found: NumberClaim[] = [];
  for (const { pattern, of, name } of rules)
    for (const match of text.matchAll(pattern)) {
      const place = whole(match);
      const digits = match[1]?.split(/[.·]/)[1] ?? "";
      const stated = Number((match[1] ?? "").replace("·", "."));
      if (
        ofLiterature(sentence) ||
        /[<>≥≤]|\b(?:above|below|at least|threshold|considered|interpreted|between)\b/i.test(match[0])
      ) {
        found.push(unknown(place, stated, "it may be a threshold, or from another study"));
        continue;
      }
      const code = figures.perCode.find(
        (one) => sentence.full.includes(`“${one.code}”`) || sentence.full.includes(`"${one.code}"`),
      );
      const own = code?.[name];
      const candidates: readonly Figure[] =
        own === undefined || own === null
          ? of(figures)
          : [{ value: own, how: `${name} of the code "${code?.code ?? ""}"` }];
      if (candidates.length === 0) {
        found.push({
          ...place,
          stated,
          computed: null,
          status: "wrong",
          how: "no transcript is coded by two people, so there is no agreement to compute",
        });
        continue;
      }
      // A figure printed with three decimals may have been rounded again.
      const near = (value: number) => Math.abs(value - stated) <= 0.5 / 10 ** digits.length + 1e-9;
      const fits = candidates.find(({ value }) => near(value) || near(Number(value.toFixed(3))));
      found.push({
        ...place,
        stated,
        computed: Number((fits ?? candidates[0])?.value.toFixed(Math.max(2, digits.length))),
        status: fits === undefined ? "wrong" : "right",
        how:
          fits?.how ??
          candidates
            .slice(0, 4)
            .map((one) => `${one.value.toFixed(2)} ${one.how}`)
            .join("; "),
      });
    }
  return found;
}
