// Plants small faults in a room, one at a time, and counts how many its tests notice.
//
//   node bench/mutants.mjs analysis [--n 400] [--seed 1] [--tests test/analysis] [--runs 5] [--part 1/2] [--only 3,17] [--survivors]
//
// Every fault is compiled in at once behind a switch, so that nothing is compiled again for each; a first run notes which tests
// reach which fault, and only those are run for it. `--runs` holds properties to so many runs, which can only lower the score;
// `--part` does one part of the faults, for several processes, and `--only` those of these numbers.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";
import { createVitest } from "vitest/node";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: "string", default: "400" },
    seed: { type: "string", default: "1" },
    tests: { type: "string", multiple: true },
    only: { type: "string" },
    runs: { type: "string" },
    part: { type: "string", default: "1/1" },
    survivors: { type: "boolean", default: false },
  },
});
const room = positionals[0];
if (!room) {
  console.error("Which room? For example: node bench/mutants.mjs analysis");
  process.exit(2);
}
const root = path.dirname(import.meta.dirname);
const tests = options.tests ?? [`test/${room}`];

/** A random number in [0, 1) from a seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const operators = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "&&": "||",
  "||": "&&",
  "??": "&&",
  "&": "|",
  "|": "&",
};
const calls = {
  min: "max",
  max: "min",
  some: "every",
  every: "some",
  floor: "ceil",
  ceil: "floor",
  startsWith: "endsWith",
};

/** What could be wrong at this place, as the text that would stand there, given the text of its parts. */
function faultsAt(node, text) {
  if (ts.isBinaryExpression(node)) {
    const to = operators[node.operatorToken.getText()];
    return to ? [`((${text(node.left)}) ${to} (${text(node.right)}))`] : [];
  }
  if (ts.isConditionalExpression(node))
    return [`((${text(node.condition)}) ? (${text(node.whenFalse)}) : (${text(node.whenTrue)}))`];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [text(node.operand)];
  if (ts.isNumericLiteral(node)) return [`(${node.text} + 1)`];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ["false"];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ["true"];
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    const args = node.arguments.map(text).join(", ");
    if (Object.hasOwn(calls, name.text)) return [`${text(expression)}.${calls[name.text]}(${args})`];
    if (name.text === "filter" && !node.questionDotToken) return [text(expression)];
    if (name.text === "sort" || name.text === "toSorted") return [text(expression)];
  }
  return [];
}

/** Places where an expression may stand in parentheses with a switch around it. */
function isPlain(node) {
  const { parent } = node;
  if (!parent || ts.isTypeNode(node) || ts.isTypeNode(parent) || ts.isLiteralTypeNode(parent)) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isEnumMember(parent) || (ts.isBindingElement(parent) && parent.propertyName === node)) return false;
  if (ts.isAsExpression(parent) && parent.type.getText() === "const") return false;
  if (
    ts.isBinaryExpression(node) &&
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.getText() === "=" &&
    parent.left === node
  )
    return false;
  if (
    ts.isPropertyName?.(node) &&
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) &&
    parent.name === node
  )
    return false;
  // A chain such as a?.b() cannot be cut in the middle.
  if (ts.isCallExpression(node) && node.getText().includes("?.")) return false;
  return true;
}

const files = fs
  .readdirSync(path.join(root, "src", room), { recursive: true })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
  .map((name) => path.join(root, "src", room, name))
  .sort();
const places = [];
const parsed = new Map();
for (const file of files) {
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  const visit = (node) => {
    if (
      ts.isImportDeclaration(node) ||
      ts.isExportDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    )
      return;
    if (isPlain(node))
      for (const [k, to] of faultsAt(node, (part) => part.getText()).entries())
        places.push({ file, pos: node.getStart(), end: node.end, k, to });
    ts.forEachChild(node, visit);
  };
  visit(source);
}
const random = randomOf(Number(options.seed));
for (let i = places.length - 1; i > 0; i--) {
  const j = Math.floor(random() * (i + 1));
  [places[i], places[j]] = [places[j], places[i]];
}
const chosen = places.slice(0, Number(options.n)).map((place, id) => ({ ...place, id }));
const byFile =
  Map.groupBy?.(chosen, (place) => place.file) ??
  new Map(files.map((file) => [file, chosen.filter((place) => place.file === file)]));

