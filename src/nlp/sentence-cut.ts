/** Where sentences stand in one turn, in UTF-16 units; null where the method cannot place them. */
export type SentenceCut = (turn: string) => readonly (readonly [start: number, end: number])[] | null;
