import { countText } from "../../../core/count-text.js";
import { hint, note, setting, stated, warning, when } from "../../draft.js";
import { approachOf, type Evidence } from "../../evidence.js";
import { activeCodes, originsPhrase } from "../../facts/codes.js";
import { liveThemes } from "../../facts/themes.js";
import type { Draft } from "../../item.js";
import { paragraph, some } from "../../phrase.js";

/** COREQ 26: themes set beforehand or developed from the data, by where codes and themes came from. */
export function derivation(evidence: Evidence): Draft {
  const codes = activeCodes(evidence);
  const all = liveThemes(evidence);
  const themes = all.all;
  const statement = setting(evidence, "derivation");
  const claim = `${statement} ${setting(evidence, "orientation")}`;
  const inductive = /\binductive/i.test(claim) && !/deductive|hybrid|abductive|a priori/i.test(claim);
  const deductive = /\bdeductive/i.test(claim) && !/inductive|hybrid|abductive/i.test(claim);
  const found = codes.filter(({ origin }) => origin === "inductive" || origin === "in-vivo");
  const given = [...codes, ...themes].filter((thing) => thing.origin === "deductive");
  const first = evidence.codings.firstDate;
  const early = themes.filter(
    (theme) =>
      theme.origin !== "deductive" &&
      first !== null &&
      theme.createdDate !== null &&
      theme.createdDate < first,
  );
  const firstTheme = themes
    .map((theme) => theme.createdDate)
    .filter((date) => date !== null)
    .sort()[0];
  const sentences = [
    originsPhrase(codes) === "" ? "" : `Of ${countText(codes.length, "code")}: ${originsPhrase(codes)}`,
    originsPhrase(themes) === ""
      ? ""
      : `Of ${countText(themes.length, "theme", all.sub.length > 0 ? "themes and subthemes" : "themes")}: ${originsPhrase(themes)}`,
    first === null ? "" : `Coding began on ${first}`,
    firstTheme === undefined || first === null ? "" : `The first theme was recorded on ${firstTheme}`,
  ];
  const summary = paragraph(sentences.slice(0, 2));
  return stated(
    evidence,
    "derivation",
    { sentences, notes: summary === null ? [] : [note("codebook", summary)] },
    [
      ...when(inductive && given.length > 0, () =>
        warning(
          "inductive-with-deductive-codes",
          `The analysis is called inductive, but these were set in advance: ${some(given.map((thing) => thing.name))}.`,
        ),
      ),
      ...when(deductive && found.length > 0, () =>
        warning(
          "deductive-with-inductive-codes",
          `The analysis is called deductive, but these were made from the data: ${some(found.map(({ name }) => name))}.`,
        ),
      ),
      ...when(early.length > 0, () =>
        warning(
          "theme-before-coding",
          `Recorded before anything was coded, so perhaps deductive: ${some(early.map((theme) => theme.name))}.`,
        ),
      ),
      ...when(/\bemerg(e|ed|es|ing|ent)\b/i.test(statement), () => {
        const level = approachOf(evidence) === "reflexive" ? warning : hint;
        return level(
          "themes-emerged",
          "Themes do not emerge: say that you developed, generated or constructed them.",
        );
      }),
    ],
  );
}