/** The file with every chosen fault in it, each behind its switch. */
function planted(file) {
  const source = parsed.get(file);
  const here = byFile.get(file) ?? [];
  const text = (node) => {
    const mine = here.filter((place) => place.pos === node.getStart() && place.end === node.end);
    let out = "";
    let at = node.getStart();
    ts.forEachChild(node, (child) => {
      out += source.text.slice(at, child.getStart()) + text(child);
      at = child.end;
    });
    out += source.text.slice(at, node.end);
    if (!isPlain(node)) return out;
    const faults = faultsAt(node, text);
    for (const { id, k } of mine)
      if (faults[k] !== undefined) out = `(globalThis.__fault(${id}) ? ${faults[k]} : ${out})`;
    return out;
  };
  let out = "";
  let at = 0;
  for (const statement of source.statements) {
    out += source.text.slice(at, statement.getStart()) + text(statement);
    at = statement.end;
  }
  return out + source.text.slice(at);
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mutants-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));
const activeFile = path.join(scratch, "active");
const setup = path.join(scratch, "setup.mjs");
fs.writeFileSync(activeFile, "{}");
fs.writeFileSync(
  setup,
  `
import fs from "node:fs";
import { afterAll, beforeEach, expect } from "vitest";
// \`only\`: the tests of each file that reach the fault; all of them where it is not named.
const { active = -1, only = {} } = JSON.parse(fs.readFileSync(${JSON.stringify(activeFile)}, "utf8"));
const reached = new Map();
let steps = 0;
let now = "";
globalThis.__fault = (id) => {
  if (active < 0) reached.set(id, (reached.get(id) ?? new Set()).add(now));
  else if (++steps > 3e7) throw new Error("runaway");
  return id === active;
};
beforeEach(({ task, skip }) => {
  now = task.id;
  const wanted = only[task.file.filepath];
  if (wanted && !wanted.includes(now)) skip();
});
afterAll(() => {
  if (active < 0)
    fs.appendFileSync(${JSON.stringify(path.join(scratch, "reached"))}, JSON.stringify([expect.getState().testPath, [...reached].map(([id, tests]) => [id, [...tests]])]) + "\\n");
});
`,
);
const vitest = await createVitest(
  "test",
  {
    config: path.join(root, "vitest.config.ts"),
    root,
    watch: false,
    maxWorkers: 1,
    // A fault in what runs when a module is loaded is met anew in each file.
    isolate: true,
    setupFiles: [setup],
    bail: 1,
    reporters: [{ onInit() {} }],
    testTimeout: 20_000,
    update: false,
    silent: true,
  },
  {
    plugins: [
      {
        name: "faults",
        enforce: "pre",
        transform(code, id) {
          const file = id.split("?")[0];
          if (options.runs && file.startsWith(path.join(root, "test")))
            return {
              code: code.replace(/numRuns: (\d+)/g, (_, n) => `numRuns: ${Math.min(n, options.runs)}`),
              map: null,
            };
          return byFile.get(file)?.length ? { code: planted(file), map: null } : undefined;
        },
      },
    ],
  },
);
const all = await vitest.globTestSpecifications(tests);
const first = await vitest.runTestSpecifications(all, true);
const failed = first.testModules.filter((one) => !one.ok());
if (failed.length > 0) {
  console.error(
    "Tests fail without any fault:",
    failed.map((one) => one.moduleId),
    failed[0].errors?.(),
    first.unhandledErrors,
  );
  process.exit(1);
}
const reach = new Map();
for (const line of fs.readFileSync(path.join(scratch, "reached"), "utf8").trim().split("\n")) {
  const [file, ids] = JSON.parse(line);
  // Reached while the file was loaded, or by one test alone that may have filled a cache for others: all its tests are run.
  for (const [id, tests] of ids)
    reach.set(
      id,
      (reach.get(id) ?? new Map()).set(file, tests.length < 2 || tests.includes("") ? null : tests),
    );
}
/** A fault as a line: its number for `--only`, its place, and what would stand there. */
function told({ id, file, pos, end, to }, reached) {
  const source = parsed.get(file);
  const line = source.getLineAndCharacterOfPosition(pos).line + 1;
  const short = (text) => text.replace(/\s+/g, " ").slice(0, 90);
  return `#${id} ${path.relative(root, file)}:${line}  ${reached ? "" : "(not reached) "}${short(source.text.slice(pos, end))}  ->  ${short(to)}`;
}

let killed = 0;
let unnoticed = 0;
const only = options.only?.split(",").map(Number);
const [part, parts] = options.part.split("/").map(Number);
const mine = chosen.filter(({ id }) => only?.includes(id) ?? id % parts === part - 1);
for (const [at, place] of mine.entries()) {
  const files = reach.get(place.id) ?? new Map();
  let caught = false;
  if (files.size > 0) {
    const wanted = Object.fromEntries([...files].filter(([, tests]) => tests !== null));
    fs.writeFileSync(activeFile, JSON.stringify({ active: place.id, only: wanted }));
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
      all.filter((one) => files.has(one.moduleId)),
      false,
    );
    caught = unhandledErrors.length > 0 || testModules.some((one) => !one.ok());
  }
  if (caught) killed += 1;
  else {
    unnoticed += 1;
    if (options.survivors) console.log(told(place, files.size > 0));
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${at + 1} of ${mine.length}, ${unnoticed} unnoticed `);
}
await vitest.close();
const n = mine.length;
const p = killed / n;
// Wilson's interval.
const z = 1.96;
const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
console.log(
  `${room}: ${killed} of ${n} faults noticed (${(100 * p).toFixed(1)} %, 95 % interval ${(100 * (middle - half)).toFixed(1)}-${(100 * (middle + half)).toFixed(1)}), seed ${options.seed}`,
);
process.exit(0);
