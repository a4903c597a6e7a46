/** So many of so many people; 0 <= n <= of. */
export interface Share {
  readonly n: number;
  readonly of: number;
}
