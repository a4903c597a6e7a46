/** A file that was made of a good one by one change. */
export interface Mutation {
  readonly what: string;
  readonly text: string;
}

const long = "x".repeat(1_000_000);
/** Stand-ins that are written into the text afterwards, because JSON.stringify cannot say them. */
const raw: Readonly<Record<string, string>> = {
  "@huge@": "1e999",
  "@deep@": `${"[".repeat(500)}${"]".repeat(500)}`,
  "@proto@": '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
};
const values: readonly unknown[] = [
  null,
  [],
  {},
  "",
  -1,
  true,
  [null],
  long,
  "../../x",
  "/etc/x\u0000",
  ...Object.keys(raw),
];

/** Each value of a document replaced by what does not belong there, each key left out, and each put twice. */
export function* jsonMutations(document: unknown): Generator<Mutation> {
  for (const path of pathsIn(document)) {
    const place = path.join(".") || "all of it";
    for (const value of values)
      yield {
        what: `${place} is ${JSON.stringify(value).slice(0, 40)}`,
        text: textOf(changed(document, path, value)),
      };
    if (path.length > 0)
      yield { what: `${place} left out`, text: textOf(changed(document, path, undefined)) };
  }
  const text = textOf(document);
  yield { what: "cut in the middle", text: text.slice(0, text.length / 2) };
  yield { what: "twice", text: text + text };
  yield { what: "key twice", text: text.replace(/("\w+"):/, "$1:7,$1:") };
}

function* pathsIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* pathsIn(inner, [...path, key]);
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const inner = (value as Readonly<Record<string, unknown>>)[key];
  if (Array.isArray(value)) {
    const item = changed(inner, rest, to);
    return value.flatMap((each, i) => (i !== Number(key) ? [each] : item === undefined ? [] : [item]));
  }
  return { ...(value as object), [key]: changed(inner, rest, to) };
}

const textOf = (value: unknown): string =>
  JSON.stringify(value ?? null).replace(/"(@\w+@)"/g, (whole, name: string) => raw[name] ?? whole);

const cells: readonly string[] = [
  "",
  "-1",
  "1e999",
  "NaN",
  "__proto__",
  "=1+1",
  '"a\nb"',
  '"',
  "../x",
  "a,b",
  "0",
  "999999999999999999999",
  long,
];

/** Each cell of a table replaced by what does not belong there, each column and row left out or put twice. */
export function* csvMutations(rows: readonly (readonly string[])[]): Generator<Mutation> {
  const write = (all: readonly (readonly string[])[]) => `${all.map((row) => row.join(",")).join("\n")}\n`;
  for (const [r, row] of rows.entries())
    for (const [c] of row.entries())
      for (const cell of cells)
        yield {
          what: `row ${r}, cell ${c} is ${JSON.stringify(cell).slice(0, 30)}`,
          text: write(rows.map((each, i) => (i === r ? each.with(c, cell) : each))),
        };
  for (const [c] of (rows[0] ?? []).entries()) {
    yield { what: `without column ${c}`, text: write(rows.map((row) => row.filter((_, i) => i !== c))) };
    yield { what: `column ${c} twice`, text: write(rows.map((row) => [...row, row[c] ?? ""])) };
  }
  yield { what: "no rows", text: write(rows.slice(0, 1)) };
  yield { what: "rows twice", text: write([...rows, ...rows]) };
  yield { what: "header alone cut", text: write(rows).slice(0, 5) };
}
