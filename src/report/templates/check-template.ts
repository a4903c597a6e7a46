import { dataError } from "../../core/errors.js";

/** Which outputs a format allows: HTML escapes by itself, Markdown only through its helpers. */
export type OutputRule =
  | { readonly kind: "escaped" }
  | { readonly kind: "helpers"; readonly names: ReadonlySet<string> };

/**
 * Refuses a template that could put a name or a quotation into the report as markup: `{{{raw}}}`
 * anywhere, and where the format has its own escape, any output that does not go through it.
 */
export function checkTemplate(program: hbs.AST.Program, path: string, rule: OutputRule): void {
  for (const node of nodesOf(program)) {
    if (node["type"] !== "MustacheStatement") continue;
    const name = String((node["path"] as Node | undefined)?.["original"] ?? "");
    if (node["escaped"] === false) throw refused(path, `{{{${name}}}} would be printed as markup`);
    if (rule.kind === "helpers" && !rule.names.has(name)) {
      throw refused(path, `{{${name}}} is not escaped; write {{${[...rule.names][0]} ${name}}}`);
    }
  }
}

/** Names of the partials a template includes, each once. */
export function partialsOf(program: hbs.AST.Program): readonly string[] {
  const names = new Set<string>();
  for (const node of nodesOf(program)) {
    if (node["type"] === "PartialStatement") names.add(String((node["name"] as Node)["original"]));
  }
  return [...names];
}

type Node = Readonly<Record<string, unknown>>;

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
    return;
  }
  const node = value as Node;
  if (typeof node["type"] === "string") yield node;
  for (const child of Object.values(node)) yield* nodesOf(child);
}

function refused(path: string, reason: string) {
  return dataError("unsafe-template", `Template ${path}: ${reason}.`);
}
