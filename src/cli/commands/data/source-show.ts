import { countText } from "../../../core/count-text.js";
import { showSource } from "../../../workflow/sources/source-show.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-source.js";

type Input = InputOf<typeof declared.sourceShow>;

/** Shows one source: its session, its speakers, what its file said of itself. */
export async function run(input: Input, context: Context): Promise<Result> {
  const source = await showSource(await context.reading(), input.source);
  const session = Object.entries(source.session ?? {}).filter(([, value]) => value !== "" && value !== null);
  const meta = Object.entries(source.meta);
  const speakers = source.speakers.map((s) => [
    s.name || "(unnamed)",
    s.role,
    s.participant ?? "",
    s.turns,
    s.words,
  ]);
  const line = ([key, value]: readonly [string, unknown]) => `  ${paint("dim", `${key}:`)} ${String(value)}`;
  const text = [
    paint("bold", source.name),
    `  ${source.kind}, ${source.format}${source.file === "" ? "" : ` (${source.file})`}, ${countText(source.turns, "turn")}, ${countText(source.words, "word")}, ${countText(source.codings, "coding")}`,
    ...(session.length > 0 ? ["", paint("bold", "Session"), ...session.map(line)] : []),
    "",
    table(
      [
        { title: "speaker", max: 32 },
        { title: "role" },
        { title: "participant", max: 32 },
        { title: "turns", align: "right" },
        { title: "words", align: "right" },
      ],
      speakers,
    ),
    ...(meta.length > 0 ? ["", paint("bold", "Front matter"), ...meta.map(line)] : []),
    ...(source.warnings.length > 0 ? [""] : []),
    ...source.warnings.map(({ message }) => `${paint("yellow", "look:")} ${message}`),
  ];
  return {
    schema: "source-show",
    json: { source },
    text: text.join("\n"),
    plain: { header: ["speaker", "role", "participant", "turns", "words"], rows: speakers },
  };
}
