/** How a term compares its field with its value. */
export type Operator = ":" | "=" | "!=" | "<" | "<=" | ">" | ">=";

/** What must hold between a passage and the passages it is asked to meet. */
export type Relation =
  | { readonly kind: "overlap" | "inside" | "contains" | "source" }
  | { readonly kind: "turns" | "words"; readonly most: number };

/** A part of a query. `at` is where it begins in the text, in UTF-16 units. */
export type QueryNode =
  | {
      readonly kind: "term";
      readonly at: number;
      readonly field: string;
      readonly operator: Operator;
      readonly value: string;
      /** Where the value begins. */
      readonly valueAt: number;
      /** With everything below it in the tree: `code:trust/**`. */
      readonly below: boolean;
    }
  | { readonly kind: "pattern"; readonly at: number; readonly source: string; readonly ignoreCase: boolean }
  | { readonly kind: "not"; readonly at: number; readonly of: QueryNode }
  | { readonly kind: "or"; readonly at: number; readonly parts: readonly QueryNode[] }
  | {
      readonly kind: "and";
      readonly at: number;
      readonly parts: readonly QueryNode[];
      readonly relation: Relation;
    };

export type Term = Extract<QueryNode, { kind: "term" }>;

/** A query as it was understood. */
export interface Query {
  readonly text: string;
  readonly root: QueryNode;
  /** The event (a number) or milestone (a name) whose state is asked about. */
  readonly asOf: { readonly name: string; readonly at: number } | null;
}

/** The fields of all terms, in order. */
export function fieldsIn(node: QueryNode): string[] {
  switch (node.kind) {
    case "term":
      return [node.field];
    case "pattern":
      return ["text"];
    case "not":
      return fieldsIn(node.of);
    default:
      return node.parts.flatMap(fieldsIn);
  }
}
