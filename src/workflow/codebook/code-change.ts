import { usageError } from "../../core/errors.js";
import type { EventCommand } from "../../core/event-command.js";
import type { Code } from "../../core/records.js";
import { setAliases } from "../shared/aliases.js";
import { type NamedCode, withPaths } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { act, type Work } from "../shared/work.js";
import { livingParent } from "./code-add.js";
import {
  type CodeInput,
  codeFields,
  differences,
  type FieldChange,
  withShownExamples,
  withVersion,
} from "./code-fields.js";
import { allCodes, checkTree, codeName, findLiving, lastPosition } from "./codebook-state.js";

export interface ChangedCode {
  /** Null where nothing changed, or in a dry run. */
  readonly event: number | null;
  readonly id: string;
  /** Before and after. */
  readonly from: string;
  readonly path: string;
  readonly changes: readonly FieldChange[];
}

/** Gives a code another name. */
export const renameCode = (work: Work, wanted: string, name: string): Promise<ChangedCode> => {
  const clean = codeName(name);
  return change(work, "code.rename", wanted, { to: clean }, () => ({ name: clean }));
};

/** Puts a code with all below it under another, or at the top (`under` null), behind what stands there. */
export const moveCode = (work: Work, wanted: string, under: string | null): Promise<ChangedCode> =>
  change(work, "code.move", wanted, { under: under ?? "(top)" }, (code, codes) => {
    const parentId = under === null ? null : livingParent(under, codes).id;
    return parentId === code.parentId ? {} : { parentId, position: lastPosition(codes, parentId) };
  });

/** Retires a code, which keeps its codings and is offered no longer; or takes it up again. */
export const retireCode = (work: Work, wanted: string, revive: boolean): Promise<ChangedCode> =>
  change(work, "code.retire", wanted, revive ? { revive } : {}, () => ({
    status: revive ? "active" : "retired",
  }));

/** Edits a code's record; a change of its wording makes a new version of the definition. */
export const editCode = (
  work: Work,
  wanted: string,
  input: CodeInput & { readonly alias?: readonly string[] | undefined },
): Promise<ChangedCode> => {
  const fields = codeFields(input);
  const { alias } = input;
  if (Object.keys(fields).length === 0 && alias === undefined)
    throw usageError(
      "nothing-to-set",
      "There is nothing to set.",
      "Add --short, --definition, --include, --exclude, --example, --origin, --color or --alias.",
    );
  const named = [...Object.keys(fields), ...(alias === undefined ? [] : ["alias"])];
  return change(work, "code.edit", wanted, { fields: named }, (code) => ({
    ...withVersion(code, fields),
    ...(alias !== undefined && { aliases: alias }),
  }));
};

/** Other names for it, in place of those it had. */
interface Aliased {
  readonly aliases?: readonly string[];
}

async function change(
  work: Work,
  command: EventCommand,
  wanted: string,
  args: Readonly<Record<string, unknown>>,
  fieldsFor: (code: NamedCode, codes: readonly NamedCode[]) => Partial<Code> & Aliased,
): Promise<ChangedCode> {
  const { seq, result } = await work.store.record(
    act(work, command, { code: wanted, ...args }),
    async (draft) => {
      const codes = await allCodes(work.store);
      const code = findLiving(wanted, codes);
      const { aliases, ...fields } = fieldsFor(code, codes);
      const after = withPaths<"code">(codes.map((c) => (c.id === code.id ? { ...c, ...fields } : c)));
      checkTree(after);
      if (Object.keys(fields).length > 0) draft.change("code", code.id, fields);
      if (aliases !== undefined) setAliases(draft, await work.store.current("alias"), code.id, aliases);
      const changed = after.find(({ id }) => id === code.id) ?? code;
      const nameOf = (id: number | null) => after.find((c) => c.id === id)?.path ?? "";
      return {
        id: code.uid,
        from: code.path,
        path: changed.path,
        changes: withShownExamples(
          differences(code, changed, nameOf),
          await ShownExamples.read(work.store, "shown"),
        ),
      };
    },
  );
  return { event: seq, ...result };
}
