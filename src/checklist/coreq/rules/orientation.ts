import type { SettingKey } from "../../../core/settings.js";
import { missing, note, setting, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import type { Draft } from "../../item.js";
import { paragraph } from "../../phrase.js";

const names = {
  reflexive: "Reflexive thematic analysis",
  codebook: "Codebook thematic analysis",
  reliability: "Coding reliability thematic analysis",
};
const theoryKeys: readonly SettingKey[] = ["orientation", "paradigm", "theory"];
const labels: Readonly<Partial<Record<SettingKey, string>>> = {
  orientation: "Orientation",
  paradigm: "Paradigm",
  theory: "Theory",
};

/** COREQ 9: the approach by name, and what it stands on. One without the other is half an answer. */
export function orientation(evidence: Evidence): Draft {
  const approach = approachOf(evidence);
  const declared = setting(evidence, "approach");
  const theory = theoryKeys.filter((key) => setting(evidence, key) !== "");
  if (declared === "" && theory.length === 0) return missing();
  const named = approach === null ? declared : names[approach];
  return {
    answer: paragraph([named, ...theory.map((key) => `${labels[key]}: ${setting(evidence, key)}`)]),
    status: approach !== null && theory.length > 0 ? "reported" : "partly",
    evidence: (["approach", ...theoryKeys] as const)
      .filter((key) => setting(evidence, key) !== "")
      .map((key) => note("setting", setting(evidence, key), key)),
    findings: when(approach === null, () =>
      warning(
        "approach-not-named",
        "Name the approach: reflexive, codebook or reliability. “Thematic analysis” by itself covers several methods.",
      ),
    ),
  };
}
