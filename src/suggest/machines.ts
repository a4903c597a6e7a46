import type { CodeText, PseudoExample } from "./codes.js";
import { ancestors } from "./codes.js";
import type { Block, Floats } from "./floats.js";
import { type Gram, gramRow } from "./gram.js";
import type { Guide } from "./guide.js";
import { solve } from "./svm.js";

/** A coded passage as the machines see it. */
export interface Labelled {
  readonly question: string | null;
  /** Places in the list of codes. */
  readonly codes: readonly number[];
  /** Codes of which nobody has said yet whether the passage has them: they teach nothing here. */
  readonly unsure?: readonly number[] | undefined;
}

/** The codes of all examples, one after the other. */
export interface CodedRows {
  /** Where each example's codes begin; one more entry than there are examples. */
  readonly starts: Int32Array;
  readonly codes: Int32Array;
}

export function codedRows(examples: readonly Labelled[]): CodedRows {
  const starts = new Int32Array(examples.length + 1);
  for (const [i, { codes }] of examples.entries()) starts[i + 1] = starts[i]! + codes.length;
  return { starts, codes: Int32Array.from(examples.flatMap(({ codes }) => codes)) };
}

/** What all machines of one study share: rows are the examples, then the pseudo-examples. */
export interface Ground {
  readonly codes: readonly CodeText[];
  readonly examples: readonly Labelled[];
  /** The codes of the examples once more. */
  readonly coded: CodedRows;
  readonly pseudo: readonly PseudoExample[];
  /** Inner products of all rows, the constant feature included. */
  readonly gram: Gram;
  /** Machines of codes never used, which are alike in every fold. */
  readonly unused: Map<number, ReadonlyMap<number, number>>;
}

/** Room that is used again for every fitting. */
export interface FittingRoom {
  /** As many numbers as codes times the gram's stride. */
  readonly multipliers: Block;
  /** As many as a row of the gram is long. */
  readonly scores: Block;
}

/** The square of the constant feature, which every row has: no product is below it but by what is shared. */
export const constant = 0.1;

/** What was learned: the score of a code is the inner product of these with a passage's products with all rows. */
export interface Multipliers {
  readonly floats: Floats;
  /** By code and row: code * stride + row. */
  readonly block: Block;
  readonly stride: number;
}

/** A codebook text counts as much as this many coded passages of the code take away half of it. */
const halving = 8;
/** Bounds the work: the sum over codes of the square of the rows a machine looks at. */
const budget = 5e7;
/** With more codes than this, those never used learn from the codebook only. */
export const manyCodes = 300;

/**
 * One machine a code (one against the rest), learned from the examples for which `use` says so and from the
 * codebook's texts. A rare code's own passages count min(10, sqrt(others / own)) times as much; the
 * codebook's texts count 8 / (8 + own).
 */
export function fitMachines(
  ground: Ground,
  use: (example: number) => boolean,
  guide: Guide,
  room: FittingRoom,
): Multipliers {
  const { codes, examples, pseudo, gram } = ground;
  const rows = examples.length + pseudo.length;
  const { floats, stride } = gram;
  const fitted = room.multipliers;
  const above = ancestors(codes);
  const most = Math.max(200, Math.floor(Math.sqrt(budget / Math.max(1, codes.length))));
  const having = examples.map(({ codes: own }) => new Set(own));
  const masks = examples.map(({ question }) => guide(question));
  const signs = new Int8Array(rows);
  const costs = new Float64Array(rows);
  for (let code = 0; code < codes.length; code++) {
    signs.fill(0);
    let own = 0;
    let others = 0;
    for (let i = 0; i < examples.length; i++) {
      if (!use(i)) continue;
      const has = having[i]?.has(code) ?? false;
      if (!has && (masks[i]?.has(code) === false || examples[i]?.unsure?.includes(code))) continue;
      signs[i] = has ? 1 : -1;
      if (has) own++;
      else others++;
    }
    const alone = own === 0 && codes.length > manyCodes;
    if (alone) signs.fill(0);
    const ownWeight = own === 0 ? 1 : Math.max(1, Math.min(10, Math.sqrt(others / own)));
    for (let i = 0; i < examples.length; i++) costs[i] = signs[i] === 1 ? ownWeight : 1;
    const decay = halving / (halving + own);
    const ownTextWeight = Math.max(1, Math.min(10, Math.sqrt(codes.length)));
    for (const [k, text] of pseudo.entries()) {
      const row = examples.length + k;
      const mine = text.code === code;
      // What lies above or beneath a code in the tree speaks neither for nor against it.
      const kin = above[code]?.includes(text.code) || above[text.code]?.includes(code);
      if (!mine && (text.sign < 0 || kin)) continue;
      signs[row] = mine ? text.sign : -1;
      costs[row] = decay * text.weight * (signs[row] === 1 ? ownTextWeight : 1);
    }
    const known = alone ? ground.unused.get(code) : undefined;
    if (known !== undefined) {
      fitted.values.fill(0, code * stride, (code + 1) * stride);
      for (const [row, multiplier] of known) fitted.values[code * stride + row] = multiplier;
      continue;
    }
    thin(signs, gram, alone ? manyCodes / 3 : most);
    const multipliers = solve(gram, room.scores, { signs, costs });
    if (alone)
      ground.unused.set(code, new Map([...multipliers.entries()].filter(([, value]) => value !== 0)));
    fitted.values.set(multipliers, code * stride);
  }
  return { floats, block: fitted, stride };
}

/** Where there are too many rows, keeps the positive ones and those of the rest that are most like them. */
function thin(signs: Int8Array, gram: Gram, most: number): void {
  const n = signs.length;
  let used = 0;
  for (let i = 0; i < n; i++) if (signs[i] !== 0) used++;
  if (used <= most) return;
  const likeness = new Float64Array(n);
  const rest: number[] = [];
  let positives = 0;
  for (let i = 0; i < n; i++) {
    if (signs[i] === -1) rest.push(i);
    if (signs[i] !== 1) continue;
    positives++;
    if (positives > 100) continue;
    const own = gramRow(gram, i);
    for (let j = 0; j < n; j++) likeness[j]! += own[j]!;
  }
  rest.sort((a, b) => likeness[b]! - likeness[a]! || a - b);
  for (const i of rest.slice(Math.max(100, most - positives))) signs[i] = 0;
}
