import { errorCode } from "../../core/error-code.js";
import { ThemataError, usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import { foldMarks } from "../../core/similar.js";
import { codebookLimits } from "../../exchange/codebook-entry.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { allCodes, codeName, lastPosition } from "../codebook/codebook-state.js";
import { newCode } from "../shared/codebook-records.js";
import { codeForCoding } from "../shared/coding-codes.js";
import { type NamedCode, resolveExact } from "../shared/resolve.js";

/**
 * The codes that the rows of a table name. What was coded with a code that is retired now stays coded with it; a code
 * that was merged away is refused. With `create`, codes that are missing are made, a path with its parents.
 */
export class CodesOfTable {
  /** Paths of the codes that were made. */
  readonly made: string[] = [];
  /** Retired codes that rows name, with how many do. */
  readonly retired = new Map<string, number>();
  readonly #codes: readonly NamedCode[];
  readonly #draft: Draft | null;
  readonly #find: (name: string) => NamedCode;
  readonly #found = new Map<string, { readonly id: Id; readonly retired: string | null } | ThemataError>();
  readonly #ids = new Map<string, Id>();
  readonly #positions = new Map<Id | null, number>();

  private constructor(codes: readonly NamedCode[], draft: Draft | null) {
    this.#codes = codes;
    this.#draft = draft;
    this.#find = codeForCoding(codes, { whole: true });
    for (const { id, path, status } of codes) if (status === "active") this.#ids.set(foldMarks(path), id);
  }

  /** @param draft where codes that are missing are made; null where none may be */
  static async open(store: StudyStore, draft: Draft | null): Promise<CodesOfTable> {
    return new CodesOfTable(await allCodes(store), draft);
  }

  /** @param uid the code's id in the study the table came from, which tells codes of the same path apart */
  of(name: string, uid: string | null): Id {
    const key = `${name} ${uid ?? ""}`;
    let found = this.#found.get(key);
    if (found === undefined) {
      try {
        found = this.#look(name, uid);
      } catch (error) {
        if (!(error instanceof ThemataError)) throw error;
        found = error;
      }
      this.#found.set(key, found);
    }
    if (found instanceof ThemataError) throw found;
    if (found.retired !== null) this.retired.set(found.retired, (this.retired.get(found.retired) ?? 0) + 1);
    return found.id;
  }

  #look(name: string, uid: string | null): { id: Id; retired: string | null } {
    const usable = this.#codes.filter(({ status }) => status !== "merged");
    const twin = usable.find(
      (code) => uid !== null && code.uid === uid.toLowerCase() && foldMarks(code.path) === foldMarks(name),
    );
    const by = (status: string) => usable.filter((code) => code.status === status);
    const known = twin ?? resolveExact(name, [by("active"), by("retired")], "code");
    if (known !== null) return { id: known.id, retired: known.status === "retired" ? known.path : null };
    try {
      return { id: this.#find(name).id, retired: null };
    } catch (error) {
      if (this.#draft === null || !(error instanceof ThemataError) || error.code !== "unknown-code")
        throw error;
      return { id: this.#make(name, this.#draft), retired: null };
    }
  }

  #make(path: string, draft: Draft): Id {
    const names = path.split("/").map(codeName);
    if (names.length > codebookLimits.depth)
      throw usageError(
        "too-deep",
        `Codes may be nested ${codebookLimits.depth} deep ("${path.slice(0, 60)}").`,
      );
    let parentId: Id | null = null;
    for (const [i, name] of names.entries()) {
      const own = names.slice(0, i + 1).join("/");
      const there = this.#ids.get(foldMarks(own));
      if (there !== undefined) {
        parentId = there;
        continue;
      }
      this.#refuseIdle(own);
      const position: number = this.#positions.get(parentId) ?? lastPosition(this.#codes, parentId);
      this.#positions.set(parentId, position + 1);
      parentId = draft.add("code", newCode({ name, parentId, position }));
      this.#ids.set(foldMarks(own), parentId);
      this.made.push(own);
    }
    if (parentId === null) throw new Error("a path has names");
    return parentId;
  }

  #refuseIdle(path: string): void {
    const idle = this.#codes.find((code) => foldMarks(code.path) === foldMarks(path));
    if (idle !== undefined)
      throw usageError(
        errorCode(`code-${idle.status}`),
        `The code "${idle.path}" is ${idle.status === "merged" ? "merged into another" : "retired"}, so none is made below it.`,
      );
  }
}
