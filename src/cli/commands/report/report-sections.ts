import { usageError } from "../../../core/errors.js";
import { type SectionId, sectionIds } from "../../../report/model/section-id.js";

/** Sections named by comma or one by one; undefined for all. Fails with `unknown-section`. */
export function sectionsNamed(words: readonly string[] | undefined): readonly SectionId[] | undefined {
  const names = (words ?? []).flatMap((word) => word.split(",")).map((name) => name.trim().toLowerCase());
  const wanted = names.filter((name) => name !== "");
  if (words === undefined || words.length === 0) return undefined;
  const unknown = wanted.find((name) => !sectionIds.some((id) => id === name));
  if (unknown !== undefined || wanted.length === 0)
    throw usageError(
      "unknown-section",
      unknown === undefined ? "--section does not name a section." : `There is no section "${unknown}".`,
      `Sections: ${sectionIds.join(", ")}.`,
    );
  return sectionIds.filter((id) => wanted.includes(id));
}
