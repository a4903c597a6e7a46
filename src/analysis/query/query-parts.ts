import { type FieldKind, kindOfField } from "./query-study.js";
import type { Query, QueryNode } from "./query-tree.js";

/** What a query without codes or words is about: all turns, or all codings. */
export type Universe = "turns" | "codings";

/** The place of the part of a conjunction whose passages are the answer; -1 where it is about the whole universe. */
export function basePart(node: Extract<QueryNode, { kind: "and" }>, universe: Universe): number {
  const ofCodings = universe === "codings" && node.relation.kind === "overlap";
  return node.parts.findIndex((part) => (ofCodings ? isOfCodes(part) : kindOf(part) === "passages"));
}

/** Whether the passages that a query answers with are those of one theme: its segments. */
export function isOfTheme(query: Query): boolean {
  const ofTheme = (node: QueryNode | undefined): boolean =>
    node?.kind === "and"
      ? ofTheme(node.parts[basePart(node, "turns")])
      : node?.kind === "term" && node.field === "theme";
  return ofTheme(query.root);
}

/** Whether the passages of a part are codings: of codes or themes, not of words. */
function isOfCodes(node: QueryNode): boolean {
  if (node.kind === "term") return node.field === "code" || node.field === "theme";
  if (node.kind === "or") return node.parts.every(isOfCodes);
  return node.kind === "and" && node.parts.some(isOfCodes);
}

/** Whether a part of a query has passages of its own, or tests codings, or tests people and places. */
export function kindOf(node: QueryNode): FieldKind {
  switch (node.kind) {
    case "term":
      return kindOfField(node);
    case "pattern":
      return "passages";
    case "not":
      return kindOf(node.of) === "coding" ? "coding" : "place";
    case "or": {
      const kinds = node.parts.map(kindOf);
      return kinds.includes("place") ? "place" : kinds.includes("passages") ? "passages" : "coding";
    }
    case "and": {
      const kinds = node.parts.map(kindOf);
      return kinds.includes("passages") ? "passages" : kinds.includes("coding") ? "coding" : "place";
    }
  }
}
