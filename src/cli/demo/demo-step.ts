/** One command of the demo, as it would be typed, with text for its standard input. */
export interface Step {
  readonly argv: readonly string[];
  readonly stdin?: string;
}

/** A command typed by the lead coder. */
export type By = (...argv: string[]) => Step;
