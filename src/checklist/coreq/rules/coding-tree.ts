import { countText } from "../../../core/count-text.js";
import { codesText } from "../../../core/headings.js";
import { hint, missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { activeCodes, codeLevels, codesInNoTheme, headings } from "../../facts/codes.js";
import { liveThemes } from "../../facts/themes.js";
import type { Draft } from "../../item.js";
import { list, ofWhole, paragraph, plain, some, tally } from "../../phrase.js";

/** What the history shows to have become of codes; empty where nothing did. */
function changedText(merged: number, retired: number): string {
  const parts = [
    ...(merged > 0 ? [`${countText(merged, "code was", "codes were")} merged into others`] : []),
    ...(retired > 0 ? [`${countText(retired, "code was", "codes were")} retired`] : []),
  ];
  return list(parts);
}

/** COREQ 25: the size and shape of the codebook as it stands now. */
export function codingTree(evidence: Evidence): Draft {
  const codes = activeCodes(evidence);
  const themes = liveThemes(evidence);
  const n = codes.length;
  const summary = codesText(n, headings(evidence).length);
  if (n === 0) return missing();
  const [merged, retired] = (["merged", "retired"] as const).map(
    (status) => evidence.codebook.codes.filter((code) => code.status === status).length,
  );
  const undefinedCodes = codes.filter((code) => !code.defined);
  const loose = themes.all.length === 0 ? [] : codesInNoTheme(evidence);
  const twins = tally(codes.map((code) => plain(code.name))).filter(([, times]) => times > 1);
  const twinNames = twins.map(([name]) => codes.find((code) => plain(code.name) === name)?.name ?? name);
  const version = evidence.codebook.event;
  return {
    answer: paragraph([
      `The codebook has ${summary} on ${countText(codeLevels(evidence), "level")}`,
      themes.all.length === 0
        ? ""
        : `The codes are organised in ${list([countText(themes.top.length, "theme"), ...(themes.sub.length > 0 ? [countText(themes.sub.length, "subtheme")] : [])])}`,
      changedText(merged ?? 0, retired ?? 0),
      undefinedCodes.length === 0
        ? "Every code has a definition"
        : `${ofWhole(undefinedCodes.length, n)} codes have no definition`,
      loose.length === 0 ? "" : `${ofWhole(loose.length, n)} codes are in no theme`,
    ]),
    status: themes.all.length === 0 ? "partly" : "reported",
    evidence: [
      note(
        "codebook",
        `${n} active, ${merged ?? 0} merged, ${retired ?? 0} retired${version === null ? "" : `, as of event ${version}`}`,
        version === null ? "" : String(version),
      ),
      note("themes", `${themes.top.length} themes, ${themes.sub.length} subthemes`),
    ],
    findings: [
      ...when(undefinedCodes.length > 0, () =>
        warning(
          "code-without-definition",
          `No definition: ${some(undefinedCodes.map((code) => code.name))}.`,
        ),
      ),
      ...when(loose.length > 0, () =>
        hint("code-in-no-theme", `In no theme: ${some(loose.map((code) => code.name))}.`),
      ),
      ...when(twinNames.length > 0, () =>
        hint("duplicate-code-name", `More than one code is called ${some(twinNames)}.`),
      ),
    ],
  };
}
