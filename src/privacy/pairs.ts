import type { Disclosure } from "./disclosure.js";

/** Two participants who belong together, "A is RELATION B", with where each is quoted. */
export interface LinkedPair {
  readonly a: QuotedPerson;
  readonly relation: string;
  readonly b: QuotedPerson;
}

export interface QuotedPerson {
  readonly label: string;
  /** Names of themes they are quoted under; empty where they are not quoted. */
  readonly themes: readonly string[];
}

/**
 * Pairs of whom both sides are quoted. Who recognises one recognises the other, and each can read what the other said:
 * under one theme, or with labels of the same number, even strangers can see that they are a pair.
 */
export function recognisablePairs(pairs: readonly LinkedPair[]): Disclosure[] {
  return pairs.flatMap(({ a, relation, b }): Disclosure[] => {
    if (a.themes.length === 0 || b.themes.length === 0) return [];
    const shared = a.themes.filter((theme) => b.themes.includes(theme));
    const number = (label: string) => /(\d+)\s*$/.exec(label)?.[1];
    const alike = number(a.label) !== undefined && number(a.label) === number(b.label);
    const reasons = [
      ...(shared.length > 0
        ? [
            `under the same theme (${shared
              .slice(0, 3)
              .map((name) => `“${name}”`)
              .join(", ")}${shared.length > 3 ? " …" : ""})`,
          ]
        : []),
      ...(alike ? ["with labels of the same number"] : []),
    ];
    const pair = `${a.label} and ${b.label} (${relation.replaceAll("-", " ")})`;
    return [
      {
        level: reasons.length > 0 ? "warning" : "hint",
        code: reasons.length > 0 ? "pair-recognisable" : "pair-quoted",
        about: "pairs",
        subject: `${a.label} ${relation} ${b.label}`,
        message:
          reasons.length > 0
            ? `${pair} are both quoted ${reasons.join(" and ")}: anyone who knows one of them knows the other`
            : `${pair} are both quoted, under different themes: could each be comfortable with the other reading it?`,
        places: shared.length > 0 ? shared.map((theme) => `theme ${theme}`) : [a.label, b.label],
      },
    ];
  });
}
