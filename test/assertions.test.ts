import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..", "src");
/** Those that can hold one: to read them all as TypeScript takes long. */
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && /[\w)\]]\s*!(?!==? )/.test(readFileSync(path.join(root, file), "utf8")),
);

/** Every node of a kind in a file. */
function nodesOf<T extends ts.Node>(file: string, is: (node: ts.Node) => node is T): [T, ts.SourceFile][] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), "utf8"),
    ts.ScriptTarget.Latest,
  );
  const found: [T, ts.SourceFile][] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push([node, source]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it("`!` is written only after an element whose index is known to be in bounds", () => {
  const all = files.flatMap((file) => nodesOf(file, ts.isNonNullExpression));
  expect(all.length).toBeGreaterThan(100);
  expect(
    all
      .filter(([{ expression }]) => !ts.isElementAccessExpression(expression))
      .map(([node, source]) => `${source.fileName}: ${node.getText(source)}`),
  ).toEqual([]);
});
