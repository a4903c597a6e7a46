import stringWidth from "string-width";

/**
 * A terminal screen of the simplest kind: it understands what the coder sends and nothing else, so that
 * anything else is noticed.
 */
export class Screen {
  readonly #rows: string[][];
  readonly #columns: number;
  row = 0;
  column = 0;
  /** Sequences and control characters that the coder has no reason to send. */
  readonly strange: string[] = [];
  /** Lines on which something was written past the edge. */
  overflow = 0;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = Array.from({ length: rows }, () => []);
  }

  write(output: string): void {
    const token =
      /\x1b\[([?\d;]*)([A-Za-z])|[\u0000-\u001f\u007f-\u009f]|[^\u0000-\u001f\u007f-\u009f\x1b]+/gu;
    for (const [text, parameters, final] of output.matchAll(token)) {
      if (final === undefined) {
        if (text < " " || (text >= "\u007f" && text <= "\u009f")) this.strange.push(JSON.stringify(text));
        else this.#print(text);
      } else this.#sequence(parameters ?? "", final);
    }
  }

  #sequence(parameters: string, final: string): void {
    const [first = "1", second = "1"] = parameters.split(";");
    if (final === "H") [this.row, this.column] = [Number(first) - 1, Number(second) - 1];
    else if (final === "G") this.column = Number(first) - 1;
    else if (final === "K") this.#rows[this.row] = (this.#rows[this.row] ?? []).slice(0, this.column);
    else if (final === "J") for (const row of this.#rows) row.length = 0;
    else if (!(final === "m" || (/^\?\d+$/.test(parameters) && (final === "h" || final === "l"))))
      this.strange.push(`CSI ${parameters}${final}`);
  }

  #print(text: string): void {
    const row = this.#rows[this.row];
    for (const { segment } of new Intl.Segmenter().segment(text)) {
      const width = stringWidth(segment);
      if (this.column + width > this.#columns) this.overflow++;
      if (row !== undefined) {
        while (row.length < this.column) row.push(" ");
        row[this.column] = segment;
        for (let i = 1; i < width; i++) row[this.column + i] = "";
      }
      this.column += width;
    }
  }

  text(): string {
    return this.#rows.map((row) => row.join("").trimEnd()).join("\n");
  }
}
