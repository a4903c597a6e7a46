import { countText } from "../../../core/count-text.js";
import type { CheckedPaper } from "../../../manuscript/check-paper.js";
import { claimWordMap, meaning } from "../../../manuscript/claim-words.js";
import { opening } from "../../../manuscript/finding.js";
import { type PaperPlace, placeText } from "../../../manuscript/place.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";

const colours = { error: "red", warning: "yellow", hint: "dim" } as const;

/** The JSON document of a checked paper. */
export function manuscriptJson(checked: CheckedPaper, file: string): object {
  return {
    file,
    quotations: checked.quotations.map(({ quotation, place, status, reason, found }) => {
      const first = found.passages[0];
      return {
        text: quotation.text,
        status,
        reason,
        place: placeJson(place),
        form: quotation.form,
        attributedTo: quotation.attribution?.text ?? null,
        source: first?.speech.name ?? null,
        turn: first === undefined ? null : first.turn + 1,
        speaker: first?.role ?? null,
        participant: checked.people.get(first?.participant ?? 0) ?? null,
        places: found.passages.length,
        theme: checked.themes.get(quotation.at.theme ?? 0) ?? null,
        difference: found.difference,
        changes: found.changes,
      };
    }),
    numbers: checked.numbers.map(({ claim, place, stated, computed, status, how }) => ({
      claim,
      place: placeJson(place),
      stated,
      computed,
      status,
      how,
    })),
    claimWords: checked.words.map((word) => ({ ...word, place: placeJson(word.place) })),
    claimWordMap: claimWordMap.map((word) => ({
      words: word.words.split("|"),
      least: word.least,
      most: word.most,
    })),
    process: checked.process.map((claim) => ({ ...claim, place: placeJson(claim.place) })),
    findings: checked.findings.map(({ level, code, place, message }) => ({
      level,
      code,
      place: placeJson(place),
      message,
    })),
    counted: checked.counted,
  };
}

const placeJson = (place: PaperPlace) => ({ ...place, text: placeText(place) });

/** The same for people: the findings, then what was read. */
export function manuscriptText(checked: CheckedPaper, all: boolean): string {
  const { findings, quotations } = checked;
  const lines = findings
    .filter(({ level }) => all || level !== "hint")
    .map(({ level, place, message }) => `${paint(colours[level], level)} ${placeText(place)}: ${message}`);
  const tally = (status: string) => quotations.filter((one) => one.status === status).length;
  const judged = quotations.length - tally("not-judged");
  return [
    ...(lines.length === 0 ? ["Nothing in this paper disagrees with the study."] : lines),
    "",
    `${countText(judged, "quotation")} judged: ${tally("verbatim")} verbatim, ${tally("altered")} altered, ${tally("not-found")} not found; ${tally("not-judged")} not judged.`,
    `${countText(checked.numbers.length, "number")}: ${count(checked.numbers, "right")} right, ${count(checked.numbers, "wrong")} wrong, ${count(checked.numbers, "unknown")} that cannot be matched to the study.`,
    `${countText(checked.words.length, "quantity word")}: ${count(checked.words, "right")} right, ${count(checked.words, "wrong") + count(checked.words, "doubtful")} off, ${count(checked.words, "unknown")} not judged. ${countText(checked.process.length, "claim")} of process: ${count(checked.process, "right")} right, ${count(checked.process, "wrong")} wrong, ${count(checked.process, "unknown")} unknown.`,
    `Counted: ${checked.counted}.`,
    ...(all ? ["", ...everything(checked)] : []),
  ].join("\n");
}

const count = (items: readonly { readonly status: string }[], status: string) =>
  items.filter((one) => one.status === status).length;

/** All that was read, judged or not. */
function everything({ quotations, numbers, words, process, people }: CheckedPaper): string[] {
  return [
    table(
      [
        { title: "place" },
        { title: "status" },
        { title: "quotation", max: 60 },
        { title: "said by" },
        { title: "why not judged", max: 60 },
      ],
      quotations.map(({ place, status, quotation, found, reason }) => [
        placeText(place),
        status,
        opening(quotation.text, 12),
        people.get(found.passages[0]?.participant ?? 0) ?? "",
        reason ?? "",
      ]),
    ),
    "",
    table(
      [
        { title: "place" },
        { title: "status" },
        { title: "number", max: 40 },
        { title: "in the study" },
        { title: "how", max: 70 },
      ],
      numbers.map(({ place, status, claim, computed, how }) => [
        placeText(place),
        status,
        claim,
        computed,
        how,
      ]),
    ),
    "",
    table(
      [
        { title: "place" },
        { title: "status" },
        { title: "claim", max: 60 },
        { title: "in the study", max: 80 },
      ],
      [
        ...words.map(({ place, status, claim, computed, how }) => [
          placeText(place),
          status,
          claim,
          `${computed ?? ""} ${how}`.trim(),
        ]),
        ...process.map(({ place, status, claim, evidence }) => [placeText(place), status, claim, evidence]),
      ],
    ),
    "",
    `Quantity words. Thresholds: ${claimWordMap.map((word) => `${word.words.split("|")[0]} ${meaning(word)}`).join(", ")}. They are themata's own.`,
  ];
}

/** The findings as rows. */
export function manuscriptPlain({ findings }: CheckedPaper) {
  return {
    header: ["level", "code", "page", "paragraph", "line", "message"],
    rows: findings.map(({ level, code, place, message }) => [
      level,
      code,
      place.page,
      place.paragraph,
      place.line,
      message,
    ]),
  };
}
