import type { SourceColumns, WordCounter } from "../core/columns.js";
import type { Grouping } from "./grouping.js";
import type { Passages } from "./segments.js";
import { notActive, type Selection } from "./selection.js";
import { firstTurnAfter } from "./study-columns.js";
import { WordRuns } from "./word-runs.js";

/** How far a row reaches. */
export interface Extent {
  /** Active participants with at least one body touched. */
  n: number;
  /** Sources with at least one of the segments. */
  sources: number;
  /** Segments that touch the body of an active participant. */
  segments: number;
  /** Words of the segments inside bodies of active participants; no word twice. */
  words: number;
}

export interface RowTally extends Extent {
  /** Places of the `n` participants among those of the selection, in the order of being met. */
  readonly people: number[];
  /** Segments that touch no body of an active participant. They count nowhere else. */
  elsewhere: number;
  /** By the place of the group. A group that the row does not reach is absent. */
  readonly groups: Map<number, Extent>;
}

export interface Tally {
  readonly rows: readonly RowTally[];
  /** Segments that touch people of several groups, and so count in each. */
  readonly shared: number;
  /** Of the segments elsewhere, those that touch somebody who is not an active participant. */
  readonly notActive: number;
}

/**
 * Counts segments row by row, in one pass. They must be a union sorted by row, source and start, as
 * `unionSegments` gives it.
 */
export function tally(
  segments: Passages,
  rowCount: number,
  selection: Selection,
  grouping: Grouping | null,
  countWords: WordCounter,
): Tally {
  const counter = new SegmentCounter(rowCount, selection, grouping, countWords);
  for (let i = 0; i < segments.count; i++)
    counter.add(segments.row[i]!, segments.source[i]!, segments.start[i]!, segments.end[i]!);
  return counter.finish();
}

const emptyExtent = (): Extent => ({ n: 0, sources: 0, segments: 0, words: 0 });

class SegmentCounter {
  readonly #rows: RowTally[];
  readonly #selection: Selection;
  readonly #grouping: Grouping | null;
  readonly #runs: WordRuns;
  #shared = 0;
  #notActive = 0;

  // Where the pass stands. A run is the segments of one row in one source.
  #row = -1;
  #source = -1;
  #run = -1;
  #segment = -1;
  #tally: RowTally = { ...emptyExtent(), people: [], elsewhere: 0, groups: new Map() };
  #columns: SourceColumns | undefined;
  #speaker: Int32Array = new Int32Array(0);
  /** Turn in which the last segment began. */
  #turn = 0;
  #runCounted = false;

  // The last row a person was met in, and the group they were met in there; the last segment and run of a group.
  readonly #rowOfPerson: Int32Array;
  readonly #groupOfPerson: Int32Array;
  /** Where a group can be met again after it was left: the people met in the row, by group. */
  readonly #metAgain = new Set<number>();
  readonly #segmentOfGroup: Int32Array;
  readonly #runOfGroup: Int32Array;

  constructor(rowCount: number, selection: Selection, grouping: Grouping | null, countWords: WordCounter) {
    this.#rows = Array.from({ length: rowCount }, () => ({
      ...emptyExtent(),
      people: [],
      elsewhere: 0,
      groups: new Map(),
    }));
    this.#selection = selection;
    this.#grouping = grouping;
    this.#runs = new WordRuns(countWords, (turn, words) => this.#creditWords(turn, words));
    this.#rowOfPerson = new Int32Array(selection.people.length).fill(-1);
    this.#groupOfPerson = new Int32Array(selection.people.length).fill(-1);
    this.#segmentOfGroup = new Int32Array(grouping?.keys.length ?? 0).fill(-1);
    this.#runOfGroup = new Int32Array(grouping?.keys.length ?? 0).fill(-1);
  }

  add(row: number, source: number, start: number, end: number): void {
    if (row !== this.#row || source !== this.#source) this.#enter(row, source);
    const columns = this.#columns;
    if (columns === undefined) return;
    this.#segment++;
    let spoken = false;
    let left = false;
    let groups = 0;
    this.#turn = firstTurnAfter(columns, start, this.#turn);
    for (let turn = this.#turn; turn < columns.turns; turn++) {
      const bodyStart = columns.bodyStart[turn]!;
      if (bodyStart >= end) break;
      const from = Math.max(bodyStart, start);
      const to = Math.min(columns.bodyEnd[turn]!, end);
      if (from >= to) continue;
      const person = this.#speaker[turn]!;
      if (person < 0) {
        if (person === notActive) left = true;
        continue;
      }
      spoken = true;
      this.#runs.add(turn, from, to);
      groups += this.#meet(person, turn);
    }
    if (groups > 1) this.#shared++;
    if (!spoken) {
      this.#tally.elsewhere++;
      if (left) this.#notActive++;
      return;
    }
    this.#tally.segments++;
    if (!this.#runCounted) this.#tally.sources++;
    this.#runCounted = true;
  }

  finish(): Tally {
    this.#runs.close();
    return { rows: this.#rows, shared: this.#shared, notActive: this.#notActive };
  }

  #enter(row: number, source: number): void {
    this.#runs.close();
    const tally = this.#rows[row];
    const columns = this.#selection.sources[source];
    const speaker = this.#selection.speaker[source];
    if (tally === undefined || columns === undefined || speaker === undefined)
      throw new RangeError(`No row ${row} or no source ${source}.`);
    if (row !== this.#row) this.#metAgain.clear();
    this.#row = row;
    this.#source = source;
    this.#run++;
    this.#tally = tally;
    this.#columns = columns;
    this.#speaker = speaker;
    this.#turn = 0;
    this.#runCounted = false;
    this.#runs.open(columns);
  }

  /** Notes that the current segment touches a person; 1 if it is the first to do so in their group. */
  #meet(person: number, turn: number): number {
    if (this.#rowOfPerson[person] !== this.#row) {
      this.#rowOfPerson[person] = this.#row;
      this.#groupOfPerson[person] = -1;
      this.#tally.n++;
      this.#tally.people.push(person);
    }
    if (this.#grouping === null) return 0;
    const group = this.#grouping.groupOf(person, this.#source, turn);
    if (group < 0) return 0;
    const extent = this.#extentOf(group);
    if (this.#isNew(person, group)) extent.n++;
    if (this.#segmentOfGroup[group] === this.#segment) return 0;
    this.#segmentOfGroup[group] = this.#segment;
    extent.segments++;
    if (this.#runOfGroup[group] !== this.#run) {
      this.#runOfGroup[group] = this.#run;
      extent.sources++;
    }
    return 1;
  }

  /** Whether a person was not met in a group of this row before. */
  #isNew(person: number, group: number): boolean {
    // Sources come in order, so that a group by source or person is not met again once it was left.
    if (this.#groupOfPerson[person] === group) return false;
    this.#groupOfPerson[person] = group;
    if (this.#grouping?.byTurn !== true) return true;
    const key = group * this.#rowOfPerson.length + person;
    if (this.#metAgain.has(key)) return false;
    this.#metAgain.add(key);
    return true;
  }

  #creditWords(turn: number, words: number): void {
    this.#tally.words += words;
    if (this.#grouping === null) return;
    const group = this.#grouping.groupOf(this.#speaker[turn]!, this.#source, turn);
    if (group >= 0) this.#extentOf(group).words += words;
  }

  #extentOf(group: number): Extent {
    let extent = this.#tally.groups.get(group);
    if (extent === undefined) {
      extent = emptyExtent();
      this.#tally.groups.set(group, extent);
    }
    return extent;
  }
}
