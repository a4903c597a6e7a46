/**
 * Examples of agreement that others have published, with the figures they print. The data are written in our own way: what
 * one coder said of every unit stands in one line.
 */
export interface PublishedExample {
  readonly title: string;
  /** Where it was published: author, year, title, place, and the page or table where known. */
  readonly source: string;
  readonly data: PublishedData;
  /** As printed; each must be met to its last digit. */
  readonly published: Figures;
  /** Printed, but cut off or worked out from rounded parts: met to a thousandth. */
  readonly inexact?: Figures;
  /** Worked out from the formulas apart from this program, to six digits. */
  readonly recomputed: Figures;
}

export type Figures = Readonly<Record<string, number>>;

export type PublishedData =
  /** A line a coder, a value a unit; a dot is missing. */
  | { readonly ratings: readonly string[]; readonly categories?: string }
  /** Two coders: a line a category of the first, the counts of the second's categories in it. */
  | { readonly table: readonly string[]; readonly disagreement?: readonly string[] }
  /** A line a unit: how many coders gave it each category. */
  | { readonly counts: readonly string[] }
  /** A line a coder, a set of one-letter labels a unit; a dash is the empty set. */
  | { readonly sets: readonly string[] }
  /** A line a coder: the units marked on a continuum, "label start+length". */
  | { readonly begin: number; readonly length: number; readonly marks: readonly string[] };

