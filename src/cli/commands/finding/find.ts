import { countText } from "../../../core/count-text.js";
import { type Found, type FoundPassage, findByQuery } from "../../../workflow/coding/find-by-query.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-finding.js";

type Input = InputOf<typeof declared.find>;

/** Prints the passages that fit a query, each with what stands around it. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.reading();
  const found = await findByQuery(work, input.query.join(" "), {
    coders: context.whose,
    limit: input.count ? 0 : countOf(input.limit, "--limit"),
    context: countOf(input.context === "0" ? undefined : input.context, "--context") ?? 0,
  });
  const { passages, total, sources, participants, others, elsewhere, description: message, asOf } = found;
  const json = {
    query: input.query.join(" "),
    total,
    sources,
    participants,
    others,
    elsewhere,
    counted: message,
    asOf,
  };
  if (input.count)
    return {
      schema: "find",
      json,
      text: String(total),
      plain: { header: ["passages", "sources", "participants"], rows: [[total, sources, participants]] },
    };
  const summary = summaryOf(found);
  const result = await writeTable(context, input.csv ? { ...input, format: "csv" } : input, {
    schema: "find",
    json: { ...json, passages },
    sheet: {
      title: `Passages that match: ${input.query.join(" ")}`,
      columns: [
        { title: "source" },
        { title: "turn", align: "right" },
        { title: "start", align: "right" },
        { title: "end", align: "right" },
        { title: "speakers" },
        { title: "participants" },
        { title: "codes" },
        { title: "quote" },
        { title: "codings" },
      ],
      rows: passages.map((p) => [
        p.source,
        p.turn,
        p.start,
        p.end,
        p.speakers.join("; "),
        p.participants.join("; "),
        [...new Set(p.codings.map(({ path }) => path))].join("; "),
        p.quote,
        p.codings.map(({ id }) => id).join(" "),
      ]),
      notes: [summary],
    },
    empty: "Nothing matches.",
  });
  if (input.output !== undefined || result.text === "") return result;
  return { ...result, text: [...passages.map(passageText), paint("dim", summary)].join("\n\n") };
}

function passageText(p: FoundPassage): string {
  const one = (text: string) => text.replace(/\s+/g, " ");
  const who = p.participants.length > 0 ? p.participants : p.speakers;
  const codes = [...new Set(p.codings.map(({ path }) => path))];
  const head = [
    paint("bold", `${p.source}:${p.turn ?? "–"}`),
    ...(who.length > 0 ? [who.join(", ")] : []),
    ...(codes.length > 0 ? [paint("dim", codes.join("; "))] : []),
  ];
  return `${head.join("  ")}\n  ${paint("dim", one(p.before))}${one(p.quote)}${paint("dim", one(p.after))}`;
}

function summaryOf(found: Found): string {
  const { passages, total, sources, participants, others, elsewhere, description: summary, asOf } = found;
  const first = passages.length < total ? `The first ${passages.length} of ` : "";
  const apart = others === 0 ? "" : `; ${others} of them only by interviewers and others`;
  const state = asOf === null ? "" : `, as of event ${asOf}`;
  const silent =
    elsewhere === 0
      ? ""
      : ` Not among them: ${countText(elsewhere, "passage")} without a participant's words.`;
  return `${first}${countText(total, "passage")} in ${countText(sources, "source")}, of ${countText(participants, "participant")}${apart}. Codings counted: ${summary}${state}.${silent}`;
}
