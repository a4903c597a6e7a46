import { countText } from "../../../core/count-text.js";
import {
  type ListedQuotation,
  listQuotations,
  type QuotationList,
} from "../../../workflow/quotations/list-quotations.js";
import { pickQuotations } from "../../../workflow/quotations/pick-quotations.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-report.js";

type Input = InputOf<typeof declared.quotes>;

/** Lists the quotations of the report, or what could be quoted; picks key quotations. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { pick = [], unpick = [] } = input;
  if (pick.length + unpick.length > 0) {
    const work = await context.writing(input);
    const done = await pickQuotations(work, { pick, unpick, others: input.others ?? false });
    const said = [
      ...(pick.length > 0 ? [`${countText(done.picked, "key quotation")} picked`] : []),
      ...(unpick.length > 0 ? [`${countText(done.unpicked, "coding is", "codings are")} no longer key`] : []),
    ];
    return {
      schema: "quotes-pick",
      json: { ...done, dryRun: work.dryRun },
      text: written({ dryRun: work.dryRun, event: done.event }, `${said.join("; ")}.`),
    };
  }
  const list = await listQuotations(await context.reading(), input.theme, input.all ?? false);
  for (const { text, participant, themes } of list.twice)
    context.note(`Quoted more than once (${themes.join("; ")}), ${participant}: “${cut(text, 60)}”`);
  return {
    schema: "quotes",
    json: { quotations: list.quotations, twice: list.twice, coders: list.counted.names },
    text: shown(list, input.all ?? false),
    plain: {
      header: [
        "id",
        "theme",
        "key",
        "stance",
        "participant",
        "role",
        "source",
        "turn",
        "words",
        "used",
        "text",
      ],
      rows: list.quotations.map((q) => [
        q.id,
        q.theme,
        q.key ? "key" : "",
        q.stance,
        q.participant,
        q.role,
        q.source,
        q.turn,
        q.words,
        q.used.join("; "),
        q.text,
      ]),
    },
    hint: input.all
      ? "Make one a key quotation with 'themata quotes --pick ID'; --unpick ID removes the mark."
      : "Every passage that could be quoted: 'themata quotes THEME --all'.",
  };
}

function shown({ quotations, counted: coders }: QuotationList, all: boolean): string {
  if (quotations.length === 0)
    return "Nothing can be quoted yet: that takes a theme with codes, and coded passages from people who may be quoted.";
  const lines: string[] = [];
  let theme = "";
  for (const quotation of quotations) {
    if (quotation.theme !== theme) {
      theme = quotation.theme;
      const own = quotations.filter((other) => other.theme === theme);
      const people = new Set(own.map(({ participant }) => participant)).size;
      lines.push(
        ...(lines.length > 0 ? [""] : []),
        `${paint("bold", theme)} ${paint("dim", `${countText(own.length, "passage")} of ${countText(people, "person", "people")}`)}`,
      );
    }
    lines.push(...entry(quotation, all));
  }
  return [...lines, "", paint("dim", `* key quotation. Passages of ${coders.description}.`)].join("\n");
}

function entry(quotation: ListedQuotation, all: boolean): string[] {
  const { id, key, participant, source, turn, text, stance, theme, used } = quotation;
  const elsewhere = used.filter((name) => name !== theme);
  const remarks = [
    ...(stance === "against" ? ["against the theme"] : []),
    ...(all && used.includes(theme) ? ["in the report"] : []),
    ...(elsewhere.length > 0 ? [paint("yellow", `also under ${elsewhere.join("; ")}`)] : []),
  ];
  const facts = [participant, `${source}, turn ${turn}`, ...remarks].join("; ");
  return [`${key ? "*" : " "} ${paint("dim", id.slice(0, 8))}  ${facts}`, `    ${text}`];
}