export const publishedExamples: readonly PublishedExample[] = [
  {
    title: "two judges, three categories, worse than chance",
    source:
      "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement, 20(1), 37–46, table 1 (p. 37).",
    data: { table: ["25 12 3", "13 2 15", "12 16 2"] },
    published: { observed: 0.29, cohenKappa: -0.092 },
    recomputed: { observed: 0.29, cohenKappa: -0.092308, gwetAC1: -0.04797 },
  },
  {
    title: "two judges, three categories, weighted",
    source:
      "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement, 20(1), 37–46, p. 45; weights: Cohen, J. (1968). Weighted kappa. Psychological Bulletin, 70(4), 213–220.",
    data: { table: ["88 14 18", "10 40 10", "2 6 12"], disagreement: ["0 1 3", "1 0 6", "3 6 0"] },
    published: { cohenKappa: 0.492, observed: 0.7, weightedKappa: 0.348 },
    recomputed: { observed: 0.7, cohenKappa: 0.491525, gwetAC1: 0.575972, weightedKappa: 0.347826 },
  },
  {
    title: "grant proposals",
    source: "Wikipedia, “Cohen's kappa”, the simple example.",
    data: { table: ["20 5", "10 15"] },
    published: { cohenKappa: 0.4, observed: 0.7 },
    recomputed: {
      observed: 0.7,
      cohenKappa: 0.4,
      scottPi: 0.393939,
      gwetAC1: 0.405941,
      brennanPrediger: 0.4,
      alphaNominal: 0.4,
    },
  },
  {
    title: "same percentage, first table",
    source: "Wikipedia, “Cohen's kappa”, same percentages but different numbers.",
    data: { table: ["45 15", "25 15"] },
    published: { cohenKappa: 0.1304 },
    recomputed: {
      observed: 0.6,
      cohenKappa: 0.130435,
      scottPi: 0.120879,
      gwetAC1: 0.266055,
      brennanPrediger: 0.2,
      alphaNominal: 0.125275,
    },
  },
  {
    title: "same percentage, second table",
    source: "Wikipedia, “Cohen's kappa”, same percentages but different numbers.",
    data: { table: ["25 35", "5 35"] },
    published: { cohenKappa: 0.2593 },
    recomputed: {
      observed: 0.6,
      cohenKappa: 0.259259,
      scottPi: 0.191919,
      gwetAC1: 0.207921,
      brennanPrediger: 0.2,
      alphaNominal: 0.19596,
    },
  },
  {
    title: "high agreement, balanced",
    source:
      "Feinstein, A. R., & Cicchetti, D. V. (1990). High agreement but low kappa: I. The problems of two paradoxes. Journal of Clinical Epidemiology, 43(6), 543–549.",
    data: { table: ["40 9", "6 45"] },
    published: { observed: 0.85, cohenKappa: 0.7 },
    recomputed: {
      observed: 0.85,
      cohenKappa: 0.699519,
      scottPi: 0.699248,
      gwetAC1: 0.700748,
      brennanPrediger: 0.7,
      alphaNominal: 0.700752,
    },
  },
  {
    title: "high agreement, skewed",
    source: "Feinstein, A. R., & Cicchetti, D. V. (1990), as above.",
    data: { table: ["80 10", "5 5"] },
    published: { observed: 0.85, cohenKappa: 0.318 },
    recomputed: {
      observed: 0.85,
      cohenKappa: 0.318182,
      scottPi: 0.314286,
      gwetAC1: 0.808,
      brennanPrediger: 0.7,
      alphaNominal: 0.317714,
    },
  },
  {
    title: "the paradox of prevalence, 125 units",
    source:
      "Gwet, K. (2002). Kappa statistic is not satisfactory for assessing the extent of agreement between raters. Statistical Methods for Inter-Rater Reliability Assessment, no. 1.",
    data: { table: ["118 5", "2 0"] },
    published: { cohenKappa: -0.0234, gwetAC1: 0.9408 },
    recomputed: {
      observed: 0.944,
      cohenKappa: -0.023392,
      scottPi: -0.028807,
      gwetAC1: 0.940776,
      brennanPrediger: 0.888,
      alphaNominal: -0.024691,
    },
  },
  {
    title: "ten units",
    source:
      "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29–48.",
    data: { table: ["8 1", "0 1"] },
    published: { gwetAC1: 0.8658, scottPi: 0.6078 },
    recomputed: {
      observed: 0.9,
      cohenKappa: 0.615385,
      scottPi: 0.607843,
      gwetAC1: 0.865772,
      brennanPrediger: 0.8,
      alphaNominal: 0.627451,
    },
  },
  {
    title: "two coders, two dialogue acts",
    source:
      "Artstein, R., & Poesio, M. (2008). Inter-coder agreement for computational linguistics. Computational Linguistics, 34(4), 555–596, table 1.",
    data: { table: ["20 20", "10 50"] },
    published: { observed: 0.7, scottPi: 0.341, cohenKappa: 0.348, brennanPrediger: 0.4 },
    recomputed: {
      observed: 0.7,
      cohenKappa: 0.347826,
      scottPi: 0.340659,
      gwetAC1: 0.449541,
      brennanPrediger: 0.4,
      alphaNominal: 0.343956,
    },
  },
  {
    title: "statement, request and check",
    source: "Artstein, R., & Poesio, M. (2008), as above, the example of weighted coefficients.",
    data: { table: ["46 0 0", "6 32 6", "0 0 10"] },
    published: { observed: 0.88, cohenKappa: 0.801, brennanPrediger: 0.82 },
    // Cut, not rounded.
    inexact: { scottPi: 0.799 },
    recomputed: {
      observed: 0.88,
      cohenKappa: 0.801325,
      scottPi: 0.799532,
      gwetAC1: 0.828743,
      brennanPrediger: 0.82,
      alphaNominal: 0.800535,
    },
  },
  {
    title: "psychiatric diagnoses, six raters a patient",
    source:
      "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, 76(5), 378–382.",
    data: {
      counts: [
        "0 0 0 6 0",
        "0 3 0 0 3",
        "0 1 4 0 1",
        "0 0 0 0 6",
        "0 3 0 3 0",
        "2 0 4 0 0",
        "0 0 4 0 2",
        "2 0 3 1 0",
        "2 0 0 4 0",
        "0 0 0 0 6",
        "1 0 0 5 0",
        "1 1 0 4 0",
        "0 3 3 0 0",
        "1 0 0 5 0",
        "0 2 0 3 1",
        "0 0 5 0 1",
        "3 0 0 1 2",
        "5 1 0 0 0",
        "0 2 0 4 0",
        "1 0 2 0 3",
        "0 0 0 0 6",
        "0 1 0 5 0",
        "0 2 0 1 3",
        "2 0 0 4 0",
        "1 0 0 4 1",
        "0 5 0 1 0",
        "4 0 0 0 2",
        "0 2 0 4 0",
        "1 0 5 0 0",
        "0 0 0 0 6",
      ],
    },
    published: { fleissKappa: 0.43 },
    recomputed: {
      observed: 0.555556,
      fleissKappa: 0.430245,
      gwetAC1: 0.447885,
      brennanPrediger: 0.444444,
      alphaNominal: 0.43341,
    },
  },
  {
    title: "fourteen raters, ten subjects",
    source: "Wikipedia, “Fleiss' kappa”, the worked example.",
    data: {
      counts: [
        "0 0 0 0 14",
        "0 2 6 4 2",
        "0 0 3 5 6",
        "0 3 9 2 0",
        "2 2 8 1 1",
        "7 7 0 0 0",
        "3 2 6 3 0",
        "2 5 3 2 2",
        "6 5 2 1 0",
        "0 2 2 3 7",
      ],
    },
    published: { fleissKappa: 0.21 },
    recomputed: {
      observed: 0.378022,
      fleissKappa: 0.209931,
      gwetAC1: 0.225614,
      brennanPrediger: 0.222527,
      alphaNominal: 0.215574,
    },
  },
  {
    title: "Meg and Owen, two values",
    source:
      "Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, example A; also Krippendorff, K. (1980). Content Analysis. Sage, p. 133.",
    data: { ratings: ["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"] },
    published: { alphaNominal: 0.095, observed: 0.6 },
    recomputed: {
      observed: 0.6,
      fleissKappa: 0.047619,
      gwetAC1: 0.310345,
      brennanPrediger: 0.2,
      alphaNominal: 0.095238,
      cohenKappa: 0.090909,
      scottPi: 0.047619,
    },
  },
  {
    title: "Ben and Gerry, five values",
    source:
      "Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, example B.",
    data: { ratings: ["a a b b d c c c e d d a", "b a b b b c c c e d d d"] },
    published: { alphaNominal: 0.692 },
    recomputed: {
      observed: 0.75,
      fleissKappa: 0.678571,
      gwetAC1: 0.689655,
      brennanPrediger: 0.6875,
      alphaNominal: 0.691964,
      cohenKappa: 0.684211,
      scottPi: 0.678571,
    },
  },
  {
    title: "Krippendorff's alpha, four observers with gaps",
    source:
      "Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, example C. The same data: Gwet, K. L. (2014). Handbook of Inter-Rater Reliability, 4th ed., p. 120.",
    data: {
      ratings: [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
      ],
      categories: "1 2 3 4 5",
    },
    published: {
      alphaNominal: 0.743,
      alphaOrdinal: 0.815,
      alphaInterval: 0.849,
      alphaRatio: 0.797,
      gwetAC1: 0.77544,
      fleissKappa: 0.76117,
      observed: 0.81818,
    },
    // Not what Conger's formula gives for these data.
    inexact: { congerKappa: 0.76282 },
    recomputed: {
      observed: 0.818182,
      fleissKappa: 0.761169,
      gwetAC1: 0.775444,
      brennanPrediger: 0.772727,
      alphaNominal: 0.743421,
      alphaOrdinal: 0.815388,
      alphaInterval: 0.849107,
      alphaRatio: 0.797403,
      congerKappa: 0.762067,
    },
  },
  {
    title: "three coders, fifteen units, with gaps",
    source: "Wikipedia, “Krippendorff's alpha”, the worked example.",
    data: {
      ratings: [
        ". . . . . 3 4 1 2 1 1 3 3 . 3",
        "1 . 2 1 3 3 4 3 . . . . . . .",
        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
      ],
    },
    published: { alphaNominal: 0.691, alphaOrdinal: 0.807, alphaInterval: 0.811 },
    recomputed: {
      observed: 0.777778,
      fleissKappa: 0.68602,
      gwetAC1: 0.709164,
      brennanPrediger: 0.703704,
      alphaNominal: 0.691358,
      alphaOrdinal: 0.806721,
      alphaInterval: 0.810845,
    },
  },
  {
    title: "five observers, forty units, ordinal",
    source:
      "Hayes, A. F., & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data. Communication Methods and Measures, 1(1), 77–89.",
    data: {
      ratings: [
        "1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1",
        "1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1",
        "2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1",
        ". 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .",
        "2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1",
      ],
    },
    published: { alphaOrdinal: 0.7598 },
    recomputed: {
      observed: 0.625,
      fleissKappa: 0.469685,
      gwetAC1: 0.509349,
      brennanPrediger: 0.5,
      alphaNominal: 0.47651,
      alphaOrdinal: 0.759829,
      alphaInterval: 0.757378,
    },
  },
  {
    title: "a continuum by position, A",
    source:
      "Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological Methodology, 25, 47–76.",
    data: {
      ratings: [
        "0 0 1 1 1 1 1 1 1 1 0 0 0 0 1 1 1 1 1 1 0 0 0 0",
        "0 0 0 0 1 1 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0",
      ],
    },
    published: { cohenKappa: 0.385, scottPi: 0.314, alphaNominal: 0.329 },
    recomputed: { cohenKappa: 0.384615, scottPi: 0.314286, alphaNominal: 0.328571 },
  },
  {
    title: "a continuum by position, B",
    source: "Krippendorff, K. (1995), as above.",
    data: {
      ratings: [
        "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 0 0 0 0 0",
        "1 1 1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
      ],
    },
    published: { cohenKappa: 0.385, scottPi: 0.314 },
    recomputed: { cohenKappa: 0.384615, scottPi: 0.314286, alphaNominal: 0.328571 },
  },
  {
    title: "a continuum by position, C",
    source: "Krippendorff, K. (1995), as above.",
    data: {
      ratings: [
        "0 0 1 1 1 1 1 1 0 0 1 1 0 0 1 1 1 1 0 0 1 1 0 0",
        "1 1 0 0 1 1 1 1 0 0 1 1 1 1 0 0 1 1 0 0 1 1 0 0",
      ],
    },
    published: { cohenKappa: 0.314, scottPi: 0.314 },
    recomputed: { cohenKappa: 0.314286, scottPi: 0.314286, alphaNominal: 0.328571 },
  },
  {
    title: "unitizing, two observers",
    source:
      "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology, 2nd ed. Sage, p. 254.",
    data: {
      begin: 150,
      length: 300,
      marks: ["c 225+70, c 370+30, k 180+60, k 300+50", "c 220+80, c 355+20, c 400+20, k 180+60, k 300+50"],
    },
    published: {
      alphaUc: 0.7286,
      alphaUk: 1.0,
      observedC: 0.0144,
      expectedC: 0.0532,
      observedK: 0,
      expectedK: 0.049,
    },
    // Worked out from rounded parts: 1 - 0.0144 / (0.0532 + 0.0490).
    inexact: { alphaU: 0.8591 },
    recomputed: {
      alphaU: 0.858665,
      alphaUc: 0.728599,
      alphaUk: 1.0,
      expectedC: 0.053222,
      expectedK: 0.048979,
      observedC: 0.014444,
      observedK: 0.0,
    },
  },
  {
    title: "sets of labels",
    source:
      "Meyer, C. M., Mieskes, M., Stab, C., & Gurevych, I. (2014). DKPro Agreement: An open-source Java library for measuring inter-rater agreement. COLING 2014, System Demonstrations, 105–109; the example of set annotations in its tests.",
    data: { sets: ["- A A A AB AB ABC C C", "- - A B A AC ABC AC AC"] },
    published: { alphaPartial: 0.186 },
    // Cut, not rounded.
    inexact: { alphaJaccardTimesPartial: 0.252 },
    recomputed: {
      alphaMasi: 0.273081,
      alphaJaccardTimesPartial: 0.252947,
      alphaPartial: 0.18617,
      alphaJaccard: 0.31562,
    },
  },
];
