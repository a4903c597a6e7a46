import { countText } from "../../../core/count-text.js";
import { hint, note, setting, stated, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { liveThemes } from "../../facts/themes.js";
import type { Draft } from "../../item.js";
import { plain, some } from "../../phrase.js";

/** COREQ 17: the questions, and whether they were piloted. */
export function interviewGuide(evidence: Evidence): Draft {
  const n = evidence.questions.length;
  const statement = setting(evidence, "guide");
  const asked = new Set(
    evidence.questions.flatMap((q) => [q.name, q.wording].map(plain)).filter((t) => t !== ""),
  );
  const echoes = liveThemes(evidence).all.filter((theme) => asked.has(plain(theme.name)));
  const imports = evidence.conduct.guideImports;
  const draft = stated(
    evidence,
    "guide",
    n === 0
      ? { sentences: [], notes: [] }
      : {
          sentences: [`The interview guide has ${countText(n, "question")}`],
          notes: [note("questions", countText(n, "question"))],
        },
    [
      ...when(statement !== "" && n === 0, () =>
        hint(
          "guide-not-in-study",
          "The questions of the guide are not in the study, so they cannot be appended.",
        ),
      ),
      ...when(
        (statement !== "" || n > 0) &&
          !/pilot|pre-?test|\btri(ed|alled)\b[^.;]{0,20}\b(out|on|with)\b/i.test(statement),
        () => hint("piloting-not-stated", "Say whether the guide was piloted."),
      ),
      ...when(imports.length > 1, () =>
        hint(
          "guide-changed",
          `The guide was imported ${imports.length} times (events ${some(imports.map(String))}): say when and why it changed.`,
        ),
      ),
      ...when(echoes.length > 0, () =>
        warning(
          "theme-named-as-question",
          `Named like a question of the guide, so perhaps a summary of answers and not a theme: ${some(echoes.map((t) => t.name))}.`,
        ),
      ),
    ],
  );
  const wordings = evidence.questions.map(({ name, wording }) =>
    (wording.trim() === "" ? name : wording).trim(),
  );
  const listed = wordings.map((wording, i) => `(${i + 1}) ${wording}`).join(" ");
  return n === 0 ? draft : { ...draft, appendix: `The questions: ${listed}` };
}
